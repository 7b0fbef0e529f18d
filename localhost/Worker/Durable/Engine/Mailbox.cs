using System.Threading.Channels;

namespace LoketFunctions.Localhost.Durable;

/// <summary>
/// The mail of one instance in memory. A message may be seen twice, when it is posted here and when the stored inbox is
/// read; it is taken once. Only <see cref="Post"/> and <see cref="HasArrivals"/> are for other threads.
/// </summary>
internal sealed class Mailbox
{
    /// <summary>Null says only: look into the stored inbox.</summary>
    private readonly Channel<InboxMessage?> _arrivals = Channel.CreateUnbounded<InboxMessage?>();
    private readonly List<InboxMessage> _mail = [];
    private readonly HashSet<string> _taken = new(StringComparer.Ordinal);

    public bool HasArrivals => _arrivals.Reader.TryPeek(out _);

    public bool HasMail => _mail.Count > 0;

    public void Post(InboxMessage? message) => _arrivals.Writer.TryWrite(message);

    public async Task WaitAsync(CancellationToken stop) => await _arrivals.Reader.WaitToReadAsync(stop);

    /// <summary>Takes in what arrived.</summary>
    /// <returns>Whether to look into the stored inbox.</returns>
    public bool Collect()
    {
        var mustLook = false;
        while (_arrivals.Reader.TryRead(out var message))
        {
            mustLook |= message is null;
            if (message is not null)
            {
                Add([message]);
            }
        }

        return mustLook;
    }

    public void Add(IEnumerable<InboxMessage> messages) => _mail.AddRange(messages.Where(message =>
        message.Key is null || (!_taken.Contains(message.Key) && !_mail.Exists(known => known.Key == message.Key))));

    /// <summary>Starts from the stored inbox again; what is not stored, such as a fired timer, stays.</summary>
    public void Reset(IEnumerable<InboxMessage> stored)
    {
        _mail.RemoveAll(message => message.Key is not null);
        Add(stored);
    }

    public IReadOnlyList<InboxMessage> First(int count) => [.. _mail.Take(count)];

    /// <summary>Removes the first messages, which a step has taken.</summary>
    public void Remove(IReadOnlyList<InboxMessage> first)
    {
        _taken.UnionWith(first.Select(message => message.Key).OfType<string>());
        _mail.RemoveRange(0, first.Count);
    }
}
