using LoketFunctions.Export;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Notify;
using LoketFunctions.Export.Schedule;
using LoketFunctions.Mail;
using LoketFunctions.Personnel.Documents;
using LoketFunctions.Personnel.Push;
using LoketFunctions.Sync;
using LoketFunctions.Tests.Durable;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Tests.Export.Whole;

/// <summary>The app as <c>Program.cs</c> puts it together, on one host, which may die.</summary>
internal static class ExportApp
{
    /// <param name="replace">What else is another one than in the app; null: nothing.</param>
    public static ServiceProvider Services(
        Dictionary<string, string?> settings, Life life, LifeStorage storage, TimeProvider clock, ILoggerProvider logs,
        Action<IServiceCollection>? replace = null)
    {
        var services = new ServiceCollection();
        services.AddLogging(logging => logging.AddProvider(logs));
        StartUp.Read(settings, services.AddApp);
        services.AddSingleton(clock);

        // The outside.
        services.ConfigureHttpClientDefaults(http => http.AddHttpMessageHandler(() => new LifeHandler(life, "http")));
        services.AddSingleton(_ => storage.Tables());
        services.AddSingleton(_ => storage.Blobs());
        services.AddSingleton<IMailer>(provider => new LifeMailer(life, ActivatorUtilities.CreateInstance<Mailer>(provider)));
        replace?.Invoke(services);
        return services.BuildServiceProvider();
    }

    /// <summary>The orchestrators of exports and syncs, with the app's own activities.</summary>
    public static FunctionBook Functions(AppHosts hosts) => new FunctionBook()
        .Orchestrator<ExportRun>(ExportOrchestration.ExportConnection)
        .Orchestrator<ConfirmationResend>(ConfirmationOrchestration.ResendMarks)
        .Orchestrator<DueExportScan>(DueExportScanOrchestration.LookForExports)
        .Orchestrator<SyncRequest>(SyncConnectionOrchestration.SyncConnection)
        .Orchestrator<PushRun>(PushOrchestration.PushEmployees)
        .Orchestrator<DocumentLook>(DocumentLookOrchestration.LookForDocuments)
        .Activities(hosts.Activities);
}
