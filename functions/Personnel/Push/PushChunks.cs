namespace LoketFunctions.Personnel.Push;

/// <summary>
/// Brings some employees to Loket, one after another, and writes down what came of each before the next: a step that is repeated goes on
/// with whoever was under way, and tells what both attempts did.
/// </summary>
internal sealed class PushChunks(PushStaging staging, PushReportStore reports, EmployeeRows rows, EmployeePusher pusher, TimeProvider clock)
{
    public async Task RunAsync(PushScope scope, int chunk, CancellationToken cancellation)
    {
        var results = (await reports.ReadAsync(scope.Push, chunk, cancellation)).ToList();
        foreach (var hash in await staging.ChunkAsync(scope.Push, chunk, cancellation))
        {
            var earlier = results.FirstOrDefault(one => one.Hash == hash);
            if (earlier is { IsUnderWay: false })
                continue;
            var begun = earlier;
            var last = await pusher.PushAsync(scope, hash, under => NoteAsync(begun = Together(begun, under)), cancellation);
            var result = Together(begun, last);
            // The row first: what the report tells as done is not looked at again.
            if (!scope.Preview)
                await rows.ChangeOrAddAsync(
                    scope.Connection.Id, hash, row => row.Note(scope.Push, result, clock.GetUtcNow()), cancellation);
            await NoteAsync(result);
        }

        Task NoteAsync(PushResult result)
        {
            results.RemoveAll(one => one.Hash == result.Hash);
            results.Add(result);
            return reports.WriteAsync(scope.Push, chunk, results, cancellation);
        }
    }

    /// <summary>What two attempts at one employee did: what the first one began is no less done where the second finds it done.</summary>
    internal static PushResult Together(PushResult? earlier, PushResult later)
    {
        if (earlier is null)
            return later;
        var changes = later.Changes.Concat(earlier.Changes).DistinctBy(change => (change.FieldId, change.From))
            .Where(change => change.FieldId != OtherFields.CitizenServiceNumber || !later.Notices.Contains(PushCodes.BsnRightMissing))
            .ToList();
        return later with
        {
            // Who was made here a moment ago is no news.
            Code = earlier.Outcome == PushOutcome.Created && later.Code == PushCodes.AlreadyInLoket ? null : later.Code,
            Changes = later.IsInLoket ? changes : later.Changes,
            Outcome = !later.IsInLoket ? later.Outcome
                : earlier.Outcome == PushOutcome.Created ? PushOutcome.Created
                : changes.Count > 0 && later.Outcome != PushOutcome.Created ? PushOutcome.Changed
                : later.Outcome,
        };
    }
}
