namespace LoketFunctions.Localhost.Durable;

internal static class InstanceIds
{
    /// <summary>Counted in UTF-16 units, as the real client does.</summary>
    public const int MaxLength = 100;

    /// <exception cref="ArgumentException">The id breaks a rule; the message names it.</exception>
    public static string Validated(string instanceId)
    {
        if (instanceId.StartsWith('@'))
        {
            throw new ArgumentException("Orchestration instance ids must not start with @.", nameof(instanceId));
        }

        if (instanceId.Any(c => c is '/' or '\\' or '#' or '?' || char.IsControl(c)))
        {
            throw new ArgumentException("Orchestration instance ids must not contain /, \\, #, ?, or control characters.", nameof(instanceId));
        }

        return instanceId.Length <= MaxLength
            ? instanceId
            : throw new ArgumentException($"Instance ID lengths must not exceed {MaxLength} characters.", nameof(instanceId));
    }
}
