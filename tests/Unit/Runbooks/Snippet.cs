using System.Text.RegularExpressions;
using LoketFunctions.Sandbox;
using LoketFunctions.Tests.Conventions;

namespace LoketFunctions.Tests.Runbooks;

/// <summary>
/// Lines for a shell in README, CONTRIBUTING or docs/, as somebody pastes them. <paramref name="Place"/> is file and line.
/// </summary>
internal sealed partial record Snippet(string Place, string Script)
{
    private static IEnumerable<SourceFile> AtTheTop =>
        from name in new[] { "README.md", "CONTRIBUTING.md" }
        select new SourceFile(name, File.ReadAllText(Path.Combine(Repository.Root, name)));

    public static IReadOnlyList<Snippet> All { get; } =
    [
        .. from file in App.Files("docs").Concat(AtTheTop)
           where file.Path.EndsWith(".md", StringComparison.Ordinal)
           from Match block in Block().Matches(file.Text)
           let line = file.Text.AsSpan(0, block.Index).Count('\n') + 1
           select new Snippet($"{file}:{line}", WithoutIndent(block.Groups["script"].Value, block.Groups["indent"].Length)),
    ];

    public override string ToString() => Place;

    private static string WithoutIndent(string script, int indent) =>
        string.Join('\n', script.Split('\n').Select(line => line.Length > indent ? line[indent..] : line.TrimStart()));

    [GeneratedRegex(@"(?sm)^(?<indent> *)```sh\n(?<script>.*?)^ *```", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Block();
}
