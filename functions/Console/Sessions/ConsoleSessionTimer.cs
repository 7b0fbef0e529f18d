using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Console.Sessions;

/// <summary>The timer: forgets links and sessions that expired.</summary>
internal sealed class ConsoleSessionTimer(ConsoleSessions sessions)
{
    [Function("ConsoleForgetSessions")]
    public Task RunAsync([TimerTrigger("%SYNC_SCHEDULE%")] TimerInfo timer, CancellationToken cancellation) =>
        sessions.ForgetOldAsync(cancellation);
}
