namespace LoketFunctions.Sandbox.Mail;

/// <summary>What goes wrong with the next messages. Thread-safe.</summary>
public sealed class SmtpFaults
{
    private readonly Lock _lock = new();
    private readonly List<SmtpFault> _planned = [];
    private readonly Dictionary<string, int> _recipients = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>How many have not struck yet.</summary>
    public int Pending
    {
        get
        {
            lock (_lock)
                return _planned.Count;
        }
    }

    /// <summary>Refuses the next messages: 4xx means try again later, 5xx never.</summary>
    /// <param name="code">Reply code, such as 451 or 550.</param>
    public void Refuse(int code = 451, int times = 1, SmtpMoment at = SmtpMoment.Sender) =>
        Plan(new SmtpFault(at, SmtpFaultKind.Refuse) { Code = code }, times);

    /// <summary>
    /// Falls silent until the sender gives up. After the data, the sender cannot know whether the message was taken; it is not.
    /// </summary>
    public void Hang(int times = 1, SmtpMoment at = SmtpMoment.Data) => Plan(new SmtpFault(at, SmtpFaultKind.Hang), times);

    /// <summary>Hangs up instead of replying.</summary>
    /// <param name="taken">After the data: whether the message was taken, which the sender cannot know.</param>
    public void Drop(int times = 1, SmtpMoment at = SmtpMoment.Data, bool taken = false) =>
        Plan(new SmtpFault(at, SmtpFaultKind.Drop) { Takes = taken }, times);

    /// <summary>
    /// Replies as usual, but so much later, unless the sender has gone by then. A message that nobody waits to hear of any more is not
    /// taken: a mail server answers for what it said 250 to, and only for that (RFC 5321, 4.2.5 and 6.1).
    /// </summary>
    public void Slow(TimeSpan wait, int times = 1, SmtpMoment at = SmtpMoment.Data) =>
        Plan(new SmtpFault(at, SmtpFaultKind.Slow) { Wait = wait }, times);

    /// <summary>From now on refuses every message to this address.</summary>
    public void RefuseRecipient(string address, int code = 550)
    {
        lock (_lock)
            _recipients[address] = code;
    }

    public void Clear()
    {
        lock (_lock)
        {
            _planned.Clear();
            _recipients.Clear();
        }
    }

    /// <summary>What goes wrong now, null for nothing. Each fault strikes once.</summary>
    internal SmtpFault? Next(SmtpMoment at)
    {
        lock (_lock)
        {
            var fault = _planned.Find(planned => planned.At == at);
            if (fault is not null)
                _planned.RemoveAt(_planned.IndexOf(fault));
            return fault;
        }
    }

    /// <summary>What every message to this address is answered, null for the usual.</summary>
    internal int? ForRecipient(string address)
    {
        lock (_lock)
            return _recipients.TryGetValue(address, out var code) ? code : null;
    }

    private void Plan(SmtpFault fault, int times)
    {
        lock (_lock)
            _planned.AddRange(Enumerable.Repeat(fault, times));
    }
}

/// <summary>When a fault strikes: at MAIL FROM, at RCPT TO, or when the whole message is there.</summary>
public enum SmtpMoment
{
    Sender,
    Recipient,
    Data,
}

internal enum SmtpFaultKind
{
    Refuse,
    Hang,
    Drop,
    Slow,
}

internal sealed record SmtpFault(SmtpMoment At, SmtpFaultKind Kind)
{
    public int Code { get; init; }

    public bool Takes { get; init; }

    public TimeSpan Wait { get; init; }
}
