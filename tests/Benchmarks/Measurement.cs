using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace LoketFunctions.Benchmarks;

/// <summary>What a process of its own measured.</summary>
/// <param name="Registrations">Done in each run.</param>
/// <param name="Seconds">Of the fastest run: what slows others down is not the export.</param>
/// <param name="PeakBytes">The most memory that the process ever held, of all kinds.</param>
internal sealed record Measurement(int Registrations, double Seconds, long PeakBytes)
{
    private const int Runs = 3;

    public double PerSecond => Registrations / Seconds;

    public double PeakMegabytes => PeakBytes / (1024.0 * 1024);

    /// <summary>Measures in this process. The warm-up's work is small, so that it only compiles.</summary>
    public static async Task<Measurement> OfAsync(Func<Task> warmUp, Func<Task<int>> work)
    {
        await warmUp();
        var seconds = new List<double>();
        var registrations = 0;
        for (var run = 0; run < Runs; run++)
        {
            var start = Stopwatch.GetTimestamp();
            registrations = await work();
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }

        return new Measurement(registrations, seconds.Min(), Peak());
    }

    /// <summary>Measures in a process of its own, so that what was before does not count.</summary>
    public static async Task<Measurement> ElsewhereAsync(params string[] arguments)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!, arguments) { RedirectStandardOutput = true, UseShellExecute = false };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The measuring process did not start.");
        var answer = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? JsonSerializer.Deserialize<Measurement>(answer)!
            : throw new InvalidOperationException($"The measuring process ended with {process.ExitCode}.");
    }

    private static long Peak()
    {
        const string Line = "VmHWM:";
        const int Kilobyte = 1024;
        if (OperatingSystem.IsLinux()
            && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith(Line, StringComparison.Ordinal)) is { } high)
            return long.Parse(high[Line.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture)
                * Kilobyte;
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64;
    }
}
