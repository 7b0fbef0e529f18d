using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Notify;
using LoketFunctions.Export.Store;
using LoketFunctions.Planner;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Export.Whole;

/// <summary>
/// A host dies right after each of the things that it does outside itself while it exports (a table's row, a blob, a PATCH at Loket,
/// a mail, a callback), before it hears of them. Among them is the last thing that each step does, so each step runs a second time,
/// too. Another host goes on, and what comes of it is what comes of an export that nothing disturbed.
/// </summary>
[Collection(WholeExports.Name)]
public sealed class ExportCrashTests(AppStorage storage, ITestOutputHelper output)
{
    private const int FirstExport = 1;
    private const int SecondExport = 2;

    private static readonly Registration[] Before =
    [
        ExportWorld.Shift(0, 2, meals: 1), ExportWorld.Shift(0, 3, 6.5m), ExportWorld.Shift(1, 2, 4, "evening", "keuken"),
        ExportWorld.Shift(2, 5, null) with { Allowances = [new("travel", 12.5m)] }, ExportWorld.Shift(4, 6, meals: 2),
        ExportWorld.Shift(1, 9) with { Approved = false },
    ];

    /// <summary>One changed, one gone, somebody new, the rest as it was.</summary>
    private static readonly Registration[] After =
    [
        ExportWorld.Shift(0, 2, 7.25m, meals: 1), ExportWorld.Shift(0, 3, 6.5m), ExportWorld.Shift(1, 2, 4, "evening", "keuken"),
        ExportWorld.Shift(3, 10), ExportWorld.Shift(4, 6, meals: 2), ExportWorld.Shift(1, 9) with { Approved = false },
    ];

    [Fact]
    public async Task Whatever_a_host_did_last_another_one_finishes_the_export_as_if_nothing_had_happened()
    {
        await using var origin = await ExportWorld.StartAsync(storage);
        await origin.ExportAsync(await origin.AskAsync(FirstExport, Before));
        var undisturbed = await SurviveAsync(origin, int.MaxValue);
        Assert.Contains("Done 6 1 ", undisturbed.Traces.Counts, StringComparison.Ordinal);
        Assert.Equal((1, 1), (undisturbed.Mails, undisturbed.Ready));
        Assert.Single(undisturbed.Traces.PayrollFiles);

        var survivors = await DeathSweep.RunAsync(undisturbed.Effects, async dieAfter =>
        {
            var survived = await SurviveAsync(origin, dieAfter);
            undisturbed.Traces.AssertSame(survived.Traces);
            Assert.InRange(survived.Mails, survived.MailIsSure ? 1 : 0, 1);
            Assert.InRange(survived.Ready, survived.ReadyIsSure ? 1 : 0, 1);
            return survived;
        });

        output.WriteLine($"{survivors.Count} deaths");
        // Nobody knows of a mail only between the word that it is on its way and the word that it is gone.
        Assert.Equal([0, 1], survivors.Where(one => !one.MailIsSure).Select(one => one.Mails).Order());
        Assert.Equal([0, 1], survivors.Where(one => !one.ReadyIsSure).Select(one => one.Ready).Order());
        var ranTwice = survivors.SelectMany(one => one.Ran).Where(step => step.Value > 1).Select(step => step.Key).Distinct();
        Assert.Equal(undisturbed.Ran.Keys.Order(), ranTwice.Order());
    }

    [Fact]
    public async Task A_step_that_comes_once_more_and_late_changes_nothing_however_far_it_gets()
    {
        await using var origin = await ExportWorld.StartAsync(storage);
        await origin.ExportAsync(await origin.AskAsync(FirstExport, Before));
        var undisturbed = await SurviveAsync(origin, int.MaxValue);
        await LateSteps.SweepAsync(async late =>
        {
            var disturbed = await SurviveAsync(origin, int.MaxValue, late);
            undisturbed.Traces.AssertSame(disturbed.Traces);
            Assert.Equal((1, 1), (disturbed.Mails, disturbed.Ready));
        });
    }

    [Fact]
    public async Task A_step_that_runs_twice_at_once_does_as_if_it_ran_once_wherever_the_other_overtakes_it()
    {
        await using var origin = await ExportWorld.StartAsync(storage);
        await origin.ExportAsync(await origin.AskAsync(FirstExport, Before));
        var undisturbed = await SurviveAsync(origin, int.MaxValue);
        await TwinSteps.SweepAsync(async twins =>
        {
            var disturbed = await SurviveAsync(origin, int.MaxValue, twins: twins);
            undisturbed.Traces.AssertSame(disturbed.Traces);
            Assert.Equal((1, 1), (disturbed.Mails, disturbed.Ready));
        });
    }

    private async Task<Survived> SurviveAsync(ExportWorld origin, int dieAfter, LateSteps? late = null, TwinSteps? twins = null)
    {
        await using var world = await ExportWorld.StartAsync(storage);
        await world.GoOnFromAsync(origin);
        var told = world.Told.Count;
        var run = await world.AskAsync(SecondExport, After);

        var life = new Life(dieAfter);
        late?.ComeTo(world);
        twins?.ComeTo(world);
        world.StartHost(life);
        await world.ScheduleAsync(run);
        await Task.WhenAny(life.Died, world.CompletedAsync(run));
        world.StartHost(new Life());
        await world.CompletedAsync(run);
        if (late is not null)
            await late.ComeAfterTheEndAsync(world);
        return await LookAsync(world, run, life, told);
    }

    private static async Task<Survived> LookAsync(ExportWorld world, ExportRun run, Life life, int toldBefore)
    {
        var (export, row) = (await world.RowAsync(run), await world.AdministrationRowAsync(run));
        Assert.Equal((ExportState.Completed, ConfirmationState.Delivered), (export.State, export.Marks));
        await ExportTraces.AssertClearedAsync(world);
        world.AssertConfirmationsKeepTheirIds();
        var mails = world.FileMails.Count;
        if (row.Mail != SendState.Sent)
            await AssertCanBeMailedAgainAsync(world, row);
        if (row.Ready != SendState.Sent)
            Assert.Contains(ExportCodes.NotReported, row.WarningCodes);
        return new Survived(
            life.Effects, await ExportTraces.OfAsync(world, run), world.Hosts.Runs, mails, row.Mail == SendState.Sent,
            world.Told.Count - toldBefore, row.Ready == SendState.Sent);
    }

    private static async Task AssertCanBeMailedAgainAsync(ExportWorld world, ExportAdministrationRow row)
    {
        Assert.Equal((SendState.Failed, NotifyCodes.Unconfirmed), (row.Mail, row.MailFailure));
        var connection = await world.ReadConnectionAsync();
        Assert.Equal(AttentionReason.FileNotMailed, connection.Attention);
        var before = world.FileMails.Count;
        var file = await world.Services.GetRequiredService<IPayrollFiles>().FindAsync(row, default);
        await world.Services.GetRequiredService<FileMailer>().MailAgainAsync(connection, Profiles.Find("eitje")!, file!, null, default);
        Assert.Equal(before + 1, world.FileMails.Count);
        Assert.Equal(ConnectionState.Active, (await world.ReadConnectionAsync()).State);
    }

    /// <param name="Ran">How often each step began, over both hosts.</param>
    /// <param name="Mails">Mails with the export's file that the mail server took, before anybody asked for another.</param>
    /// <param name="Ready">How often Loket was asked to tell that the period is ready.</param>
    private sealed record Survived(
        IReadOnlyList<string> Effects, ExportTraces Traces, IReadOnlyDictionary<string, int> Ran, int Mails, bool MailIsSure, int Ready,
        bool ReadyIsSure);
}
