using LoketFunctions.Connections;
using LoketFunctions.Identifiers;
using LoketFunctions.Runs;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask;

namespace LoketFunctions.Privacy.Erasure;

/// <summary>
/// Erases a connection that was ended: stop what is under way, purge its history, empty every place, look whether it is empty, and
/// look once more when no step of before can be under way any more. Its own history holds ids and counts.
/// </summary>
internal static class EraseConnectionOrchestration
{
    private const int Looks = 2;
    private const int MaxRounds = 5;

    /// <summary>Looks after work was asked to end, before the rest goes on without it.</summary>
    private const int MaxTerminations = 20;

    private static readonly TimeSpan StopWait = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan RoundWait = TimeSpan.FromMinutes(1);

    /// <summary>Fixed per connection, so that a second start meets the first.</summary>
    internal static string InstanceId(ConnectionId connectionId) => $"erase-{connectionId}";

    [Function(nameof(EraseConnection))]
    public static async Task EraseConnection([OrchestrationTrigger] TaskOrchestrationContext context)
    {
        var request = context.GetInput<EraseRequest>() ?? throw new InvalidOperationException("Which connection to erase is not said.");
        var plan = await RunAsync<ErasePlan>(context, nameof(EraseSteps.PlanErasure), request);
        var removed = new SortedDictionary<string, int>(StringComparer.Ordinal);
        for (var look = 1; look <= Looks; look++)
        {
            await StopWorkAsync(context, request, plan.Patience);
            Add(removed, EraseSteps.Histories, (await RunAsync<EraseCount>(context, nameof(EraseSteps.PurgeWork), request)).Count);
            var left = await EmptyAsync(context, request, plan.Places, removed);
            await context.CallActivityAsync(
                nameof(EraseSteps.FinishErasure), new EraseEnd(request, ListOf(removed), left), StepRetry.UntilItWorks);
            if (look < Looks)
                await context.CreateTimer(plan.LastLookAfter, CancellationToken.None);
        }
    }

    private static async Task StopWorkAsync(TaskOrchestrationContext context, EraseRequest request, TimeSpan patience)
    {
        var deadline = context.CurrentUtcDateTime + patience;
        for (var terminations = 0; terminations < MaxTerminations;)
        {
            var terminate = context.CurrentUtcDateTime >= deadline;
            terminations += terminate ? 1 : 0;
            var running = await RunAsync<EraseCount>(context, nameof(EraseSteps.StopWork), new EraseStop(request, terminate));
            if (running.Count == 0)
                return;
            await context.CreateTimer(StopWait, CancellationToken.None);
        }
    }

    /// <returns>What is left after all rounds; nothing, unless something keeps writing.</returns>
    private static async Task<IReadOnlyList<ErasedPlace>> EmptyAsync(
        TaskOrchestrationContext context, EraseRequest request, IReadOnlyList<string> places, SortedDictionary<string, int> removed)
    {
        for (var round = 1; ; round++)
        {
            foreach (var place in places)
                Add(removed, place, await EmptyAsync(context, new EraseStep(request, place)));
            var proof = await RunAsync<EraseProof>(context, nameof(EraseSteps.ProveErased), request);
            if (proof.Left.Count == 0 || round == MaxRounds)
                return proof.Left;
            await context.CreateTimer(RoundWait, CancellationToken.None);
        }
    }

    private static async Task<int> EmptyAsync(TaskOrchestrationContext context, EraseStep step)
    {
        var count = 0;
        while (true)
        {
            var erased = await RunAsync<ErasedStep>(context, nameof(EraseSteps.EraseFrom), step);
            count += erased.Count;
            if (erased.Done)
                return count;
        }
    }

    private static void Add(SortedDictionary<string, int> removed, string place, int count) =>
        removed[place] = removed.GetValueOrDefault(place) + count;

    private static List<ErasedPlace> ListOf(SortedDictionary<string, int> removed) =>
        [.. removed.Where(one => one.Value > 0).Select(one => new ErasedPlace(one.Key, one.Value))];

    private static Task<T> RunAsync<T>(TaskOrchestrationContext context, string step, object input) =>
        context.CallActivityAsync<T>(step, input, StepRetry.UntilItWorks);
}
