using System.Text.Json;
using LoketFunctions.Connections;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Http;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Console.Pages.Connections;

/// <summary>All connections that the person reaches: how they stand and what needs somebody. A new one begins here.</summary>
internal sealed class HomePage(ConnectionOperations connections, Planners planners)
{
    private const string Route = "console";

    [Function("ConsoleHome")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = Route)] HttpRequest http, FunctionContext context,
        CancellationToken cancellation) =>
        PageAsync(context.GetConsoleRequest(), null, cancellation);

    [Function("ConsoleAddConnection")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> AddAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous, "post", Route = Route)] HttpRequest http, FunctionContext context, CancellationToken cancellation)
    {
        var request = context.GetConsoleRequest();
        try
        {
            var settings = new Dictionary<string, string?> { ["returnAddress"] = request.ReturnAddress, ["language"] = request.Language };
            foreach (var field in new[] { AddConnectionForm.Label, AddConnectionForm.OwnerEmail }
                .Where(field => request.Text(field) is not null))
                settings[field] = request.Text(field);
            var read = ConnectionSettings.ReadNew(
                JsonSerializer.SerializeToUtf8Bytes(settings, AppJson.Options), planners.Get(request.Caller.Tenant.Planner));
            return request.GoTo(request.Paths.Connect((await connections.CreateAsync(request.Caller, read, cancellation)).Id));
        }
        catch (ProblemException exception) when (exception.Problem.Faults is not null)
        {
            return await PageAsync(request, exception.Problem, cancellation);
        }
    }

    private async Task<IResult> PageAsync(ConsoleRequest request, Problem? problem, CancellationToken cancellation)
    {
        var list = (await connections.ListAsync(request.Caller, page: null, cancellation)).Connections
            .OrderBy(connection => connection.State == ConnectionState.Disconnected).ToList();
        return request.Show(
            new Page(request.In("Home.ConnectionsWithLoketNl")) { Status = problem?.Status ?? StatusCodes.Status200OK },
            HomeView.Of(list, problem, planners.Get(request.Caller.Tenant.Planner).Profile.LeadsEmployees));
    }
}
