using LoketFunctions.Export.Model;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

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
