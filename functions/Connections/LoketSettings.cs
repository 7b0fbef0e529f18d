using LoketFunctions.Http;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Settings;

namespace LoketFunctions.Connections;

/// <summary>Reads Loket's options from the app's settings under <c>Loket</c>.</summary>
internal static class LoketSettings
{
    private const string FromLoket = "Loket gives it with the client's registration.";
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);

    public static LoketOptions Read(AppSettings settings, PublicAddress address)
    {
        var section = settings.Section("Loket");
        var standard = new LoketOptions();
        var options = new LoketOptions
        {
            ApiBaseAddress = section.Address(nameof(LoketOptions.ApiBaseAddress)) ?? standard.ApiBaseAddress,
            OAuthBaseAddress = section.Address(nameof(LoketOptions.OAuthBaseAddress)) ?? standard.OAuthBaseAddress,
            UserFilterSettingsBaseAddress = section.Address(nameof(LoketOptions.UserFilterSettingsBaseAddress)),
            ClientId = section.Required(nameof(LoketOptions.ClientId), FromLoket),
            ClientSecret = section.Required(nameof(LoketOptions.ClientSecret), FromLoket) is { Length: > 0 } secret
                ? new ClientSecret(secret)
                : null,
            ApplicationId = section.Id(nameof(LoketOptions.ApplicationId)),
            RedirectUri = address.Callback,
            Scope = section.Text(nameof(LoketOptions.Scope), standard.Scope),
            AttemptTimeout = section.Duration(nameof(LoketOptions.AttemptTimeout), standard.AttemptTimeout, LongestWait),
            RetryAttempts = section.Number(nameof(LoketOptions.RetryAttempts), standard.RetryAttempts, 1, 10),
            RetryDelay = section.Duration(nameof(LoketOptions.RetryDelay), standard.RetryDelay, LongestWait),
            RetryMaxDelay = section.Duration(nameof(LoketOptions.RetryMaxDelay), standard.RetryMaxDelay, LongestWait),
            MaxCallsAtOncePerConnection = section.Number(
                nameof(LoketOptions.MaxCallsAtOncePerConnection), standard.MaxCallsAtOncePerConnection, 1, 64),
            PageSize = section.Number(nameof(LoketOptions.PageSize), standard.PageSize, 1, 1000),
            Versions = VersionsOf(section.Section(nameof(LoketOptions.Versions)), standard.Versions),
        };
        if (options.RetryMaxDelay < options.RetryDelay)
            section.Fault(nameof(LoketOptions.RetryMaxDelay), "is below Loket__RetryDelay.");
        return options;
    }

    private static LoketVersions VersionsOf(SettingsSection section, LoketVersions standard) => new()
    {
        Common = Version(section, nameof(LoketVersions.Common)) ?? standard.Common,
        Employees = Version(section, nameof(LoketVersions.Employees)) ?? standard.Employees,
        Employments = Version(section, nameof(LoketVersions.Employments)) ?? standard.Employments,
        Authorizations = Version(section, nameof(LoketVersions.Authorizations)) ?? standard.Authorizations,
    };

    private static string? Version(SettingsSection section, string name) =>
        section.Read(name, text => DateOnly.TryParseExact(text, "yyyy-MM-dd", out _) ? text : null, "is not a date (yyyy-MM-dd).");
}
