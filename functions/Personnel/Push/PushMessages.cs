using LoketFunctions.Identifiers;
using LoketFunctions.Runs;

namespace LoketFunctions.Personnel.Push;

// What passes through orchestration history: ids, hashes of ids, counts and codes. Never a name, number or word of a person.

public enum PushTrigger
{
    /// <summary>The HR system pushed records.</summary>
    Push,

    /// <summary>Somebody asked for what is due.</summary>
    Request,

    /// <summary>The night, for what begins on that day.</summary>
    Nightly,
}

/// <summary>Input of <see cref="PushOrchestration"/>.</summary>
/// <param name="TenantKey">Planner and account.</param>
/// <param name="Preview">Only says what would be done.</param>
internal sealed record PushRun(string TenantKey, ConnectionId ConnectionId, string PushId, bool Preview = false, bool Asks = false)
{
    /// <summary>W3C traceparent of what started the push; null where nothing was traced.</summary>
    public string? Trace { get; init; }

    internal RunKey Key => new(ConnectionId, PushId);
}

/// <summary>Input of the steps that are for the whole push.</summary>
/// <param name="Fence">Number of the lease under which the push works; 0 before it has its turn.</param>
internal sealed record PushStep(PushRun Run, long Fence)
{
    public const string Lease = "push";

    public WorkHold Hold() => new(Run.Key, Lease, Fence);

    /// <param name="administrationId">Null where the step is for the push as a whole.</param>
    public RunStep Step(Guid? administrationId = null) => new(Hold(), Run.TenantKey, Run.Trace, administrationId is { } id ? [id] : []);
}

/// <summary>What a push will do.</summary>
/// <param name="Chunks">How many steps it takes; which employees are in each is staged.</param>
internal sealed record PushPlan(Guid AdministrationId, int Chunks);

/// <summary>Input of the step that brings some employees to Loket.</summary>
/// <param name="Chunk">Which of them, from 0.</param>
internal sealed record PushChunk(PushStep Push, Guid AdministrationId, int Chunk);

/// <summary>Input of the last step: what failed outside the steps' own bookkeeping.</summary>
internal sealed record PushEnd(PushStep Push, StepFailure? Failure, IReadOnlyList<AdministrationFailure> Administrations) : IRunEnd
{
    RunStep IRunEnd.Step => Push.Step();

    bool IRunEnd.Preview => Push.Run.Preview;
}
