using System.Text.Json;
using System.Text.RegularExpressions;
using LoketFunctions.Tests.Conventions;

namespace LoketFunctions.Tests.Infra;

/// <summary>No secret passes through a deployment: the app reads each from the vault, by its identity.</summary>
public sealed partial class NoSecretsTests
{
    private static readonly string[] Banned =
    [
        "@secure", "listKeys", "listSecrets", "listAccountSas", ".getSecret(", "whsec_", "AccountKey=", "SharedAccessSignature",
        "vaults/secrets@", "'br:", "'br/", "'ts:", "'ts/",
    ];

    [Fact]
    public void Nothing_hands_out_a_secret_or_comes_from_a_registry() =>
        Rule.Holds(
            from file in App.Files("infra")
            where Path.GetExtension(file.Path) is ".bicep" or ".bicepparam"
            from banned in Banned
            where file.Text.Contains(banned, StringComparison.OrdinalIgnoreCase)
            select $"{file} has {banned}");

    [Fact]
    public void No_parameter_or_output_is_one() =>
        Rule.Holds(
            from template in Template.All
            from name in template.Parameters.Concat(template.Outputs.Select(output => output.Name))
            where SecretName().IsMatch(name)
            select $"{template}: {name} sounds like a secret.");

    /// <summary>Outputs stay readable in the history of deployments.</summary>
    [Fact]
    public void Outputs_are_names_and_addresses()
    {
        Assert.Contains(Template.All.SelectMany(template => template.Outputs), output => Read().IsMatch(output.Value));
        Rule.Holds(
            from template in Template.All
            from output in template.Outputs
            from Match read in Read().Matches(output.Value)
            where read.Value != "defaultHostName" && !OutputOfModule().IsMatch(read.Value)
            select $"{template}: {output.Name} gives {read.Value}.");
    }

    [Fact]
    public void Every_secret_setting_comes_from_the_vault()
    {
        var secrets = SettingNames.Documented.Where(setting => setting.IsSecret).Select(setting => setting.Name).ToList();
        var set = Deployment.OfEverything.AppSettings
            .ToLookup(setting => SettingNames.NameOfVariable(setting.Key), setting => setting.Value, StringComparer.Ordinal);
        Assert.True(secrets.Count > 4);
        Assert.All(secrets, name => Assert.True(set.Contains(name), $"{name} is not set."));
        Rule.Holds(from name in secrets where !set[name].All(VaultSecret().IsMatch) select $"{name} is not read from the vault.");
    }

    /// <summary>make-secrets.sh makes or asks for what the two outputs name; the app reads the token key by itself.</summary>
    [Fact]
    public void Every_secret_of_the_vault_is_made_or_asked_for()
    {
        var deployment = Deployment.OfEverything;
        var tokenKey = SettingNames.Documented.Single(setting => setting.Name == "Security__TokenKeySecret").Default.Trim('`');
        var read = deployment.AppSettings.Values.Select(value => VaultSecret().Match(value)).Where(match => match.Success)
            .Select(match => match.Groups["name"].Value).Append(tokenKey);
        var named = $"{deployment.Output("VAULT_RANDOM")} {deployment.Output("VAULT_GIVEN")}".Split(' ');
        Assert.Equal(read.Order(StringComparer.Ordinal), named.Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("Microsoft.Storage/storageAccounts", "allowSharedKeyAccess", "false")]
    [InlineData("Microsoft.Storage/storageAccounts", "allowBlobPublicAccess", "false")]
    [InlineData("Microsoft.Storage/storageAccounts", "publicNetworkAccess", "\"Disabled\"")]
    [InlineData("Microsoft.Storage/storageAccounts/blobServices", "isVersioningEnabled", "false")]
    [InlineData("Microsoft.KeyVault/vaults", "enableRbacAuthorization", "true")]
    [InlineData("Microsoft.KeyVault/vaults", "enablePurgeProtection", "true")]
    [InlineData("Microsoft.KeyVault/vaults", "publicNetworkAccess", "\"Disabled\"")]
    [InlineData("Microsoft.OperationalInsights/workspaces", "features.disableLocalAuth", "true")]
    [InlineData("Microsoft.Insights/components", "DisableLocalAuth", "true")]
    [InlineData("Microsoft.Web/sites", "httpsOnly", "true")]
    [InlineData("Microsoft.Web/sites", "siteConfig.ftpsState", "\"Disabled\"")]
    public void The_doors_are_shut(string type, string property, string value)
    {
        var found = Deployment.OfEverything.Properties(type).ToList();
        Assert.NotEmpty(found);
        Assert.All(found, one => Assert.Equal(value, property.Split('.').Aggregate(one, (at, name) => at.GetProperty(name)).GetRawText()));
    }

    [Fact]
    public void Nobody_signs_in_to_the_apps_publishing_by_password()
    {
        var ways = Deployment.OfEverything.Resources("Microsoft.Web/sites/basicPublishingCredentialsPolicies").ToList();
        Assert.Equal(["ftp", "scm"], ways.Select(way => way.GetProperty("name").GetString()!.Split('/')[1]));
        Assert.All(ways, way => Assert.Equal(JsonValueKind.False, way.GetProperty("properties").GetProperty("allow").ValueKind));
    }

    [Fact]
    public void The_app_reads_the_vault_by_the_one_identity_that_it_has()
    {
        var app = Deployment.OfEverything.Resources("Microsoft.Web/sites").Single();
        var identity = Assert.Single(app.GetProperty("identity").GetProperty("userAssignedIdentities").EnumerateObject());
        Assert.Equal(identity.Name, app.GetProperty("properties").GetProperty("keyVaultReferenceIdentity").GetString());
    }

    [GeneratedRegex("secret|password|token|credential|key(?!_?vault)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex SecretName();

    /// <summary>What is read of something deployed; parameters and variables are not.</summary>
    [GeneratedRegex(@"(?<!(parameters|variables|lambdaVariables)\('\w+'\)\.)(?<=\)\.)\w+(\.\w+)*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Read();

    [GeneratedRegex(@"^outputs\.\w+\.value$", RegexOptions.None, 1000)]
    private static partial Regex OutputOfModule();

    [GeneratedRegex(
        @"^\[format\('@Microsoft\.KeyVault\(SecretUri=\{0\}secrets/\{1\}\)', .+, '(?<name>[\w-]+)'\)\]$", RegexOptions.ExplicitCapture,
        1000)]
    private static partial Regex VaultSecret();
}
