using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Filters;
using LoketFunctions.Loket.Http;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;

namespace LoketFunctions.Loket.Clients;

/// <summary>
/// Dienstverbanden. The lists leave out, without a word, what the user filter settings hide: see
/// <see cref="UserFilterSettingsClient"/> before taking anybody for gone.
/// </summary>
internal sealed class EmploymentsClient(LoketConnection connection, ListReader lists, LoketVersions versions)
{
    /// <summary>Those of one payroll administration.</summary>
    public static LoketFilter OfPayrollAdministration(Guid payrollAdministrationId) =>
        LoketFilter.Equal("payrollAdministration.id", payrollAdministrationId);

    public Task<LoketList<Employment>> ListAsync(Guid employerId, LoketFilter? filter, CancellationToken cancellation) =>
        lists.ReadAllAsync<Employment>(List(employerId, filter), cancellation);

    /// <summary>As the pages come; see <see cref="ListReader.ReadAsync"/> for what its end means.</summary>
    public IAsyncEnumerable<Employment> StreamAsync(Guid employerId, LoketFilter? filter, CancellationToken cancellation) =>
        lists.ReadAsync<Employment>(List(employerId, filter), cancellation);

    /// <summary>Faster, with fewer fields: no initials and last name, no contract details.</summary>
    public Task<LoketList<Employment>> ListMinimizedAsync(Guid employerId, LoketFilter? filter, CancellationToken cancellation) =>
        lists.ReadAllAsync<Employment>(
            new ListQuery("GetEmploymentsMinimizedByEmployerId", $"providers/employers/{employerId:D}/employees/employments/minimized",
                versions.Employments)
            { Filter = filter },
            cancellation);

    /// <summary>Null when Loket knows no such employment.</summary>
    public async Task<Employment?> FindAsync(Guid employmentId, CancellationToken cancellation) =>
        await connection.FindAsync<Employment>(
            new LoketCall(HttpMethod.Get, "GetEmploymentByEmploymentId", $"providers/employers/employees/employments/{employmentId:D}",
                versions.Employments), cancellation);

    private ListQuery List(Guid employerId, LoketFilter? filter) =>
        new("GetEmploymentsByEmployerId", $"providers/employers/{employerId:D}/employees/employments",
            versions.Employments)
        { Filter = filter };
}
