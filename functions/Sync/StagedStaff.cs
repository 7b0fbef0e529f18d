using LoketFunctions.Planner;
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

/// <summary>Between the steps of one run. Removed when it ends.</summary>
internal sealed class StagingStore(AppBlobs blobs)
{
    private const int MaxAttempts = 50;

    public Task WriteStaffAsync(string connectionId, string runId, Guid employerId, StagedStaff staff, CancellationToken cancellation) =>
        blobs.Staging.WriteJsonAsync($"{Prefix(connectionId, runId)}{employerId}.json.gz", staff, cancellation);

    public async Task<StagedStaff?> ReadStaffAsync(string connectionId, string runId, Guid employerId, CancellationToken cancellation) =>
        (await blobs.Staging.ReadJsonAsync<StagedStaff>($"{Prefix(connectionId, runId)}{employerId}.json.gz", cancellation))?.Value;

    public Task WritePlannerStaffAsync(string connectionId, string runId, PlannerStaff staff, CancellationToken cancellation) =>
        blobs.Staging.WriteJsonAsync($"{Prefix(connectionId, runId)}planner.json.gz", staff, cancellation);

    public async Task<PlannerStaff> ReadPlannerStaffAsync(string connectionId, string runId, CancellationToken cancellation) =>
        (await blobs.Staging.ReadJsonAsync<PlannerStaff>($"{Prefix(connectionId, runId)}planner.json.gz", cancellation))?.Value
        ?? throw new InvalidOperationException("The planner's staff was not read before it is needed.");

    public Task WriteRefusedClaimsAsync(string connectionId, string runId, IReadOnlyList<RefusedClaim> refused, CancellationToken cancellation) =>
        blobs.Staging.WriteJsonAsync($"{Prefix(connectionId, runId)}numbers.json.gz", refused, cancellation);

    /// <summary>Empty where numbers need not be unique over the account.</summary>
    public async Task<IReadOnlyList<RefusedClaim>> ReadRefusedClaimsAsync(string connectionId, string runId, CancellationToken cancellation) =>
        (await blobs.Staging.ReadJsonAsync<IReadOnlyList<RefusedClaim>>($"{Prefix(connectionId, runId)}numbers.json.gz", cancellation))?.Value ?? [];

    /// <summary>
    /// Decides by who is created for whom in this run, and keeps that: administrations that are synced side by side would else create
    /// one person twice.
    /// </summary>
    /// <param name="decide">Adds whom it takes; called again where another administration was faster.</param>
    public async Task<T> ClaimAsync<T>(
        string connectionId, string runId, Func<Dictionary<string, Guid>, T> decide, CancellationToken cancellation)
    {
        var name = $"{Prefix(connectionId, runId)}new.json.gz";
        for (var attempt = 0; attempt < MaxAttempts; attempt++)
        {
            var stored = await blobs.Staging.ReadJsonAsync<Dictionary<string, Guid>>(name, cancellation);
            var taken = stored is null ? [] : new Dictionary<string, Guid>(stored.Value, StringComparer.Ordinal);
            var decided = decide(taken);
            if (taken.Count == (stored?.Value.Count ?? 0)
                || await blobs.Staging.TryWriteJsonAsync(name, taken, stored?.ETag, new Dictionary<string, string>(), cancellation))
                return decided;
        }

        throw new InvalidOperationException($"The new people of run {runId} changed {MaxAttempts} times while being read.");
    }

    public Task RemoveAsync(string connectionId, string runId, CancellationToken cancellation) =>
        blobs.Staging.DeletePrefixAsync(Prefix(connectionId, runId), cancellation);

    private static string Prefix(string connectionId, string runId) => $"{connectionId}/{runId}/";
}
