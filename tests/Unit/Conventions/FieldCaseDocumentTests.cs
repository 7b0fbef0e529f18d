using System.Text.RegularExpressions;
using LoketFunctions.Sandbox;

namespace LoketFunctions.Tests.Conventions;

/// <summary>docs/field-cases.md names tests that are there.</summary>
public sealed partial class FieldCaseDocumentTests
{
    [Fact]
    public void Every_case_names_tests_that_are_there()
    {
        var lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "field-cases.md")).Where(line => Case().IsMatch(line)).ToList();

        Assert.NotEmpty(lines);
        Assert.All(lines, line =>
        {
            var named = Row().Match(line).Groups["test"].Captures.Select(test => test.Value).ToList();
            Assert.NotEmpty(named);
            Assert.Equal([], named.Except(TestNames.All));
        });
    }

    [GeneratedRegex(@"^\| [A-Z]\d\w? \|", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Case();

    [GeneratedRegex(@"\| (`(?<test>\w+\.\w+)`(, )?)+ \|$", RegexOptions.CultureInvariant
        | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();
}
