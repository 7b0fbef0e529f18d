using LoketFunctions.Sandbox;

namespace LoketFunctions.Tests.Infra;

/// <summary>What a deployment that does not get well goes back to, by .github/workflows/last-good.sh.</summary>
public sealed class GoingBackTests : IDisposable
{
    /// <summary>In the place of GitHub's command. Run 3 waits for approval, run 2 failed in test, run 1 went all the way.</summary>
    private const string Gh = """
        #!/bin/sh
        job() { printf '%s\t%s\t%s\t%s\t%s\n' "$@"; }
        case "$*" in
          "run list"*) printf '3\n2\n1\n' ;;
          *runs/3/jobs*)
            job test success 2026-11-03T09:00:00Z 3 ccc
            job 'to-test / deploy' success 2026-11-03T10:00:00Z 3 ccc
            job 'to-production / deploy' '' '' 3 ccc ;;
          *runs/2/jobs*)
            job test success 2026-11-04T09:00:00Z 2 bbb
            job 'to-test / deploy' failure 2026-11-04T10:00:00Z 2 bbb
            job 'to-production / deploy' skipped 2026-11-04T10:00:00Z 2 bbb ;;
          *runs/1/jobs*)
            job 'to-test / deploy' success 2026-11-01T10:00:00Z 1 aaa
            job 'to-production / deploy' success 2026-11-05T10:00:00Z 1 aaa ;;
        esac
        """;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("going-back-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Theory]
    [InlineData("test", "3 ccc")]
    [InlineData("production", "1 aaa")]
    [InlineData("other", "")]
    public void It_is_what_was_last_well_in_that_environment(string environment, string last)
    {
        CommandLine.Write(Path.Combine(_folder.FullName, "gh"), Gh);

        var result = CommandLine.Run(
            "bash", [Path.Combine(Repository.Root, ".github/workflows/last-good.sh"), environment], null,
            ("PATH", $"{_folder.FullName}:{Environment.GetEnvironmentVariable("PATH")}"), ("GITHUB_REPOSITORY", "owner/name"));

        Assert.Equal((0, "", last), (result.ExitCode, result.Faults, result.Output.Trim()));
    }
}
