using System.Text.RegularExpressions;
using LoketFunctions.Sandbox;

namespace LoketFunctions.Tests.Conventions;

/// <summary>docs/field-cases.md names tests that are there.</summary>
public sealed partial class FieldCaseDocumentTests
{
    [Fact]
    public void Every_case_names_tests_that_are_there()
    {
        var rows = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "field-cases.md")).Select(line => Row().Match(line)).Where(match => match.Success).ToList();
        var tests = typeof(FieldCaseDocumentTests).Assembly.GetTypes()
            .SelectMany(type => type.GetMethods(), (type, method) => $"{type.Name}.{method.Name}").ToHashSet(StringComparer.Ordinal);

        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.NotEmpty(row.Groups["test"].Captures));
        Assert.Equal([], rows.SelectMany(row => row.Groups["test"].Captures.Select(test => $"{row.Groups["case"].Value} {test.Value}")).Where(named => !tests.Contains(named.Split(' ')[1])));
    }

    [GeneratedRegex(@"^\| (?<case>[A-Z]\d\w?) \|.*\| (`(?<test>\w+\.\w+)`(, )?)+ \|$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Row();
}
