using System.Globalization;
using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Mapping;

/// <summary>Reads and changes what the planner's codes are in Loket, per payroll administration. Signed calls.</summary>
internal sealed class MappingFunctions(MappingOperations operations)
{
    private const string Mapping =
        "planners/{planner}/accounts/{account}/connections/{connectionId}/administrations/{administrationId:guid}/mapping";

    /// <summary>The mapping that holds for a payroll year, or any version of it.</summary>
    [Function("GetMapping")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Mapping)] HttpRequest request,
        string connectionId, Guid administrationId, FunctionContext context, CancellationToken cancellation)
    {
        var version = Number("version", request.Query["version"]);
        var year = Number("year", request.Query["year"]);
        return Results.Json(
            await operations.GetAsync(context.GetCaller(), new(new(connectionId), administrationId), version, year, cancellation),
            AppJson.Options);
    }

    [Function("ChangeMapping")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Mapping)] HttpRequest request,
        string connectionId, Guid administrationId, FunctionContext context, CancellationToken cancellation)
    {
        var change = RequestBody.Parse<MappingChange>(context.GetSignedBody());
        return Results.Json(
            await operations.ChangeAsync(context.GetCaller(), new(new(connectionId), administrationId), change, cancellation),
            AppJson.Options);
    }

    [Function("GetMappingOptions")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> GetOptionsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Mapping + "/options")] HttpRequest request,
        string connectionId, Guid administrationId, FunctionContext context, CancellationToken cancellation)
    {
        var year = Number("year", request.Query["year"]);
        return Results.Json(
            await operations.GetOptionsAsync(
                context.GetCaller(), new(new(connectionId), administrationId), year, request.Query["search"], cancellation),
            AppJson.Options);
    }

    [Function("GetMappingOverview")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> GetOverviewAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Mapping + "/overview")] HttpRequest request,
        string connectionId, Guid administrationId, FunctionContext context, CancellationToken cancellation)
    {
        var year = Number("year", request.Query["year"]);
        return Results.Json(
            await operations.GetOverviewAsync(context.GetCaller(), new(new(connectionId), administrationId), year, cancellation),
            AppJson.Options);
    }

    private static int? Number(string name, string? text)
    {
        if (text is null)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw Problems.Throw(Problems.Invalid(name, InputFaults.NotWholeNumberFrom(1)));
    }
}
