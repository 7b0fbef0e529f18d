using System.Text.RegularExpressions;
using LoketFunctions.Tests.Conventions;

namespace LoketFunctions.Tests.Runbooks;

/// <summary>What the runbooks have people paste does the same in every usual shell.</summary>
public sealed partial class SnippetTests
{
    /// <summary>Of zsh: tied to PATH and the like, read-only, or tables of its own.</summary>
    private static readonly string[] SpecialInZsh =
    [
        "aliases", "argv", "builtins", "cdpath", "commands", "dirstack", "fignore", "fpath", "functions", "galiases", "history", "jobdirs",
        "jobstates", "jobtexts", "key", "mailpath", "manpath", "module_path", "modules", "nameddirs", "options", "parameters", "path",
        "pipestatus", "psvar", "saliases", "signals", "status", "userdirs", "usergroups", "watch", "widgets", "zsh_eval_context",
    ];

    [Fact]
    public void They_were_found() => Assert.True(Snippet.All.Count > 20);

    [Theory]
    [MemberData(nameof(Shells.All), MemberType = typeof(Shells))]
    public void Every_shell_can_read_them(string shell) =>
        Rule.Holds(
            from snippet in Snippet.All
            let result = Shells.Check(shell, snippet.Script)
            where result.ExitCode != 0 || result.Faults.Length > 0
            select $"{snippet}: {result.Faults}");

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    public void They_call_the_same_as_in_sh(string shell)
    {
        using var commands = new RecordingCommands();
        Rule.Holds(
            from snippet in Snippet.All
            let expected = commands.CallsOf("sh", snippet)
            let actual = commands.CallsOf(shell, snippet)
            where actual != expected
            select $"{snippet} in {shell}:\n{actual}\nin sh:\n{expected}");
    }

    [Fact]
    public void Nobody_takes_a_name_that_zsh_keeps_for_itself() =>
        Rule.Holds(
            from snippet in Snippet.All
            from Match name in Assigned().Matches(snippet.Script)
            where SpecialInZsh.Contains(name.Groups["name"].Value, StringComparer.Ordinal)
            select $"{snippet} uses {name.Groups["name"].Value}.");

    /// <summary>At its prompt zsh takes a comment for words.</summary>
    [Fact]
    public void What_is_to_be_said_stands_beside_them() =>
        Rule.Holds(from snippet in Snippet.All where Comment().IsMatch(snippet.Script) select $"{snippet} has a comment.");

    [Fact]
    public void Nothing_is_of_bash_alone() =>
        Rule.Holds(
            from snippet in Snippet.All
            from Match found in Bashism().Matches(snippet.Script)
            select $"{snippet} has {found.Value}");

    [GeneratedRegex(@"(?m)(^|[\s;({])((for|read( -r)?) +(?<name>[a-z_]\w*)|(?<name>[a-z_]\w*)=)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Assigned();

    [GeneratedRegex(@"(^|\s)#(\s|$)", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(
        @"\[\[ |\[ [^]]+ == |<<<|<\(|&>|\$'|\b((function|local|declare|source) |read -[a-z]*[ps]|echo -[en])",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Bashism();
}
