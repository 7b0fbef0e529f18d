using System.Security.Cryptography;

namespace LoketFunctions.Simulators.Planner;

/// <param name="Receipt">What was answered; null for a receiver that gives none.</param>
/// <param name="Repeats">How often the same came again.</param>
public sealed record ReceivedDelivery(string Name, string WebhookId, string ContentType, byte[] Content, string? Receipt, int Repeats);

/// <summary>The files that a pension provider was sent of an account. Thread-safe.</summary>
public sealed class PlannerDeliveries
{
    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, ReceivedDelivery> _received = new(StringComparer.Ordinal);

    /// <summary>False for a receiver that takes files and gives no receipts, which breaks the contract.</summary>
    public bool GivesReceipts { get; set; } = true;

    /// <summary>Every file once, oldest first.</summary>
    public IReadOnlyList<ReceivedDelivery> Received
    {
        get
        {
            lock (_lock)
                return [.. _received.Values];
        }
    }

    /// <summary>Takes a file over once per name. Null when there is another one of that name, or its webhook-id is another one.</summary>
    internal ReceivedDelivery? Take(string name, string webhookId, string contentType, byte[] content)
    {
        lock (_lock)
        {
            if (!_received.TryGetValue(name, out var before))
            {
                var receipt = GivesReceipts ? $"bp-{Convert.ToHexStringLower(SHA256.HashData(content))[..12]}" : null;
                return _received[name] = new ReceivedDelivery(name, webhookId, contentType, content, receipt, 0);
            }

            if (before.WebhookId != webhookId || !before.Content.AsSpan().SequenceEqual(content))
                return null;
            return _received[name] = before with { Repeats = before.Repeats + 1 };
        }
    }
}
