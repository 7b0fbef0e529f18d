using LoketFunctions.Export.Model;
using LoketFunctions.Runs;
using Microsoft.DurableTask;

namespace LoketFunctions.Export.Notify;

/// <summary>How an orchestration tells the planner what became of its registrations.</summary>
internal static class ConfirmationSchedule
{
    /// <summary>Attempt after attempt; what is left after the last one is given up, and kept.</summary>
    public static async Task TellPlannerAsync(TaskOrchestrationContext context, ExportStep export, IReadOnlyList<TimeSpan> schedule)
    {
        for (var attempt = 0; ; attempt++)
        {
            // The steps' own retries would come on top of the schedule, so the activity is called by itself.
            var told = await context.RunOnceAsync<ConfirmationProgress>(nameof(NotifySteps.SendMarks), export);
            if (told.Value is { Delivered: true })
                return;
            if (attempt == schedule.Count)
                break;
            await context.CreateTimer(schedule[attempt], CancellationToken.None);
        }

        await context.CallActivityAsync(nameof(NotifySteps.GiveUpMarks), export, StepRetry.UntilItWorks);
    }
}
