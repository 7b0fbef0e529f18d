using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LoketFunctions.Planner;
using LoketFunctions.Sandbox;
using LoketFunctions.Settings;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Conventions;

/// <summary>Holds docs/settings.md and local.settings.sample.json to what the app really reads.</summary>
public sealed partial class SettingsTests
{
    private const string SamplePlanner = "zonplan";

    private static readonly Dictionary<string, string?> Sample = JsonNode.Parse(File.ReadAllText(Path.Combine(Repository.Root, "local.settings.sample.json")))!["Values"]!
        .AsObject().ToDictionary(value => value.Key.Replace("__", ":", StringComparison.Ordinal), value => (string?)value.Value);

    private static readonly IReadOnlyList<(string Key, string Default, bool OnlyInAzure)> Documented = [.. ReadDocument()];

    [Fact]
    public void EverySettingThatTheAppReadsIsExplainedAndNoOther()
    {
        var inAzure = new Dictionary<string, string?>(Sample)
        {
            ["Storage:TablesUri"] = "https://x.table.example/",
            ["Storage:BlobsUri"] = "https://x.blob.example/",
            ["Security:KeyVaultUri"] = "https://x.vault.example/",
            ["Security:LocalTokenKey"] = null,
        };
        var withoutOwnStorage = new Dictionary<string, string?>(Sample) { ["Storage:ConnectionString"] = null };
        var read = new[] { Sample, inAzure, withoutOwnStorage }.SelectMany(ReadByApp).Concat(TimerSettings()).Append("FUNCTIONS_WORKER_RUNTIME").ToHashSet(StringComparer.Ordinal);
        var documented = Documented.Select(setting => setting.Key).ToList();
        Rule.Holds(read.Except(documented).Select(key => $"{key} is read but not explained.").Concat(documented.Except(read).Select(key => $"{key} is explained but not read.")));
    }

    [Fact]
    public void TheSampleHoldsThemAll() =>
        Assert.Equal(
            Documented.Where(setting => !setting.OnlyInAzure).Select(setting => setting.Key).Order(StringComparer.Ordinal),
            Sample.Keys.Select(NameOf).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void DefaultsAreTrue()
    {
        var stated = Documented.Where(setting => setting.Default.StartsWith('`') && !setting.Key.Contains('{', StringComparison.Ordinal))
            .Select(setting => KeyValuePair.Create(setting.Key.Replace("__", ":", StringComparison.Ordinal), (string?)setting.Default.Trim('`')));
        var (unset, set) = (StartUp.Settings([]), StartUp.Settings(stated));
        Assert.Equal(OptionsOf(unset), OptionsOf(set));
    }

    [Fact]
    public void TheSampleNamesNoRealSecret() =>
        Assert.All(Sample.Where(setting => SecretName().IsMatch(setting.Key) && setting.Value!.Length > 0), setting =>
        {
            var text = setting.Value!.Replace("whsec_", "", StringComparison.Ordinal);
            var decoded = text.EndsWith('=') ? System.Text.Encoding.ASCII.GetString(Convert.FromBase64String(text)) : text;
            Assert.StartsWith("example", decoded, StringComparison.Ordinal);
        });

    [Fact]
    public void ProfilesAreAllNamed() =>
        Assert.All(Profiles.Names, name => Assert.Contains($"`{name}`", File.ReadAllText(Document), StringComparison.Ordinal));

    private static string Document => Path.Combine(Repository.Root, "docs", "settings.md");

    private static IEnumerable<object> OptionsOf(AppSettings settings) => new ServiceCollection().AddLogging().AddApp(settings)
        .Select(service => service.ImplementationInstance).Where(one => one?.GetType().Name.EndsWith("Options", StringComparison.Ordinal) == true)
        .OfType<object>().Where(one => one.GetType().Namespace!.StartsWith("LoketFunctions", StringComparison.Ordinal));

    /// <summary>What is asked of the configuration while the app is composed as Program does it.</summary>
    private static IEnumerable<string> ReadByApp(Dictionary<string, string?> values)
    {
        var recorder = new Recorder(values);
        var settings = new AppSettings(new ConfigurationBuilder().Add(recorder).Build());
        new ServiceCollection().AddLogging().AddApp(settings);
        settings.ThrowIfFaulty();
        return recorder.Asked.Select(NameOf);
    }

    private static IEnumerable<string> TimerSettings() => App.Functions
        .Select(function => function.Trigger<TimerTriggerAttribute>()?.GetCustomAttribute<TimerTriggerAttribute>()!.Schedule)
        .OfType<string>().Select(schedule => schedule.Trim('%'));

    /// <summary>As documented: planners and numbers by what they stand for.</summary>
    private static string NameOf(string key) => string.Join("__", key.Split(':').Select(part =>
        part == SamplePlanner ? "{id}" : int.TryParse(part, out _) ? "{n}" : part));

    private static IEnumerable<(string Key, string Default, bool OnlyInAzure)> ReadDocument()
    {
        var heading = "";
        foreach (var line in File.ReadLines(Document))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                heading = line;
            else if (line.StartsWith("| `", StringComparison.Ordinal) && line.Split('|') is [_, var key, _, var stated, ..])
                yield return (key.Trim(' ', '`'), stated.Trim(), heading.EndsWith("Azure", StringComparison.Ordinal));
        }
    }

    [GeneratedRegex("Secret|Key$|Password|ClientId", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretName();

    private sealed class Recorder(Dictionary<string, string?> values) : ConfigurationProvider, IConfigurationSource
    {
        public HashSet<string> Asked { get; } = new(StringComparer.OrdinalIgnoreCase);

        public IConfigurationProvider Build(IConfigurationBuilder builder) => this;

        public override void Load() => Data = values.Where(value => value.Value is not null).ToDictionary(StringComparer.OrdinalIgnoreCase);

        public override bool TryGet(string key, out string? value)
        {
            Asked.Add(key);
            return base.TryGet(key, out value);
        }
    }
}
