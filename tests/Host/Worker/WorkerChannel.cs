using System.Collections.Concurrent;
using System.Threading.Channels;
using Grpc.Core;
using LoketFunctions.DevelopmentHost.Rpc;

namespace LoketFunctions.DevelopmentHost.Worker;

/// <summary>
/// The talk with the worker process, over the one stream that it opens. The worker treats each message as a task of its own: what
/// depends on an answer is sent when the answer has come.
/// </summary>
internal sealed class WorkerChannel(ILoggerFactory loggers) : FunctionRpc.FunctionRpcBase
{
    private readonly Channel<StreamingMessage> _toWorker = Channel.CreateUnbounded<StreamingMessage>(
        new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<string, TaskCompletionSource<StreamingMessage>> _asked = new(StringComparer.Ordinal);
    private readonly WorkerLog _log = new(loggers);
    private readonly TaskCompletionSource _connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile Exception? _lost;

    /// <summary>Ends when the worker has opened the stream.</summary>
    public Task Connected => _connected.Task;

    public override async Task EventStream(
        IAsyncStreamReader<StreamingMessage> requestStream, IServerStreamWriter<StreamingMessage> responseStream, ServerCallContext context)
    {
        var writing = WriteAsync(responseStream, context.CancellationToken);
        try
        {
            await foreach (var message in requestStream.ReadAllAsync(context.CancellationToken))
                Take(message);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The worker is gone; whoever watches the process says so.
        }

        _toWorker.Writer.TryComplete();
        await writing;
    }

    public void Tell(StreamingMessage message) => _toWorker.Writer.TryWrite(message);

    /// <summary>Sends a message and gives the answer, which bears the number of the question.</summary>
    /// <exception cref="WorkerProcessExitException">The worker ended first.</exception>
    public async Task<StreamingMessage> AskAsync(StreamingMessage message)
    {
        message.RequestId = Guid.NewGuid().ToString("N");
        var answer = new TaskCompletionSource<StreamingMessage>(TaskCreationOptions.RunContinuationsAsynchronously);
        _asked[message.RequestId] = answer;
        Tell(message);
        if (_lost is { } lost)
            answer.TrySetException(lost);
        try
        {
            return await answer.Task;
        }
        finally
        {
            _asked.TryRemove(message.RequestId, out _);
        }
    }

    /// <summary>The worker process has ended: nothing that was asked is answered any more.</summary>
    public void Lose(Exception why)
    {
        _lost = why;
        _connected.TrySetException(why);
        foreach (var (_, answer) in _asked)
            answer.TrySetException(why);
    }

    private async Task WriteAsync(IServerStreamWriter<StreamingMessage> stream, CancellationToken cancellation)
    {
        try
        {
            await foreach (var message in _toWorker.Reader.ReadAllAsync(cancellation))
                await stream.WriteAsync(message, cancellation);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or InvalidOperationException)
        {
            // As when reading.
        }
    }

    private void Take(StreamingMessage message)
    {
        if (message.ContentCase == StreamingMessage.ContentOneofCase.StartStream)
            _connected.TrySetResult();
        else if (message.ContentCase == StreamingMessage.ContentOneofCase.RpcLog)
            _log.Write(message.RpcLog);
        else if (_asked.TryGetValue(message.RequestId, out var answer))
            answer.TrySetResult(message);
    }
}
