using System.Globalization;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Mapping;

/// <summary>Reads and changes what the planner's codes are in Loket, per payroll administration. Signed calls.</summary>
internal sealed class MappingFunctions(ConnectionStore connections, LoketClients clients, MappingStore mappings, PayrollListsReader reader)
{
    private const string Mapping =
        "planners/{planner}/accounts/{account}/connections/{connectionId}/administrations/{administrationId:guid}/mapping";

    /// <summary>The mapping that holds, or an earlier version of it.</summary>
    [Function("GetMapping")]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Mapping)] HttpRequest request,
        string connectionId, Guid administrationId, FunctionContext context, CancellationToken cancellation)
    {
        var (connection, administration) = await FindAsync(context, connectionId, administrationId, cancellation);
        var version = Number("version", request.Query["version"]) is { } number
            ? await mappings.FindAsync(connection.Id, administration.Id, number, cancellation)
            : await mappings.LatestAsync(connection.Id, administration.Id, cancellation);
        return version is null
            ? throw Problems.Throw(Problems.NotFound("version of the mapping"))
            : Results.Json(MappingAnswer.Of(version), AppJson.Options);
    }

    /// <summary>Saves the whole mapping as the next version, if Loket knows everything in it and nobody else was first.</summary>
    [Function("ChangeMapping")]
    public async Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Mapping)] HttpRequest request,
        string connectionId, Guid administrationId, FunctionContext context, CancellationToken cancellation)
    {
        var change = RequestBody.Parse<MappingChange>(context.GetCaller().Body);
        ThrowIfAny(change.Faults());
        var (connection, administration) = await FindAsync(context, connectionId, administrationId, cancellation);
        var lists = await ListsAsync(connection, administration, year: null, cancellation);
        ThrowIfAny(MappingCheck.Faults(change.ToMapping(), lists));
        var saved = await mappings.TrySaveAsync(connection.Id, administration.Id, change.ToMapping(), change.ChangedBy, cancellation);
        return saved is null
            ? throw Problems.Throw(MappingProblems.Changed(change.Version))
            : Results.Json(MappingAnswer.Of(saved), AppJson.Options);
    }

    /// <summary>Loket's lists to choose from, of the current payroll year or another one.</summary>
    [Function("GetMappingOptions")]
    public async Task<IResult> GetOptionsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Mapping + "/options")] HttpRequest request,
        string connectionId, Guid administrationId, FunctionContext context, CancellationToken cancellation)
    {
        var (connection, administration) = await FindAsync(context, connectionId, administrationId, cancellation);
        var year = Number("year", request.Query["year"]);
        return Results.Json(await ListsAsync(connection, administration, year, cancellation), AppJson.Options);
    }

    private async Task<(Connection Connection, AdministrationRow Administration)> FindAsync(
        FunctionContext context, string connectionId, Guid administrationId, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(context.GetCaller().Tenant, connectionId, cancellation);
        var administration = (await connections.AdministrationsAsync(connection.Id, cancellation)).FirstOrDefault(row => row.Id == administrationId);
        return (connection, administration ?? throw Problems.Throw(Problems.NotFound("administration")));
    }

    private async Task<PayrollLists> ListsAsync(Connection connection, AdministrationRow administration, int? year, CancellationToken cancellation)
    {
        if (connection.State == ConnectionState.Disconnected)
            throw Problems.Throw(ConnectionProblems.Disconnected());
        try
        {
            return await reader.ReadYearAsync(clients.For(connection), administration, year, cancellation)
                ?? throw Problems.Throw(MappingProblems.NoSuchYear(year));
        }
        catch (LoketException exception)
        {
            throw Problems.Throw(ConnectionProblems.Of(exception.Failure));
        }
    }

    private static int? Number(string name, string? text)
    {
        if (text is null)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw Problems.Throw(Problems.Invalid(name, "is not a whole number from 1"));
    }

    private static void ThrowIfAny(IReadOnlyDictionary<string, string> faults)
    {
        if (faults.Count > 0)
            throw Problems.Throw(Problems.Invalid(faults));
    }
}
