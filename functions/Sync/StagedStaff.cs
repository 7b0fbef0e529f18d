using LoketFunctions.Planner;
using LoketFunctions.Runs;
using LoketFunctions.Staff;
using LoketFunctions.Storage;

namespace LoketFunctions.Sync;

/// <summary>What a run read of one employer, mapped to the fields that planners know; nothing else of Loket's is kept.</summary>
/// <param name="Complete">Everything was read, so whoever is not in it is hidden or gone.</param>
/// <param name="Cursor">The version number up to which this is true.</param>
/// <param name="Employments">One per employment of a payroll administration.</param>
/// <param name="NotReturned">Employments that changed, or were due, but that Loket did not return.</param>
/// <param name="Filtered">The Loket user's filter settings hide employments of this employer.</param>
internal sealed record StagedStaff(
    bool Complete, long? Cursor, IReadOnlyList<StagedEmployment> Employments, IReadOnlyList<Guid> NotReturned, bool Filtered)
{
    /// <summary>Employments that are no longer in Loket, and that no filter hides.</summary>
    public IReadOnlyList<Guid> Removed { get; init; } = [];

    /// <summary>Whose records could not be read. They are not among the employments, and stay as they are known.</summary>
    public IReadOnlyList<SetAsideRecord> SetAside { get; init; } = [];

    public override string ToString() => $"{Employments.Count} employments";
}

internal sealed record StagedEmployment(
    Guid EmploymentId, Guid EmployeeId, Guid AdministrationId, Dictionary<StaffField, string?> Personal, StaffContract Contract)
{
    /// <summary>See <see cref="StaffPerson.LastNames"/>.</summary>
    public IReadOnlyList<string> LastNames { get; init; } = [];

    public override string ToString() => EmploymentId.ToString();
}

/// <summary>What a sync stages.</summary>
internal sealed class SyncStaging(AppBlobs blobs) : RunStaging(blobs, kind: "")
{
    public Task WriteStaffAsync(RunKey run, Guid employerId, StagedStaff staff, CancellationToken cancellation) =>
        WriteAsync(run, employerId.ToString(), staff, cancellation);

    public Task<StagedStaff?> ReadStaffAsync(RunKey run, Guid employerId, CancellationToken cancellation) =>
        FindAsync<StagedStaff>(run, employerId.ToString(), cancellation);

    public Task WritePlannerStaffAsync(RunKey run, PlannerStaff staff, CancellationToken cancellation) =>
        WriteAsync(run, "planner", staff, cancellation);

    public async Task<PlannerStaff> ReadPlannerStaffAsync(RunKey run, CancellationToken cancellation) =>
        await FindAsync<PlannerStaff>(run, "planner", cancellation)
        ?? throw new InvalidOperationException("The planner's staff was not read before it is needed.");

    public Task WriteRefusedClaimsAsync(RunKey run, IReadOnlyList<RefusedClaim> refused, CancellationToken cancellation) =>
        WriteAsync(run, "numbers", refused, cancellation);

    /// <summary>Empty where numbers need not be unique over the account.</summary>
    public async Task<IReadOnlyList<RefusedClaim>> ReadRefusedClaimsAsync(RunKey run, CancellationToken cancellation) =>
        await FindAsync<IReadOnlyList<RefusedClaim>>(run, "numbers", cancellation) ?? [];

    /// <summary>
    /// Decides by who is created for whom in this run, and keeps that: administrations that are synced side by side would else create
    /// one person twice.
    /// </summary>
    /// <param name="decide">Adds whom it takes; called again where another administration was faster.</param>
    public async Task<T> ClaimAsync<T>(RunKey run, Func<Dictionary<string, Guid>, T> decide, CancellationToken cancellation)
        where T : class
    {
        T? decided = null;
        await ChangeAsync<Dictionary<string, Guid>>(
            run, "new",
            stored =>
            {
                var taken = new Dictionary<string, Guid>(stored ?? [], StringComparer.Ordinal);
                decided = decide(taken);
                return taken.Count == (stored?.Count ?? 0) ? null : taken;
            },
            cancellation);
        return decided!;
    }
}
