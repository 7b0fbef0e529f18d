namespace LoketFunctions.Tests.Runbooks;

/// <summary>
/// Stands in for every command that a snippet calls: each writes down its name and its arguments, and prints two words, whether anybody
/// reads them or not.
/// </summary>
internal sealed class RecordingCommands : IDisposable
{
    /// <summary>Each writes a file of its own, as commands of a pipe run beside each other.</summary>
    private const string Command = """
        #!/bin/sh
        { printf '%s' "${0##*/}"; printf ' <%s>' "$@"; } > "$CALLS/$$"
        printf 'one\ntwo\n' 2> /dev/null
        """;

    private static readonly string[] OnThePath =
    [
        "awk", "ask", "az", "azd", "curl", "cut", "date", "dotnet", "jq", "loket", "make", "od", "one", "openssl", "operator", "put",
        "refresh", "sed",
        "sh", "sleep", "sort", "stty", "tr", "two", "uniq",
    ];

    private static readonly string[] InTheRepository = [".github/workflows/smoke.sh", "infra/make-secrets.sh"];

    /// <summary>What snippets take from each other, each with a space and a star, so that it shows where one is not quoted.</summary>
    private static readonly string[] Variables =
    [
        "ACCOUNT", "ADMINISTRATION", "AZURE_FUNCTION_APP_NAME", "AZURE_KEY_VAULT_NAME", "AZURE_RESOURCE_GROUP",
        "AZURE_STORAGE_ACCOUNT_NAME", "CONNECTION", "EXPORT", "PLANNER", "PUBLIC_ADDRESS", "app", "connection", "name", "version",
    ];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("snippets-");

    public RecordingCommands()
    {
        foreach (var command in OnThePath.Select(name => $"commands/{name}").Concat(InTheRepository))
        {
            var file = Path.Combine(_folder.FullName, command);
            Directory.CreateDirectory(Path.GetDirectoryName(file)!);
            CommandLine.Write(file, Command);
        }
    }

    /// <summary>One a line, in order of the alphabet.</summary>
    public string CallsOf(string shell, Snippet snippet)
    {
        var calls = _folder.CreateSubdirectory($"calls-{Guid.NewGuid()}").FullName;
        IEnumerable<(string, string)> environment =
            [("PATH", Path.Combine(_folder.FullName, "commands")), ("CALLS", calls), .. Variables.Select(name => (name, $"{name} *"))];
        var result = Shells.Run(shell, snippet.Script, _folder.FullName, environment);
        Assert.True(result.Faults.Length == 0, $"{snippet} in {shell}: {result.Faults}");
        return string.Join('\n', Directory.GetFiles(calls).Select(File.ReadAllText).Order(StringComparer.Ordinal));
    }

    public void Dispose() => _folder.Delete(recursive: true);
}
