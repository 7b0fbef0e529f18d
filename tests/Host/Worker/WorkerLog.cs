using System.Collections.Concurrent;
using LoketFunctions.DevelopmentHost.Rpc;

namespace LoketFunctions.DevelopmentHost.Worker;

/// <summary>What the worker logs, under the levels of host.json as in Azure.</summary>
internal sealed class WorkerLog(ILoggerFactory loggers)
{
    private readonly ConcurrentDictionary<string, ILogger> _loggers = new(StringComparer.Ordinal);

    public void Write(RpcLog log)
    {
        var logger = _loggers.GetOrAdd(log.Category is { Length: > 0 } category ? category : "Worker", loggers.CreateLogger);
        var text = log.Exception is { } exception ? $"{log.Message}{Environment.NewLine}{exception.Message}" : log.Message;
        logger.Log((LogLevel)log.Level, "{Message}", text);
    }
}
