using Microsoft.Extensions.Configuration;

namespace LoketFunctions.Connections;

/// <summary>Where the outside world reaches this app: <c>PUBLIC_BASE_ADDRESS</c>, without the route prefix.</summary>
internal sealed record PublicAddress(Uri Base)
{
    private const string Setting = "PUBLIC_BASE_ADDRESS";

    /// <summary>Where Loket sends the user back to: to be registered with Loket, to the letter.</summary>
    public Uri Callback => Api("connect/callback");

    /// <summary>The address of one of the app's own routes.</summary>
    public Uri Api(string route) => new($"{Base.AbsoluteUri.TrimEnd('/')}/api/{route}");

    public static PublicAddress Read(IConfiguration configuration) =>
        Uri.TryCreate(configuration[Setting], UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address.Query.Length == 0 && address.Fragment.Length == 0 && address.UserInfo.Length == 0
            ? new PublicAddress(address)
            : throw new InvalidOperationException(
                $"{Setting} is not an absolute https address (http only on this machine). The operator sets it to where the outside world reaches this app.");
}
