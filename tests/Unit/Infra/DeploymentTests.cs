using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using Azure.Storage.Blobs;
using LoketFunctions.Sandbox;
using LoketFunctions.Storage;
using LoketFunctions.Tests.Conventions;

namespace LoketFunctions.Tests.Infra;

/// <summary>The parts of a deployment fit together: Bicep, azd, the host, the app's containers.</summary>
public sealed partial class DeploymentTests
{
    [Fact]
    public void Every_container_is_forgotten_or_is_the_apps_memory()
    {
        string[] memory = ["snapshots", "ledgers", "mappings", "personnel", "pension"];
        var containers = new AppBlobs(new BlobServiceClient(new Uri("https://x.blob.example/"))).All.Select(container => container.Name);
        Assert.Equal(containers.Except(memory).Order(StringComparer.Ordinal), DaysKept().Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Things_are_kept_as_long_as_the_app_says()
    {
        var (settings, kept) = (Deployment.OfEverything.AppSettings, DaysKept());
        var (months, years) = (Number(settings["Retention__RunMonths"]), Number(settings["Retention__ExportYears"]));
        Assert.Equal((OfTheApp("Retention__RunMonths"), OfTheApp("Retention__ExportYears")), (months, years));
        Assert.Equal(30, kept["requests"]);
        Assert.InRange(kept["reports"], months * 30, months * 31);
        Assert.InRange(kept["payrollfiles"], years * 365, years * 366);
    }

    [Fact]
    public void The_task_hub_is_the_one_that_the_runbooks_name()
    {
        var hub = Deployment.OfEverything.AppSettings["TASK_HUB_NAME"];
        Assert.Equal("LoketFunctions", hub);
        var runbook = File.ReadAllText(Path.Combine(Repository.Root, "docs/runbooks/restoring-from-backup.md"));
        Assert.Contains($"task hub `{hub}`", runbook, StringComparison.Ordinal);
    }

    [Fact]
    public void What_waits_warm_takes_requests_and_leads_orchestrations()
    {
        var config = Deployment.OfEverything.Properties("Microsoft.Web/sites").Single().GetProperty("functionAppConfig");
        var warm = config.GetProperty("scaleAndConcurrency").GetProperty("alwaysReady").EnumerateArray();
        Assert.Equal(
            [("http", 2), ("durable", 2)],
            warm.Select(group => (group.GetProperty("name").GetString(), group.GetProperty("instanceCount").GetInt32())));
    }

    [Fact]
    public void Azd_finds_the_service_and_its_script()
    {
        var yaml = File.ReadAllText(Path.Combine(Repository.Root, "azure.yaml"));
        var service = Service().Match(yaml);
        var app = Deployment.OfEverything.Resources("Microsoft.Web/sites").Single();
        Assert.Equal(service.Groups["name"].Value, app.GetProperty("tags").GetProperty("azd-service-name").GetString());
        Assert.NotEmpty(Directory.GetFiles(Path.Combine(Repository.Root, service.Groups["project"].Value), "*.csproj"));
        Assert.All(Script().Matches(yaml), script => Assert.True(File.Exists(Path.Combine(Repository.Root, script.Groups["file"].Value))));
        Assert.True(File.Exists(Path.Combine(Repository.Root, "infra", "main.bicepparam")));
    }

    /// <summary>By container, after the last change.</summary>
    private static Dictionary<string, int> DaysKept() =>
        Deployment.OfEverything.Properties("Microsoft.Storage/storageAccounts/managementPolicies").Single()
            .GetProperty("policy").GetProperty("rules").EnumerateArray().Select(rule => rule.GetProperty("definition"))
            .ToDictionary(ContainerOf, DaysOf, StringComparer.Ordinal);

    private static string ContainerOf(JsonElement rule) =>
        Assert.Single(rule.GetProperty("filters").GetProperty("prefixMatch").EnumerateArray()).GetString()!.TrimEnd('/');

    private static int DaysOf(JsonElement rule) =>
        rule.GetProperty("actions").GetProperty("baseBlob").GetProperty("delete")
            .GetProperty("daysAfterModificationGreaterThan").GetInt32();

    private static int OfTheApp(string setting) =>
        Number(SettingNames.Documented.Single(documented => documented.Name == setting).Default.Trim('`'));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"services:\s+(?<name>\w+):\s+project: (?<project>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Service();

    [GeneratedRegex(@"run: sh (?<file>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Script();
}
