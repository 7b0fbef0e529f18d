namespace LoketFunctions.Loket.Configuration;

/// <summary>Where Loket is and how this app calls it. Defaults to the acceptance environment.</summary>
internal sealed record LoketOptions
{
    public Uri ApiBaseAddress { get; init; } = new("https://api.loket-acc.nl/v2/");

    public Uri OAuthBaseAddress { get; init; } = new("https://oauth.loket-acc.nl/");

    /// <summary>Null: derived from <see cref="ApiBaseAddress"/>, see <see cref="UserFilterSettingsAddress"/>.</summary>
    public Uri? UserFilterSettingsBaseAddress { get; init; }

    public string ClientId { get; init; } = "";

    public ClientSecret? ClientSecret { get; init; }

    /// <summary>By which Loket lists what this client may use; null: not known.</summary>
    public Guid? ApplicationId { get; init; }

    /// <summary>Exactly as registered with Loket.</summary>
    public Uri? RedirectUri { get; init; }

    public string Scope { get; init; } = "all";

    /// <summary>For one attempt, answer read to its end.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Further attempts of a read after its first. Writes are never repeated here.</summary>
    public int RetryAttempts { get; init; } = 4;

    /// <summary>The wait before the first repeat; doubles, with jitter, up to <see cref="RetryMaxDelay"/>.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>A Retry-After beyond this is not waited for: the call fails as throttled and says how long Loket asked for.</summary>
    public TimeSpan RetryMaxDelay { get; init; } = TimeSpan.FromSeconds(60);

    public int MaxCallsAtOncePerConnection { get; init; } = 4;

    /// <summary>Asked for explicitly: Loket's default of 250 may change.</summary>
    public int PageSize { get; init; } = 250;

    public LoketVersions Versions { get; init; } = new();

    /// <summary>
    /// Loket's document serves the user filter settings from another server: `k8s.` instead of `api.`, and the path
    /// `globalfilter-microservice` instead of `v2`. The document names it for production only; acceptance follows its pattern.
    /// A host that does not begin with `api.` (a simulated Loket) keeps its name.
    /// </summary>
    public Uri UserFilterSettingsAddress
    {
        get
        {
            if (UserFilterSettingsBaseAddress is { } given)
                return WithSlash(given);
            var host = ApiBaseAddress.Host.StartsWith("api.", StringComparison.OrdinalIgnoreCase)
                ? "k8s." + ApiBaseAddress.Host[4..]
                : ApiBaseAddress.Host;
            return new UriBuilder(ApiBaseAddress) { Host = host, Path = "/globalfilter-microservice/" }.Uri;
        }
    }

    public Uri ApiAddress => WithSlash(ApiBaseAddress);

    public Uri OAuthAddress => WithSlash(OAuthBaseAddress);

    private static Uri WithSlash(Uri address) => address.AbsoluteUri.EndsWith('/') ? address : new Uri(address.AbsoluteUri + "/");
}
