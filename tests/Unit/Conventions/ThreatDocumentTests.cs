using System.Text.RegularExpressions;
using LoketFunctions.Sandbox;

namespace LoketFunctions.Tests.Conventions;

/// <summary>docs/threats.md names, for every threat, tests that are there.</summary>
public sealed partial class ThreatDocumentTests
{
    private const int Fewest = 50;

    [Fact]
    public void Every_threat_names_tests_that_are_there()
    {
        var rows = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "threats.md"))
            .Where(line => line.StartsWith('|') && !Heading().IsMatch(line)).Select(line => line.Split('|')[1..^1]).ToList();

        Assert.True(rows.Count >= Fewest, $"{rows.Count} threats are too few to be all.");
        Assert.All(rows, row =>
        {
            Assert.Equal(3, row.Length);
            Assert.All(row, cell => Assert.False(string.IsNullOrWhiteSpace(cell)));
            var named = Name().Matches(row[2]).Select(match => match.Groups["name"].Value).ToList();
            Assert.NotEmpty(named);
            Assert.Equal([], named.Except(TestNames.All));
        });
    }

    /// <summary>The head of a table, and the line below it.</summary>
    [GeneratedRegex(@"^\|( Threat \|| ?-)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Heading();

    [GeneratedRegex(@"`(?<name>[^`]+)`", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Name();
}
