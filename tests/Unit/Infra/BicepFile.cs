using System.Text.RegularExpressions;
using LoketFunctions.Tests.Conventions;

namespace LoketFunctions.Tests.Infra;

internal sealed record BicepParameter(string Name, bool IsOptional);

internal sealed record BicepModule(string Name, string File, IReadOnlyList<string> Passed);

/// <summary>A Bicep file, read as text: enough to see what it declares. The compiler reads it for real.</summary>
internal sealed partial record BicepFile(string Path, string Text)
{
    private static readonly string[] Kinds = [".bicep", ".bicepparam"];

    public static IReadOnlyList<BicepFile> All { get; } =
        [.. App.Files("infra").Where(file => Kinds.Contains(System.IO.Path.GetExtension(file.Path))).Select(file => new BicepFile(file.Path, Comment().Replace(file.Text, "")))];

    public static BicepFile Main => Named("infra/main.bicep");

    public IReadOnlyList<BicepParameter> Parameters => [.. from Match match in Parameter().Matches(Text)
                                                           select new BicepParameter(match.Groups["name"].Value, match.Groups["rest"].Value.Contains('=', StringComparison.Ordinal) || match.Groups["rest"].Value.EndsWith('?'))];

    /// <summary>Name and expression.</summary>
    public IReadOnlyList<(string Name, string Value)> Outputs => [.. from Match match in Output().Matches(Text) select (match.Groups["name"].Value, match.Groups["value"].Value)];

    public IReadOnlyList<BicepModule> Modules => [.. from Match match in Module().Matches(Text)
                                                     select new BicepModule(match.Groups["name"].Value, $"infra/{match.Groups["file"].Value}", [.. Passed().Matches(match.Groups["params"].Value).Select(one => one.Groups["name"].Value)])];

    public static BicepFile Named(string path) => All.Single(file => file.Path == path);

    /// <summary>The default of a field of an object parameter, such as <c>requests</c> of <c>keep</c>.</summary>
    public string DefaultOf(string parameter, string field) =>
        Regex.Match(Text, $@"^param {parameter} \w+ = \{{.*?\b{field}: (?<value>[^,}}]+)", RegexOptions.Multiline | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)).Groups["value"].Value.Trim();

    public override string ToString() => Path;

    [GeneratedRegex(@"^\s*//.*$", RegexOptions.Multiline | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^param (?<name>\w+)(?<rest>.*)$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();

    [GeneratedRegex(@"^output (?<name>\w+) \w+ = (?<value>.*)$", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Output();

    [GeneratedRegex(@"^module (?<name>\w+) '(?<file>[^']+)' = .*?^  params: \{(?<params>[^}]*)\}", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Module();

    [GeneratedRegex(@"(^|,|\{)\s*(?<name>\w+):", RegexOptions.Multiline | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Passed();
}
