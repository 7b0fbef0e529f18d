using Azure.Identity;
using Azure.Security.KeyVault.Secrets;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Security;

internal static class TokenKeyServices
{
    private const string DefaultSecret = "loket-token-key";

    /// <summary>
    /// Keys from Key Vault (<c>Security:KeyVaultUri</c>, <c>Security:TokenKeySecret</c>), else on a developer's machine from
    /// <c>Security:LocalTokenKey</c>. Throws with every fault named.
    /// </summary>
    public static IServiceCollection AddTokenKeys(this IServiceCollection services, IConfiguration configuration)
    {
        services.AddSingleton(Keys(configuration.GetSection("Security"), configuration));
        services.AddSingleton<TokenCipher>();
        return services;
    }

    private static Func<IServiceProvider, ITokenKeys> Keys(IConfigurationSection section, IConfiguration configuration)
    {
        var faults = new List<string>();
        var (vault, local) = (section["KeyVaultUri"], section["LocalTokenKey"]);
        var inAzure = !string.IsNullOrEmpty(configuration["WEBSITE_SITE_NAME"]);
        if (inAzure && !string.IsNullOrEmpty(local))
            faults.Add("Security__LocalTokenKey is for development and not allowed inside Azure. The operator removes it.");
        if (string.IsNullOrEmpty(vault) && (inAzure || string.IsNullOrEmpty(local)))
            faults.Add("Security__KeyVaultUri is not set, so there is no key to keep tokens under. On a developer's machine set Security__LocalTokenKey.");
        Uri? address = null;
        if (!string.IsNullOrEmpty(vault) && !(Uri.TryCreate(vault, UriKind.Absolute, out address) && address.Scheme == Uri.UriSchemeHttps))
            faults.Add("Security__KeyVaultUri is not an absolute https address.");

        LocalTokenKeys? localKeys = null;
        try
        {
            localKeys = string.IsNullOrEmpty(local) ? null : new LocalTokenKeys(local);
        }
        catch (FormatException exception)
        {
            faults.Add($"Security__LocalTokenKey: {exception.Message}");
        }

        if (faults.Count > 0)
            throw new InvalidOperationException(string.Join(Environment.NewLine, faults));
        if (address is null)
            return _ => localKeys!;

        var identity = new DefaultAzureCredentialOptions { ManagedIdentityClientId = configuration["AZURE_CLIENT_ID"] };
        return services => new KeyVaultTokenKeys(
            new SecretClient(address, new DefaultAzureCredential(identity)),
            section["TokenKeySecret"] ?? DefaultSecret,
            services.GetRequiredService<TimeProvider>());
    }
}
