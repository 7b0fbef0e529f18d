using System.Runtime.CompilerServices;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Planner;
using LoketFunctions.Runs;

namespace LoketFunctions.Export.Notify;

/// <summary>
/// Makes the confirmations of an export to the planner, in parts, before anything is sent: a repeated attempt sends the same. May be
/// repeated itself; the states of the administrations have to be final. The planner receives what is so: hours that
/// are in Loket by way of another administration, an earlier period or an earlier export are never confirmed as left out or withdrawn.
/// </summary>
internal sealed class ConfirmationPreparer(
    ExportStore exports, ExportStaging staging, ExportedRegistrations exported, CarriedRegistrations carried, ConfirmationParts parts)
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

    /// <summary>One administration's part; without fates where it has been sent and kept before.</summary>
    /// <param name="Late">Of earlier, paid periods: what this one has taken back of them, and what it has not.</param>
    private sealed record Part(ExportAdministrationRow Row, RegistrationFates? Fates, IReadOnlyList<LateWithdrawal> Late)
    {
        public override string ToString() => Row.AdministrationId.ToString();
    }

    public async Task PrepareAsync(ExportRun run, ExportHeader header, CancellationToken cancellation)
    {
        var all = new List<Part>();
        foreach (var row in await exports.AdministrationsAsync(run.Key, cancellation))
            all.Add(await PartAsync(run, row, cancellation));

        var elsewhere = await InLoketAnywayAsync(run, all, cancellation);
        var asked = header.Period is { Year: { } year, PeriodNumber: { } number } ? new ConfirmedPeriod(year, number) : null;
        foreach (var part in all.Where(part => part.Fates is not null))
        {
            var (row, fates) = (part.Row, part.Fates!);
            var period = row.PeriodId == 0 ? asked : new ConfirmedPeriod(row.Year, row.PeriodNumber);
            await WriteAsync(run, row.AdministrationId, period, MarksOf(run, part, elsewhere, cancellation), cancellation);
            // The list is replaced last, so where it is this export's own, the parts are whole.
            await carried.NoteAsync(run.ConnectionId, row, fates, cancellation);
            if (IsDone(row))
                await exported.ReplaceAsync(run.ExportId, run.ConnectionId, row, fates.InLoket(cancellation), cancellation);
        }

        var nobodys = LeftOutIn(run, null, cancellation).Where(mark => !elsewhere.Contains(mark.Id));
        await WriteAsync(run, null, asked, nobodys, cancellation);

        var isAnyLeft = await parts.NamesAsync(run, cancellation).AnyAsync(cancellation);
        await exports.ChangeAsync(
            run.Key, row => row.Marks = isAnyLeft && row.Marks == ConfirmationState.None ? ConfirmationState.Waiting : row.Marks,
            cancellation);
    }

    private static bool IsDone(ExportAdministrationRow row) => row.State == ExportAdministrationState.Done;

    private async Task<Part> PartAsync(ExportRun run, ExportAdministrationRow row, CancellationToken cancellation)
    {
        if (IsDone(row) && await exported.AreOfAsync(run.ExportId, run.ConnectionId, row, cancellation))
            return new Part(row, null, []);
        var refused = (await staging.FindAsync<RefusedValues>(run, row.AdministrationId, RefusedValues.Name, cancellation))?.Values ?? [];
        var held = await staging.HeldAsync(run, row.AdministrationId, cancellation).ToListAsync(cancellation);
        var earlier = await carried.EarlierAsync(run.ConnectionId, row, cancellation);
        var paid = await carried.IntoAsync(run.ConnectionId, row, earlier, held, cancellation).ToListAsync(cancellation);
        var fates = await RegistrationFates.OfAsync(
            token => staging.ExportedAsync(run, row.AdministrationId, token).Concat(paid.ToAsyncEnumerable()),
            token => exported.ReadAsync(run.ConnectionId, row, token),
            IsDone(row) ? null : row.FailureCode ?? RunCodes.Unexpected, refused, held, cancellation);
        IReadOnlyList<RetainedValue> kept = [.. held, .. RefusedValues.NotTaken(refused)];
        return new Part(row, fates, IsDone(row) ? await carried.TakeBackAsync(run.ConnectionId, row, earlier, kept, cancellation) : []);
    }

    /// <summary>Of all that this export would tell as not being in Loket, what is there all the same.</summary>
    private async Task<IdSet> InLoketAnywayAsync(ExportRun run, List<Part> all, CancellationToken cancellation)
    {
        var absent = new IdSet();
        foreach (var part in all.Where(part => part.Fates is not null))
        {
            await foreach (var mark in MarksOf(run, part, new IdSet(), cancellation).Where(mark => mark.Fate != Fate.Exported))
                absent.Add(mark.Id);
        }

        await foreach (var mark in LeftOutIn(run, null, cancellation))
            absent.Add(mark.Id);

        var present = exported.OthersAsync(run.ConnectionId, [.. all.Select(part => part.Row)], cancellation);
        foreach (var (row, fates, _) in all)
            present = present.Concat(fates?.InLoket(cancellation) ?? exported.ReadAsync(run.ConnectionId, row, cancellation));
        var anyway = new IdSet();
        await foreach (var registration in present.Where(registration => absent.Contains(registration.Id)))
            anyway.Add(registration.Id);
        return anyway;
    }

    private IAsyncEnumerable<Mark> MarksOf(ExportRun run, Part part, IdSet elsewhere, CancellationToken cancellation)
    {
        var fates = part.Fates!;
        return fates.Exported(cancellation).Select(id => new Mark(Fate.Exported, id, ""))
            .Concat(fates.TakenBack(cancellation).Select(id => new Mark(Fate.Withdrawn, id, "")))
            .Concat(part.Late.Select(one => new Mark(one.By is null ? Fate.Exported : Fate.Withdrawn, one.Registration.Id, ""))
                .ToAsyncEnumerable())
            .Concat(fates.Failed(cancellation).Select(one => new Mark(Fate.LeftOut, one.Id, one.Reason)))
            .Concat(LeftOutIn(run, part.Row.AdministrationId, cancellation).Where(mark => fates.IsLeftOut(mark.Id)))
            .Where(mark => mark.Fate == Fate.Exported || !elsewhere.Contains(mark.Id));
    }

    /// <summary>Each registration once, though several parts of it stay behind. Not what the export was not asked about.</summary>
    private async IAsyncEnumerable<Mark> LeftOutIn(
        ExportRun run, Guid? administrationId, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var last = "";
        await foreach (var item in staging.LeftOutAsync(run, administrationId, cancellation))
        {
            // The parts of one registration follow each other.
            if (item.RegistrationId is not { } id)
                continue;
            if (id != last && !LeftOutReason.IsNotAskedFor(item.Reason))
                yield return new Mark(Fate.LeftOut, id, item.Reason);
            last = id;
        }
    }

    /// <summary>Goes through the confirmations twice, as each part says how many there are.</summary>
    private async Task WriteAsync(
        ExportRun run, Guid? administrationId, ConfirmedPeriod? period, IAsyncEnumerable<Mark> marks, CancellationToken cancellation)
    {
        var count = (await marks.CountAsync(cancellation) + ExportConfirmations.MaxIds - 1) / ExportConfirmations.MaxIds;
        var number = 0;
        await foreach (var chunk in marks.Chunk(ExportConfirmations.MaxIds).WithCancellation(cancellation))
        {
            number++;
            IReadOnlyList<string> Ids(Fate fate) => [.. chunk.Where(mark => mark.Fate == fate).Select(mark => mark.Id)];
            var leftOut = chunk.Where(mark => mark.Fate == Fate.LeftOut).Select(mark => new LeftOutRegistration(mark.Id, mark.Reason));
            await parts.WriteAsync(
                new ExportConfirmations(
                    run.ExportId, run.ConnectionId, administrationId, period, number, count, Ids(Fate.Exported), Ids(Fate.Withdrawn),
                    [.. leftOut]),
                cancellation);
        }
    }
}
