using LoketFunctions.Export.Model;
using LoketFunctions.Export.Notify;
using LoketFunctions.Export.Store;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Export.Whole;

/// <summary>What is large is read no more often than it has to be: a body can have 50 MB, and a report as much.</summary>
[Collection(WholeExports.Name)]
public sealed class ExportReadTests(AppStorage storage)
{
    private static readonly IReadOnlyList<LoketFunctions.Planner.Registration> Shifts = [ExportWorld.Shift(0, 2), ExportWorld.Shift(1, 3)];

    [Fact]
    public async Task The_body_is_read_once_for_its_header_and_once_for_its_registrations()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        var (taking, exporting) = (new Life(), new Life());
        var exportId = await world.ReceiveAsync(taking, "msg_1", ExportWorld.Body(Shifts));
        var run = new ExportRun(world.Connection.Tenant.Key, world.Connection.Id, exportId);
        Assert.Equal(1, ReadsOf(taking, BodyOf(run)));

        world.StartHost(exporting);
        await world.CompletedAsync(run);

        Assert.Equal(ExportState.Completed, (await world.RowAsync(run)).State);
        Assert.Equal(1, ReadsOf(exporting, BodyOf(run)));
        Assert.Empty(await ExportTraces.NamesAsync(world.Blobs.Staging, $"{run.ConnectionId}/export-{run.ExportId}/"));
    }

    /// <summary>Its header was never kept: the first step that needs it reads the body, and no other.</summary>
    [Fact]
    public async Task An_export_that_an_earlier_version_took_in_is_finished()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        var (run, exporting) = (await world.AskAsync(1, Shifts), new Life());

        world.StartHost(exporting);
        await world.ScheduleAsync(run);
        await world.CompletedAsync(run);

        Assert.Equal(ExportState.Completed, (await world.RowAsync(run)).State);
        Assert.Equal(2, ReadsOf(exporting, BodyOf(run)));
    }

    [Fact]
    public async Task A_report_is_not_read_to_mail_what_it_says_of_the_file()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        var (run, exporting) = (await world.AskAsync(1, Shifts), new Life());

        world.StartHost(exporting);
        await world.ScheduleAsync(run);
        await world.CompletedAsync(run);

        Assert.Single(world.FileMails);
        Assert.Equal(0, ReadsOf(exporting, PayrollFileName.Report + PayrollFileName.JsonEnding));
        Assert.Equal(1, ReadsOf(exporting, PayrollFileName.Facts));
    }

    /// <summary>An earlier version kept no facts beside its reports, and its files are mailed again all the same.</summary>
    [Fact]
    public async Task Without_facts_of_its_own_a_file_has_those_of_its_report()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        var (_, row) = await world.ExportAsync(1, Shifts);
        var files = world.Services.GetRequiredService<IPayrollFiles>();
        var kept = (await files.FindAsync(row, default))!;

        var facts = Assert.Single(await ExportTraces.NamesAsync(world.Blobs.PayrollFiles, world.Connection.RowKey),
            name => name.EndsWith(PayrollFileName.Facts, StringComparison.Ordinal));
        await world.Blobs.PayrollFiles.DeleteBlobAsync(facts);

        var read = (await files.FindAsync(row, default))!;
        Assert.Equal(kept.Facts.LeftOutByReason, read.Facts.LeftOutByReason);
        Assert.Equal(kept.Facts with { LeftOutByReason = read.Facts.LeftOutByReason }, read.Facts);
        Assert.Equal(kept.Blob, read.Blob);
    }

    private static string BodyOf(ExportRun run) => ExportBodies.NameOf(run.ConnectionId, run.ExportId);

    private static int ReadsOf(Life life, string blob) => life.Reads.Count(read => read.EndsWith($"/{blob}", StringComparison.Ordinal));
}
