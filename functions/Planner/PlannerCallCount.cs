namespace LoketFunctions.Planner;

/// <summary>Counts the requests to planners within a piece of work, retries included, whichever client sends them.</summary>
internal sealed class PlannerCallCount : IDisposable
{
    private static readonly AsyncLocal<PlannerCallCount?> Current = new();

    private int _count;

    private PlannerCallCount()
    {
    }

    public int Count => _count;

    /// <summary>From now on, in what this async method calls.</summary>
    public static PlannerCallCount Begin() => Current.Value = new PlannerCallCount();

    public static void Add()
    {
        if (Current.Value is { } current)
            Interlocked.Increment(ref current._count);
    }

    public void Dispose() => Current.Value = null;
}
