using System.Text.RegularExpressions;
using LoketFunctions.Sandbox;
using LoketFunctions.Tests.Conventions;

namespace LoketFunctions.Tests.Infra;

/// <summary>Workflows are what GitHub can read, by its own parser, and get what they need.</summary>
public sealed partial class WorkflowTests : IDisposable
{
    private const string Deploy = ".github/workflows/deploy.yml";
    private const string DeployTo = ".github/workflows/deploy-to.yml";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("workflows-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public void Github_reads_them() => Assert.Equal("", FaultsIn(Repository.Root));

    [Theory]
    [InlineData(Deploy, "environment: test", "environments: test", "Input environment is required")]
    [InlineData(Deploy, "needs: to-test", "needs: to-tset", "to-tset")]
    [InlineData(DeployTo, "steps.smoke.outcome", "step.smoke.outcome", "Unrecognized named-value: 'step'")]
    [InlineData(DeployTo, "timeout-minutes", "timeout-minute", "Unexpected value 'timeout-minute'")]
    public void What_github_cannot_read_is_found(string file, string right, string wrong, string fault)
    {
        Directory.CreateDirectory(Path.Combine(_folder.FullName, Path.GetDirectoryName(Deploy)!));
        foreach (var one in (string[])[Deploy, DeployTo])
        {
            var text = Text(one);
            Assert.True(one != file || text.Contains(right, StringComparison.Ordinal));
            var spoilt = one == file ? text.Replace(right, wrong, StringComparison.Ordinal) : text;
            File.WriteAllText(Path.Combine(_folder.FullName, one), spoilt);
        }

        Assert.Contains(fault, FaultsIn(_folder.FullName), StringComparison.Ordinal);
    }

    [Fact]
    public void Actions_of_others_are_pinned() =>
        Rule.Holds(
            from file in App.Files(".github/workflows")
            from Match use in Use().Matches(file.Text)
            let action = use.Groups["action"].Value
            where !action.StartsWith("./", StringComparison.Ordinal) && !Pinned().IsMatch(action)
            select $"{file} uses {action}, which can change.");

    /// <summary>Parameter files read the environment: that of azd, as a runbook tells, or that of the workflow.</summary>
    [Fact]
    public void Variables_of_parameter_files_are_documented_or_set_by_the_workflow()
    {
        var (runbook, workflow) = (Text("docs/runbooks/first-deployment.md"), Text(DeployTo));
        Rule.Holds(
            from file in App.Files("infra")
            where Path.GetExtension(file.Path) == ".bicepparam"
            from Match read in Variable().Matches(file.Text)
            let name = read.Groups["name"].Value
            where file.Path == "infra/main.bicepparam"
                ? Word().Matches(runbook).All(word => word.Value != name)
                : !workflow.Contains($"      {name}: ", StringComparison.Ordinal)
            select $"{file} reads {name}, which nobody tells of.");
    }

    private static string FaultsIn(string folder)
    {
        var script = Path.Combine(Repository.Root, "tests/Unit/Infra/check-workflows.mjs");
        var result = CommandLine.Run("node", [script, .. Directory.GetFiles(Path.Combine(folder, ".github/workflows"), "*.yml")], folder);
        Assert.Equal((0, ""), (result.ExitCode, result.Faults));
        return result.Output;
    }

    private static string Text(string file) => File.ReadAllText(Path.Combine(Repository.Root, file));

    [GeneratedRegex(@"uses: (?<action>\S+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Use();

    [GeneratedRegex("@[0-9a-f]{40}$", RegexOptions.None, 1000)]
    private static partial Regex Pinned();

    [GeneratedRegex(@"readEnvironmentVariable\('(?<name>\w+)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();

    [GeneratedRegex(@"\b[A-Z_]+\b", RegexOptions.None, 1000)]
    private static partial Regex Word();
}
