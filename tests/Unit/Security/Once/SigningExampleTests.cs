using System.Text.RegularExpressions;
using LoketFunctions.Sandbox;
using LoketFunctions.Tests.Runbooks;

namespace LoketFunctions.Tests.Security.Once;

/// <summary>The programs of docs/runbooks/signing.md, run as they stand there, make calls that the app takes.</summary>
public sealed partial class SigningExampleTests(AppStorage fixture) : OnceTest(fixture), IDisposable
{
    private const string Json = "{\"full\": true, \"é\": \"$HOME\"}";
    private delegate CommandResult Call(params string[] words);

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("signing-");

    [Theory]
    [MemberData(nameof(Shells.All), MemberType = typeof(Shells))]
    public void A_shell_calls_the_app(string shell) => AssertCalls(call =>
        Shells.Run(shell, $"{Block("sh")}\nloket {string.Join(' ', call.Select(word => $"'{word}'"))}", _folder.FullName, Variables));

    [Fact]
    public void Node_calls_the_app()
    {
        var program = Write("loket.mjs", Block("js"));
        AssertCalls(call => CommandLine.Run("node", [program, .. call], _folder.FullName, Variables));
    }

    [Fact]
    public void A_program_in_csharp_calls_the_app()
    {
        var built = CommandLine.Run("dotnet", ["build", Write("loket.cs", Block("csharp")), "--output", PathOf("out")], _folder.FullName);
        Assert.True(built.ExitCode == 0, built.Output);
        AssertCalls(call => CommandLine.Run("dotnet", [PathOf("out/loket.dll"), .. call], _folder.FullName, Variables));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private IEnumerable<(string Name, string Value)> Variables =>
        [("PUBLIC_ADDRESS", AddressOf(0)), ("PLANNER", "eitje"), ("ACCOUNT", "acme"), ("LOKET_SECRET", Secrets[0])];

    private void AssertCalls(Call call)
    {
        AssertCalled(call("GET", "/connections/c1?x=a%20b"), "get acme c1?x=a%20b");
        AssertCalled(call("DELETE", "/connections/c1"), "disconnect acme c1");
        AssertCalled(call("POST", "/connections/c1/exports/e1/marks"), "marks acme c1");
        AssertCalled(call("POST", "/connections/c1/sync", Json), $"sync acme c1 {Json}");
        AssertCalled(call("PATCH", "/connections/c1", Json), $"change acme c1 {Json}");
        AssertCalled(call("POST", "/connections/c1/exports", Json), $"export acme c1 {Json}");
        foreach (var method in new[] { "GET", "DELETE" })
        {
            var refused = call(method, "/connections/c1", Json);
            Assert.NotEqual(0, refused.ExitCode);
            Assert.Contains($"{method} takes no body.", refused.Faults, StringComparison.Ordinal);
        }

        Assert.Empty(Doings.Done);
    }

    private void AssertCalled(CommandResult result, string done)
    {
        Assert.True(result.ExitCode == 0, result.Faults);
        Assert.True(Doings.Done.TryDequeue(out var first), result.Output);
        Assert.Equal(done, first);
    }

    private string Write(string name, string program)
    {
        File.WriteAllText(PathOf(name), program);
        return PathOf(name);
    }

    private string PathOf(string name) => Path.Combine(_folder.FullName, name);

    /// <summary>The first one in this language.</summary>
    private static string Block(string language) =>
        ChunkedList().Matches(File.ReadAllText(Path.Combine(Repository.Root, "docs", "runbooks", "signing.md")))
        .First(block => block.Groups["language"].Value == language).Groups["code"].Value;

    [GeneratedRegex(@"```(?<language>\w+)\n(?<code>.*?)```", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex ChunkedList();
}
