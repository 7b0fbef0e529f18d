using LoketFunctions.Localhost.Functions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace LoketFunctions.Localhost.Http;

/// <summary>Serves the HTTP functions under the route prefix.</summary>
internal static class FunctionEndpoints
{
    public static void Map(IEndpointRouteBuilder endpoints, FunctionCatalog catalog, string prefix)
    {
        var services = endpoints.ServiceProvider;
        var (invoker, keys) = (services.GetRequiredService<FunctionInvoker>(), services.GetRequiredService<HostKeys>());
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        foreach (var function in catalog.Http)
        {
            var trigger = (HttpTriggerAttribute)function.Trigger;
            var pattern = $"{prefix.Trim('/')}/{function.Route!.TrimStart('/')}".TrimStart('/');
            endpoints.Map(RoutePatternFactory.Parse(pattern, defaults: null, MethodsOf(trigger)), ServeAsync).WithName(function.Name);

            Task ServeAsync(HttpContext http) => keys.Allows(http.Request, trigger.AuthLevel)
                ? InvokeAsync(invoker, function, http, stopping)
                : Results.Unauthorized().ExecuteAsync(http);
        }
    }

    /// <summary>A constraint of the route, as in Azure: another method finds no function and gets 404, not 405.</summary>
    private static RouteValueDictionary? MethodsOf(HttpTriggerAttribute trigger) => trigger.Methods.Length == 0
        ? null
        : new RouteValueDictionary { ["httpMethod"] = new HttpMethodRouteConstraint(trigger.Methods) };

    private static async Task InvokeAsync(FunctionInvoker invoker, FunctionEntry function, HttpContext http, CancellationToken stopping)
    {
        using var cancellation = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, stopping);
        try
        {
            await invoker.InvokeAsync(new Invocation(function)
            {
                Http = http,
                Cancellation = cancellation.Token,
                BindingData = http.Request.RouteValues.ToDictionary(StringComparer.OrdinalIgnoreCase),
            });
        }
        catch (Exception) when (!http.Response.HasStarted)
        {
            // Logged where it was invoked; the caller learns nothing of the inside.
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }
}
