using LoketFunctions.Identifiers;
using LoketFunctions.Runs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LoketFunctions.Pension.Delivery;

/// <summary>A look at a connection for what is to be delivered.</summary>
/// <param name="At">When it was asked for; or the night that it is for.</param>
internal sealed record DeliveryLook(string TenantKey, ConnectionId ConnectionId, DateTimeOffset At);

/// <summary>The periods in which something is to be done, the oldest first.</summary>
internal sealed record OpenPeriods(IReadOnlyList<PeriodKey> Periods);

/// <summary>A period of a look.</summary>
internal sealed record DeliveryStep(DeliveryLook Look, PeriodKey Period);

/// <summary>
/// Delivers what is due of a connection. There is one at a time of each connection, by its id, so that no period is made twice at once.
/// </summary>
internal static class DeliveryOrchestration
{
    internal static string InstanceId(ConnectionId connectionId) => $"pension-{connectionId}";

    [Function(nameof(DeliverPension))]
    public static async Task DeliverPension([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var look = context.GetInput<DeliveryLook>() ?? throw new InvalidOperationException("Which connection to look at is not said.");
        // What fails is in its row, is told, and is tried again at the next look.
        var open = await context.RunStepAsync<OpenPeriods>(nameof(DeliverySteps.FindOpenPeriods), look, StepRetry.DefaultDelay);
        foreach (var period in open.Value?.Periods ?? [])
        {
            await context.RunStepAsync<StepDone>(
                nameof(DeliverySteps.DeliverPeriod), new DeliveryStep(look, period), StepRetry.DefaultDelay);
        }

        await context.RunStepAsync<StepDone>(nameof(DeliverySteps.TellDeliveries), look, StepRetry.DefaultDelay);
    }
}
