namespace LoketFunctions.Benchmarks.Export;

/// <summary>How fast an export's own work is, compared with reading its body at all, and whether memory stays where it is.</summary>
internal static class ExportBenchmark
{
    private const int Larger = 4;
    private const double MostGrowth = 1.3;

    /// <summary>Enough for the compiler to be done with everything that is run often.</summary>
    private const int WarmUpEmployees = 300;

    /// <returns>0 where memory stays within its bounds.</returns>
    public static async Task<int> RunAsync(int employees, int days)
    {
        var root = Directory.CreateTempSubdirectory("loket-benchmark-").FullName;
        try
        {
            var (warmUp, one, four) = (Path.Combine(root, "warm-up"), Path.Combine(root, "one"), Path.Combine(root, "four"));
            await new ExportFiles(warmUp).WriteAsync(WarmUpEmployees, days);
            await new ExportFiles(one).WriteAsync(employees, days);
            await new ExportFiles(four).WriteAsync(employees * Larger, days);

            System.Console.WriteLine($"{"",-44}{"registrations",14}{"seconds",10}{"per second",12}{"peak MB",10}");
            var read = await MeasureAsync("deserialize only", ExportMeasurement.Deserialize, one);
            var export = await MeasureAsync("export: parse, select, map, plan, file", ExportMeasurement.Export, one);
            var larger = await MeasureAsync($"export, {Larger} times the size", ExportMeasurement.Export, four);

            var growth = (double)larger.PeakBytes / export.PeakBytes;
            System.Console.WriteLine();
            System.Console.WriteLine($"Time of the export against deserializing only: {export.Seconds / read.Seconds:0.00}");
            System.Console.WriteLine(
                $"Peak memory at {Larger} times the size: {growth:0.00} times, {(growth <= MostGrowth ? "PASS" : "FAIL")} (at most "
                    + $"{MostGrowth})");
            System.Console.WriteLine();
            await AppExport.RunAsync(employees);
            return growth <= MostGrowth ? 0 : 1;

            async Task<Measurement> MeasureAsync(string name, string what, string folder)
            {
                var measured = await ExportMeasurement.ElsewhereAsync(what, folder, warmUp);
                System.Console.WriteLine(
                    $"{$"{name} ({new FileInfo(new ExportFiles(folder).Body).Length >> 20} MB)",-44}{measured.Registrations,14:N0}"
                        + $"{measured.Seconds,10:0.00}{measured.PerSecond,12:N0}{measured.PeakMegabytes,10:0}");
                return measured;
            }
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }
}
