using LoketFunctions.DevelopmentHost;
using LoketFunctions.DevelopmentHost.App;

const int Refused = 2;

// By it the Durable extension passes through to the worker.
Environment.SetEnvironmentVariable("FUNCTIONS_WORKER_RUNTIME", "dotnet-isolated");
// A container's name would make the Durable extension believe that it runs in Azure, and print its telemetry.
Environment.SetEnvironmentVariable("CONTAINER_NAME", null);

try
{
    var app = FunctionApp.FromEnvironment();
    // As Azure and the Core Tools do; whoever has a durable client reads it.
    if (Environment.GetEnvironmentVariable("WEBSITE_HOSTNAME") is null or "")
        Environment.SetEnvironmentVariable("WEBSITE_HOSTNAME", app.Address.Authority);
    return await FunctionsHost.RunAsync(app);
}
catch (RefusedException exception)
{
    await Console.Error.WriteLineAsync(exception.Message);
    return Refused;
}
