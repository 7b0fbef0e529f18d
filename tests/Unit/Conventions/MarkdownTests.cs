using System.Text;
using System.Text.RegularExpressions;
using LoketFunctions.Sandbox;

namespace LoketFunctions.Tests.Conventions;

/// <summary>What the documents of the repository lead to is there.</summary>
public sealed partial class MarkdownTests
{
    private const string Decisions = "docs/decisions/";

    /// <summary>Without blocks of code.</summary>
    private static readonly IReadOnlyList<SourceFile> Documents =
    [
        .. from file in App.Files(".")
           where file.Path.EndsWith(".md", StringComparison.Ordinal)
           select file with { Text = Fence().Replace(file.Text, "") },
    ];

    [Fact]
    public void They_were_found() => Assert.True(Documents.Count > 50);

    [Fact]
    public void Every_link_between_files_leads_to_one() =>
        Rule.Holds(
            from link in Links()
            where link.Target.Length > 0 && !Path.Exists(PathOf(link.Target))
            select $"{link.From} links to {link.Target}, which does not exist.");

    [Fact]
    public void Every_link_to_a_heading_leads_to_one() =>
        Rule.Holds(
            from link in Links()
            where link.Heading.Length > 0
            let to = link.Target.Length == 0 ? link.From : link.Target
            where Documents.FirstOrDefault(one => one.Path == to) is not { } document || !AnchorsOf(document).Contains(link.Heading)
            select $"{link.From} links to {to}#{link.Heading}, which is no heading.");

    [Fact]
    public void Every_decision_is_in_the_index_by_its_title()
    {
        var index = Documents.Single(document => document.Path == $"{Decisions}README.md").Text;
        Rule.Holds(
            from document in Documents
            where document.Path.StartsWith(Decisions, StringComparison.Ordinal)
            let name = document.Path[Decisions.Length..]
            where name != "README.md"
            let title = document.Text.Split('\n')[0]
            where !title.StartsWith($"# {name[..4]}. ", StringComparison.Ordinal)
                || !index.Contains($"| {name[..4]} | [{title["# 0000. ".Length..]}]({name}) |", StringComparison.Ordinal)
            select $"{document.Path} is not in the index, or its number or title differs.");
    }

    /// <summary>Links to other sites and mail addresses are left out.</summary>
    private static IEnumerable<(string From, string Target, string Heading)> Links() =>
        from document in Documents
        from Match link in Link().Matches(document.Text)
        let target = link.Groups["target"].Value
        where !target.Contains(':', StringComparison.Ordinal)
        let parts = target.Split('#')
        select (document.Path, Resolved(document.Path, parts[0]), parts.ElementAtOrDefault(1) ?? "");

    /// <summary>Relative to the top of the repository; empty within a document.</summary>
    private static string Resolved(string from, string target) =>
        target.Length == 0
            ? ""
            : Path.GetRelativePath(Repository.Root, PathOf(Path.Combine(Path.GetDirectoryName(from)!, target))).Replace('\\', '/');

    private static string PathOf(string relative) => Path.GetFullPath(Path.Combine(Repository.Root, relative));

    /// <summary>
    /// As GitHub makes them: letters, digits, hyphens and underscores in lower case, spaces as hyphens, the second of a name with -1.
    /// </summary>
    private static HashSet<string> AnchorsOf(SourceFile document)
    {
        var (anchors, times) = (new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var heading in Heading().Matches(document.Text).Select(match => match.Groups["text"].Value.Trim()))
        {
            var name = new StringBuilder();
            foreach (var letter in heading.Where(letter => char.IsLetterOrDigit(letter) || letter is ' ' or '-' or '_'))
                name.Append(letter == ' ' ? '-' : char.ToLowerInvariant(letter));
            var anchor = name.ToString();
            var before = times.GetValueOrDefault(anchor);
            times[anchor] = before + 1;
            anchors.Add(before == 0 ? anchor : $"{anchor}-{before}");
        }

        return anchors;
    }

    [GeneratedRegex(@"(?ms)^ *(?<fence>```+).*?^ *\k<fence> *$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fence();

    [GeneratedRegex(@"\]\((?<target>[^()\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^#{1,6} (?<text>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();
}
