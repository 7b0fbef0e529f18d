using System.Net.Mime;

namespace LoketFunctions.Planner;

/// <summary>What a pension provider is sent.</summary>
internal sealed partial class PlannerClient
{
    private const int LongestReceipt = 256;

    /// <summary>
    /// Sends a file in a single attempt: whoever delivers tries again by a schedule of its own. Gives the receiver's receipt.
    /// </summary>
    /// <param name="name">Of the file, with its suffix; needs no escaping in an address.</param>
    /// <param name="messageId">The webhook-id, by which the receiver knows a repeat.</param>
    /// <exception cref="PlannerException">Also where the answer holds no receipt: then it is not known to be taken.</exception>
    public Task<string> SendPensionDeliveryAsync(
        PlannerSettings planner, string account, string name, string messageId, byte[] content, CancellationToken cancellation)
    {
        var call = new PlannerCall(planner, "PutPensionDelivery", HttpMethod.Put, $"accounts/{account}/pension/deliveries/{name}")
        {
            Body = content,
            ContentType = MediaTypeNames.Text.Csv,
            MessageId = messageId,
        };
        return SendAsync(_once, call, ReadReceiptAsync, cancellation);
    }

    private static async Task<string> ReadReceiptAsync(HttpResponseMessage response, CancellationToken cancellation)
    {
        var answer = await PlannerResponse.ReadAsync<PensionDeliveryReceipt>(response, cancellation);
        return answer.Receipt is { Length: > 0 and <= LongestReceipt } receipt ? receipt : throw PlannerResponse.Unreadable();
    }
}

/// <param name="Receipt">A reference of the receiver's own.</param>
internal sealed record PensionDeliveryReceipt(string Receipt)
{
    public override string ToString() => nameof(PensionDeliveryReceipt);
}
