using System.Reflection;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using LoketFunctions.Connections;
using LoketFunctions.Export;
using LoketFunctions.Loket;
using LoketFunctions.Mail;
using LoketFunctions.Mapping;
using LoketFunctions.Planner;
using LoketFunctions.Sandbox;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using LoketFunctions.Sync;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Conventions;

/// <summary>Holds docs/settings.md and local.settings.sample.json to what the app really reads.</summary>
public sealed partial class SettingsTests
{
    private const string SamplePlanner = "zonplan";

    /// <summary>Bound with the rest of Loket's options and then replaced by what follows from PUBLIC_BASE_ADDRESS.</summary>
    private const string Replaced = "Loket__RedirectUri";

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
        foreach (var (key, stated, _) in Documented.Where(setting => setting.Default.StartsWith('`') && !setting.Key.Contains('{', StringComparison.Ordinal)))
        {
            var value = new Dictionary<string, string?> { [key.Replace("__", ":", StringComparison.Ordinal)] = stated.Trim('`') };
            var configuration = new ConfigurationBuilder().AddInMemoryCollection(value).Build();
            switch (key.Split("__")[0])
            {
                case "Loket":
                    Assert.Equal(new LoketOptions(), configuration.GetSection("Loket").Get<LoketOptions>());
                    break;
                case "PlannerCalls":
                    Assert.Equal(new PlannerOptions(), PlannerOptions.Read(configuration));
                    break;
                case "Sync":
                    Assert.Equal(new SyncOptions(), SyncOptions.Read(configuration));
                    break;
                case "Export":
                    Assert.Equal(new ExportOptions(), ExportOptions.Read(configuration));
                    break;
                case "Mail":
                    Assert.Equal(MailOptions.Read(new ConfigurationBuilder().Build()), MailOptions.Read(configuration));
                    break;
                default:
                    break;
            }
        }
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

    /// <summary>What is asked of the configuration while the app is composed as Program does it.</summary>
    private static IEnumerable<string> ReadByApp(Dictionary<string, string?> values)
    {
        var recorder = new Recorder(values);
        var configuration = new ConfigurationBuilder().Add(recorder).Build();
        var services = new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System);
        services.AddStorage(configuration).AddTokenKeys(configuration).AddMail(configuration).AddPlanners(configuration)
            .AddLoket(LoketSettings.Read(configuration)).AddConnections(configuration).AddSync(configuration).AddMapping().AddExport(configuration);
        using var provider = services.BuildServiceProvider();
        provider.GetRequiredService<ITokenKeys>();

        var asked = recorder.Asked.Where(key => !recorder.Asked.Any(other => other.StartsWith(key + ":", StringComparison.OrdinalIgnoreCase)));
        return asked.Select(NameOf).Where(name => name != Replaced && !IsComputed(name));
    }

    /// <summary>The binder also asks for what options work out of others and nobody can set.</summary>
    private static bool IsComputed(string name) =>
        name.StartsWith("Loket__", StringComparison.Ordinal) && typeof(LoketOptions).GetProperty(name["Loket__".Length..]) is { CanWrite: false };

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
