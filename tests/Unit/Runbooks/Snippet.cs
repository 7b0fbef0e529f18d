using System.Text.RegularExpressions;
using LoketFunctions.Sandbox;
using LoketFunctions.Tests.Conventions;

namespace LoketFunctions.Tests.Runbooks;

/// <summary>Lines for a shell in README or docs/, as somebody pastes them. <paramref name="Place"/> is file and line.</summary>
internal sealed partial record Snippet(string Place, string Script)
{
    public static IReadOnlyList<Snippet> All { get; } =
    [
        .. from file in App.Files("docs").Append(new("README.md", File.ReadAllText(Path.Combine(Repository.Root, "README.md"))))
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
