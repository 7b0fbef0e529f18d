using System.Security.Cryptography;

namespace LoketFunctions.Simulators.Planner;

/// <summary>What the app tells that a connection needs, or needs no longer.</summary>
/// <param name="State">raised or over.</param>
/// <param name="Detail">Null when it is over, as are the next three.</param>
/// <param name="Periods">Of news about payroll periods: which, as year and number.</param>
public sealed record ConnectionNotice(
    string Type,
    string ConnectionId,
    string Reason,
    string State,
    DateTimeOffset Since,
    string Language,
    string? Detail,
    string? WhoseMove,
    string? WhatToDo,
    Uri? Link,
    IReadOnlyList<string>? Periods = null);

/// <param name="Repeats">How often the same came again.</param>
public sealed record ReceivedNotice(string WebhookId, int Repeats, ConnectionNotice Notice);

/// <summary>What the app sent an account about its connections. Thread-safe.</summary>
public sealed class PlannerNotices
{
    private readonly Lock _lock = new();
    private readonly OrderedDictionary<string, (string BodyHash, ReceivedNotice Received)> _received = new(StringComparer.Ordinal);

    /// <summary>Every notice once, oldest first.</summary>
    public IReadOnlyList<ReceivedNotice> Received
    {
        get
        {
            lock (_lock)
                return [.. _received.Values.Select(entry => entry.Received)];
        }
    }

    /// <summary>What is to be mended now, in the order in which it came up.</summary>
    public IReadOnlyList<ConnectionNotice> Standing
    {
        get
        {
            var notices = Received.Select(received => received.Notice).ToList();
            return [.. notices.Where(
                notice => notice.State == "raised" && !notices.Exists(other => other.State == "over" && Key(other) == Key(notice)))];
        }
    }

    /// <summary>Takes a notice over once per webhook-id. False when the id was used for another body.</summary>
    internal bool Take(string webhookId, ConnectionNotice notice, byte[] body)
    {
        var hash = Convert.ToHexString(SHA256.HashData(body));
        lock (_lock)
        {
            if (!_received.TryGetValue(webhookId, out var before))
            {
                _received.Add(webhookId, (hash, new ReceivedNotice(webhookId, 0, notice)));
                return true;
            }

            _received[webhookId] = before with { Received = before.Received with { Repeats = before.Received.Repeats + 1 } };
            return before.BodyHash == hash;
        }
    }

    private static (string, string, DateTimeOffset) Key(ConnectionNotice notice) => (notice.ConnectionId, notice.Reason, notice.Since);
}
