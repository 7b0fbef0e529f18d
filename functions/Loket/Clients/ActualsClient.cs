using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Filters;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;

namespace LoketFunctions.Loket.Clients;

/// <summary>
/// What holds on a reference date (null: today) for all employments of an employer, in one list instead of one call each.
/// </summary>
internal sealed class ActualsClient(ListReader lists, LoketVersions versions)
{
    public Task<LoketList<ActualWage>> WagesAsync(Guid employerId, DateOnly? on, LoketFilter? filter, CancellationToken cancellation) =>
        lists.ReadAllAsync<ActualWage>(Query("GetActualWagesByEmployerId", employerId, "actualwages", on, filter), cancellation);

    public Task<LoketList<ActualWorkingHours>> WorkingHoursAsync(
        Guid employerId, DateOnly? on, LoketFilter? filter, CancellationToken cancellation) =>
        lists.ReadAllAsync<ActualWorkingHours>(
            Query("GetActualWorkingHoursByEmployerId", employerId, "actualworkinghours", on, filter), cancellation);

    public Task<LoketList<ActualOrganizationalEntity>> OrganizationalEntitiesAsync(
        Guid employerId, DateOnly? on, LoketFilter? filter, CancellationToken cancellation) =>
        lists.ReadAllAsync<ActualOrganizationalEntity>(
            Query("GetActualOrganizationalEntitiesByEmployerId", employerId, "actualorganizationalentities", on, filter), cancellation);

    private ListQuery Query(string activity, Guid employerId, string list, DateOnly? on, LoketFilter? filter) =>
        new(activity, $"providers/employers/{employerId:D}/{list}", versions.Common) { ReferenceDate = on, Filter = filter };
}
