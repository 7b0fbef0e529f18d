using LoketFunctions.Console.Auth;
using LoketFunctions.Failures;
using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Telemetry;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

namespace LoketFunctions;

/// <summary>What stands around every function, from the outside in, for <c>Program.cs</c> and for tests.</summary>
internal static class AppPipeline
{
    /// <summary>ASP.NET Core's types, problem details for every fault, no function without a verified caller.</summary>
    public static FunctionsApplicationBuilder UseAppPipeline(this FunctionsApplicationBuilder builder)
    {
        builder.ConfigureFunctionsWebApplication();
        builder.UseMiddleware<RequestTracing>();
        builder.UseMiddleware<HttpConventions>();
        builder.UseMiddleware<ConsoleAuth>();
        builder.UseMiddleware<CallerVerification>();
        builder.Services.AddExecutors();
        return builder;
    }
}
