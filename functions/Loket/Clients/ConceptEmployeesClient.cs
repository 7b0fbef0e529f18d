using System.Text.Json.Nodes;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Filters;
using LoketFunctions.Loket.Http;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;

namespace LoketFunctions.Loket.Clients;

/// <summary>
/// Concept werknemers: people who are made employees by conversion, under the same id. Writes are sent once; where a failure
/// <see cref="LoketFailure.MayBeDone"/>, look for the concept, or for the employee with its id, before it is repeated.
/// </summary>
internal sealed class ConceptEmployeesClient(LoketConnection connection, ListReader lists, LoketVersions versions)
{
    /// <summary>Makes one. A repeat makes a second one: find it by <see cref="ListByUniqueNameAsync"/> first.</summary>
    /// <returns>Its id.</returns>
    public Task<Guid> CreateAsync(Guid employerId, JsonObject concept, CancellationToken cancellation) => connection.CreateAsync(
        Call(HttpMethod.Post, "PostConceptEmployeeByEmployerId", Of(employerId)) with { Body = concept }, cancellation);

    /// <summary>All that bear the name. It should be one; Loket does not hold anybody to that.</summary>
    public Task<LoketList<LoketRow>> ListByUniqueNameAsync(Guid employerId, string uniqueName, CancellationToken cancellation) =>
        lists.ReadAllAsync<LoketRow>(
            new ListQuery("GetConceptEmployeesByEmployerId", Of(employerId), versions.Common)
            {
                Filter = LoketFilter.Equal("uniqueName", uniqueName),
            },
            cancellation);

    /// <summary>Null when there is none (any more): it was taken away, or is an employee now.</summary>
    public Task<LoketRecord?> ReadAsync(Guid conceptId, CancellationToken cancellation) =>
        connection.FindRecordAsync(Call(HttpMethod.Get, "GetConceptEmployeeByConceptEmployeeId", One(conceptId)), cancellation);

    /// <summary>Writes the whole concept.</summary>
    /// <param name="etag">Of the state that the change was made from.</param>
    public Task UpdateAsync(Guid conceptId, JsonObject concept, string? etag, CancellationToken cancellation) => connection.CarryOutAsync(
        Call(HttpMethod.Put, "PutConceptEmployeeByConceptEmployeeId", One(conceptId)) with { Body = concept, IfMatch = etag },
        cancellation);

    /// <returns>False when there was none.</returns>
    public Task<bool> DeleteAsync(Guid conceptId, CancellationToken cancellation) =>
        UnlessGoneAsync(Call(HttpMethod.Delete, "DeleteConceptEmployeeByConceptEmployeeId", One(conceptId)), cancellation);

    /// <summary>Whether it could be converted; nothing is changed.</summary>
    /// <returns>False when there is no such concept.</returns>
    /// <exception cref="LoketException">
    /// With <see cref="FailureReason.BusinessRule"/> where it could not: <see cref="LoketFailure.WordsByField"/> say what is wrong.
    /// </exception>
    public Task<bool> ValidateAsync(Guid conceptId, CancellationToken cancellation) =>
        UnlessGoneAsync(Conversion(conceptId) with { ValidatesOnly = true }, cancellation);

    /// <summary>Makes an employee of it, with its employment and chains. The concept is gone then.</summary>
    /// <returns>False when there is no such concept: where an employee has its id, it was converted before.</returns>
    /// <exception cref="LoketException">As <see cref="ValidateAsync"/>.</exception>
    public Task<bool> ConvertAsync(Guid conceptId, CancellationToken cancellation) =>
        UnlessGoneAsync(Conversion(conceptId), cancellation);

    private static string Of(Guid employerId) => $"providers/employers/{employerId:D}/conceptemployees";

    private static string One(Guid conceptId) => $"providers/employers/conceptemployees/{conceptId:D}";

    private LoketCall Conversion(Guid conceptId) =>
        Call(HttpMethod.Patch, "PatchConvertToEmployeeByConceptEmployeeId", $"{One(conceptId)}/convertToEmployee");

    private LoketCall Call(HttpMethod method, string activity, string path) => new(method, activity, path, versions.Common);

    private async Task<bool> UnlessGoneAsync(LoketCall call, CancellationToken cancellation)
    {
        try
        {
            await connection.CarryOutAsync(call, cancellation);
            return true;
        }
        catch (LoketException e) when (e.Failure.Reason == FailureReason.NotFound)
        {
            return false;
        }
        catch (LoketException e)
        {
            // What is wrong with a citizen service number may be told with the number.
            throw new LoketException(e.Failure.WithoutLongNumbers(), e.InnerException);
        }
    }
}
