using System.Globalization;

namespace LoketFunctions.Benchmarks.Histories;

/// <summary>Prints what syncs and exports of more and more administrations make the engine keep; docs/scale.md has the table.</summary>
internal static class HistoriesBenchmark
{
    private static readonly int[] Administrations = [10, 500, 5000];

    public static async Task RunAsync()
    {
        await PrintAsync("sync, an employer each", count => ScriptedRuns.SyncAsync(count, perEmployer: 1));
        await PrintAsync("sync, all of one employer", count => ScriptedRuns.SyncAsync(count, count));
        await PrintAsync("export", ScriptedRuns.ExportAsync);
    }

    private static async Task PrintAsync(string what, Func<int, Task<HistorySize>> run)
    {
        await WriteAsync(
            $"\n{what}\n{"",6} {"steps",8} {"events",8} {"inputs",12} {"results",12} {"per administration",20}  largest input, largest "
                + "result, custom status");
        foreach (var count in Administrations)
        {
            var size = await run(count);
            await WriteAsync(string.Create(
                CultureInfo.InvariantCulture,
                $"{count,6:N0} {size.Steps,8:N0} {size.Events,8:N0} {size.Inputs,12:N0} {size.Results,12:N0} "
                    + $"{(size.Inputs + size.Results) / count,20:N0}  {size.LargestInput.Step} {size.LargestInput.Bytes:N0}, "
                    + $"{size.LargestResult.Step} {size.LargestResult.Bytes:N0}, {size.CustomStatus:N0}"));
        }
    }

    private static Task WriteAsync(string line) => System.Console.Out.WriteLineAsync(line);
}
