using System.Globalization;
using LoketFunctions.Http;
using LoketFunctions.Personnel.Attributes;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Personnel;

/// <summary>Which attribute of the HR system's stands for which field of Loket's. Signed calls.</summary>
internal sealed class AttributeMappingFunctions(AttributeMappingOperations operations)
{
    private const string Mapping = "planners/{planner}/accounts/{account}/connections/{connectionId}/attribute-mapping";

    /// <summary>The mapping that is live, or any version that was.</summary>
    [Function("GetAttributeMapping")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> GetAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Mapping)] HttpRequest request,
        string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var version = Number("version", request.Query["version"]);
        return Results.Json(
            await operations.GetAsync(context.GetCaller(), new(connectionId), version, cancellation), AppJson.Options);
    }

    [Function("ChangeAttributeMapping")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> ChangeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Mapping)] HttpRequest request,
        string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var change = RequestBody.Parse<AttributeMappingChange>(context.GetSignedBody());
        return Results.Json(
            await operations.ChangeAsync(context.GetCaller(), new(connectionId), change, cancellation), AppJson.Options);
    }

    [Function("ListAttributeMappingVersions")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> ListVersionsAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Mapping + "/versions")] HttpRequest request,
        string connectionId, FunctionContext context, CancellationToken cancellation) =>
        Results.Json(
            await operations.ListVersionsAsync(context.GetCaller(), new(connectionId), cancellation), AppJson.Options);

    [Function("RestoreAttributeMapping")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> RestoreAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Mapping + "/versions/{version:int}/restore")] HttpRequest request,
        string connectionId, int version, FunctionContext context, CancellationToken cancellation)
    {
        var restore = RequestBody.Parse<AttributeMappingRestore>(context.GetSignedBody());
        return Results.Json(
            await operations.RestoreAsync(context.GetCaller(), new(connectionId), version, restore, cancellation), AppJson.Options);
    }

    /// <summary>What the HR system has to connect, duplicate and make.</summary>
    [Function("GetAttributeMappingProposal")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> ProposeAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Mapping + "/proposal")] HttpRequest request,
        string connectionId, FunctionContext context, CancellationToken cancellation) =>
        Results.Json(await operations.ProposeAsync(context.GetCaller(), new(connectionId), cancellation), AppJson.Options);

    [Function("CheckAttributeMapping")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> CheckAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Mapping + "/check")] HttpRequest request,
        string connectionId, FunctionContext context, CancellationToken cancellation) =>
        Results.Json(await operations.CheckAsync(context.GetCaller(), new(connectionId), cancellation), AppJson.Options);

    private static int? Number(string name, string? text)
    {
        if (text is null)
            return null;
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0
            ? number
            : throw Problems.Throw(Problems.Invalid(name, InputFaults.NotWholeNumberFrom(1)));
    }
}
