namespace LoketFunctions.Failures;

/// <summary>
/// Whoever guards the app's connections throws this, for a host that leads to no address that the app calls. It does not pass by itself.
/// </summary>
internal sealed class RefusedAddressException() : Exception("The host leads to no address that this app calls.")
{
    /// <summary>As a client hears of it: wrapped by its handler.</summary>
    public static bool IsCauseOf(Exception? exception) => exception is HttpRequestException { InnerException: RefusedAddressException };
}
