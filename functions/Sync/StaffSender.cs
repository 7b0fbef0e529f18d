using LoketFunctions.Identifiers;
using LoketFunctions.Planner;

namespace LoketFunctions.Sync;

/// <summary>Sends the decided records in batches and says what the planner made of each.</summary>
internal sealed class StaffSender(
    PlannerClient client, PlannerSettings planner, string account, string runId, ConnectionId connectionId, BatchResponses answers)
{
    /// <summary>
    /// Answers batch by batch, in order, one per record. Throws <see cref="PlannerException"/> after the batches that got through.
    /// </summary>
    public async IAsyncEnumerable<IReadOnlyList<(StaffDecision Decision, RecordResponse Answer)>> SendAsync(
        Guid administrationId, IReadOnlyList<StaffDecision> decisions,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var chunk in InTurns(decisions).SelectMany(turn => turn.Chunk(StaffBatch.MaxRecords)))
        {
            var batch = new StaffBatch(connectionId, administrationId, [.. chunk.Select(decision => decision.Record!)]);
            yield return answers.Judge(chunk, await client.SendStaffAsync(planner, account, runId, batch, cancellation));
        }
    }

    /// <summary>Records that are merged are sent under one id of Loket's: never two of them in one batch.</summary>
    private static IEnumerable<IEnumerable<StaffDecision>> InTurns(IReadOnlyList<StaffDecision> decisions) => decisions
        .GroupBy(decision => decision.Record!.LoketEmployeeId)
        .SelectMany(same => same.Select((decision, turn) => (decision, turn)))
        .GroupBy(pair => pair.turn, pair => pair.decision).OrderBy(turn => turn.Key);
}
