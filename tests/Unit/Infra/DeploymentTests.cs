using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using LoketFunctions.Sandbox;
using LoketFunctions.Storage;
using LoketFunctions.Tests.Conventions;

namespace LoketFunctions.Tests.Infra;

/// <summary>The parts of a deployment fit together: modules, azd, the host, the app's containers, the workflows.</summary>
public sealed partial class DeploymentTests
{
    [Fact]
    public void Modules_get_what_they_ask_for_and_nothing_else()
    {
        Assert.NotEmpty(BicepFile.Main.Modules);
        Rule.Holds(BicepFile.Main.Modules.SelectMany(module =>
        {
            var asked = BicepFile.Named(module.File).Parameters;
            return asked.Where(parameter => !parameter.IsOptional).Select(parameter => parameter.Name).Except(module.Passed).Select(name => $"{module.Name} is not given {name}.")
                .Concat(module.Passed.Except(asked.Select(parameter => parameter.Name)).Select(name => $"{module.Name} does not take {name}."));
        }));
    }

    [Fact]
    public void Parameter_files_give_what_is_asked_for() =>
        Rule.Holds(
            from file in BicepFile.All
            where file.Path.EndsWith(".bicepparam", StringComparison.Ordinal)
            let given = file.Parameters.Select(parameter => parameter.Name).ToList()
            from fault in BicepFile.Main.Parameters.Where(parameter => !parameter.IsOptional).Select(parameter => parameter.Name).Except(given).Select(name => $"lacks {name}")
                .Concat(given.Except(BicepFile.Main.Parameters.Select(parameter => parameter.Name)).Select(name => $"has {name}, which is none"))
            select $"{file} {fault}.");

    [Fact]
    public void Every_container_is_forgotten_or_is_the_apps_memory()
    {
        string[] memory = ["snapshots", "ledgers", "mappings"];
        var containers = new AppBlobs(new BlobServiceClient(new Uri("https://x.blob.example/"))).All.Select(container => container.Name);
        var forgotten = Lifetime().Matches(BicepFile.Named("infra/modules/storage.bicep").Text).Select(match => match.Groups["container"].Value);
        Assert.Equal(containers.Except(memory).Order(StringComparer.Ordinal), forgotten.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Things_are_kept_as_long_as_the_app_says()
    {
        Assert.Equal("30", BicepFile.Main.DefaultOf("keep", "requestDays"));
        Assert.Equal(OfTheApp("Retention__RunMonths"), BicepFile.Main.DefaultOf("keep", "reportMonths"));
        Assert.Equal(OfTheApp("Retention__ExportYears"), BicepFile.Main.DefaultOf("keep", "payrollFileYears"));
        Assert.Equal("string(keep.reportMonths)", BicepSettings.All["Retention__RunMonths"]);
        Assert.Equal("string(keep.payrollFileYears)", BicepSettings.All["Retention__ExportYears"]);
    }

    [Fact]
    public void The_task_hub_is_the_hosts_own()
    {
        var hub = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "host.json"))).RootElement.GetProperty("extensions").GetProperty("durableTask").GetProperty("hubName").GetString();
        Assert.Contains($"taskHub: '{hub}'", BicepFile.Main.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Azd_finds_the_service_and_its_script()
    {
        var yaml = File.ReadAllText(Path.Combine(Repository.Root, "azure.yaml"));
        var service = Service().Match(yaml);
        Assert.Contains($"'azd-service-name': '{service.Groups["name"].Value}'", BicepFile.Named("infra/modules/app.bicep").Text, StringComparison.Ordinal);
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(Repository.Root, service.Groups["project"].Value), "*.csproj"));
        Assert.All(Script().Matches(yaml), script => Assert.True(File.Exists(Path.Combine(Repository.Root, script.Groups["file"].Value))));
        Assert.True(File.Exists(Path.Combine(Repository.Root, "infra", "main.bicepparam")));
    }

    [Fact]
    public void Actions_of_others_are_pinned() =>
        Rule.Holds(
            from file in App.Files(".github/workflows")
            from Match use in Use().Matches(file.Text)
            where !use.Groups["action"].Value.StartsWith("./", StringComparison.Ordinal) && !Pinned().IsMatch(use.Groups["action"].Value)
            select $"{file} uses {use.Groups["action"].Value}, which can change.");

    private static string OfTheApp(string setting) => SettingNames.Documented.Single(documented => documented.Name == setting).Default.Trim('`');

    [GeneratedRegex(@"\{ container: '(?<container>\w+)', days: keep\.[^}]+\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Lifetime();

    [GeneratedRegex(@"services:\s+(?<name>\w+):\s+project: (?<project>\S+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Service();

    [GeneratedRegex(@"run: sh (?<file>\S+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Script();

    [GeneratedRegex(@"uses: (?<action>\S+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Use();

    [GeneratedRegex("@[0-9a-f]{40}$", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Pinned();
}
