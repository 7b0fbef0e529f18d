namespace LoketFunctions.Benchmarks.Night.Simulation;

/// <summary>All that was used in a night, second by second, from its first look on.</summary>
internal sealed class NightLoads
{
    public Load Started { get; } = new();

    public Load Finished { get; } = new();

    public Load Activities { get; } = new();

    /// <summary>Requests to tables, blobs and queues, the engine's own included.</summary>
    public Load Storage { get; } = new();

    /// <summary>Messages into, out of and deleted from the queue of work items.</summary>
    public Load WorkItems { get; } = new();

    /// <summary>Results that the busiest control queue's orchestrators took in.</summary>
    public IReadOnlyList<Load> Responses { get; init; } = [];

    /// <summary>Entities of the largest account's partition.</summary>
    public Load SharedEntities { get; } = new();

    /// <summary>The most entities of one of the app's partitions of one connection within a second.</summary>
    public double OwnEntities { get; set; }

    public Load Vault { get; } = new();

    public Load Loket { get; } = new();

    public Load Planner { get; } = new();

    public int MachinesUsed { get; set; }

    /// <summary>Of the look that took longest.</summary>
    public TimeSpan LongestLook { get; set; }

    public (int Administrations, TimeSpan Took) LongestRun { get; set; }

    /// <summary>When the first connection was started, in seconds.</summary>
    public double Begins { get; set; } = double.MaxValue;

    /// <summary>The last run's end, in seconds.</summary>
    public double End { get; set; }
}
