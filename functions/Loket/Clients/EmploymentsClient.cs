using System.Globalization;
using System.Text.Json.Nodes;
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

    /// <summary>All employments of an employee, over and present.</summary>
    public Task<LoketList<Employment>> ListOfEmployeeAsync(Guid employeeId, CancellationToken cancellation) =>
        lists.ReadAllAsync<Employment>(
            new ListQuery("GetEmploymentsByEmployeeId", $"providers/employers/employees/{employeeId:D}/employments", versions.Employments),
            cancellation);

    /// <summary>All of the employment, to write back. Null when Loket knows no such one.</summary>
    public Task<LoketRecord?> ReadAsync(Guid employmentId, CancellationToken cancellation) => connection.FindRecordAsync(
        new LoketCall(HttpMethod.Get, "GetEmploymentByEmploymentId", One(employmentId), versions.Employments), cancellation);

    /// <summary>Writes the whole employment, but its first and last day.</summary>
    /// <param name="etag">Of the state that the change was made from.</param>
    /// <exception cref="Failures.LoketException">
    /// As <see cref="LoketConnection.CarryOutAsync"/>; with <see cref="Failures.FailureReason.Conflict"/> where it changed since.
    /// </exception>
    public Task UpdateAsync(Guid employmentId, JsonObject employment, string? etag, CancellationToken cancellation) =>
        connection.CarryOutAsync(
            new LoketCall(HttpMethod.Put, "PutEmploymentByEmploymentId", One(employmentId), versions.Employments)
            {
                Body = employment,
                IfMatch = etag,
            },
            cancellation);

    /// <summary>Uit dienst: ends it, or revises its end. Said twice, it is as said once.</summary>
    /// <exception cref="Failures.LoketException">As <see cref="LoketConnection.CarryOutAsync"/>.</exception>
    public Task EndAsync(Guid employmentId, EmploymentEnd end, CancellationToken cancellation)
    {
        var body = new JsonObject
        {
            ["endDate"] = end.LastDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            ["endOfEmploymentReason"] = new JsonObject { ["key"] = end.Reason },
            ["endOfEmploymentDueToIllness"] = end.DueToIllness,
            ["createMdvEntry"] = false,
        };
        if (end.ReasonTaxAuthorities is { } reason)
            body["endOfEmploymentReasonTaxAuthorities"] = new JsonObject { ["key"] = reason };
        return connection.CarryOutAsync(
            new LoketCall(HttpMethod.Patch, "PatchTerminateByEmploymentId", $"{One(employmentId)}/terminate", versions.Employments)
            {
                Body = body,
            },
            cancellation);
    }

    /// <summary>Takes the end out again (uitdienstmelding ongedaan maken). Loket refuses it where there is no end.</summary>
    /// <exception cref="Failures.LoketException">As <see cref="LoketConnection.CarryOutAsync"/>.</exception>
    public Task ReinstateAsync(Guid employmentId, CancellationToken cancellation) => connection.CarryOutAsync(
        new LoketCall(HttpMethod.Patch, "PatchReinstateByEmploymentId", $"{One(employmentId)}/reinstate", versions.Common)
        {
            Body = new JsonObject(),
        },
        cancellation);

    private static string One(Guid employmentId) => $"providers/employers/employees/employments/{employmentId:D}";

    private ListQuery List(Guid employerId, LoketFilter? filter) =>
        new("GetEmploymentsByEmployerId", $"providers/employers/{employerId:D}/employees/employments",
            versions.Employments)
        { Filter = filter };
}
