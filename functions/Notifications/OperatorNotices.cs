using Azure;
using LoketFunctions.Storage;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Notifications;

/// <summary>Takes what the operator is to know. It is sent later, gathered, so that a bad night is one mail per reason.</summary>
internal sealed partial class OperatorNotices(AppTables tables, NoticeOptions options, TimeProvider clock, ILogger<OperatorNotices> logger)
{
    /// <summary>
    /// Keeps the notice once, whoever raises it and however often. Does not throw where storage fails: what is wrong already is not made
    /// worse, and the log has it.
    /// </summary>
    public async Task RaiseAsync(OperatorNotice notice, CancellationToken cancellation)
    {
        if (options.OperatorChannels.Count == 0)
        {
            LogRaised(notice.Reason, notice.Detail);
            return;
        }

        try
        {
            if (await tables.Notices.TryAddAsync(OperatorFactRow.Of(notice, clock.GetUtcNow()), cancellation))
                LogRaised(notice.Reason, notice.Detail);
        }
        catch (RequestFailedException exception)
        {
            LogLost(notice.Reason, notice.Detail, exception.Status);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "For the operator: {Reason}: {Cause}")]
    private partial void LogRaised(OperatorReason reason, string cause);

    [LoggerMessage(Level = LogLevel.Error, Message = "The operator will not hear of {Reason}: {Cause}. Storage answered {Status}")]
    private partial void LogLost(OperatorReason reason, string cause, int status);
}
