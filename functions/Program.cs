using LoketFunctions.Connections;
using LoketFunctions.Console;
using LoketFunctions.Console.Gate;
using LoketFunctions.Export;
using LoketFunctions.Http;
using LoketFunctions.Loket;
using LoketFunctions.Mail;
using LoketFunctions.Mapping;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Staff;
using LoketFunctions.Steps;
using LoketFunctions.Storage;
using LoketFunctions.Sync;
using Microsoft.Azure.Functions.Worker.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

var builder = FunctionsApplication.CreateBuilder(args);

// HTTP: ASP.NET Core's types, problem details for every fault, no function without a verified caller.
builder.ConfigureFunctionsWebApplication();
builder.UseMiddleware<HttpConventions>();
builder.UseMiddleware<ConsoleGate>();
builder.UseMiddleware<CallerVerification>();

// Shared ground.
builder.Services.AddSingleton(TimeProvider.System);
builder.Services.AddStorage(builder.Configuration);
builder.Services.AddTokenKeys(builder.Configuration);
builder.Services.AddSingleton<ReceivedMessages>();
builder.Services.AddMail(builder.Configuration);
builder.Services.AddPlanners(builder.Configuration);
builder.Services.AddLoket(LoketSettings.Read(builder.Configuration));
builder.Services.AddStaff();
builder.Services.AddSingleton<WorkLeases>();

// Slices.
builder.Services.AddConnections(builder.Configuration);
builder.Services.AddSync(builder.Configuration);
builder.Services.AddMapping();
builder.Services.AddExport(builder.Configuration);
builder.Services.AddConsole();

await builder.Build().RunAsync();
