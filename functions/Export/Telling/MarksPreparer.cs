using System.Runtime.CompilerServices;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Selecting;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Telling;

/// <summary>
/// Makes of an export what is told to the planner, in parts, before anything is sent: a repeated attempt tells the same. May be
/// repeated itself; the states of the administrations have to be final.
/// </summary>
internal sealed class MarksPreparer(ExportStore exports, ExportStaging staging, ExportedIds exportedIds, MarksParts parts)
{
    private enum Fate
    {
        Exported,
        Withdrawn,
        LeftOut,
    }

    private readonly record struct Mark(Fate Fate, string Id, string Reason)
    {
        public override string ToString() => Fate.ToString();
    }

    /// <param name="asked">The period that was asked for; null where it was asked for by a date.</param>
    public async Task PrepareAsync(ExportRun run, MarkedPeriod? asked, CancellationToken cancellation)
    {
        foreach (var row in await exports.AdministrationsAsync(run.ConnectionId, run.ExportId, cancellation))
            await PrepareAdministrationAsync(run, row, asked, cancellation);
        var nobodys = staging.LeftOutAsync(run, null, cancellation);
        await WriteAsync(run, null, asked, MarksOf(nobodys, new IdSet(), cancellation), cancellation);

        var isAnyLeft = await parts.NamesAsync(run, cancellation).AnyAsync(cancellation);
        await exports.ChangeAsync(
            run.ConnectionId, run.ExportId, row => row.Marks = isAnyLeft && row.Marks == MarksState.None ? MarksState.Waiting : row.Marks, cancellation);
    }

    private async Task PrepareAdministrationAsync(
        ExportRun run, ExportAdministrationRow row, MarkedPeriod? asked, CancellationToken cancellation)
    {
        var period = row.PeriodId == 0 ? asked : new MarkedPeriod(row.Year, row.PeriodNumber);
        var isDone = row.State == ExportAdministrationState.Done;
        // The list is replaced last, so where it is this export's own, the parts are whole.
        if (isDone && await exportedIds.AreOfAsync(run.ExportId, run.ConnectionId, row, cancellation))
            return;

        IAsyncEnumerable<string> Selected() => staging.ExportedAsync(run, row.AdministrationId, cancellation);
        var selected = new IdSet();
        await foreach (var id in Selected())
            selected.Add(id);
        var failure = isDone ? null : row.FailureCode ?? "unexpected";
        var went = Selected().Select(id => new Mark(failure is null ? Fate.Exported : Fate.LeftOut, id, failure ?? ""));
        var withdrawn = isDone
            ? exportedIds.ReadAsync(run.ConnectionId, row, cancellation).Where(id => !selected.Contains(id))
            : AsyncEnumerable.Empty<string>();
        var leftOut = MarksOf(staging.LeftOutAsync(run, row.AdministrationId, cancellation), selected, cancellation);

        var marks = went.Concat(withdrawn.Select(id => new Mark(Fate.Withdrawn, id, ""))).Concat(leftOut);
        await WriteAsync(run, row.AdministrationId, period, marks, cancellation);
        if (isDone)
            await exportedIds.ReplaceAsync(run.ExportId, run.ConnectionId, row, Selected(), cancellation);
    }

    /// <summary>
    /// Each registration once, though several parts of it stay behind; those of which something goes out are not left out.
    /// </summary>
    private static async IAsyncEnumerable<Mark> MarksOf(
        IAsyncEnumerable<LeftOut> items, IdSet selected, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var last = "";
        await foreach (var item in items.WithCancellation(cancellation))
        {
            // The parts of one registration follow each other.
            if (item.RegistrationId is not { } id)
                continue;
            if (id != last && !selected.Contains(id))
                yield return new Mark(Fate.LeftOut, id, item.Reason);
            last = id;
        }
    }

    /// <summary>Goes through the marks twice, as each part says how many there are.</summary>
    private async Task WriteAsync(
        ExportRun run, Guid? administrationId, MarkedPeriod? period, IAsyncEnumerable<Mark> marks, CancellationToken cancellation)
    {
        var count = (await marks.CountAsync(cancellation) + ExportMarks.MaxIds - 1) / ExportMarks.MaxIds;
        var number = 0;
        await foreach (var chunk in marks.Chunk(ExportMarks.MaxIds).WithCancellation(cancellation))
        {
            number++;
            IReadOnlyList<string> Ids(Fate fate) => [.. chunk.Where(mark => mark.Fate == fate).Select(mark => mark.Id)];
            var leftOut = chunk.Where(mark => mark.Fate == Fate.LeftOut).Select(mark => new LeftOutRegistration(mark.Id, mark.Reason));
            await parts.WriteAsync(
                new ExportMarks(
                    run.ExportId, run.ConnectionId, administrationId, period, number, count, Ids(Fate.Exported), Ids(Fate.Withdrawn), [.. leftOut]),
                cancellation);
        }
    }
}
