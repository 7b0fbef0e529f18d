using LoketFunctions.Staff;

namespace LoketFunctions.Personnel.Chains;

/// <summary>A record of a linked chain in Loket: it holds from its first day until the day before the next one's.</summary>
/// <param name="Value">The fields that the HR system leads in, comparable as a whole.</param>
internal sealed record ChainRecord<T>(Guid Id, DateOnly Start, T Value);

internal enum ChainWriteKind
{
    /// <summary>The record's value, in its place.</summary>
    Change,

    /// <summary>The last record goes, and the one before it holds on.</summary>
    Remove,

    /// <summary>A record after the last one, which ends the day before.</summary>
    Append,
}

/// <summary>One call to Loket about a chain.</summary>
/// <param name="Record">Which is changed or removed; null for one that is appended.</param>
/// <param name="Value">What is written; what was there for one that is removed.</param>
internal sealed record ChainWrite<T>(ChainWriteKind Kind, ChainRecord<T>? Record, DateOnly Start, T Value);

/// <summary>
/// What makes a linked chain equal to the HR system's history of it. Loket has no gaps in such a chain and takes records at its end only,
/// so what has to come before a later record waits until that is removed, and follows it again. After every single call the chain is whole.
/// </summary>
internal static class ChainPlanner
{
    /// <param name="records">All of the chain, in order of their first day.</param>
    /// <param name="history">What the HR system says, in order; of the days before its first it says nothing.</param>
    /// <param name="startLine">Days before it stay as they are.</param>
    /// <param name="until">Today, or the last day of employment where that is earlier: what begins later waits.</param>
    /// <returns>In the order in which they are done; none where all is well.</returns>
    public static IReadOnlyList<ChainWrite<T>> Plan<T>(
        IReadOnlyList<ChainRecord<T>> records, IReadOnlyList<DatedValue<T>> history, DateOnly startLine, DateOnly until)
        where T : class
    {
        var wanted = Wanted(history, Latest(startLine, records.Count > 0 ? records[0].Start : startLine), until);
        if (wanted.Count == 0)
            return [];
        var writes = new List<ChainWrite<T>>();
        var held = records.LastOrDefault(record => record.Start < wanted[0].From)?.Value;
        var next = 0;
        var later = records.Where(record => record.Start >= wanted[0].From).ToList();
        foreach (var record in later)
        {
            while (next < wanted.Count && wanted[next].From < record.Start && Equals(held, wanted[next].Value))
                next++;
            if (next < wanted.Count && wanted[next].From < record.Start)
            {
                // Something begins before it: it makes way, and all after it.
                writes.AddRange(later.Where(one => one.Start >= record.Start).Reverse()
                    .Select(one => new ChainWrite<T>(ChainWriteKind.Remove, one, one.Start, one.Value)));
                break;
            }

            if (record.Start > until)
                break;
            if (next < wanted.Count && wanted[next].From == record.Start)
                next++;
            held = wanted[next - 1].Value;
            if (!Equals(record.Value, held))
                writes.Add(new ChainWrite<T>(ChainWriteKind.Change, record, record.Start, held));
        }

        foreach (var one in wanted.Skip(next).Where(one => !Equals(held, one.Value)))
        {
            held = one.Value;
            writes.Add(new ChainWrite<T>(ChainWriteKind.Append, null, one.From, one.Value));
        }

        return writes;
    }

    /// <summary>What has to hold from the line on, one after another, each other than the one before it.</summary>
    private static List<DatedValue<T>> Wanted<T>(IReadOnlyList<DatedValue<T>> history, DateOnly line, DateOnly until)
        where T : class
    {
        var wanted = new List<DatedValue<T>>();
        foreach (var one in history.Where(one => one.From <= until))
        {
            var from = Latest(one.From, line);
            if (wanted.Count > 0 && wanted[^1].From == from)
                wanted.RemoveAt(wanted.Count - 1);
            if (wanted.Count == 0 || !Equals(wanted[^1].Value, one.Value))
                wanted.Add(new DatedValue<T>(from, one.Value));
        }

        return wanted.Count > 0 && wanted[0].From > until ? [] : wanted;
    }

    private static DateOnly Latest(DateOnly one, DateOnly other) => one > other ? one : other;
}
