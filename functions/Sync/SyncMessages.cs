using LoketFunctions.Identifiers;
using LoketFunctions.Runs;

namespace LoketFunctions.Sync;

// What passes through orchestration history: ids, counts and codes. Never a name, number or word of a person.

public enum SyncTrigger
{
    Nightly,
    Request,
}

/// <summary>Input of <see cref="SyncConnectionOrchestration"/>.</summary>
/// <param name="TenantKey">Planner and account.</param>
/// <param name="Fence">Number of the lease under which the run works; a run with an older one may not commit.</param>
/// <param name="AdministrationId">Only this administration; null for all.</param>
/// <param name="EmployeeId">Only this employee of Loket's, sent again whole; null for all.</param>
/// <param name="Full">Reads everything again instead of what changed.</param>
/// <param name="Preview">Only says what a sync would do: nothing is sent, and nothing is kept but the report.</param>
internal sealed record SyncRequest(
    string TenantKey,
    ConnectionId ConnectionId,
    string RunId,
    long Fence,
    SyncTrigger Trigger,
    Guid? AdministrationId = null,
    Guid? EmployeeId = null,
    bool Full = false,
    bool Preview = false)
{
    public const string Lease = "sync";

    /// <summary>W3C traceparent of what started the run; null where nothing was traced, and in inputs of older versions.</summary>
    public string? Trace { get; init; }

    internal RunKey Key => new(ConnectionId, RunId);

    /// <summary>The lease that the run works under.</summary>
    public WorkHold Hold() => new(Key, Lease, Fence);

    /// <param name="administrations">None where the step is for the run as a whole.</param>
    public RunStep Step(params IReadOnlyList<Guid> administrations) => new(Hold(), TenantKey, Trace, administrations);
}

/// <summary>What a run will do, employer by employer.</summary>
/// <param name="RetryDelay">Before a transient failure is tried again. In the history, as an orchestrator may not read settings.</param>
/// <param name="NumbersAreShared">Personnel numbers are unique over the account, which is checked before anybody is synced.</param>
internal sealed record RunPlan(IReadOnlyList<EmployerPlan> Employers, int AtOnce, TimeSpan RetryDelay, bool NumbersAreShared = false);

/// <summary>What is to be read of one employer, and for which administrations.</summary>
/// <param name="Cursor">Read what changed after this version number; null reads everything.</param>
/// <param name="NextCursor">Loket's version number taken before reading; null where nothing is read.</param>
/// <param name="Read">False when nothing changed, so that the administrations need no word of Loket.</param>
internal sealed record EmployerPlan(Guid EmployerId, IReadOnlyList<Guid> AdministrationIds, long? Cursor, long? NextCursor, bool Read)
{
    /// <summary>
    /// For the step of one administration: with all of them, inputs would grow with the square of an employer's administrations.
    /// </summary>
    public EmployerPlan Only(Guid administrationId) => this with { AdministrationIds = [administrationId] };
}

/// <summary>Input of the steps that work on one employer or one administration.</summary>
internal sealed record EmployerStep(SyncRequest Request, EmployerPlan Employer);

/// <summary>Input of the step that compares personnel numbers over all employers that were read.</summary>
internal sealed record NumberStep(SyncRequest Request, IReadOnlyList<EmployerPlan> Employers);

internal sealed record AdministrationStep(SyncRequest Request, EmployerPlan Employer, Guid AdministrationId)
{
    internal AdministrationKey Key => new(Request.ConnectionId, AdministrationId);
}

/// <summary>How many employees had which outcome.</summary>
public sealed record SyncCounts(int Created, int Updated, int Unchanged, int Skipped, int Failed)
{
    public static SyncCounts None { get; } = new(0, 0, 0, 0, 0);

    public SyncCounts Plus(SyncCounts other) => new(
        Created + other.Created, Updated + other.Updated, Unchanged + other.Unchanged, Skipped + other.Skipped, Failed + other.Failed);
}

/// <summary>Input of the last step: what failed outside the steps' own bookkeeping.</summary>
internal sealed record RunEnd(SyncRequest Request, StepFailure? Failure, IReadOnlyList<AdministrationFailure> Administrations) : IRunEnd
{
    RunStep IRunEnd.Step => Request.Step();

    bool IRunEnd.Preview => Request.Preview;
}
