using LoketFunctions.Identifiers;
using LoketFunctions.Runs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LoketFunctions.Personnel.Documents;

/// <param name="At">The moment that the look is for.</param>
internal sealed record DocumentLook(string TenantKey, ConnectionId ConnectionId, DateTimeOffset At);

/// <summary>A connection's look for documents of payroll runs that were approved.</summary>
internal static class DocumentLookOrchestration
{
    internal static string InstanceId(ConnectionId connectionId, DateOnly day) =>
        InstancePrefix(connectionId) + day.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture);

    /// <summary>Begins the ids of all looks at a connection.</summary>
    internal static string InstancePrefix(ConnectionId connectionId) => $"documents-look-{connectionId}-";

    [Function(nameof(LookForDocuments))]
    public static async Task LookForDocuments([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var look = context.GetInput<DocumentLook>() ?? throw new InvalidOperationException("Which connection to look at is not said.");
        // What fails is found by the next night's look.
        await context.RunStepAsync<StepDone>(nameof(DocumentLookSteps.TellNewDocuments), look, StepRetry.DefaultDelay);
    }
}
