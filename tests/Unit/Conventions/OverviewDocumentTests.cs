using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using LoketFunctions.Sandbox;
using LoketFunctions.Storage;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Tests.Conventions;

/// <summary>The overview and the pages beside it name every table, container and step that there is, once, and no other.</summary>
public sealed partial class OverviewDocumentTests
{
    private const string Storage = "UseDevelopmentStorage=true";

    private static readonly string[] Pages =
        ["overview.md", "connecting.md", "sync.md", "export.md", "personnel.md", "pension.md", "privacy.md", "operations.md"];

    private static readonly string Text =
        string.Join('\n', Pages.Select(page => File.ReadAllText(Path.Combine(Repository.Root, "docs", page))));

    [Fact]
    public void Tables_and_containers_are_the_apps()
    {
        Assert.Equal(
            new AppTables(new TableServiceClient(Storage)).All.Select(table => table.Name).Order(StringComparer.Ordinal), Named("table"));
        Assert.Equal(new AppBlobs(new BlobServiceClient(Storage)).All.Select(container => container.Name).Order(StringComparer.Ordinal),
            Named("blobs"));
    }

    [Fact]
    public void Steps_are_the_apps() =>
        Assert.Equal(
            App.Functions.Where(function => function.Trigger<ActivityTriggerAttribute>() is not null).Select(function => function.Name)
                .Order(StringComparer.Ordinal),
            Step().Matches(Text).Select(match => match.Groups["name"].Value).Order(StringComparer.Ordinal));

    private static IEnumerable<string> Named(string kind) =>
        Place().Matches(Text).Where(match => match.Groups["kind"].Value == kind).Select(match => match.Groups["name"].Value).Order(
            StringComparer.Ordinal);

    [GeneratedRegex(@"^\| (?<kind>table|blobs) `(?<name>\w+)`", RegexOptions.Multiline | RegexOptions.CultureInvariant
        | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Place();

    [GeneratedRegex(@"^\| `(?<name>[A-Z]\w+)`", RegexOptions.Multiline | RegexOptions.CultureInvariant
        | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Step();
}
