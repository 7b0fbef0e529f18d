using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;

namespace LoketFunctions.Loket.Clients;

/// <summary>Kostprijs per uur. Loket has it by employment only.</summary>
internal sealed class CostsPerHourClient(ListReader lists, LoketVersions versions)
{
    /// <summary>By payroll period; where payroll made none yet, Loket's own estimation.</summary>
    public Task<LoketList<CostPerHour>> ListAsync(Guid employmentId, CancellationToken cancellation) =>
        lists.ReadAllAsync<CostPerHour>(
            new ListQuery(
                "GetCostPerHourByEmploymentId", $"providers/employers/employees/employments/{employmentId:D}/costperhour", versions.Common)
            { IncludeEstimation = true },
            cancellation);
}
