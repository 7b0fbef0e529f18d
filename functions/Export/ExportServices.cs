using LoketFunctions.Connections.Erasure;
using LoketFunctions.Connections.PersonData;
using LoketFunctions.Export.Files;
using LoketFunctions.Export.PeriodData;
using LoketFunctions.Export.Planning;
using LoketFunctions.Export.Scheduling;
using LoketFunctions.Export.Telling;
using LoketFunctions.Mapping;
using LoketFunctions.Settings;
using LoketFunctions.Staff;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Export;

internal static class ExportServices
{
    /// <summary>Needs storage, staff, planners, mail, connections and mapping besides.</summary>
    public static IServiceCollection AddExport(this IServiceCollection services, AppSettings settings)
    {
        services.AddSingleton(ExportOptions.Read(settings));
        services.AddSingleton<ExportStore>();
        services.AddSingleton<ExportEvents>();
        services.AddSingleton<ExportAnswers>();
        services.AddSingleton<ExportStaging>();
        services.AddSingleton<ExportBodies>();
        services.AddSingleton<UnplacedRegistrations>();
        services.AddSingleton<IConnectionWork, ExportWork>();
        services.AddSingleton<IHeldOnPerson, HeldInRequests>();
        services.AddSingleton<IHeldOnPerson, HeldInArchive>();
        services.AddSingleton<IHeldOnPerson, HeldInLedgers>();
        services.AddSingleton<IOldRows, OldExports>();
        services.AddSingleton<IOldRows, BrokenUploads>();
        services.AddSingleton<ExportStarter>();
        services.AddSingleton<RequestedPart>();
        services.AddSingleton<ExportIntake>();
        services.AddSingleton<PeriodExports>();
        services.AddSingleton<ExportOperations>();
        services.AddSingleton<ExportFileOperations>();
        services.AddSingleton<ExportTurns>();
        services.AddSingleton<ExportStepRunner>();
        services.AddSingleton<ExportFinisher>();
        services.AddSingleton<RegistrationCollector>();
        services.AddSingleton<AdministrationPreparer>();
        services.AddSingleton<SelectionStep>();
        services.AddSingleton<DefaultsStep>();
        services.AddSingleton<CorrectionStore>();
        services.AddSingleton<CorrectionOperations>();
        services.AddSingleton<PlanMaker>();
        services.AddSingleton<AdministrationPlanner>();
        services.AddSingleton<AcceptedDoubts>();
        services.AddSingleton<DoubtOperations>();
        services.AddSingleton<FileDelivery>();
        services.AddSingleton<PeriodDataDelivery>();
        services.AddSingleton<ReportArchive>();
        services.AddSingleton<ReportDelivery>();
        services.AddSingleton<ReadyForPayroll>();
        services.AddSingleton<IUnmappedCodes, UnmappedCodes>();
        services.AddSingleton<IPayrollFiles, PayrollFiles>();
        services.AddSingleton<LedgerStore>();
        services.AddSingleton<ExportedContractStore>();
        services.AddSingleton<ISentPayData, SentPayData>();
        services.AddSingleton<PayrollArchive>();
        return services.AddTelling();
    }
}
