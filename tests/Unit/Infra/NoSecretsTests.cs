using System.Text.RegularExpressions;
using LoketFunctions.Tests.Conventions;

namespace LoketFunctions.Tests.Infra;

/// <summary>No secret passes through a deployment: the app reads each from the vault, by its identity.</summary>
public sealed partial class NoSecretsTests
{
    private static readonly string[] Banned = ["@secure", "listKeys", "listSecrets", "listAccountSas", ".getSecret(", "whsec_", "AccountKey=", "SharedAccessSignature", "vaults/secrets@", "'br:", "'br/", "'ts:", "'ts/"];

    [Fact]
    public void Nothing_hands_out_a_secret_or_comes_from_a_registry() =>
        Rule.Holds(
            from file in BicepFile.All
            from banned in Banned
            where file.Text.Contains(banned, StringComparison.OrdinalIgnoreCase)
            select $"{file} has {banned}");

    [Fact]
    public void No_parameter_or_output_is_one() =>
        Rule.Holds(
            from file in BicepFile.All
            from name in file.Parameters.Select(parameter => parameter.Name).Concat(file.Outputs.Select(output => output.Name))
            where SecretName().IsMatch(name)
            select $"{file}: {name} sounds like a secret.");

    /// <summary>Outputs stay readable in the history of deployments.</summary>
    [Fact]
    public void Outputs_are_names_and_addresses() =>
        Rule.Holds(
            from file in BicepFile.All
            from output in file.Outputs
            from Match property in Property().Matches(output.Value)
            where property.Value is not (".properties.endpoint" or ".properties.defaultHostName")
            select $"{file}: {output.Name} gives {property.Value}.");

    [Fact]
    public void Every_secret_setting_comes_from_the_vault() =>
        Rule.Holds(
            from setting in SettingNames.Documented
            where setting.IsSecret && BicepSettings.All.TryGetValue(setting.Name, out var value) && !value.StartsWith("fromVault(vaultUri, ", StringComparison.Ordinal)
            select $"{setting.Name} is not read from the vault.");

    /// <summary>make-secrets.sh makes or asks for what these two name.</summary>
    [Fact]
    public void Every_secret_of_the_vault_is_made_or_asked_for()
    {
        var outputs = BicepFile.Main.Outputs.ToDictionary(output => output.Name, output => output.Value);
        var named = outputs["VAULT_RANDOM"] + outputs["VAULT_GIVEN"];
        var read = BicepSettings.All.Values.Select(value => VaultSecret().Match(value).Groups["name"].Value).Where(name => name.Length > 0).Append("loket-token-key").ToList();
        Assert.True(read.Count > 4);
        Assert.All(read, name => Assert.Contains($"'{name}'", named, StringComparison.Ordinal));
        Assert.Contains("one.inbound", named, StringComparison.Ordinal);
        Assert.Contains("one.outbound", named, StringComparison.Ordinal);
        Assert.Contains("`loket-token-key`", File.ReadAllText(SettingNames.Document), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("infra/modules/storage.bicep", "allowSharedKeyAccess: false")]
    [InlineData("infra/modules/storage.bicep", "allowBlobPublicAccess: false")]
    [InlineData("infra/modules/storage.bicep", "isVersioningEnabled: false")]
    [InlineData("infra/modules/vault.bicep", "enableRbacAuthorization: true")]
    [InlineData("infra/modules/vault.bicep", "enablePurgeProtection: true")]
    [InlineData("infra/modules/monitoring.bicep", "disableLocalAuth: true")]
    [InlineData("infra/modules/monitoring.bicep", "DisableLocalAuth: true")]
    [InlineData("infra/modules/app.bicep", "httpsOnly: true")]
    [InlineData("infra/modules/app.bicep", "ftpsState: 'Disabled'")]
    [InlineData("infra/modules/app.bicep", "keyVaultReferenceIdentity: identity.id")]
    public void The_doors_are_shut(string file, string words) => Assert.Contains(words, BicepFile.Named(file).Text, StringComparison.Ordinal);

    [Fact]
    public void Nobody_signs_in_to_the_apps_publishing_by_password() =>
        Assert.Equal(2, Regex.Count(BicepFile.Named("infra/modules/app.bicep").Text, @"basicPublishingCredentialsPolicies' = \{\s+name: '(ftp|scm)'\s+properties: \{ allow: false \}", RegexOptions.None, TimeSpan.FromSeconds(1)));

    [GeneratedRegex("secret|password|token|credential|key(?!_?vault)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretName();

    [GeneratedRegex(@"\.properties\.\w+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Property();

    [GeneratedRegex(@"^fromVault\(vaultUri, '(?<name>[\w-]+)'\)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VaultSecret();
}
