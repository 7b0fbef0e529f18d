using System.Collections.Concurrent;

namespace LoketFunctions.Benchmarks.Night.Measuring;

/// <summary>What a step asked of others while it ran. Counted from all its flows at once.</summary>
internal sealed class Tally
{
    private readonly ConcurrentDictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>Entities read or written, by table and partition.</summary>
    public ConcurrentDictionary<(string Table, string Partition), int> Entities { get; } = new();

    public int this[string resource] => _counts.GetValueOrDefault(resource);

    public void Add(string resource, int count = 1) => _counts.AddOrUpdate(resource, count, (_, before) => before + count);
}

/// <summary>Knows which step is running in this flow, so that each request is counted for the step that made it.</summary>
internal sealed class Counters
{
    public const string Tables = "tables";
    public const string Blobs = "blobs";
    public const string Loket = "loket";
    public const string SignIn = "sign-in";
    public const string Planner = "planner";
    public const string Vault = "vault";

    private readonly AsyncLocal<Tally?> _current = new();

    /// <summary>What is counted while no step runs goes nowhere.</summary>
    public Tally Current => _current.Value ?? new Tally();

    public async Task<(T Result, Tally Tally)> OfAsync<T>(Func<Task<T>> step)
    {
        var tally = new Tally();
        _current.Value = tally;
        return (await step(), tally);
    }
}
