using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Identifiers;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Privacy.Erasure;

/// <summary>The activities of <see cref="EraseConnectionOrchestration"/>. Each may run more than once; a repeat finds less to do.</summary>
internal sealed class EraseSteps(
    ConnectionStore connections, StoredPlaces places, IEnumerable<IConnectionWork> work, WorkLeases leases, AuditLog audit,
    ErasureOptions options,
    TimeProvider clock)
{
    /// <summary>What is counted as a place although it is none of the app's own.</summary>
    internal const string Histories = "orchestrations";

    internal const string AuditEntries = "Audit";

    /// <summary>Rows that one step removes.</summary>
    private const int RowsPerStep = 5000;

    /// <summary>Blobs that one step removes, at a call each.</summary>
    private const int BlobsPerStep = 1000;

    /// <summary>The most of what is left that is counted per place.</summary>
    private const int MostCounted = 1000;

    [Function(nameof(PlanErasure))]
    public async Task<ErasePlan> PlanErasure([ActivityTrigger] EraseRequest request, CancellationToken cancellation)
    {
        await RequireEndedAsync(request, cancellation);
        return new ErasePlan([.. places.Erased, AuditEntries], options.Patience, options.LastLookAfter);
    }

    /// <summary>
    /// Takes the leases, so that nothing of the connection takes another step; says how much of its work has not stopped yet.
    /// </summary>
    [Function(nameof(StopWork))]
    public async Task<EraseCount> StopWork(
        [ActivityTrigger] EraseStop stop, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        await RequireEndedAsync(stop.Request, cancellation);
        foreach (var kind in work)
            await leases.SeizeAsync(stop.Request.ConnectionId, kind.Lease, cancellation);
        var running = 0;
        await foreach (var instance in InstancesAsync(client, stop.Request, cancellation))
        {
            if (instance.IsCompleted)
                continue;
            running++;
            if (stop.Terminate)
                await TerminateAsync(client, instance.InstanceId, cancellation);
        }

        return new EraseCount(running);
    }

    /// <summary>Before the rows that name them go.</summary>
    [Function(nameof(PurgeWork))]
    public async Task<EraseCount> PurgeWork(
        [ActivityTrigger] EraseRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        await RequireEndedAsync(request, cancellation);
        var purged = 0;
        await foreach (var instance in InstancesAsync(client, request, cancellation))
            purged += (await client.PurgeInstanceAsync(instance.InstanceId, cancellation)).PurgedInstanceCount;
        return new EraseCount(purged);
    }

    [Function(nameof(EraseFrom))]
    public async Task<ErasedStep> EraseFrom([ActivityTrigger] EraseStep step, CancellationToken cancellation)
    {
        var connection = await RequireEndedAsync(step.Request, cancellation);
        if (step.Place == AuditEntries)
            return Step(await audit.ForgetPeopleAsync(connection.Tenant, connection.Id, RowsPerStep, cancellation), RowsPerStep);
        if (places.Tables.FirstOrDefault(place => place.Table.Name == step.Place) is { } place)
            return Step(await place.Table.DeleteWhereAsync(place.RowsOf(connection), RowsPerStep, cancellation), RowsPerStep);
        var container = places.Containers.FirstOrDefault(container => container.Name == step.Place);
        // A place that a newer version of the app knew and this one does not is for that version to empty.
        return container is null
            ? new ErasedStep(0, Done: true)
            : Step(await container.DeletePrefixAsync(StoredPlaces.BlobsOf(connection), BlobsPerStep, cancellation), BlobsPerStep);
    }

    /// <summary>Looks through every place again.</summary>
    [Function(nameof(ProveErased))]
    public async Task<EraseProof> ProveErased(
        [ActivityTrigger] EraseRequest request, [DurableClient] DurableTaskClient client, CancellationToken cancellation)
    {
        var connection = await RequireEndedAsync(request, cancellation);
        var left = new List<ErasedPlace>
        {
            new(Histories, await InstancesAsync(client, request, cancellation).CountAsync(cancellation)),
            new(AuditEntries,
                await audit.NamingPeople(connection.Tenant, connection.Id, cancellation).Take(MostCounted).CountAsync(cancellation)),
        };
        foreach (var (table, rowsOf) in places.Tables)
            left.Add(new(table.Name, await table.CountWhereAsync(rowsOf(connection), MostCounted, cancellation)));
        foreach (var container in places.Containers)
            left.Add(new(container.Name, await container.CountPrefixAsync(StoredPlaces.BlobsOf(connection), MostCounted, cancellation)));
        return new EraseProof([.. left.Where(place => place.Count > 0)]);
    }

    [Function(nameof(FinishErasure))]
    public async Task FinishErasure([ActivityTrigger] EraseEnd end, CancellationToken cancellation)
    {
        var connection = await RequireEndedAsync(end.Request, cancellation);
        var isNews = false;
        await connections.ChangeEndedAsync(
            connection, row => isNews = row.Erased(new ErasureCounts(end.Removed, end.Left), clock.GetUtcNow()), cancellation);
        if (isNews)
            await audit.NoteAsync(connection.Tenant, connection.Id, new AuditEvent(AuditAction.ConnectionErased), cancellation);
    }

    private static ErasedStep Step(int count, int limit) => new(count, count < limit);

    /// <summary>It may have ended by itself since it was looked at.</summary>
    private static async Task TerminateAsync(DurableTaskClient client, string instanceId, CancellationToken cancellation)
    {
        try
        {
            await client.TerminateInstanceAsync(instanceId, cancellation);
        }
        catch (Exception) when (!cancellation.IsCancellationRequested)
        {
            if (await client.GetInstanceAsync(instanceId, cancellation) is { IsCompleted: false })
                throw;
        }
    }

    private async IAsyncEnumerable<OrchestrationMetadata> InstancesAsync(
        DurableTaskClient client, EraseRequest request,
        [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var kind in work)
        {
            await foreach (var id in kind.InstancesAsync(client, request.ConnectionId, cancellation))
            {
                if (await client.GetInstanceAsync(id, cancellation) is { } instance)
                    yield return instance;
            }
        }
    }

    /// <summary>Whatever started this: nothing goes of a connection that stands.</summary>
    private async Task<ConnectionKey> RequireEndedAsync(EraseRequest request, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(Tenant.FromKey(request.TenantKey), request.ConnectionId, cancellation);
        return connection.State == ConnectionState.Disconnected
            ? connection.Key
            : throw new InvalidOperationException($"Connection {connection.Id} was not ended, so nothing of it is erased.");
    }
}

/// <summary>A slice's orchestrations for a connection, so that they can be stopped and their history purged.</summary>
internal interface IConnectionWork
{
    /// <summary>Name of the lease without which none of it takes a step: see <see cref="Runs.WorkLeases"/>.</summary>
    string Lease { get; }

    /// <summary>Ids of all instances that there are or may be.</summary>
    IAsyncEnumerable<string> InstancesAsync(DurableTaskClient client, ConnectionId connectionId, CancellationToken cancellation);
}
