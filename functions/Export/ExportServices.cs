using LoketFunctions.Export.Corrections;
using LoketFunctions.Export.Deliver;
using LoketFunctions.Export.Intake;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Notify;
using LoketFunctions.Export.PersonalData;
using LoketFunctions.Export.Prepare;
using LoketFunctions.Export.Reconcile;
using LoketFunctions.Export.Report;
using LoketFunctions.Export.Select;
using LoketFunctions.Export.Steps;
using LoketFunctions.Export.Store;
using LoketFunctions.Mapping;
using LoketFunctions.Privacy.Erasure;
using LoketFunctions.Privacy.PersonData;
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
        services.AddSingleton<ExportResponses>();
        services.AddSingleton<ExportStaging>();
        services.AddSingleton<ExportBodies>();
        services.AddSingleton<UnplacedRegistrations>();
        services.AddSingleton<IConnectionWork, ExportWork>();
        services.AddSingleton<IPersonalDataSource, RequestPersonalDataSource>();
        services.AddSingleton<IPersonalDataSource, ArchivePersonalDataSource>();
        services.AddSingleton<IPersonalDataSource, LedgerPersonalDataSource>();
        services.AddSingleton<IRetentionPolicy, ExportRetention>();
        services.AddSingleton<IRetentionPolicy, BrokenUploads>();
        services.AddSingleton<ExportStarter>();
        services.AddSingleton<RequestedPart>();
        services.AddSingleton<ExportIntake>();
        services.AddSingleton<PayrollPeriods>();
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
        services.AddSingleton<PlanBuilder>();
        services.AddSingleton<AdministrationReconciler>();
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
