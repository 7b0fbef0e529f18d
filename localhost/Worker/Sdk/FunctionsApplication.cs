using LoketFunctions.Localhost.Hosting;

namespace Microsoft.Azure.Functions.Worker.Builder;

public class FunctionsApplication
{
    public FunctionsApplication()
    {
    }

    /// <summary>A builder for the functions of the entry assembly. Ends the process with code 1 inside Azure.</summary>
    public static FunctionsApplicationBuilder CreateBuilder(string[] args)
    {
        AzureGuard.RefuseInsideAzure(Environment.GetEnvironmentVariable, Console.Error, Environment.Exit);
        return new FunctionsApplicationBuilder(args, HostSetup.FromEnvironment(Environment.GetEnvironmentVariable));
    }
}

public static class FunctionsApplicationBuilderAspNetCoreExtensions
{
    /// <summary>
    /// Serves the HTTP functions through ASP.NET Core. Middleware added before this does not see the request, middleware added
    /// after it does; the function's result is written after all of it.
    /// </summary>
    public static FunctionsApplicationBuilder ConfigureFunctionsWebApplication(this FunctionsApplicationBuilder builder)
    {
        builder.UseAspNetCore();
        return builder;
    }
}
