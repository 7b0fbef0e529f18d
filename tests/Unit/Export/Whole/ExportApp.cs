using LoketFunctions.Export;
using LoketFunctions.Export.Scheduling;
using LoketFunctions.Mail;
using LoketFunctions.Steps;
using LoketFunctions.Tests.Durable;
using Microsoft.DurableTask;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Tests.Export.Whole;

/// <summary>The app as <c>Program.cs</c> puts it together, on one host, which may die.</summary>
internal static class ExportApp
{
    public static ServiceProvider Services(
        Dictionary<string, string?> settings, Life life, LifeStorage storage, TimeProvider clock, ILoggerProvider logs)
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
        return services.BuildServiceProvider();
    }

    public static FunctionBook Functions(IServiceProvider services)
    {
        var steps = ActivatorUtilities.CreateInstance<ExportSteps>(services);
        var delivery = ActivatorUtilities.CreateInstance<DeliverySteps>(services);
        var telling = ActivatorUtilities.CreateInstance<TellingSteps>(services);
        var looks = ActivatorUtilities.CreateInstance<ExportLookSteps>(services);
        return new FunctionBook()
            .Orchestrator(nameof(ExportOrchestration.ExportConnection), Done(ExportOrchestration.ExportConnection))
            .Orchestrator(nameof(ExportOrchestration.ResendMarks), Done(ExportOrchestration.ResendMarks))
            .Orchestrator(nameof(ExportLookOrchestration.LookForExports), Done(ExportLookOrchestration.LookForExports))
            .Activity<ExportLook, StepResult<DueExports>>(nameof(ExportLookSteps.FindDueExports), looks.FindDueExports)
            .Activity<ExportStep, StepResult<ExportTurn>>(nameof(ExportSteps.TakeExportTurn), steps.TakeExportTurn)
            .Activity<ExportStep, StepResult<StepDone>>(nameof(ExportSteps.CollectRegistrations), steps.CollectRegistrations)
            .Activity<ExportStep, StepResult<ExportPlan>>(nameof(ExportSteps.PrepareExport), steps.PrepareExport)
            .Activity<ExportAdministrationStep, StepResult<StepDone>>(nameof(ExportSteps.PrepareAdministration), steps.PrepareAdministration)
            .Activity<ExportStep, StepResult<SelectionResult>>(nameof(ExportSteps.SelectRegistrations), steps.SelectRegistrations)
            .Activity<ExportAdministrationStep, StepResult<StepDone>>(nameof(DeliverySteps.ReadDefaults), delivery.ReadDefaults)
            .Activity<ExportAdministrationStep, StepResult<AdministrationPlan>>(nameof(DeliverySteps.PlanAdministration), delivery.PlanAdministration)
            .Activity<ExportAdministrationStep, StepResult<StepDone>>(nameof(DeliverySteps.WritePayrollFile), delivery.WritePayrollFile)
            .Activity<ExportAdministrationStep, StepResult<StepDone>>(nameof(DeliverySteps.ReserveLedger), delivery.ReserveLedger)
            .Activity<ExportAdministrationStep, StepResult<StepDone>>(nameof(DeliverySteps.SendPeriodData), delivery.SendPeriodData)
            .Activity<ExportAdministrationStep, StepResult<StepDone>>(nameof(DeliverySteps.VerifyPeriodData), delivery.VerifyPeriodData)
            .Activity<ExportAdministrationStep, StepResult<StepDone>>(nameof(DeliverySteps.WriteReport), delivery.WriteReport)
            .Activity<ExportAdministrationStep, StepResult<StepDone>>(nameof(TellingSteps.MailPayrollFile), telling.MailPayrollFile)
            .Activity<ExportAdministrationStep, StepResult<StepDone>>(nameof(TellingSteps.TellReadyForPayroll), telling.TellReadyForPayroll)
            .Activity<ExportEnd, StepResult<StepDone>>(nameof(TellingSteps.PrepareMarks), telling.PrepareMarks)
            .Activity<ExportStep, StepResult<MarksProgress>>(nameof(TellingSteps.SendMarks), telling.SendMarks)
            .Activity<ExportStep, int>(nameof(TellingSteps.GiveUpMarks), Done<ExportStep>(telling.GiveUpMarks))
            .Activity<ExportEnd, int>(nameof(ExportSteps.FinishExport), Done<ExportEnd>(steps.FinishExport));
    }

    private static Func<TaskOrchestrationContext, Task<int>> Done(Func<TaskOrchestrationContext, Task> run) => async context =>
    {
        await run(context);
        return 0;
    };

    private static Func<T, CancellationToken, Task<int>> Done<T>(Func<T, CancellationToken, Task> run) => async (input, cancellation) =>
    {
        await run(input, cancellation);
        return 0;
    };
}
