using LoketFunctions.Localhost.Functions;
using LoketFunctions.Localhost.Timers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Localhost.Http;

/// <summary>The host's own addresses, of which a few are worth having on one machine. The master key opens them.</summary>
internal static class AdminEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints, FunctionCatalog catalog)
    {
        var keys = endpoints.ServiceProvider.GetRequiredService<HostKeys>();
        endpoints.MapGet("/", () => Results.Text("The function app is running."));
        var admin = endpoints.MapGroup("/admin");
        admin.AddEndpointFilter((context, next) =>
            keys.IsMaster(context.HttpContext.Request) ? next(context) : ValueTask.FromResult<object?>(Results.Unauthorized()));
        admin.MapGet("/host/status", () => Results.Json(new { state = "Running", version = "localhost" }));
        admin.MapPost("/functions/{name}", (string name, HttpContext http) =>
            catalog.Find(name) is not { Schedule: not null } timer ? Results.NotFound() : RunNow(http, timer));
    }

    /// <summary>Runs the timer's function out of turn; 202 as soon as it is begun.</summary>
    private static IResult RunNow(HttpContext http, FunctionEntry timer)
    {
        http.RequestServices.GetRequiredService<TimerService>().RunNow(timer);
        return Results.Accepted();
    }
}
