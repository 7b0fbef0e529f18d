using System.Text.Json;
using System.Text.RegularExpressions;
using LoketFunctions.Sandbox;
using LoketFunctions.Simulators.Loket;
using LoketFunctions.Simulators.Loket.Changes;
using LoketFunctions.Simulators.Loket.Rest;
using LoketFunctions.Simulators.Loket.Users;
using LoketFunctions.Simulators.Planner;
using LoketFaultKind = LoketFunctions.Simulators.Loket.Faults.FaultKind;

namespace LoketFunctions.Tests.Sandbox;

/// <summary>The READMEs of the simulators list what there is: no more, no less.</summary>
public sealed partial class SimulatorReadmeTests
{
    private static readonly string Loket = Read("Loket");

    [Fact]
    public async Task Control_addresses_of_Loket()
    {
        await using var loket = await SimulatedLoket.StartAsync(new SimulatedLoketOptions());

        Assert.Equal(loket.Controls.Order(StringComparer.Ordinal), Rows(Loket, "Control addresses"));
    }

    [Fact]
    public async Task Control_addresses_of_the_planner()
    {
        await using var planner = await SimulatedPlanner.StartAsync();

        Assert.Equal(planner.Controls.Order(StringComparer.Ordinal), Rows(Read("Planner"), "Control addresses"));
    }

    [Fact]
    public void Users_and_rights() =>
        Assert.Equal(
            SandboxUser.Defaults.Select(user => user.Name).Concat(Rights.Names).Order(StringComparer.Ordinal), Rows(Loket, "Signing in"));

    [Fact]
    public void Faults() =>
        Assert.Equal(Enum.GetNames<LoketFaultKind>().Select(Camel).Order(StringComparer.Ordinal), Rows(Loket, "Faults"));

    [Fact]
    public void Changes()
    {
        var kinds = Enum.GetNames<ChangeKind>().Select(kind => $"`{Camel(kind)}`");

        Assert.Contains($"Changes: {string.Join(", ", kinds)}.", Loket, StringComparison.Ordinal);
    }

    [Fact]
    public void Operations_with_their_versions() =>
        Assert.Equal(
            Operations.All.Select(Row).Order(StringComparer.Ordinal),
            Section(Loket, "What of Loket's document it plays").Split('\n')
                .Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    private static string Row(Operation operation)
    {
        var server = operation.Server == "/v2" ? "" : operation.Server;
        var versions = operation.Versions.Select(version => version.Date);
        return $"| `{operation.Method} {server}{operation.Template}` | {string.Join(", ", versions)} |";
    }

    /// <summary>What the rows of the tables of a section begin with, sorted.</summary>
    private static IEnumerable<string> Rows(string readme, string heading) =>
        FirstCell().Matches(Section(readme, heading)).Select(row => row.Groups["cell"].Value).Order(StringComparer.Ordinal);

    private static string Section(string readme, string heading) =>
        readme.Split("\n## ").Single(section => section.StartsWith(heading, StringComparison.Ordinal));

    private static string Read(string simulator) =>
        File.ReadAllText(Path.Combine(Repository.Root, "tests", "Simulators", simulator, "README.md")).ReplaceLineEndings("\n");

    private static string Camel(string name) => JsonNamingPolicy.CamelCase.ConvertName(name);

    [GeneratedRegex(@"^\| `(?<cell>[^`]+)` \|", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FirstCell();
}
