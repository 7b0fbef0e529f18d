using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Sync.Employees;

/// <summary>
/// Employees of Loket's and of the planner's. What is searched for is in the body, as names do not belong in addresses. Signed calls.
/// </summary>
internal sealed class EmployeeFunctions(EmployeeOperations operations)
{
    private const string Connection = "planners/{planner}/accounts/{account}/connections/{connectionId}";
    private const string Base = Connection + "/employees";

    [Function("SearchEmployees")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> Search(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Base + "/search")] HttpRequest request,
        string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var search = RequestBody.Parse<EmployeeSearch>(context.GetSignedBody());
        return Results.Json(await operations.SearchAsync(context.GetCaller(), new(connectionId), search, cancellation), AppJson.Options);
    }

    [Function("GetEmployee")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base + "/{employeeId:guid}")] HttpRequest request,
        string connectionId, Guid employeeId, FunctionContext context, CancellationToken cancellation) =>
        Results.Json(await operations.GetAsync(context.GetCaller(), new(connectionId), employeeId, cancellation), AppJson.Options);

    [Function("ListWaitingEmployees")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> ListWaiting(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Base)] HttpRequest request,
        string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var page = PageQuery.Of(request);
        return Results.Json(await operations.ListWaitingAsync(context.GetCaller(), new(connectionId), page, cancellation), AppJson.Options);
    }

    [Function("SearchPlannerEmployees")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> SearchPlanner(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Connection + "/planner-employees/search")] HttpRequest request,
        string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var search = RequestBody.Parse<PlannerEmployeeSearch>(context.GetSignedBody());
        return Results.Json(
            await operations.SearchPlannerAsync(context.GetCaller(), new(connectionId), search, cancellation), AppJson.Options);
    }
}
