namespace LoketFunctions.Sandbox.Mail;

/// <summary>What goes wrong with the next messages. Thread-safe.</summary>
public sealed class SmtpFaults
{
    private readonly Lock _lock = new();
    private readonly List<(SmtpMoment At, string? Reply)> _planned = [];
    private readonly Dictionary<string, string> _recipients = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Refuses the next messages: 4xx means try again later, 5xx never.</summary>
    /// <param name="code">Reply code, such as 451 or 550.</param>
    public void Refuse(int code = 451, int times = 1, SmtpMoment at = SmtpMoment.Sender) =>
        Plan(at, $"{code} The sandbox was told to refuse this", times);

    /// <summary>Falls silent until the sender gives up. After the data, the sender cannot know whether the message was taken; it is not.</summary>
    public void Hang(int times = 1, SmtpMoment at = SmtpMoment.Data) => Plan(at, null, times);

    /// <summary>From now on refuses every message to this address.</summary>
    public void RefuseRecipient(string address, int code = 550)
    {
        lock (_lock)
            _recipients[address] = $"{code} No such mailbox here";
    }

    public void Clear()
    {
        lock (_lock)
        {
            _planned.Clear();
            _recipients.Clear();
        }
    }

    /// <summary>What to reply instead of the usual; null with <paramref name="planned"/> means never to reply.</summary>
    internal string? Next(SmtpMoment at, out bool planned)
    {
        lock (_lock)
        {
            var index = _planned.FindIndex(fault => fault.At == at);
            planned = index >= 0;
            if (!planned)
                return null;
            var reply = _planned[index].Reply;
            _planned.RemoveAt(index);
            return reply;
        }
    }

    internal string? ForRecipient(string address)
    {
        lock (_lock)
            return _recipients.GetValueOrDefault(address);
    }

    private void Plan(SmtpMoment at, string? reply, int times)
    {
        lock (_lock)
            _planned.AddRange(Enumerable.Repeat((at, reply), times));
    }
}

/// <summary>When a fault strikes: at MAIL FROM, at RCPT TO, or when the whole message is there.</summary>
public enum SmtpMoment
{
    Sender,
    Recipient,
    Data,
}
