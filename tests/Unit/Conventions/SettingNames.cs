using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LoketFunctions.Sandbox;
using LoketFunctions.Settings;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Conventions;

/// <summary>A row of docs/settings.md.</summary>
internal sealed record DocumentedSetting(string Name, string Type, string Default, bool OnlyInAzure)
{
    public bool IsSecret => Type is "secret" or "`whsec_…`";
}

/// <summary>The settings that the app really reads, and those that docs/settings.md and the sample name.</summary>
internal static partial class SettingNames
{
    /// <summary>local.settings.sample.json, as configuration sees it.</summary>
    public static Dictionary<string, string?> Sample { get; } = JsonNode.Parse(
        File.ReadAllText(Path.Combine(Repository.Root, "local.settings.sample.json")))!["Values"]!
        .AsObject().ToDictionary(value => value.Key.Replace("__", ":", StringComparison.Ordinal), value => (string?)value.Value);

    public static string Document { get; } = Path.Combine(Repository.Root, "docs", "settings.md");

    public static IReadOnlyList<DocumentedSetting> Documented { get; } = [.. ReadDocument()];

    /// <summary>By documented name, whatever is asked for on one machine or in Azure.</summary>
    public static IReadOnlySet<string> Read()
    {
        var inAzure = new Dictionary<string, string?>(Sample)
        {
            ["Storage:TablesUri"] = "https://x.table.example/",
            ["Storage:BlobsUri"] = "https://x.blob.example/",
            ["Security:KeyVaultUri"] = "https://x.vault.example/",
            ["Security:LocalTokenKey"] = null,
        };
        var withoutOwnStorage = new Dictionary<string, string?>(Sample) { ["Storage:ConnectionString"] = null };
        return new[] { Sample, inAzure, withoutOwnStorage }.SelectMany(ReadByApp).Concat(TimerSettings()).Concat(HostJsonSettings()).Append(
            "FUNCTIONS_WORKER_RUNTIME").ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>As documented: planners and numbers by what they stand for.</summary>
    public static string NameOf(string key)
    {
        var parts = key.Split(':');
        return string.Join("__", parts.Select((part, place) =>
            place == 1 && parts[0] == "Planners" ? "{id}" : int.TryParse(part, out _) ? "{n}" : part));
    }

    /// <summary>As documented, of a setting as the environment has it.</summary>
    public static string NameOfVariable(string name) => NameOf(KeyOf(name));

    /// <summary>As configuration has it.</summary>
    public static string KeyOf(string variable) => variable.Replace("__", ":", StringComparison.Ordinal);

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
        .OfType<string>().Where(schedule => schedule.StartsWith('%')).Select(schedule => schedule.Trim('%'));

    private static IEnumerable<string> HostJsonSettings() =>
        Resolved().Matches(File.ReadAllText(Path.Combine(Repository.Root, "host.json"))).Select(match => match.Groups["name"].Value);

    private static IEnumerable<DocumentedSetting> ReadDocument()
    {
        var heading = "";
        foreach (var line in File.ReadLines(Document))
        {
            if (line.StartsWith("## ", StringComparison.Ordinal))
                heading = line;
            else if (line.StartsWith("| `", StringComparison.Ordinal) && line.Split('|') is [_, var name, var type, var stated, ..])
                yield return new DocumentedSetting(
                    name.Trim(' ', '`'), type.Trim(), stated.Trim(), heading.EndsWith("Azure", StringComparison.Ordinal));
        }
    }

    [GeneratedRegex("\"%(?<name>\\w+)%\"", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Resolved();

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
