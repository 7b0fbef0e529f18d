using System.Text.Json;
using Grpc.Core.Interceptors;
using LoketFunctions.Sandbox.Running;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.DurableTask.Client.Grpc;
using Microsoft.DurableTask.Converters;
using Microsoft.DurableTask.Testing;
using Microsoft.DurableTask.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoketFunctions.Tests.Durable;

/// <summary>Microsoft's durable engine with its histories in memory. Timers take the time that they say.</summary>
internal sealed class DurableEngine : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(5);

    /// <summary>As the Functions worker converts what goes into a history and what comes out of it.</summary>
    private static readonly JsonDataConverter WorkersConverter = new(new JsonSerializerOptions { PropertyNameCaseInsensitive = true });

    private readonly DurableTaskTestHost _host;

    private DurableEngine(DurableTaskTestHost host) => _host = host;

    public DurableTaskClient Client => _host.Client;

    /// <param name="converter">To see what is kept; else the worker's.</param>
    public static async Task<DurableEngine> StartAsync(FunctionBook functions, Func<DataConverter, DataConverter>? converter = null)
    {
        var converts = converter?.Invoke(WorkersConverter) ?? WorkersConverter;
        return new DurableEngine(await DurableTaskTestHost.StartAsync(functions.Register, new DurableTaskTestHostOptions
        {
            Port = FreePort.Find(),
            LoggerFactory = NullLoggerFactory.Instance,
            ConfigureServices = services => services
                .Configure<DurableTaskWorkerOptions>(options => options.DataConverter = converts)
                .Configure<DurableTaskClientOptions>(options => options.DataConverter = converts)
                .PostConfigure<GrpcDurableTaskClientOptions>(options =>
                    (options.CallInvoker, options.Channel) = (options.Channel!.Intercept(new ReuseOfIds()), null)),
        }));
    }

    /// <summary>Runs one orchestration on an engine of its own.</summary>
    public static async Task RunAsync(FunctionBook functions, string orchestrator, object input, string instanceId)
    {
        await using var engine = await StartAsync(functions);
        await engine.ScheduleAsync(orchestrator, input, instanceId);
        await engine.CompletedAsync(instanceId);
    }

    public Task ScheduleAsync(string orchestrator, object input, string instanceId) =>
        Client.ScheduleNewOrchestrationInstanceAsync(orchestrator, input, new StartOrchestrationOptions(instanceId));

    /// <summary>Waits for the end of an instance, and fails unless it is a good one.</summary>
    public async Task CompletedAsync(string instanceId)
    {
        using var limit = new CancellationTokenSource(Limit);
        var end = await Client.WaitForInstanceCompletionAsync(instanceId, getInputsAndOutputs: true, limit.Token);
        Assert.Null(end.FailureDetails);
        Assert.Equal(OrchestrationRuntimeStatus.Completed, end.RuntimeStatus);
    }

    public ValueTask DisposeAsync() => _host.DisposeAsync();
}
