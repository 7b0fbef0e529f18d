using LoketFunctions.DevelopmentHost.App;
using LoketFunctions.DevelopmentHost.Jobs;
using Microsoft.AspNetCore.Routing.Constraints;

namespace LoketFunctions.DevelopmentHost.Http;

/// <summary>
/// Functions with an HTTP trigger at their routes. As in Azure the routes stand in the order of the functions' names, and the first
/// that matches wins: a literal does not win over a parameter.
/// </summary>
internal sealed class FunctionRoutes(Keys keys, JobSupervisor jobs, string prefix)
{
    public void Add(IRouteBuilder routes, IEnumerable<Function> functions)
    {
        var resolver = routes.ServiceProvider.GetRequiredService<IInlineConstraintResolver>();
        foreach (var function in functions.Where(function => function.IsHttp))
        {
            var constraints = new Dictionary<string, object>(StringComparer.OrdinalIgnoreCase);
            if (function.Trigger.Texts("methods") is { Length: > 0 } methods)
                constraints["httpMethod"] = new HttpMethodRouteConstraint(methods);
            var handler = new RouteHandler(context => AnswerAsync(context, function));
            routes.Routes.Add(new Route(handler, Template(function, prefix), defaults: null, constraints, dataTokens: null, resolver));
        }
    }

    /// <summary>Under which address of the host a function stands.</summary>
    public static string Template(Function function, string prefix) =>
        $"{prefix}/{function.Trigger.Text("route") ?? function.Name}".TrimStart('/');

    private async Task AnswerAsync(HttpContext context, Function function)
    {
        if (!keys.Open(context, function))
        {
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return;
        }

        try
        {
            await jobs.CallAsync(
                function.Name, new Dictionary<string, object> { [function.Trigger.Name] = context }, context.RequestAborted);
        }
        catch (Exception) when (!context.Response.HasStarted)
        {
            // WebJobs has logged it.
            context.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
        catch (Exception) when (context.RequestAborted.IsCancellationRequested)
        {
            // Nobody is there to be answered.
        }
    }
}
