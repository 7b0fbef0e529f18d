using System.Collections.Concurrent;
using System.Text;
using LoketFunctions.Http;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Tests.Security.Once;

/// <summary>What was done, and what is to happen meanwhile.</summary>
internal sealed class Doings
{
    public ConcurrentQueue<string> Done { get; } = [];

    /// <summary>Called by each function with its name before it has done anything.</summary>
    public Func<string, Task> Before { get; set; } = _ => Task.CompletedTask;

    public async Task DoAsync(string name, HttpRequest request, string body = "")
    {
        await Before(name);
        Done.Enqueue(
            $"{name} {request.RouteValues["account"]} {request.RouteValues["connectionId"]}{request.QueryString} {body}".TrimEnd());
    }
}

/// <summary>Functions by the names and routes of the app's own, which only note that they were called.</summary>
internal sealed class Doors(Doings doings)
{
    private const string Account = "planners/{planner}/accounts/{account}/connections";
    private const string Connection = Account + "/{connectionId}";

    [Function("RequestExport")]
    public async Task<IResult> Export(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Connection + "/exports")] HttpRequest request, FunctionContext context)
    {
        using var body = new MemoryStream();
        var received = await context.GetUpload().ReceiveAsync(
            (stream, token) => stream.CopyToAsync(body, token), RequestBody.StreamedLimit, default);
        await doings.DoAsync("export", request, Encoding.UTF8.GetString(body.ToArray()));
        return Results.Text(received.Sha256);
    }

    [Function("SendMarksAgain")]
    public Task<IResult> Marks(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Connection
            + "/exports/{exportId}/marks")] HttpRequest request, FunctionContext context) =>
        AnswerAsync("marks", request, context);

    [Function("SyncNow")]
    public Task<IResult> Sync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "post", Route = Connection + "/sync")] HttpRequest request, FunctionContext context) =>
        AnswerAsync("sync", request, context);

    [Function("ChooseAdministrations")]
    public Task<IResult> Choose(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "put", Route = Connection + "/administrations")] HttpRequest request, FunctionContext context) =>
        AnswerAsync("choose", request, context);

    [Function("ChangeConnection")]
    public Task<IResult> Change(
        [HttpTrigger(AuthorizationLevel.Anonymous, "patch", Route = Connection)] HttpRequest request, FunctionContext context) =>
        AnswerAsync("change", request, context);

    [Function("GetConnection")]
    public Task<IResult> Get(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Connection)] HttpRequest request, FunctionContext context) =>
        AnswerAsync("get", request, context);

    [Function("Disconnect")]
    public Task<IResult> Disconnect(
        [HttpTrigger(AuthorizationLevel.Anonymous, "delete", Route = Connection)] HttpRequest request, FunctionContext context) =>
        AnswerAsync("disconnect", request, context);

    private async Task<IResult> AnswerAsync(string name, HttpRequest request, FunctionContext context)
    {
        await doings.DoAsync(name, request, Encoding.UTF8.GetString(context.GetSignedBody()));
        return Results.Ok();
    }
}
