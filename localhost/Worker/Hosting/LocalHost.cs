using System.Net;
using LoketFunctions.Localhost.Functions;
using LoketFunctions.Localhost.Http;
using LoketFunctions.Localhost.Timers;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Localhost.Hosting;

/// <summary>Puts the parts together: the app's services, its functions, Kestrel, the timers and the durable engine.</summary>
internal static class LocalHost
{
    private static readonly TimeSpan StopWithin = TimeSpan.FromSeconds(5);

    public static WebApplicationBuilder CreateWebBuilder(string[] args, HostSetup setup)
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ContentRootPath = setup.AppDirectory });
        builder.Logging.ClearProviders().AddSimpleConsole(console => console.SingleLine = true);
        SetLevels(builder.Logging, setup.ReadHostJson().GetSection("logging:logLevel"));
        builder.Services.Configure<HostOptions>(options => options.ShutdownTimeout = StopWithin);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Listen(IPAddress.Loopback, setup.Port);
        });
        return builder;
    }

    public static IHost Build(WebApplicationBuilder builder, HostSetup setup, InvocationPipeline pipeline, bool servesHttp)
    {
        var catalog = FunctionCatalog.Discover(setup.Functions, new SettingNames(builder.Configuration));
        if (!servesHttp && catalog.Http.Any())
            throw new FunctionAppException("The app has HTTP functions: call ConfigureFunctionsWebApplication() on its builder.");

        var hostJson = setup.ReadHostJson();
        builder.Services.TryAddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(catalog);
        builder.Services.AddSingleton(pipeline);
        builder.Services.AddSingleton(new HostKeys(setup.FunctionKey, setup.MasterKey));
        builder.Services.AddSingleton<FunctionInvoker>();
        builder.Services.AddSingleton<IFunctionExecutor, FunctionExecutor>();
        if (catalog.UsesDurable)
            builder.Services.AddDurableTask(hostJson.GetSection("extensions:durableTask"), Storage(builder.Configuration));
        if (catalog.Timers.Any())
            builder.Services.AddTimers(catalog.Timers, Storage(builder.Configuration));

        var app = builder.Build();
        var keys = app.Services.GetRequiredService<HostKeys>();
        FunctionEndpoints.Map(app, catalog, hostJson["extensions:http:routePrefix"] ?? "api");
        AdminEndpoints.Map(app, catalog);
        if (catalog.UsesDurable)
            app.MapDurableManagement(http => keys.IsMaster(http.Request));
        return app;
    }

    private static string Storage(ConfigurationManager configuration) =>
        configuration["AzureWebJobsStorage"] is { Length: > 0 } connection
            ? connection
            : throw new FunctionAppException(
                "Timers and orchestrations need storage: set AzureWebJobsStorage, for Azurite to 'UseDevelopmentStorage=true'.");

    /// <summary>host.json names categories as Azure does; "default" is everything else.</summary>
    private static void SetLevels(ILoggingBuilder logging, IConfigurationSection levels)
    {
        // ASP.NET Core would log every address with its query: keys, and codes of the sign-in.
        logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        foreach (var level in levels.GetChildren())
        {
            if (!Enum.TryParse<LogLevel>(level.Value, ignoreCase: true, out var minimum))
                continue;
            if (string.Equals(level.Key, "default", StringComparison.OrdinalIgnoreCase))
                logging.SetMinimumLevel(minimum);
            else
                logging.AddFilter(level.Key, minimum);
        }
    }
}
