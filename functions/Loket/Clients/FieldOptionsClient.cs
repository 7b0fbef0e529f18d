using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Http;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;

namespace LoketFunctions.Loket.Clients;

/// <summary>
/// What the fields of a concept employee may be set to (metadata): all that an employee, the employment, hours, wage and organizational
/// entity are made of, and asked by employer, so before there is anybody.
/// </summary>
internal sealed class FieldOptionsClient(LoketConnection connection, LoketVersions versions)
{
    public Task<IReadOnlyList<FieldOptions>> OfEmployerAsync(Guid employerId, CancellationToken cancellation) =>
        ReadAsync(
            "GetConceptEmployeeMetadataByEmployerId", $"providers/employers/{employerId:D}/conceptemployees/metadata", cancellation);

    /// <summary>What differs by payroll administration: shifts, pay scales, kinds of flexible hours.</summary>
    public Task<IReadOnlyList<FieldOptions>> OfAdministrationAsync(Guid payrollAdministrationId, CancellationToken cancellation) =>
        ReadAsync(
            "GetConceptEmployeeMetadataByPayrollAdministrationId",
            $"providers/employers/conceptemployees/metadata/payrolladministration/{payrollAdministrationId:D}", cancellation);

    /// <summary>As with period data, Loket's text shows no paging around them: a list that says it is longer is half an answer.</summary>
    private async Task<IReadOnlyList<FieldOptions>> ReadAsync(string activity, string path, CancellationToken cancellation)
    {
        var answer = await connection.SendAsync<ListResponse<FieldOptions>>(
            new LoketCall(HttpMethod.Get, activity, path, versions.Common), cancellation);
        if (answer.Embedded is not { } fields || fields.Count < answer.TotalSize)
            throw new LoketException(new LoketFailure(FailureReason.Unreadable, 200, activity));
        var readable = fields.Select(field => field.Item).OfType<FieldOptions>();
        return new LoketList<FieldOptions>(activity, [.. readable], [.. (answer.Messages ?? []).OfType<LoketMessage>()]).Complete();
    }
}
