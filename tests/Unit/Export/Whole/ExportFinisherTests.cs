using LoketFunctions.Connections;
using LoketFunctions.Export;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Failures;
using LoketFunctions.Http;
using LoketFunctions.Runs;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Export.Whole;

/// <summary>How an export ends, and what the connection shows of it.</summary>
[Collection(WholeExports.Name)]
public sealed class ExportFinisherTests(AppStorage storage)
{
    private int _number;

    [Fact]
    public async Task The_state_follows_from_the_administrations_and_the_connection_shows_the_gravest()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        (Part[] Parts, ExportState State, AttentionReason? Attention)[] cases =
        [
            ([Done, Done], ExportState.Completed, null),
            ([Done, Refused(ExportCodes.Unmapped)], ExportState.CompletedWithFailures, AttentionReason.ExportFailed),
            ([Refused(ExportCodes.PeriodClosed), Refused("right-missing")], ExportState.Refused, AttentionReason.RightsMissing),
            ([Failed("loket-unreachable"), Refused(ExportCodes.Unmapped)], ExportState.Failed, AttentionReason.ExportFailed),
            ([Done with { Code = ExportCodes.ValuesRefused }], ExportState.CompletedWithFailures, AttentionReason.ExportFailed),
            ([Failed("reconnect"), Refused("right-missing")], ExportState.Failed, AttentionReason.Reconnect),
        ];
        foreach (var (parts, state, attention) in cases)
            Assert.Equal((state, attention), await FinishAsync(world, parts));
    }

    [Fact]
    public async Task What_fails_as_a_whole_fails_every_administration_that_is_not_done()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        (StepFailure Failure, ExportState State, AttentionReason? Attention)[] cases =
        [
            (new(FailureClass.Configuration, "reconnect"), ExportState.Refused, AttentionReason.Reconnect),
            (new(FailureClass.Transient, "planner-unreachable"), ExportState.Failed, AttentionReason.PlannerFailing),
            (new(FailureClass.Configuration, ExportCodes.InvalidRegistrations), ExportState.Refused, null),
            (new(FailureClass.Internal, "superseded"), ExportState.Failed, null),
            (new(FailureClass.Internal, "unexpected"), ExportState.Failed, AttentionReason.ExportFailed),
        ];
        foreach (var (failure, state, attention) in cases)
        {
            Assert.Equal((state, attention), await FinishAsync(world, [new(ExportAdministrationState.Waiting), Done], failure));
            Assert.Equal([null, failure.Code], (await PartsAsync(world)).Select(row => row.FailureCode).Order());
        }
    }

    [Fact]
    public async Task A_good_export_mends_what_exports_can_mend_and_nothing_else()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        Assert.Null((await FinishAsync(world, [Done], before: AttentionReason.ExportFailed)).Attention);
        Assert.Equal(ConnectionState.Active, (await world.ReadConnectionAsync()).State);
        Assert.Equal(
            AttentionReason.MarksNotDelivered, (await FinishAsync(world, [Done], before: AttentionReason.MarksNotDelivered)).Attention);
    }

    [Fact]
    public async Task What_is_to_be_done_and_where_follows_from_what_failed()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        await FinishAsync(world, [Done, Refused(ExportCodes.Unmapped)]);
        var (mapping, connection) = ((await FailedAsync(world)).AdministrationId, await world.ReadConnectionAsync());
        Assert.Equal((ActionOwner.User, $"connections/{connection.Id}/administrations/{mapping}/mapping"),
            (connection.AttentionMove, connection.AttentionPage));
        Assert.StartsWith("Koppel de genoemde codes", connection.AttentionToDo, StringComparison.Ordinal);

        await FinishAsync(world, [Done, Refused(ExportCodes.PeriodClosed)]);
        var (closed, told) = (await FailedAsync(world), await world.ReadConnectionAsync());
        Assert.Equal($"connections/{told.Id}/exports/{closed.ExportId}/administrations/{closed.AdministrationId}", told.AttentionPage);
        Assert.Contains("correctie", told.AttentionToDo, StringComparison.Ordinal);
        Assert.DoesNotContain("exporteer", told.AttentionToDo, StringComparison.OrdinalIgnoreCase);

        // Each has its own.
        await FinishAsync(world, [Refused(ExportCodes.PeriodClosed), Refused(ExportCodes.Unmapped)]);
        connection = await world.ReadConnectionAsync();
        Assert.Equal((null, null, null), (connection.AttentionMove, connection.AttentionToDo, connection.AttentionPage));
    }

    private async Task<ExportAdministrationRow> FailedAsync(ExportWorld world) =>
        (await PartsAsync(world)).Single(row => row.FailureCode is not null);

    [Fact]
    public async Task A_preview_neither_raises_nor_mends()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        Assert.Equal((ExportState.Refused, null), await FinishAsync(world, [Refused(ExportCodes.Unmapped)], preview: true));
        Assert.Equal(
            (ExportState.Previewed, AttentionReason.ExportFailed),
            await FinishAsync(world, [new(ExportAdministrationState.Previewed)], preview: true, before: AttentionReason.ExportFailed));
    }

    [Fact]
    public async Task One_whose_lease_was_taken_over_says_nothing_of_the_connection_and_leaves_the_lease()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        var run = await world.AskAsync(50, []);
        var leases = world.Services.GetRequiredService<WorkLeases>();
        var other = await leases.TakeAsync(new RunKey(world.Connection.Id, "another"), ExportStep.Lease, null, default);

        var end = new ExportEnd(new ExportStep(run, other.Fence - 1), new StepFailure(FailureClass.Configuration, "reconnect"), []);
        await world.Services.GetRequiredService<ExportFinisher>().FinishAsync(end, default);

        Assert.Null((await world.ReadConnectionAsync()).Attention);
        Assert.Equal("another", (await leases.FindAsync(world.Connection.Id, ExportStep.Lease, default))!.RunId);
        Assert.Equal(ExportState.Refused, (await world.RowAsync(run)).State);
    }

    private static Part Done => new(ExportAdministrationState.Done);

    private static Part Refused(string code) => new(ExportAdministrationState.Refused, code, FailureClass.Configuration);

    private static Part Failed(string code) => new(ExportAdministrationState.Failed, code, FailureClass.Transient);

    /// <summary>Finishes an export with such administrations, twice, as a step may run twice.</summary>
    private async Task<(ExportState State, AttentionReason? Attention)> FinishAsync(
        ExportWorld world, Part[] parts, StepFailure? whole = null, bool preview = false, AttentionReason? before = null)
    {
        var run = await world.AskAsync(++_number, [], preview);
        foreach (var part in parts)
        {
            var id = Guid.NewGuid();
            await world.Exports.AddAdministrationAsync(run.Key, new AdministrationRow { RowKey = id.ToString() }, default);
            await world.Exports.ChangeAdministrationAsync(
                run.Key, id, row => (row.State, row.FailureCode, row.FailureClass) = (part.State, part.Code, part.Class), default);
        }

        var connections = world.Services.GetRequiredService<ConnectionStore>();
        await connections.ChangeAsync(
            world.Connection.Tenant, world.Connection.Id,
            row => (row.Attention, row.State) = (before, before is null ? ConnectionState.Active : ConnectionState.NeedsAttention),
            default);
        var lease = await world.Services.GetRequiredService<WorkLeases>().TakeAsync(run.Key, ExportStep.Lease, null, default);
        var end = new ExportEnd(new ExportStep(run, lease.Fence), whole, []);
        var finisher = world.Services.GetRequiredService<ExportFinisher>();
        await finisher.FinishAsync(end, default);
        var first = await world.RowAsync(run);
        await finisher.FinishAsync(end, default);

        var row = await world.RowAsync(run);
        Assert.Equal((first.State, first.FinishedAt), (row.State, row.FinishedAt));
        Assert.Equal(whole?.Code, row.FailureCode);
        return (row.State, (await world.ReadConnectionAsync()).Attention);
    }

    private async Task<IReadOnlyList<ExportAdministrationRow>> PartsAsync(ExportWorld world) =>
        await world.Exports.AdministrationsAsync(
            new RunKey(world.Connection.Id, (await world.Exports.ListAsync(world.Connection.Id, 1, default))[0].ExportId), default);

    private sealed record Part(ExportAdministrationState State, string? Code = null, FailureClass? Class = null);
}
