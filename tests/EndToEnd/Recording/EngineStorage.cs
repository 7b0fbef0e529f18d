using System.Text.Json.Nodes;
using DurableTask.AzureStorage;
using DurableTask.Core;

namespace LoketFunctions.Tests.EndToEnd.Recording;

/// <summary>
/// What the Durable extension keeps of orchestrations, read past the app and its host by the extension's own storage provider.
/// </summary>
internal sealed class EngineStorage(string connectionString) : IDisposable
{
    /// <summary>Generous: a run tells of its end shortly before the engine knows of it, and a machine can be busy.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    /// <summary>Of the executions of an instance, the last; the provider's annotations do not say that it takes this.</summary>
    private const string LastExecution = null!;

    private readonly AzureStorageOrchestrationService _service = new(new AzureStorageOrchestrationServiceSettings
    {
        TaskHubName = "LoketFunctions",
        StorageAccountClientProvider = new StorageAccountClientProvider(connectionString),
    });

    /// <summary>Waits until the instance has ended, and tells how.</summary>
    public async Task<OrchestrationState> EndAsync(string instanceId) =>
        await _service.WaitForOrchestrationAsync(instanceId, LastExecution, Limit, CancellationToken.None)
        ?? throw new InvalidOperationException($"{instanceId} did not end.");

    /// <summary>The events of the instance's history, oldest first; what is large and lies in blobs is in its place.</summary>
    public async Task<JsonArray> HistoryAsync(string instanceId) =>
        JsonNode.Parse(await _service.GetOrchestrationHistoryAsync(instanceId, LastExecution))!.AsArray();

    public void Dispose() => _service.Dispose();
}
