using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Notifications;

/// <summary>The timer: gathers what the operator is to know, finds what is over, and sends what could not be sent at once.</summary>
internal sealed class NoticeTimer(OperatorGathering gathering, ConnectionNotices connections, NoticeDelivery delivery, NoticeOutbox outbox)
{
    [Function("SendNotices")]
    public async Task RunAsync([TimerTrigger("%SYNC_SCHEDULE%")] TimerInfo timer, CancellationToken cancellation)
    {
        await gathering.GatherAsync(cancellation);
        await connections.FindOverAsync(cancellation);
        await delivery.DeliverDueAsync(cancellation);
        await outbox.ForgetOldAsync(cancellation);
    }
}
