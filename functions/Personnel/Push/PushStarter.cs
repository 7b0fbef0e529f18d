using LoketFunctions.Connections;
using LoketFunctions.Runs;
using LoketFunctions.Telemetry;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Personnel.Push;

/// <summary>What is to be started.</summary>
/// <param name="Only">Hash of the only employee whom it is for; null for all.</param>
/// <param name="Pushed">How many records came with it.</param>
/// <param name="AdministrationId">See <see cref="PushRow.AdministrationId"/>.</param>
/// <param name="Asks">The HR system is asked for its records first.</param>
internal sealed record PushStart(
    PushTrigger Trigger, bool Preview, string? Only, int Pushed, Guid? AdministrationId = null, bool Asks = false);

/// <summary>Starts pushes. They go one after another, the oldest first, as what is pushed later must not be done before.</summary>
internal sealed class PushStarter(PushStore pushes, AppTraces traces)
{
    /// <summary>A repeat also starts what an earlier attempt announced and died before starting.</summary>
    /// <returns>False where the push was announced before.</returns>
    public async Task<bool> StartAsync(
        DurableTaskClient client, Connection connection, string pushId, PushStart start, CancellationToken cancellation)
    {
        var isNew = await pushes.TryAddAsync(
            new RunKey(connection.Id, pushId),
            row => (row.Trigger, row.Preview, row.Only, row.Pushed, row.AdministrationId) =
                (start.Trigger, start.Preview, start.Only, start.Pushed, start.AdministrationId),
            cancellation);
        using var span = traces.Schedule(nameof(PushOrchestration.PushEmployees), connection.Id, pushId);
        await client.StartOnceAsync(
            nameof(PushOrchestration.PushEmployees),
            new PushRun(connection.Tenant.Key, connection.Id, pushId, start.Preview, start.Asks) { Trace = AppTraces.Current },
            PushOrchestration.InstanceId(pushId), isStarted: _ => true, cancellation);
        return isNew;
    }
}
