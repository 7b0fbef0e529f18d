using Azure.Core;
using Azure.Identity;
using LoketFunctions.Settings;

namespace LoketFunctions.Telemetry;

/// <summary>Where Azure Monitor takes telemetry, by the same settings that the Functions host reads for its own.</summary>
internal sealed record ApplicationInsightsOptions
{
    private const string Connection = "APPLICATIONINSIGHTS_CONNECTION_STRING";
    private const string Authentication = "APPLICATIONINSIGHTS_AUTHENTICATION_STRING";

    /// <summary>Null: nothing is sent there.</summary>
    public string? ConnectionString { get; init; }

    /// <summary>The app's identity, where telemetry is not taken from everybody who knows the connection string.</summary>
    public TokenCredential? Identity { get; init; }

    public static ApplicationInsightsOptions Read(AppSettings settings)
    {
        var byIdentity = settings.Text(Authentication) is not null;
        var identity = new DefaultAzureCredentialOptions { ManagedIdentityClientId = settings.Text("AZURE_CLIENT_ID") };
        return new ApplicationInsightsOptions
        {
            ConnectionString = settings.Text(Connection),
            Identity = byIdentity ? new DefaultAzureCredential(identity) : null,
        };
    }

    public override string ToString() => "***";
}
