using System.Text.Json.Nodes;
using LoketFunctions.Identifiers;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Http;
using LoketFunctions.Loket.Model;

namespace LoketFunctions.Loket.Clients;

/// <summary>
/// Burgerservicenummers, which Loket has endpoints and a right of their own for. No failure of these calls holds a number, whatever Loket
/// says. Set twice, it is as set once.
/// </summary>
internal sealed class CitizenServiceNumbersClient(LoketConnection connection, LoketVersions versions)
{
    private const string Field = "citizenServiceNumber";

    /// <summary>Null when Loket knows no such employee.</summary>
    public Task<ReadCitizenServiceNumber?> OfEmployeeAsync(Guid employeeId, CancellationToken cancellation) =>
        ReadAsync("GetCitizenServiceNumberByEmployeeId", OfEmployee(employeeId), cancellation);

    /// <summary>Null when Loket knows no such concept employee.</summary>
    public Task<ReadCitizenServiceNumber?> OfConceptAsync(Guid conceptId, CancellationToken cancellation) =>
        ReadAsync("GetCitizenServiceNumberByConceptEmployeeId", OfConcept(conceptId), cancellation);

    public Task SetOfEmployeeAsync(Guid employeeId, CitizenServiceNumber number, CancellationToken cancellation) =>
        WriteAsync("PutCitizenServiceNumberByEmployeeId", OfEmployee(employeeId), number, cancellation);

    public Task SetOfConceptAsync(Guid conceptId, CitizenServiceNumber number, CancellationToken cancellation) =>
        WriteAsync("PutCitizenServiceNumberByConceptEmployeeId", OfConcept(conceptId), number, cancellation);

    private static string OfEmployee(Guid id) => $"providers/employers/employees/{id:D}/citizenservicenumber";

    private static string OfConcept(Guid id) => $"providers/employers/conceptemployees/{id:D}/citizenservicenumber";

    private async Task<ReadCitizenServiceNumber?> ReadAsync(string activity, string path, CancellationToken cancellation)
    {
        var record = await WithoutNumbersAsync(() => connection.FindRecordAsync(
            new LoketCall(HttpMethod.Get, activity, path, versions.Common), cancellation));
        if (record is null)
            return null;
        var text = record.Content[Field]?.ToString();
        var number = CitizenServiceNumber.Find(text);
        return new ReadCitizenServiceNumber(number, number is null && !string.IsNullOrWhiteSpace(text));
    }

    private async Task WriteAsync(string activity, string path, CitizenServiceNumber number, CancellationToken cancellation) =>
        await WithoutNumbersAsync(async () =>
        {
            await connection.CarryOutAsync(
                new LoketCall(HttpMethod.Put, activity, path, versions.Common) { Body = new JsonObject { [Field] = number.Reveal() } },
                cancellation);
            return true;
        });

    private static async Task<T> WithoutNumbersAsync<T>(Func<Task<T>> call)
    {
        try
        {
            return await call();
        }
        catch (LoketException e)
        {
            throw new LoketException(e.Failure.WithoutLongNumbers(), e.InnerException);
        }
    }
}
