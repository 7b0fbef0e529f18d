namespace LoketFunctions.Tests.Runbooks;

/// <summary>Shells that somebody may paste into; zsh where it is installed.</summary>
internal static class Shells
{
    public static readonly string[] Names = ["sh", "bash", "zsh"];

    public static TheoryData<string> All => [.. Names];

    public static CommandResult Run(
        string shell, string script, string? folder = null, params IEnumerable<(string Name, string Value)> environment) =>
        CommandLine.Run(PathOf(shell), shell == "zsh" ? ["-f", "-c", script] : ["-c", script], folder, environment);

    /// <summary>Reads a script without doing it.</summary>
    public static CommandResult Check(string shell, string script) => CommandLine.Run(PathOf(shell), ["-n", "-c", script]);

    private static string PathOf(string shell)
    {
        var folders = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator);
        var path = folders.Select(folder => Path.Combine(folder, shell)).FirstOrDefault(File.Exists);
        Assert.SkipWhen(path is null, $"There is no {shell} here.");
        return path;
    }
}
