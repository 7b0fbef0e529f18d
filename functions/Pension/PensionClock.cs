using LoketFunctions.Connections;
using LoketFunctions.Pension.Stages;
using LoketFunctions.Security;
using LoketFunctions.Time;

namespace LoketFunctions.Pension;

/// <summary>What time does to a pension link and to the requests of its employers. Done twice, it is as done once.</summary>
internal sealed class PensionClock(PensionStore store, StageMoves moves, PensionNews news, PensionOptions options, TimeProvider clock)
{
    public async Task LookAsync(Connection connection, CancellationToken cancellation)
    {
        var app = new Caller(connection.Tenant, Actor.App, Access.Everything);
        var link = await store.LinkAsync(connection.Id, cancellation);
        if (link.Stage == PensionStage.Ended)
            return;
        if (link.Stage == PensionStage.Confirmed && HasCome(link.FirstExchangeDay))
            await moves.MoveAsync(app, connection, PensionParty.App, new StageMove(PensionStage.Active), cancellation);
        else if (WaitOf(link, PensionSteps.OfLink) is { } at)
            await RemindAsync(connection, await NoteAsync(link, at, cancellation), at, cancellation);
        foreach (var request in await store.RequestsAsync(connection.Id, cancellation))
        {
            if (request.Stage == RequestStage.DateSet && HasCome(request.FirstExchangeDay))
            {
                await moves.MoveRequestAsync(
                    app, connection, PensionParty.App, request.Id, new RequestMove(RequestStage.Active), cancellation);
            }
            else if (WaitOf(request, PensionSteps.OfRequest) is { } until)
            {
                await RemindAsync(connection, await NoteAsync(request, until, cancellation), until, cancellation);
            }
        }
    }

    private bool HasCome(DateOnly? day) => day <= AmsterdamTime.DateOf(clock.GetUtcNow());

    /// <summary>The end of the last wait that was too long; null where somebody still has time, or nobody is waited for.</summary>
    private DateTimeOffset? WaitOf<TStage>(StageRow<TStage> row, StageTable<TStage> table)
        where TStage : struct, Enum
    {
        if (table.NextOf(row.Stage) is not { } next || next.By[0] == PensionParty.App || row.Steps.Count == 0)
            return null;
        var waits = (clock.GetUtcNow() - row.Since).Ticks / options.Reminder.Ticks;
        return waits < 1 ? null : row.Since + waits * options.Reminder;
    }

    /// <summary>First in the row, by which the words know what is waited for; a step that was taken meanwhile is left alone.</summary>
    private Task<PensionLinkRow> NoteAsync(PensionLinkRow link, DateTimeOffset at, CancellationToken cancellation) =>
        store.ChangeLinkAsync(link.ConnectionId, row => Note(row, link.Since, at), cancellation);

    private Task<EmployerRequestRow> NoteAsync(EmployerRequestRow request, DateTimeOffset at, CancellationToken cancellation) =>
        store.ChangeRequestAsync(request.ConnectionId, request.Id, row => Note(row, request.Since, at), cancellation);

    private static bool Note<TStage>(StageRow<TStage> row, DateTimeOffset since, DateTimeOffset at)
        where TStage : struct, Enum
    {
        if (row.Since != since || row.RemindedAt == at)
            return false;
        row.RemindedAt = at;
        return true;
    }

    private Task RemindAsync(Connection connection, PensionLinkRow link, DateTimeOffset at, CancellationToken cancellation) =>
        link.RemindedAt == at ? news.RemindAsync(connection, link, at, cancellation) : Task.CompletedTask;

    private Task RemindAsync(Connection connection, EmployerRequestRow request, DateTimeOffset at, CancellationToken cancellation) =>
        request.RemindedAt == at ? news.RemindAsync(connection, request, at, cancellation) : Task.CompletedTask;
}
