using System.Text.RegularExpressions;
using LoketFunctions.Sandbox;

namespace LoketFunctions.Tests.Conventions;

/// <summary>Every test of the repository as <c>Class.Method</c>, by the sources: those of other processes are there too.</summary>
internal static partial class TestNames
{
    public static IReadOnlySet<string> All { get; } = Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "tests"), "*Tests.cs", SearchOption.AllDirectories)
        .SelectMany(file => In(File.ReadLines(file), Path.GetFileNameWithoutExtension(file))).ToHashSet(StringComparer.Ordinal);

    /// <summary>A class stands in the file of its name.</summary>
    private static IEnumerable<string> In(IEnumerable<string> lines, string type)
    {
        var isTest = false;
        foreach (var line in lines)
        {
            isTest |= Mark().IsMatch(line);
            if (isTest && Method().Match(line) is { Success: true } method)
            {
                isTest = false;
                yield return $"{type}.{method.Groups["name"].Value}";
            }
        }
    }

    [GeneratedRegex(@"^\s*\[(Fact|Theory)\b", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^\s*(public|internal) (async )?(Task|ValueTask|void) (?<name>\w+)\(", RegexOptions.CultureInvariant
        | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Method();
}
