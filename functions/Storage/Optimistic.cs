namespace LoketFunctions.Storage;

/// <summary>
/// The one way to change what others may change at the same time: read it, change it, and write it only where it is still what was read;
/// else again.
/// </summary>
internal static class Optimistic
{
    private const int MaxAttempts = 50;

    /// <param name="what">What is changed, as a fault says it: keys only.</param>
    /// <param name="attempt">Done where it wrote before anybody else, or had nothing to write.</param>
    /// <exception cref="InvalidOperationException">Others were faster each time.</exception>
    public static async Task<T> ChangeAsync<T>(
        string what, Func<CancellationToken, Task<(bool Done, T Value)>> attempt, CancellationToken cancellation)
    {
        for (var count = 0; count < MaxAttempts; count++)
        {
            if (await attempt(cancellation) is (true, var value))
                return value;
        }

        throw new InvalidOperationException($"{what} changed {MaxAttempts} times while being changed.");
    }
}
