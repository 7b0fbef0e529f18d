using Azure.Data.Tables;
using Azure.Storage.Blobs;
using LoketFunctions.Localhost;
using LoketFunctions.Localhost.Durable;
using LoketFunctions.Sandbox;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Converters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Tests.Durable;


/// <summary>A durable engine as one host has it. Two of them on one hub are two hosts.</summary>
internal sealed class DurableHost : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly ServiceProvider _services;
    private bool _isStopped;

    private DurableHost(ServiceProvider services) => _services = services;

    public DurableTaskClient Client => _services.GetRequiredService<DurableTaskClient>();

    public static async Task<DurableHost> StartAsync(
        string connectionString,
        FunctionBook functions,
        string? hub = null,
        Func<IDurableStore, IDurableStore>? wrapStore = null,
        IProcessorLease? lease = null,
        int maxActivities = 10,
        bool start = true,
        ILoggerProvider? logs = null,
        Func<DurableOptions, DurableOptions>? with = null)
    {
        var options = new DurableOptions
        {
            HubName = hub ?? AzuriteFixture.NewHub(),
            DefaultVersion = "1.0.0",
            MaxConcurrentActivities = maxActivities,
            MaxConcurrentOrchestrators = 10,
        };
        options = with?.Invoke(options) ?? options;
        var container = new BlobContainerClient(connectionString, options.HubName.ToLowerInvariant() + "-local");
        IDurableStore store = new TableDurableStore(new TableServiceClient(connectionString), container, options, TimeProvider.System);
        var services = new ServiceCollection()
            .AddLogging(builder => _ = logs is null ? builder : builder.AddProvider(logs))
            .AddSingleton(TimeProvider.System)
            .AddSingleton(options)
            .AddSingleton(container)
            .AddSingleton<IFunctionExecutor>(functions)
            .AddSingleton<DataConverter>(new JsonDataConverter(new() { PropertyNameCaseInsensitive = true }))
            .AddSingleton(wrapStore?.Invoke(store) ?? store);
        _ = lease is null ? services.AddSingleton<IProcessorLease, BlobProcessorLease>() : services.AddSingleton(lease);
        var host = new DurableHost(services.AddDurableEngine().BuildServiceProvider());
        if (start)
        {
            await host._services.GetRequiredService<DurableEngine>().StartAsync(CancellationToken.None);
        }

        return host;
    }

    public async Task<OrchestrationMetadata> EndOfAsync(string instanceId)
    {
        using var limit = new CancellationTokenSource(Limit);
        return await Client.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs: true, limit.Token);
    }

    /// <summary>Starts an orchestration and waits for its end.</summary>
    public async Task<OrchestrationMetadata> RunAsync(string orchestrator, object? input = null, string? instanceId = null) =>
        await EndOfAsync(await Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(instanceId)));

    /// <summary>Waits until an instance is as described.</summary>
    public async Task<OrchestrationMetadata> UntilAsync(string instanceId, Func<OrchestrationMetadata, bool> isReached)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            if (await Client.GetInstanceAsync(instanceId, getInputsAndOutputs: true, limit.Token) is { } status && isReached(status))
            {
                return status;
            }

            await Task.Delay(20, limit.Token);
        }
    }

    public async Task StopAsync()
    {
        if (!_isStopped)
        {
            _isStopped = true;
            await _services.GetRequiredService<DurableEngine>().StopAsync(CancellationToken.None);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _services.DisposeAsync();
    }
}

/// <summary>A host that never has to wait for its turn, as after a crash that was long ago.</summary>
internal sealed class FreeLease : IProcessorLease, ILeaseTerm
{
    public CancellationToken Lost => CancellationToken.None;

    public Task<ILeaseTerm> AcquireAsync(CancellationToken cancellation) => Task.FromResult<ILeaseTerm>(this);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
