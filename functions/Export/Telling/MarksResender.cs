using LoketFunctions.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Export.Telling;

/// <summary>Starts the sending of marks that are left, once at a time per export.</summary>
internal sealed class MarksResender(MarksParts parts, ExportOptions options)
{
    internal static string InstanceId(string exportId) => $"marks-{exportId}";

    /// <summary>Does nothing where they are being sent already.</summary>
    /// <exception cref="ProblemException">There is nothing left to send.</exception>
    public async Task StartAsync(DurableTaskClient client, ExportRun run, CancellationToken cancellation)
    {
        if (!await parts.NamesAsync(run, cancellation).AnyAsync(cancellation))
            throw Problems.Throw(TellingProblems.NothingToSend());
        var instanceId = InstanceId(run.ExportId);
        if (await IsUnderWayAsync(client, instanceId, cancellation))
            return;
        try
        {
            await client.ScheduleNewOrchestrationInstanceAsync(
                nameof(ExportOrchestration.ResendMarks), new MarksResend(new ExportStep(run, 0), options.MarkSchedule()),
                new StartOrchestrationOptions(instanceId), cancellation);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            // The engine refuses an id that another call started just now, each version by another exception.
            if (!await IsUnderWayAsync(client, instanceId, cancellation))
                throw;
        }
    }

    private static async Task<bool> IsUnderWayAsync(DurableTaskClient client, string instanceId, CancellationToken cancellation) =>
        await client.GetInstanceAsync(instanceId, cancellation) is { IsCompleted: false };
}
