using LoketFunctions;
using LoketFunctions.Console.Gate;
using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Settings;
using LoketFunctions.Telemetry;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);

// HTTP: ASP.NET Core's types, problem details for every fault, no function without a verified caller.
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<RequestTracing>();
builder.UseMiddleware<HttpConventions>();
builder.UseMiddleware<ConsoleGate>();
builder.UseMiddleware<CallerVerification>();

var settings = new AppSettings(builder.Configuration);
builder.Services.AddApp(settings);
settings.ThrowIfFaulty();

await builder.Build().RunAsync();
