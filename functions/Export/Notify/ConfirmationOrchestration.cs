using LoketFunctions.Export.Model;
using LoketFunctions.Http;
using LoketFunctions.Runs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Export.Notify;

/// <summary>Tells the planner once more what became of its registrations, where that was given up.</summary>
internal static class ConfirmationOrchestration
{
    /// <summary>Sends confirmations that were given up once more, by the same schedule.</summary>
    [Function(nameof(ResendMarks))]
    public static async Task ResendMarks([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var resend = context.GetInput<ConfirmationResend>() ?? throw new InvalidOperationException("Which marks to send is not said.");
        await ConfirmationSchedule.TellPlannerAsync(context, resend.Export, resend.MarkSchedule);
    }
}

/// <summary>Starts the sending of confirmations that are left, once at a time per export.</summary>
internal sealed class ConfirmationResender(ConfirmationParts parts, ExportOptions options)
{
    internal static string InstanceId(string exportId) => $"marks-{exportId}";

    /// <summary>Does nothing where they are being sent already.</summary>
    /// <exception cref="ProblemException">There is nothing left to send.</exception>
    public async Task StartAsync(DurableTaskClient client, ExportRun run, CancellationToken cancellation)
    {
        if (!await parts.NamesAsync(run, cancellation).AnyAsync(cancellation))
            throw Problems.Throw(NotifyProblems.NothingToSend());
        await client.StartOnceAsync(
            nameof(ConfirmationOrchestration.ResendMarks), new ConfirmationResend(new ExportStep(run, 0), options.MarkSchedule()),
            InstanceId(run.ExportId),
            instance => !instance.IsCompleted, cancellation);
    }
}
