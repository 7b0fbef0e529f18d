using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace LoketFunctions.Sandbox.Running;

/// <summary>Ends a host together with the workers and shells that came with it.</summary>
internal static class ProcessTree
{
    private const int Killed = 9;
    private const int Terminate = 15;

    /// <summary>
    /// Asks the host to end: the process itself, or what a shell runs that does not pass signals on. Its workers are the host's to end.
    /// Where there are no signals it ends the whole tree at once.
    /// </summary>
    public static void Ask(Process root)
    {
        if (OperatingSystem.IsWindows())
        {
            root.Kill(entireProcessTree: true);
            return;
        }

        foreach (var id in BelowShells(root.Id).ToList())
            _ = Signal(id, Terminate);
    }

    /// <summary>SIGKILL to the host alone. What becomes of its workers is theirs to see to.</summary>
    public static void KillHost(Process root)
    {
        foreach (var id in BelowShells(root.Id).ToList())
            _ = Signal(id, Killed);
    }

    /// <summary>SIGKILL to the host's workers.</summary>
    public static void KillWorkers(Process root)
    {
        foreach (var id in BelowShells(root.Id).SelectMany(Children).ToList())
            _ = Signal(id, Killed);
    }

    /// <summary>Of the process of the tree that ever held the most, in bytes; null elsewhere than on Linux.</summary>
    public static long? PeakMemory(Process root)
    {
        const string Line = "VmHWM:";
        const int Kilobyte = 1024;
        return Descendants(root.Id).Append(root.Id)
            .Select(id => $"/proc/{id}/status").Where(File.Exists)
            .Select(file => File.ReadLines(file).FirstOrDefault(line => line.StartsWith(Line, StringComparison.Ordinal)))
            .OfType<string>()
            .Max(line => (long?)(long.Parse(line[Line.Length..^"kB".Length].Trim(), CultureInfo.InvariantCulture) * Kilobyte));
    }

    private static IEnumerable<int> BelowShells(int id) =>
        IsShell(id) && Children(id) is { Count: > 0 } children ? children.SelectMany(BelowShells) : [id];

    private static bool IsShell(int id)
    {
        try
        {
            return File.ReadAllText($"/proc/{id}/comm").Trim() is "sh" or "dash" or "bash" or "zsh";
        }
        catch (IOException)
        {
            // Not Linux, or it has ended.
            return false;
        }
    }

    private static IEnumerable<int> Descendants(int id) => Children(id).SelectMany(child => Descendants(child).Append(child));

    private static List<int> Children(int id)
    {
        var list = $"/proc/{id}/task/{id}/children";
        try
        {
            return Numbers(File.Exists(list) ? File.ReadAllText(list) : AskForChildren(id));
        }
        catch (IOException)
        {
            // It ended between the two looks.
            return [];
        }
    }

    /// <summary>Where there is no /proc, as on macOS.</summary>
    private static string AskForChildren(int id)
    {
        using var asked = Process.Start(new ProcessStartInfo("pgrep", ["-P", id.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        })!;
        return asked.StandardOutput.ReadToEnd();
    }

    private static List<int> Numbers(string text) =>
        [.. text.Split(
            default(char[]), StringSplitOptions.RemoveEmptyEntries).Select(number => int.Parse(number, CultureInfo.InvariantCulture))];

    [DllImport("libc", EntryPoint = "kill")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Signal(int processId, int signal);
}
