using LoketFunctions.Security;

namespace LoketFunctions.Monitoring.Health.Checks;

/// <summary>Key Vault lets the app's identity in and has the secret that tokens are sealed with. Reads no value of it.</summary>
internal sealed class KeyVaultCheck(TokenKeyVault vault) : IDependencyCheck
{
    public string Name => "keyVault";

    public bool IsUsed => vault.Client is not null;

    public async Task CheckAsync(CancellationToken cancellation)
    {
        if (!await vault.Client!.GetPropertiesOfSecretVersionsAsync(vault.SecretName, cancellation).AnyAsync(cancellation))
            throw new InvalidOperationException($"The secret '{vault.SecretName}' in Key Vault has no version.");
    }
}
