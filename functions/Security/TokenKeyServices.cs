using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using LoketFunctions.Settings;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Security;

/// <summary>The Key Vault that token keys come from.</summary>
/// <param name="client">Null where the key is a setting.</param>
internal sealed class TokenKeyVault(SecretClient? client, string secretName)
{
    public SecretClient? Client => client;

    public string SecretName => secretName;
}

internal static class TokenKeyServices
{
    private const string DefaultSecret = "loket-token-key";

    /// <summary>
    /// Keys from Key Vault (<c>Security:KeyVaultUri</c>, <c>Security:TokenKeySecret</c>), else on a developer's machine from
    /// <c>Security:LocalTokenKey</c>.
    /// </summary>
    public static IServiceCollection AddTokenKeys(this IServiceCollection services, AppSettings settings)
    {
        AddKeys(services, settings);
        services.AddSingleton<TokenCipher>();
        return services;
    }

    /// <summary>Fewer and shorter attempts than by default: callers have a limit (<see cref="KeyVaultTokenKeys.Patience"/>).</summary>
    private static SecretClientOptions Client() => new() { Retry = { MaxRetries = 2, NetworkTimeout = TimeSpan.FromSeconds(4) } };

    private static void AddKeys(IServiceCollection services, AppSettings settings)
    {
        var section = settings.Section("Security");
        var vault = section.Read(
            "KeyVaultUri", text => Uri.TryCreate(text, UriKind.Absolute, out var uri) && uri.Scheme == Uri.UriSchemeHttps ? uri : null,
            "is not an absolute https address.");
        var localKeys = section.Read("LocalTokenKey", text => new LocalTokenKeys(text));
        var (hasVault, hasLocal) = (section.Text("KeyVaultUri") is not null, section.Text("LocalTokenKey") is not null);
        if (settings.IsInAzure && hasLocal)
            section.Fault("LocalTokenKey", "is for development and not allowed inside Azure: remove it.");
        if (!hasVault && (settings.IsInAzure || !hasLocal))
            section.Fault("KeyVaultUri",
                "is missing, so there is no key to keep tokens under. On a developer's machine set Security__LocalTokenKey.");
        var secret = section.Text("TokenKeySecret", DefaultSecret);
        var identity = new DefaultAzureCredentialOptions { ManagedIdentityClientId = settings.Text("AZURE_CLIENT_ID") };
        services.AddSingleton(
            _ => new TokenKeyVault(vault is null ? null : new SecretClient(vault, new DefaultAzureCredential(identity), Client()), secret));
        services.AddSingleton<ITokenKeys>(
            provider => provider.GetRequiredService<TokenKeyVault>() is { Client: { } client, SecretName: var name }
            ? new KeyVaultTokenKeys(
                client, name, provider.GetRequiredService<TimeProvider>(), provider.GetRequiredService<ILogger<KeyVaultTokenKeys>>())
            : localKeys!);
    }
}
