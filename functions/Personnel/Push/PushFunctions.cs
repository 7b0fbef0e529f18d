using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Personnel.Push;

/// <summary>Records that an HR system pushes, and what came of them. Signed calls.</summary>
internal sealed class PushFunctions(PushOperations operations, PersonChoiceOperations choices)
{
    private const string Connection = "planners/{planner}/accounts/{account}/connections/{connectionId}";
    private const string Employees = "/employees";
    private const string Due = Employees + "/due";
    private const string Pushes = "/pushes";

    /// <summary>202 with the address of the push; the same one for the same message.</summary>
    [Function("PushRecords")]
    [VerifiedBy(CallerProof.SignedUpload)]
    public async Task<IResult> PushRecords(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Connection + Employees)] HttpRequest request,
        [DurableClient] DurableTaskClient client, string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var taken = await operations.TakeAsync(client, context.GetUpload(), new(connectionId), cancellation);
        return AcceptedAt(request, Employees, taken.PushId, taken.Preview);
    }

    /// <summary>202 with the address of a push of what is due, or of one employee, from the records that are there.</summary>
    [Function("PushDue")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> PushDue(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Connection + Due)] HttpRequest request,
        [DurableClient] DurableTaskClient client, string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var body = context.GetSignedBody();
        var asked = body.Length == 0 ? new PushDueRequest() : RequestBody.Parse<PushDueRequest>(body);
        var pushId = await operations.StartDueAsync(client, context.GetCaller(), new(connectionId), asked, cancellation);
        return AcceptedAt(request, Due, pushId, asked.Preview);
    }

    [Function("ListPushes")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> ListPushes(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Connection + Pushes)] HttpRequest request,
        string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var limit = QueryText.Number("limit", request.Query["limit"]);
        return Results.Json(await operations.ListAsync(
            context.GetCaller(), new(connectionId), limit, request.Query[OlderThan.Field], cancellation), AppJson.Options);
    }

    [Function("GetPush")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> GetPush(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Connection + Pushes + "/{pushId}")] HttpRequest request,
        string connectionId, string pushId, FunctionContext context, CancellationToken cancellation) =>
        Results.Json(await operations.GetAsync(context.GetCaller(), new(connectionId), pushId, cancellation), AppJson.Options);

    /// <summary>What happened to each employee.</summary>
    [Function("GetPushReport")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> GetPushReport(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Connection + Pushes + "/{pushId}/employees")] HttpRequest request,
        string connectionId, string pushId, FunctionContext context, CancellationToken cancellation)
    {
        var outcome = QueryText.Code<PushOutcome>("outcome", request.Query["outcome"]);
        return Results.Json(
            await operations.GetReportAsync(
                context.GetCaller(), new(connectionId), pushId, outcome, PageQuery.Of(request), cancellation),
            AppJson.Options);
    }

    /// <summary>Each employee that was pushed, with the last push.</summary>
    [Function("ListPushedEmployees")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> ListPushedEmployees(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Connection + "/pushed-employees")] HttpRequest request,
        string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var outcome = QueryText.Code<PushOutcome>("outcome", request.Query["outcome"]);
        return Results.Json(
            await operations.ListLastAsync(context.GetCaller(), new(connectionId), outcome, PageQuery.Of(request), cancellation),
            AppJson.Options);
    }

    /// <summary>Who somebody is in Loket, where a push could not tell.</summary>
    [Function("ChoosePushedPerson")]
    [VerifiedBy(CallerProof.Signature)]
    public async Task<IResult> ChoosePerson(
        [HttpTrigger(AuthorizationLevel.Anonymous, "put", Route = Connection + "/pushed-employees/choice")] HttpRequest request,
        string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var choice = RequestBody.Parse<PersonChoice>(context.GetSignedBody());
        return Results.Json(
            await choices.ChooseAsync(context.GetCaller(), new(connectionId), choice, cancellation), AppJson.Options);
    }

    private static IResult AcceptedAt(HttpRequest request, string from, string pushId, bool preview)
    {
        var status = $"{request.PathBase}{request.Path.Value![..^from.Length]}{Pushes}/{pushId}";
        return Accepted.At(request, status, new PushAccepted(pushId, status, preview));
    }
}
