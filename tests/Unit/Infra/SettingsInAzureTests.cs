using System.Security.Cryptography;
using System.Text;
using LoketFunctions.Tests.Conventions;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Infra;

/// <summary>What Bicep sets is what the app, its host or Azure reads, and it is enough to start.</summary>
public sealed class SettingsInAzureTests
{
    /// <summary>Read by the Functions host and its extensions: beginnings of names.</summary>
    private static readonly string[] OfTheHost = ["AzureWebJobsStorage__"];

    /// <summary>Flex Consumption sets these itself, and refuses a deployment that does.</summary>
    private static readonly string[] OfThePlan =
        ["FUNCTIONS_WORKER_RUNTIME", "FUNCTIONS_EXTENSION_VERSION", "WEBSITE_RUN_FROM_PACKAGE", "WEBSITE_SITE_NAME"];

    private static HashSet<string> Set =>
        Deployment.OfEverything.AppSettings.Keys.Select(SettingNames.NameOfVariable).ToHashSet(StringComparer.Ordinal);

    [Fact]
    public void What_is_required_is_set() =>
        Rule.Holds(
            from setting in SettingNames.Documented
            where setting.Default.StartsWith("required", StringComparison.Ordinal)
                && !setting.Default.EndsWith("not in Azure", StringComparison.Ordinal)
            where !Set.Any(name => name == setting.Name || name.StartsWith($"{setting.Name}__", StringComparison.Ordinal))
            select $"{setting.Name} is required and not set.");

    [Fact]
    public void What_the_app_reads_is_set_or_has_a_default()
    {
        var documented = SettingNames.Documented.ToDictionary(setting => setting.Name, StringComparer.Ordinal);
        Rule.Holds(
            from name in SettingNames.Read()
            where !Set.Contains(name) && (!documented.TryGetValue(name, out var setting) || setting.Default.Length == 0)
            select $"{name} is neither set nor has it a default.");
    }

    [Fact]
    public void What_is_set_is_read() =>
        Rule.Holds(
            from name in Set.Except(SettingNames.Read())
            where !OfTheHost.Any(start => name.StartsWith(start, StringComparison.Ordinal))
            select $"{name} is set and nobody reads it.");

    [Fact]
    public void What_the_plan_sets_is_left_to_it() => Assert.Empty(Set.Intersect(OfThePlan));

    [Theory]
    [InlineData("infra/main.test.bicepparam")]
    [InlineData("infra/main.production.bicepparam")]
    [InlineData("tests/Unit/Infra/everything.bicepparam")]
    public void The_app_starts_with_them(string parameters)
    {
        var values = Deployment.Of(parameters).AppSettings
            .ToDictionary(one => SettingNames.KeyOf(one.Key), one => ValueOf(one.Key, one.Value), StringComparer.Ordinal);
        values["WEBSITE_SITE_NAME"] = "func-loket";
        var settings = StartUp.Settings(values);
        new ServiceCollection().AddLogging().AddApp(settings);
        settings.ThrowIfFaulty();
    }

    private static string NewPrivateKey()
    {
        using var key = RSA.Create(2048);
        return Convert.ToBase64String(Encoding.ASCII.GetBytes(key.ExportPkcs8PrivateKeyPem()));
    }

    /// <summary>Itself, where Bicep knows it; else one as Azure or the vault would give it.</summary>
    private static string? ValueOf(string name, string value) =>
        !value.StartsWith('[') ? value
        : name.EndsWith("PrivateKey", StringComparison.Ordinal) ? NewPrivateKey()
        : name.EndsWith("HEADERS", StringComparison.Ordinal) ? "example=1"
        : name.EndsWith("Uri", StringComparison.Ordinal) || name.EndsWith("ADDRESS", StringComparison.Ordinal) ? "https://x.example/"
        : $"whsec_{Convert.ToBase64String(Encoding.UTF8.GetBytes($"example-only-{name}".PadRight(32, '.')))}";
}
