using LoketFunctions.Settings;

namespace LoketFunctions.Http;

/// <summary>Where the outside world reaches this app: <c>PUBLIC_BASE_ADDRESS</c>, without the route prefix.</summary>
public sealed record PublicAddress(Uri Base)
{
    private const string Setting = "PUBLIC_BASE_ADDRESS";

    /// <summary>Where Loket sends the user back to: to be registered with Loket, to the letter.</summary>
    public Uri Callback => Api("connect/callback");

    /// <summary>The address of one of the app's own routes.</summary>
    public Uri Api(string route) => new($"{Base.AbsoluteUri.TrimEnd('/')}/api/{route}");

    internal static PublicAddress Read(AppSettings settings)
    {
        if (settings.Text(Setting) is { } text
            && settings.SafeAddress(text) is { Query.Length: 0, Fragment.Length: 0, UserInfo.Length: 0 } address)
            return new PublicAddress(address);
        settings.Fault(
            Setting,
            "is not an absolute https address (http only in development, on this machine): set it to where the outside world reaches this "
                + "app.");
        return new PublicAddress(new Uri("https://unknown.invalid"));
    }
}
