using LoketFunctions;
using LoketFunctions.Settings;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);
builder.UseAppPipeline();

var settings = new AppSettings(builder.Configuration);
builder.Services.AddApp(settings);
settings.ThrowIfFaulty();

await builder.Build().RunAsync();
