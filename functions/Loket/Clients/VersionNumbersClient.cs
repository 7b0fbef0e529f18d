using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Filters;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;

namespace LoketFunctions.Loket.Clients;

/// <summary>
/// What changed since a version number: Loket has no webhooks and asks for this instead of reading everything. Covers static
/// data only, not the payroll period's. Numbers never go down and count across all of Loket.
/// </summary>
internal sealed class VersionNumbersClient(ListReader lists, LoketVersions versions)
{
    private const string Field = "lastModifiedVersionNumber";

    /// <summary>The employers with a change after the number; null: all employers.</summary>
    public Task<LoketList<VersionNumber>> EmployersAsync(long? after, CancellationToken cancellation) =>
        lists.ReadAllAsync<VersionNumber>(Employers() with { Filter = After(after) }, cancellation);

    /// <summary>The employments with a change after the number, also when only the person's data changed; null: all.</summary>
    public Task<LoketList<VersionNumber>> EmploymentsAsync(Guid employerId, long? after, CancellationToken cancellation) =>
        lists.ReadAllAsync<VersionNumber>(Employments(employerId) with { Filter = After(after) }, cancellation);

    /// <summary>The highest number among an employer's employments; null when there are none.</summary>
    public async Task<long?> HighestAsync(Guid employerId, CancellationToken cancellation) =>
        (await lists.FirstAsync<VersionNumber>(
            Employments(employerId) with { OrderBy = LoketOrder.ByDescending(Field) }, cancellation))?.LastModifiedVersionNumber;

    private static LoketFilter? After(long? number) => number is { } after ? LoketFilter.Greater(Field, after) : null;

    private ListQuery Employers() =>
        new("GetEmployerLastModifiedVersionNumbersByUser", "providers/employers/lastmodifiedversionnumbers", versions.Common);

    private ListQuery Employments(Guid employerId) =>
        new("GetEmploymentLastModifiedVersionNumbersByEmployerId",
            $"providers/employers/{employerId:D}/employees/employments/lastmodifiedversionnumbers", versions.Common);
}
