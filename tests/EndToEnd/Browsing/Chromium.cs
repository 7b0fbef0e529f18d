using System.Diagnostics;
using LoketFunctions.Sandbox;
using Microsoft.Playwright;

namespace LoketFunctions.Tests.EndToEnd.Browsing;

/// <summary>Where this machine's Chromium is. Where there is none it is installed, so that a plain <c>dotnet test</c> is enough.</summary>
internal static class Chromium
{
    private const string Setting = "CHROMIUM_PATH";
    private static readonly TimeSpan InstallLimit = TimeSpan.FromMinutes(10);

    /// <summary>The path of the program to start.</summary>
    /// <exception cref="InvalidOperationException">There is none and none could be installed; the message says what to do.</exception>
    public static async Task<string> FindAsync(IPlaywright playwright)
    {
        if (Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } given)
            return File.Exists(given) ? given : throw new InvalidOperationException(
                $"{Setting} is {given}, where there is no file. Correct it, or unset it to have Chromium looked for.");
        if (Places(playwright).FirstOrDefault(File.Exists) is { } found)
            return found;

        foreach (var install in new[] { InstallFromDebianAsync, InstallFromPlaywrightAsync })
        {
            // However it ends: what counts is whether there is one now.
            await install().WaitAsync(InstallLimit).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (Places(playwright).FirstOrDefault(File.Exists) is { } installed)
                return installed;
        }

        throw new InvalidOperationException(
            $"The browser tests need Chromium or Chrome, found none and could install none. Install one (Debian: apt-get install "
                + $"chromium), or set {Setting} to where it is.");
    }

    private static IEnumerable<string> Places(IPlaywright playwright)
    {
        string[] names = OperatingSystem.IsWindows()
            ? ["chrome.exe", "chromium.exe"]
            : ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
            Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries);
        return
        [
            .. from name in names from folder in folders select Path.Combine(folder, name),
            "/usr/bin/chromium",
            "/usr/bin/google-chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            .. from folder in new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86,
                Environment.SpecialFolder.LocalApplicationData }
               select Path.Combine(Environment.GetFolderPath(folder), "Google", "Chrome", "Application", "chrome.exe"),
            playwright.Chromium.ExecutablePath,
        ];
    }

    private static async Task InstallFromDebianAsync()
    {
        if (!OperatingSystem.IsLinux())
            return;

        using var script = Process.Start("bash", [Path.Combine(Repository.Root, "tests", "EndToEnd", "Browsing", "install-chromium.sh")]);
        await script.WaitForExitAsync();
    }

    /// <summary>A browser that Playwright downloads for this user alone, with no rights on the machine.</summary>
    private static Task InstallFromPlaywrightAsync() =>
        Task.Run(() => { Microsoft.Playwright.Program.Main(["install", "chromium", "--no-shell"]); });
}
