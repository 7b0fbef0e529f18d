using LoketFunctions.Localhost.Functions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Middleware;

namespace LoketFunctions.Localhost.Http;

/// <summary>The ASP.NET Core integration: middleware after it sees the request, and what the function returned is written behind all of it.</summary>
internal static class HttpInvocationStep
{
    public static FunctionExecutionDelegate Around(FunctionExecutionDelegate next) => async context =>
    {
        var invocation = Invocation.Of(context);
        if (invocation.Http is not { } http)
        {
            await next(context);
            return;
        }

        context.Items[FunctionContextExtensions.HttpContextKey] = http;
        await next(context);
        await WriteAsync(http, invocation.Result);
    };

    private static Task WriteAsync(HttpContext http, object? result) => result switch
    {
        null => Task.CompletedTask,
        IResult known => known.ExecuteAsync(http),
        _ => throw new InvalidOperationException($"A {result.GetType().Name} does not reach the caller: return an IResult."),
    };
}
