using LoketFunctions.Export.Model;
using LoketFunctions.Loket;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Model;

namespace LoketFunctions.Export.Deliver.PeriodData;

/// <summary>
/// Sends the changes of a plan straight into Loket, many records at once. Loket overwrites, so a chunk may be sent again after a
/// crash or a lost answer.
/// </summary>
internal static class PeriodDataSender
{
    /// <summary>What Loket said of the records of one call.</summary>
    /// <param name="Failures">Named by employment, where Loket names anything.</param>
    /// <param name="IsAccepted">What is not named as failed is written.</param>
    private sealed record Answer(IReadOnlyList<LoketMessage> Failures, bool IsAccepted);

    /// <summary>
    /// One call for the changes of all lines. Where Loket refuses the call, or a failure that it names belongs to no record of it,
    /// the records in doubt are sent one by one: one that cannot be written does not stop the others.
    /// </summary>
    /// <returns>The values that Loket refused, with its words.</returns>
    /// <exception cref="LoketException">
    /// Nothing is known of any record: send the chunk again. Or the right to write is missing for all of them.
    /// </exception>
    public static async Task<IReadOnlyList<RefusedValue>> SendChunkAsync(
        LoketClient loket, AdministrationContext context, IReadOnlyList<PlannedLine> lines, CancellationToken cancellation)
    {
        PlannedLine[] changed = [.. lines.Where(line => line.HasChanges())];
        if (changed.Length == 0)
            return [];

        var answer = await SendTogetherAsync(loket, context, changed, cancellation);
        // A failure names an employment, not which of its records: all of them count as refused until they are read back.
        var failures = answer.Failures.ToLookup(failure => failure.Id ?? Guid.Empty);
        var isNamed = changed.ToLookup(line => failures.Contains(line.Key.EmploymentId));
        var refused = isNamed[true].SelectMany(line => line.Refused(ErrorReader.Words([.. failures[line.Key.EmploymentId]])));
        var employments = changed.Select(line => line.Key.EmploymentId).ToHashSet();
        if (answer.IsAccepted && failures.All(failure => employments.Contains(failure.Key)))
            return [.. refused];
        return [.. refused, .. await SendEachAsync(loket, context, [.. isNamed[false]], cancellation)];
    }

    private static async Task<Answer> SendTogetherAsync(
        LoketClient loket, AdministrationContext context, IReadOnlyList<PlannedLine> lines, CancellationToken cancellation)
    {
        try
        {
            var patches = lines.Select(line => line.ToPatch(context.Period)).ToArray();
            return new Answer(
                (await loket.PayrollPeriodData.PatchCollectiveAsync(context.EmployerId, patches, cancellation)).Failures, true);
        }
        catch (LoketException exception) when (exception.Failure.IsRefusal())
        {
            return new Answer([.. exception.Failure.Messages.Where(message => message.IsFailure)], false);
        }
    }

    private static async Task<IReadOnlyList<RefusedValue>> SendEachAsync(
        LoketClient loket, AdministrationContext context, IReadOnlyList<PlannedLine> lines, CancellationToken cancellation)
    {
        var refused = new List<RefusedValue>();
        var isAnyAllowed = false;
        LoketFailure? last = null;
        foreach (var line in lines)
        {
            last = await line.TrySendAsync(loket, context.Period, cancellation);
            isAnyAllowed |= last?.Reason != FailureReason.RightMissing;
            if (last is not null)
                refused.AddRange(line.Refused(last.LoketWords));
        }

        return last is null || isAnyAllowed ? refused : throw new LoketException(last);
    }
}
