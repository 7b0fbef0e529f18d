using LoketFunctions.Simulators.Loket.Payroll;
using LoketFunctions.Simulators.Loket.Rest;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Json;

/// <summary>Payroll periods and their runs, as the document shapes them.</summary>
internal static class PeriodShapes
{
    private static readonly Metadata Automatically = new(1, "Automatisch");
    private static readonly object Administrator = new
    {
        Id = OrganizationShapes.StableId("salarisadministrateur"),
        LastName = "Wit",
        Initials = "S.A.",
        Prefix = (string?)"de",
        FormattedName = "Wit, S.A. de",
    };

    public static Rows Periods(AdministrationPayroll payroll) => Rows.Of(payroll.Periods, p => new
    {
        p.Id,
        p.Year,
        PeriodNumber = p.Number,
        p.StartDate,
        p.EndDate,
        PayrollPeriodType = Lists.Of(payroll.Administration.PeriodType!.Value),
        TestYear = payroll.IsTestYear(p.Year),
        AutomaticProcessing = Automatic(payroll, p),
        PayrollRuns = new PayrollRuns(payroll).Of(p).Select(Run).ToArray(),
    });

    public static Rows Minimized(AdministrationPayroll payroll) => Rows.Of(payroll.Periods, p => new
    {
        p.Id,
        p.Year,
        PeriodNumber = p.Number,
        p.StartDate,
        p.EndDate,
        PayrollPeriodType = Lists.Of(payroll.Administration.PeriodType!.Value),
        TestYear = payroll.IsTestYear(p.Year),
        HasApprovedPayrollRun = payroll.RunOf(p) == RunStatus.Approved,
    });

    public static Rows Runs(AdministrationPayroll payroll) => Rows.Of(new PayrollRuns(payroll).All, run => new
    {
        run.Id,
        PayrollPeriod = new { run.Period.Year, PeriodNumber = run.Period.Number },
        PayrollRunStatus = RunStatus.Of(run.Status),
        TextPaySlip = (string?)null,
        TextTariffPaySlip = (string?)null,
        TextPayment = (string?)null,
        run.RequestTime,
        ProcessingFinishedTime = run.Status == RunStatus.Waiting ? null : (DateTime?)run.RequestTime.AddMinutes(7),
        ApprovalTime = run.IsApproved ? (DateTime?)run.ApprovalTime : null,
        SequenceNumber = (int?)run.SequenceNumber,
        SequenceNumberApproved = run.IsApproved ? (int?)run.SequenceNumber : null,
        RemoveTime = (DateTime?)null,
        RequestedBy = Administrator,
        ApprovedBy = run.IsApproved ? Administrator : null,
        RemovedBy = (object?)null,
        MethodOfCreation = Automatically,
        ErrorsAndWarnings = new { HasErrors = false, HasWarnings = false },
        AvailableForEmployeeDate = (DateOnly?)run.Period.EndDate,
        SendEmailToEmployee = (bool?)false,
    });

    private static AutomaticJson? Automatic(AdministrationPayroll payroll, PayrollPeriod period) => payroll.AutomaticOf(period) switch
    {
        { CreateOn: null, ApproveOn: null } => null,
        var a => new AutomaticJson(a.CreateOn, a.CreateOn <= payroll.State.Today, a.ApproveOn, a.ApproveOn <= payroll.State.Today),
    };

    private static object Run(PayrollRun run) => new
    {
        run.Id,
        PayrollRunStatus = RunStatus.Of(run.Status),
        SequenceNumber = (int?)run.SequenceNumber,
        SequenceNumberApproved = run.IsApproved ? (int?)run.SequenceNumber : null,
        JournalRuns = Array.Empty<object>(),
    };

    private sealed record AutomaticJson(
        DateOnly? CreatePayrollRunOn, bool HasAutomaticPayrollRunCreationBeenExecuted, DateOnly? ApprovePayrollRunOn,
        bool HasAutomaticPayrollRunApprovalBeenExecuted);
}
