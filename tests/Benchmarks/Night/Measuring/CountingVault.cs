using Azure;
using Azure.Security.KeyVault.Secrets;

namespace LoketFunctions.Benchmarks.Night.Measuring;

/// <summary>A Key Vault with one token key, which counts how often it is asked.</summary>
internal sealed class CountingVault(Counters counters) : SecretClient
{
    private readonly KeyVaultSecret _secret = SecretModelFactory.KeyVaultSecret(Properties(), Convert.ToBase64String(new byte[32]));

    public override AsyncPageable<SecretProperties> GetPropertiesOfSecretVersionsAsync(
        string name, CancellationToken cancellationToken = default)
    {
        counters.Current.Add(Counters.Vault);
        return AsyncPageable<SecretProperties>.FromPages([Page<SecretProperties>.FromValues([_secret.Properties], null, null!)]);
    }

    public override Task<Response<KeyVaultSecret>> GetSecretAsync(
        string name, string? version = null, SecretContentType? outContentType = null, CancellationToken cancellationToken = default)
    {
        counters.Current.Add(Counters.Vault);
        return Task.FromResult(Response.FromValue(_secret, null!));
    }

    private static SecretProperties Properties()
    {
        var properties = SecretModelFactory.SecretProperties(
            id: new Uri("https://vault.example/secrets/tokens/1"), name: "tokens", version: "1", createdOn: DateTimeOffset.UnixEpoch);
        properties.Enabled = true;
        return properties;
    }
}
