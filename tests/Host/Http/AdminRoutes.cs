using System.Text.Json.Nodes;
using LoketFunctions.DevelopmentHost.App;
using LoketFunctions.DevelopmentHost.Jobs;
using LoketFunctions.DevelopmentHost.Worker;

namespace LoketFunctions.DevelopmentHost.Http;

/// <summary>The host's own addresses, behind the master key: its state, its functions, and starting one with a timer out of turn.</summary>
internal sealed class AdminRoutes(FunctionApp app, Keys keys, JobSupervisor jobs, ConnectedWorker worker)
{
    public void Add(IRouteBuilder routes)
    {
        routes.MapGet("admin/host/ping", _ => Task.CompletedTask);
        routes.MapGet("admin/host/status", Behind(_ => Results.Json(new { id = app.HostId, state = "Running", version = "4.0.0" })));
        routes.MapGet("admin/functions", Behind(_ => Results.Json(worker.Functions.Select(Describe))));
        routes.MapGet("admin/functions/{name}",
            Behind(context => Find(context) is { } function ? Results.Json(Describe(function)) : Results.NotFound()));
        routes.MapPost("admin/functions/{name}", Behind(context => Find(context) switch
        {
            null or { IsDisabled: true } => Results.NotFound(),
            { } function when function.Trigger.Is("timerTrigger") => Start(function),
            { } other => Results.BadRequest($"{other.Name} has no timer; only timers are started this way here."),
        }));
    }

    private RequestDelegate Behind(Func<HttpContext, IResult> answer) =>
        context => (keys.OpenAdmin(context) ? answer(context) : Results.Unauthorized()).ExecuteAsync(context);

    private Function? Find(HttpContext context) =>
        worker.Functions.FirstOrDefault(
            function => string.Equals(function.Name, (string?)context.Request.RouteValues["name"], StringComparison.OrdinalIgnoreCase));

    private object Describe(Function function) => new
    {
        name = function.Name,
        language = function.Metadata.Language,
        isDisabled = function.IsDisabled,
        config = new { bindings = new JsonArray([.. function.Bindings.Select(binding => binding.Json.DeepClone())]) },
        invoke_url_template = function.IsHttp ? $"{app.Address}{FunctionRoutes.Template(function, app.HostJson.RoutePrefix)}" : null,
    };

    private IResult Start(Function function)
    {
        // Nobody waits for it; WebJobs logs what becomes of it.
        _ = jobs.CallAsync(function.Name, new Dictionary<string, object> { [function.Trigger.Name] = "" }, CancellationToken.None);
        return Results.Accepted();
    }
}
