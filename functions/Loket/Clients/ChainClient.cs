using System.Text.Json.Nodes;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Http;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;

namespace LoketFunctions.Loket.Clients;

/// <summary>How Loket calls a chain of an employment, in addresses and activities.</summary>
internal sealed record ChainName(string Path, string One, string Many, string Id)
{
    /// <summary>Lonen.</summary>
    public static ChainName Wages { get; } = new("wages", "Wage", "Wages", "WageId");

    /// <summary>Urendelen.</summary>
    public static ChainName WorkingHours { get; } = new("workinghours", "WorkingHours", "WorkingHours", "WorkingHoursId");

    /// <summary>Organisatorische eenheden.</summary>
    public static ChainName OrganizationalEntities { get; } =
        new("organizationalentities", "OrganizationalEntity", "OrganizationalEntities", "OrganizationalEntityId");
}

/// <summary>
/// A linked chain of an employment: each record holds until the day before the next one, and only the last can be taken away. Every write
/// is sent once; where its failure <see cref="Failures.LoketFailure.MayBeDone"/>, read the chain before it is repeated.
/// </summary>
internal sealed class ChainClient(LoketConnection connection, ListReader lists, LoketVersions versions, ChainName name)
{
    private const string Employments = "providers/employers/employees/employments";

    /// <summary>All its records.</summary>
    public Task<LoketList<LoketRow>> ListAsync(Guid employmentId, CancellationToken cancellation) => lists.ReadAllAsync<LoketRow>(
        new ListQuery($"Get{name.Many}ByEmploymentId", Of(employmentId), versions.Common), cancellation);

    /// <summary>Null when Loket knows no such record.</summary>
    public Task<LoketRecord?> ReadAsync(Guid recordId, CancellationToken cancellation) =>
        connection.FindRecordAsync(Call(HttpMethod.Get, $"Get{name.One}By{name.Id}", One(recordId)), cancellation);

    /// <summary>Adds a record at its end.</summary>
    /// <returns>Its id.</returns>
    public Task<Guid> AppendAsync(Guid employmentId, JsonObject record, CancellationToken cancellation) => connection.CreateAsync(
        Call(HttpMethod.Post, $"Post{name.One}ByEmploymentId", Of(employmentId)) with { Body = record }, cancellation);

    /// <summary>Writes a whole record.</summary>
    /// <param name="etag">Of the state that the change was made from.</param>
    public Task UpdateAsync(Guid recordId, JsonObject record, string? etag, CancellationToken cancellation) => connection.CarryOutAsync(
        Call(HttpMethod.Put, $"Put{name.One}By{name.Id}", One(recordId)) with { Body = record, IfMatch = etag }, cancellation);

    /// <summary>Takes the last record away.</summary>
    /// <param name="etag">Of the state that the choice was made from.</param>
    public Task DeleteAsync(Guid recordId, string? etag, CancellationToken cancellation) => connection.CarryOutAsync(
        Call(HttpMethod.Delete, $"Delete{name.One}By{name.Id}", One(recordId)) with { IfMatch = etag }, cancellation);

    private string Of(Guid employmentId) => $"{Employments}/{employmentId:D}/{name.Path}";

    private string One(Guid recordId) => $"{Employments}/{name.Path}/{recordId:D}";

    private LoketCall Call(HttpMethod method, string activity, string path) => new(method, activity, path, versions.Common);
}
