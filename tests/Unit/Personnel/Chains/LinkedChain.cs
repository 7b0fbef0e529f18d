using LoketFunctions.Personnel.Chains;

namespace LoketFunctions.Tests.Personnel.Chains;

/// <summary>
/// A linked chain by Loket's rules: records come at the end, and only the last one goes; there is no gap, and never none at all.
/// </summary>
internal sealed class LinkedChain(DateOnly start, string value)
{
    private readonly List<ChainRecord<string>> _records = [new(Guid.NewGuid(), start, value)];

    public IReadOnlyList<ChainRecord<string>> Records => _records;

    public string? On(DateOnly day) => _records.LastOrDefault(record => record.Start <= day)?.Value;

    public void Append(DateOnly from, string appended)
    {
        if (from <= _records[^1].Start)
            throw new InvalidOperationException("A record begins after the last one.");
        _records.Add(new ChainRecord<string>(Guid.NewGuid(), from, appended));
    }

    public void Change(Guid id, string changed)
    {
        var index = _records.FindIndex(record => record.Id == id);
        _records[index] = _records[index] with { Value = changed };
    }

    public void Remove(Guid id)
    {
        if (_records.Count == 1 || _records[^1].Id != id)
            throw new InvalidOperationException("Only the last record of several goes.");
        _records.RemoveAt(_records.Count - 1);
    }

    public void Do(ChainWrite<string> write)
    {
        switch (write.Kind)
        {
            case ChainWriteKind.Append:
                Append(write.Start, write.Value);
                break;
            case ChainWriteKind.Change:
                Change(write.Record!.Id, write.Value);
                break;
            default:
                Remove(write.Record!.Id);
                break;
        }
    }
}
