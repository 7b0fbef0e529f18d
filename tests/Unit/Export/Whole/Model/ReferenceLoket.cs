namespace LoketFunctions.Tests.Export.Whole.Model;

/// <summary>What is in Loket by way of the app in one period, and what the planner knows of it.</summary>
/// <param name="byFile">By files that somebody imports; else straight.</param>
internal sealed class ReferenceLoket(Period period, bool byFile)
{
    private Dictionary<Guid, Dictionary<DateOnly, (Kind, Guid)>> _facts = [];
    private Dictionary<string, HashSet<Cell>> _parts = new(StringComparer.Ordinal);

    /// <summary>What the app put there and did not take back.</summary>
    private readonly Dictionary<Cell, decimal> _sent = [];

    /// <summary>What stands there, with what files could not take away.</summary>
    public Dictionary<Cell, decimal> Values { get; } = [];

    /// <summary>Registrations of which everything that was to go out did.</summary>
    public HashSet<string> Exported { get; } = new(StringComparer.Ordinal);

    /// <summary>Parts of a value that Loket could not take: there or not there, both can be reported.</summary>
    public HashSet<string> Unclear { get; } = new(StringComparer.Ordinal);

    /// <summary>All that there is to say is what Loket could not take.</summary>
    public bool HasNothingFor(PayReference wanted) =>
        wanted.Impossible is { Count: > 0 } impossible
            && wanted.Values.Count == 0
            && (byFile ? Values : _sent).Keys.All(impossible.Contains);

    /// <summary>Would an export change or take back something because an employment is not what it was when that was put there?</summary>
    public bool Waits(PayReference wanted, IReadOnlyList<Employed> people)
    {
        var values = wanted.Values;
        return _sent.Any(one => !wanted.Impossible.Contains(one.Key) && values.GetValueOrDefault(one.Key) != one.Value
            && _facts.TryGetValue(one.Key.Employment, out var before)
            && !Same(before, people.Single(person => person.Id == one.Key.Employment).FactsIn(period)));
    }

    /// <summary>An export went through, and its file was imported.</summary>
    public void Take(PayReference wanted, IReadOnlyList<Employed> people)
    {
        var (values, held) = (wanted.Values, wanted.Impossible);
        foreach (var cell in Values.Keys.Concat(values.Keys).Distinct().Where(cell => !held.Contains(cell)).ToList())
            Take(cell, values.TryGetValue(cell, out var value) ? value : null, people);

        var touched = values.Keys.Concat(held).Concat(_sent.Keys).Select(cell => cell.Employment).ToHashSet();
        var stays = held.Select(cell => cell.Employment).Where(_facts.ContainsKey).ToHashSet();
        _facts = people.Where(person => touched.Contains(person.Id))
            .ToDictionary(person => person.Id, person => stays.Contains(person.Id) ? _facts[person.Id] : person.FactsIn(period));
        var unclear = _parts.Concat(wanted.Parts).Where(one => one.Value.Overlaps(held)).Select(one => one.Key).ToList();
        Unclear.Clear();
        Unclear.UnionWith(unclear);
        Exported.Clear();
        Exported.UnionWith(wanted.Parts.Keys);
        _parts = wanted.Parts;
    }

    private void Take(Cell cell, decimal? value, IReadOnlyList<Employed> people)
    {
        if (value is { } wanted)
            Values[cell] = _sent[cell] = wanted;
        else if (!byFile)
            Values.Remove(cell);
        // A file cannot empty a value. Where Loket pays nothing by itself, 0 does as well; elsewhere somebody has to do it by hand.
        else if (people.Single(person => person.Id == cell.Employment).IsOfZeroHours(period))
            Values[cell] = 0;
        if (value is null)
            _sent.Remove(cell);
    }

    private static bool Same(Dictionary<DateOnly, (Kind, Guid)> one, Dictionary<DateOnly, (Kind, Guid)> other) =>
        one.Count == other.Count && one.All(day => other.TryGetValue(day.Key, out var facts) && facts == day.Value);
}
