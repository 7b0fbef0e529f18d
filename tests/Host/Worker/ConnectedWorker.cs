using Google.Protobuf.WellKnownTypes;
using LoketFunctions.DevelopmentHost.App;
using LoketFunctions.DevelopmentHost.Rpc;

namespace LoketFunctions.DevelopmentHost.Worker;

/// <summary>A worker that has reported its functions and loaded them.</summary>
/// <param name="Functions">In the order of their names, in which the host maps their routes.</param>
/// <param name="HttpAddress">Where it takes HTTP requests itself.</param>
internal sealed record ConnectedWorker(WorkerChannel Channel, IReadOnlyList<Function> Functions, string HttpAddress)
{
    private const string HostVersion = "4.0.0";

    /// <summary>What the worker says of itself; the address is that of its own web server.</summary>
    private const string HttpCapability = "HttpUri";

    public IEnumerable<Function> Running => Functions.Where(function => !function.IsDisabled);

    /// <exception cref="RefusedException">The worker wants what this host does not do.</exception>
    public static async Task<ConnectedWorker> MeetAsync(WorkerChannel channel, FunctionApp app)
    {
        await channel.Connected;
        var init = (await channel.AskAsync(new StreamingMessage
        {
            WorkerInitRequest =
                new WorkerInitRequest { HostVersion = HostVersion, WorkerDirectory = app.Directory, FunctionAppDirectory = app.Directory },
        })).WorkerInitResponse;
        Ensure(init.Result, "The worker did not start");
        if (!init.Capabilities.TryGetValue(HttpCapability, out var address))
            throw new RefusedException(["A worker without a web server of its own (ConfigureFunctionsWebApplication) is not served here."]);

        var worker = new ConnectedWorker(channel, await FunctionsAsync(channel, app), address);
        RefusedException.ThrowIfAny(worker.Running.SelectMany(function => function.Refusals()));
        await Task.WhenAll(worker.Running.Select(function => LoadAsync(channel, function)));
        return worker;
    }

    public void Terminate(TimeSpan grace) =>
        Channel.Tell(new StreamingMessage { WorkerTerminate = new WorkerTerminate { GracePeriod = Duration.FromTimeSpan(grace) } });

    private static async Task<IReadOnlyList<Function>> FunctionsAsync(WorkerChannel channel, FunctionApp app)
    {
        var told = (await channel.AskAsync(new StreamingMessage
        {
            FunctionsMetadataRequest = new FunctionsMetadataRequest { FunctionAppDirectory = app.Directory },
        })).FunctionMetadataResponse;
        Ensure(told.Result, "The worker names no functions");
        if (told.UseDefaultMetadataIndexing)
            throw new RefusedException(["A worker that does not tell its functions itself (function.json files) is not served here."]);
        return
        [
            .. told.FunctionMetadataResults.Select(metadata => Function.From(metadata, app.HostJson))
                .OrderBy(function => function.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static async Task LoadAsync(WorkerChannel channel, Function function)
    {
        var load = new FunctionLoadRequest { FunctionId = function.Id, Metadata = function.Metadata };
        var answer = await channel.AskAsync(new StreamingMessage { FunctionLoadRequest = load });
        Ensure(answer.FunctionLoadResponse.Result, $"The worker did not load {function.Name}");
    }

    private static void Ensure(StatusResult result, string otherwise)
    {
        if (result.Status != StatusResult.Types.Status.Success)
            throw new InvalidOperationException($"{otherwise}: {result.Exception?.Message}");
    }
}
