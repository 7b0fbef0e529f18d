using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Sync;

/// <summary>Employees of Loket's that wait for the user: add, do not import, or link. Signed calls.</summary>
internal sealed class EmployeeFunctions(EmployeeOperations operations)
{
    private const string Base = "planners/{planner}/accounts/{account}/connections/{connectionId}/employees";

    [Function("ListWaitingEmployees")]
    public async Task<IResult> ListWaiting(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base)] HttpRequest request,
        string connectionId, FunctionContext context, CancellationToken cancellation) =>
        Results.Json(await operations.ListWaitingAsync(context.GetCaller(), connectionId, cancellation), AppJson.Options);

    [Function("ChooseEmployee")]
    public async Task<IResult> Choose(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Base + "/{employeeId:guid}/choice")] HttpRequest request,
        string connectionId, Guid employeeId, FunctionContext context, CancellationToken cancellation)
    {
        var asked = RequestBody.Parse<ChoiceRequest>(context.GetSignedBody());
        await operations.ChooseAsync(context.GetCaller(), connectionId, employeeId, asked, cancellation);
        return Results.NoContent();
    }
}
