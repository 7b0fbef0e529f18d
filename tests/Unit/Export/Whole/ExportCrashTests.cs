using LoketFunctions.Connections;
using LoketFunctions.Export;
using LoketFunctions.Export.Telling;
using LoketFunctions.Planner;
using LoketFunctions.Tests.Durable;
using Microsoft.Extensions.DependencyInjection;
using Xunit.Abstractions;

namespace LoketFunctions.Tests.Export.Whole;

/// <summary>
/// A host dies right after each of the things that it does outside itself while it exports (a table's row, a blob, a PATCH at Loket,
/// a mail, a callback), before it hears of them. Among them is the last thing that each step does, so each step runs a second time,
/// too. Another host goes on, and what comes of it is what comes of an export that nothing disturbed.
/// </summary>
[Collection(WholeExports.Name)]
public sealed class ExportCrashTests(WholeStorage storage, ITestOutputHelper output)
{
    private const int AtOnce = 3;
    private const int FirstExport = 1;
    private const int SecondExport = 2;

    private static readonly Registration[] Before =
    [
        ExportWorld.Shift(0, 2, meals: 1), ExportWorld.Shift(0, 3, 6.5m), ExportWorld.Shift(1, 2, 4, "evening", "keuken"), ExportWorld.Shift(2, 5, null) with { Allowances = [new("travel", 12.5m)] },
        ExportWorld.Shift(4, 6, meals: 2), ExportWorld.Shift(1, 9) with { Approved = false },
    ];

    /// <summary>One changed, one gone, somebody new, the rest as it was.</summary>
    private static readonly Registration[] After =
    [
        ExportWorld.Shift(0, 2, 7.25m, meals: 1), ExportWorld.Shift(0, 3, 6.5m), ExportWorld.Shift(1, 2, 4, "evening", "keuken"), ExportWorld.Shift(3, 10),
        ExportWorld.Shift(4, 6, meals: 2), ExportWorld.Shift(1, 9) with { Approved = false },
    ];

    [Fact]
    public async Task Whatever_a_host_did_last_another_one_finishes_the_export_as_if_nothing_had_happened()
    {
        var undisturbed = await SurviveAsync(int.MaxValue);
        output.WriteLine(string.Join(Environment.NewLine, undisturbed.Effects));
    }

    private async Task<Survived> SurviveAsync(int dieAfter)
    {
        await using var world = await ExportWorld.StartAsync(storage);
        await world.ExportAsync(await world.AskAsync(FirstExport, Before));
        var run = await world.AskAsync(SecondExport, After);

        var life = new Life(dieAfter);
        var (first, before) = await world.StartHostAsync(life);
        var (caller, _) = await world.StartHostAsync(new Life(), start: false);
        await ExportWorld.StartExportAsync(caller, run);
        await Task.WhenAny(life.Died, ExportWorld.EndAsync(caller, run));
        await first.StopAsync();
        var (second, after) = await world.StartHostAsync(new Life());
        await ExportWorld.EndAsync(second, run);
        await second.StopAsync();

        
        return new Survived(life.Effects, await ExportTraces.OfAsync(world, run));
    }

    private sealed record Survived(IReadOnlyList<string> Effects, ExportTraces Traces);
}
