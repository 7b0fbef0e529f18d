using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Steps;
using LoketFunctions.Export.Store;
using LoketFunctions.Failures;
using LoketFunctions.Planner;
using LoketFunctions.Security;

namespace LoketFunctions.Export.Notify;

/// <summary>
/// Tells the planner what became of its registrations. One attempt a time; when to try again is the orchestration's to say.
/// </summary>
internal sealed class ConfirmationSender(
    ConfirmationParts parts, PlannerClient client, ExportStore exports, ConnectionAttention attention, DeadLetters deadLetters,
    ExportEvents events)
{
    /// <summary>Sends the parts that are left, in order. Those that the planner accepts are gone.</summary>
    /// <exception cref="PlannerException">Not all were accepted.</exception>
    public async Task SendAsync(ExportRun run, PlannerSettings planner, CancellationToken cancellation)
    {
        var tenant = Tenant.FromKey(run.TenantKey);
        await exports.ChangeAsync(run.Key, Began, cancellation);
        PlannerException? refused = null;
        await foreach (var name in parts.NamesAsync(run, cancellation))
        {
            try
            {
                if (await parts.FindAsync(name, cancellation) is { } marks)
                    await client.SendMarksAsync(planner, tenant.Account, ConfirmationParts.MessageId(marks), marks, cancellation);
                await parts.RemoveAsync(name, cancellation);
            }
            catch (PlannerException exception) when (exception.Class == FailureClass.Internal)
            {
                // One part that the planner does not understand holds up no other; a planner that is not there need not be asked again.
                refused ??= exception;
            }
        }

        if (refused is not null)
            throw refused;
        await exports.ChangeAsync(
            run.Key, row => row.Marks = row.Marks == ConfirmationState.None ? ConfirmationState.None : ConfirmationState.Delivered,
            cancellation);
        await deadLetters.DeliveredAsync(run, cancellation);
        await attention.ClearAsync(tenant, run.ConnectionId, [AttentionReason.MarksNotDelivered], cancellation);
    }

    /// <summary>After the last attempt: what is left is kept, and can be sent again.</summary>
    public async Task GiveUpAsync(ExportRun run, CancellationToken cancellation)
    {
        // Another orchestration may have delivered them meanwhile; where the step runs twice, the first write tells of it.
        var isNews = false;
        var row = await exports.ChangeAsync(
            run.Key, row =>
            {
                isNews = row.Marks == ConfirmationState.Waiting;
                row.Marks = isNews ? ConfirmationState.DeadLetter : row.Marks;
            },
            cancellation);
        if (isNews)
            events.GaveUpMarks(run);
        if (row.Marks != ConfirmationState.DeadLetter)
            return;
        await deadLetters.CountAsync(run, cancellation);
        await attention.RaiseAsync(Tenant.FromKey(run.TenantKey), run.ConnectionId, AttentionReason.MarksNotDelivered, null, cancellation);
    }

    private static void Began(ExportRow row)
    {
        if (row.Marks is not (ConfirmationState.Waiting or ConfirmationState.DeadLetter))
            return;
        row.MarksAttempts++;
        row.Marks = ConfirmationState.Waiting;
    }
}
