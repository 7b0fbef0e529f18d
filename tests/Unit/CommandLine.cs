using System.Diagnostics;

namespace LoketFunctions.Tests;

/// <summary>What a command printed and how it ended.</summary>
internal sealed record CommandResult(int ExitCode, string Output, string Faults);

/// <summary>Programs of this machine, run to their end.</summary>
internal static class CommandLine
{
    /// <summary>Writes a script that can be called by its path.</summary>
    public static void Write(string file, string script)
    {
        File.WriteAllText(file, script);
        Assert.Equal(0, Run("chmod", ["u+x", file]).ExitCode);
    }

    public static CommandResult Run(
        string program, IEnumerable<string> arguments, string? folder = null, params IEnumerable<(string Name, string Value)> environment)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = folder ?? "",
        };
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        var faults = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return new(process.ExitCode, output, faults.GetAwaiter().GetResult());
    }
}
