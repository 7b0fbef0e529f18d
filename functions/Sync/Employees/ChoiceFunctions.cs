using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Sync.Employees;

/// <summary>What the user chooses for employees of Loket's. Signed calls.</summary>
internal sealed class ChoiceFunctions(ChoiceOperations operations)
{
    private const string Base = "planners/{planner}/accounts/{account}/connections/{connectionId}/employees";

    [Function("ChooseEmployee")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> Choose(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Base + "/{employeeId:guid}/choice")] HttpRequest request,
        string connectionId, Guid employeeId, FunctionContext context, CancellationToken cancellation)
    {
        var asked = RequestBody.Parse<ChoiceRequest>(context.GetSignedBody());
        await operations.ChooseAsync(context.GetCaller(), new(connectionId), employeeId, asked, cancellation);
        return Results.NoContent();
    }

    [Function("ChooseEmployees")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> ChooseMany(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Base + "/choices")] HttpRequest request,
        string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var asked = RequestBody.Parse<ChoicesRequest>(context.GetSignedBody());
        return Results.Json(await operations.ChooseManyAsync(context.GetCaller(), new(connectionId), asked, cancellation), AppJson.Options);
    }

    [Function("UndoEmployeeChoice")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> Undo(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Base + "/{employeeId:guid}/choice")] HttpRequest request,
        string connectionId, Guid employeeId, FunctionContext context, CancellationToken cancellation)
    {
        await operations.UndoAsync(context.GetCaller(), new(connectionId), employeeId, cancellation);
        return Results.NoContent();
    }

    [Function("MarkEmployeeChecked")]
    [VerifiedBy(CallerProof.SignatureWithoutBody)]
    public async Task<IResult> MarkChecked(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Base + "/{employeeId:guid}/checked")] HttpRequest request,
        string connectionId, Guid employeeId, FunctionContext context, CancellationToken cancellation)
    {
        await operations.MarkCheckedAsync(context.GetCaller(), new(connectionId), employeeId, cancellation);
        return Results.NoContent();
    }
}
