using LoketFunctions.Tests.Conventions;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Infra;

/// <summary>What Bicep sets is what the app, its host or Azure reads, and it is enough to start.</summary>
public sealed class SettingsInAzureTests
{
    /// <summary>Read by the Functions host and its extensions: beginnings of names.</summary>
    private static readonly string[] OfTheHost = ["AzureWebJobsStorage__", "AzureFunctionsJobHost__", "APPLICATIONINSIGHTS_", "DURABLE_TASK_SCHEDULER"];

    /// <summary>Flex Consumption sets these itself, and refuses a deployment that does.</summary>
    private static readonly string[] OfThePlan = ["FUNCTIONS_WORKER_RUNTIME", "FUNCTIONS_EXTENSION_VERSION", "WEBSITE_RUN_FROM_PACKAGE", "WEBSITE_SITE_NAME"];

    [Fact]
    public void What_is_required_is_set() =>
        Rule.Holds(
            from setting in SettingNames.Documented
            where setting.Default.StartsWith("required", StringComparison.Ordinal) && !setting.Default.EndsWith("not in Azure", StringComparison.Ordinal)
            where !BicepSettings.All.Keys.Any(name => name == setting.Name || name.StartsWith($"{setting.Name}__", StringComparison.Ordinal))
            select $"{setting.Name} is required and not set.");

    [Fact]
    public void What_the_app_reads_is_set_or_has_a_default()
    {
        var documented = SettingNames.Documented.ToDictionary(setting => setting.Name, StringComparer.Ordinal);
        Rule.Holds(
            from name in SettingNames.Read()
            where !BicepSettings.All.ContainsKey(name) && (!documented.TryGetValue(name, out var setting) || setting.Default.Length == 0)
            select $"{name} is neither set nor has it a default.");
    }

    [Fact]
    public void What_is_set_is_read() =>
        Rule.Holds(
            from name in BicepSettings.All.Keys.Except(SettingNames.Read())
            where !OfTheHost.Any(start => name.StartsWith(start, StringComparison.Ordinal))
            select $"{name} is set and nobody reads it.");

    [Fact]
    public void What_the_plan_sets_is_left_to_it() => Assert.Empty(BicepSettings.All.Keys.Intersect(OfThePlan));

    [Fact]
    public void The_app_starts_with_them()
    {
        var values = BicepSettings.All.Keys.Select(SettingNames.KeyOf).ToDictionary(key => key, key => SettingNames.Sample.GetValueOrDefault(key) is { Length: > 0 } sample ? sample : (string?)ValueOf(key), StringComparer.Ordinal);
        values["WEBSITE_SITE_NAME"] = "func-loket";
        var settings = StartUp.Settings(values);
        new ServiceCollection().AddLogging().AddApp(settings);
        settings.ThrowIfFaulty();
    }

    private static string ValueOf(string key) =>
        key.EndsWith("Secret", StringComparison.Ordinal) ? "whsec_ZXhhbXBsZS1vbmx5LW91dGJvdW5kLXNlY3JldC0wMDE="
        : key.EndsWith("Email", StringComparison.Ordinal) ? "operator@example.test"
        : key.EndsWith("Uri", StringComparison.Ordinal) || key.EndsWith("Webhook", StringComparison.Ordinal) || key.EndsWith("ENDPOINT", StringComparison.Ordinal) ? "https://x.example/"
        : "example=1";
}
