using System.Globalization;
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
        PayrollRuns = payroll.RunOf(p) is { } status ? new[] { Run(payroll, p, status) } : [],
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

    public static Rows Runs(AdministrationPayroll payroll) => Rows.Of([.. payroll.Periods.Where(p => payroll.RunOf(p) is not null)], p =>
    {
        var status = payroll.RunOf(p)!.Value;
        var requested = Morning(p.EndDate);
        return new
        {
            Id = RunId(payroll, p),
            PayrollPeriod = new { p.Year, PeriodNumber = p.Number },
            PayrollRunStatus = RunStatus.Of(status),
            TextPaySlip = (string?)null,
            TextTariffPaySlip = (string?)null,
            TextPayment = (string?)null,
            RequestTime = requested,
            ProcessingFinishedTime = status == RunStatus.Waiting ? null : (DateTime?)requested.AddMinutes(7),
            ApprovalTime = status == RunStatus.Approved ? (DateTime?)ApprovalTime(p) : null,
            SequenceNumber = (int?)p.Number,
            SequenceNumberApproved = status == RunStatus.Approved ? (int?)p.Number : null,
            RemoveTime = (DateTime?)null,
            RequestedBy = Administrator,
            ApprovedBy = status == RunStatus.Approved ? Administrator : null,
            RemovedBy = (object?)null,
            MethodOfCreation = Automatically,
            ErrorsAndWarnings = new { HasErrors = false, HasWarnings = false },
            AvailableForEmployeeDate = (DateOnly?)p.EndDate,
            SendEmailToEmployee = (bool?)false,
        };
    });

    private static AutomaticJson? Automatic(AdministrationPayroll payroll, PayrollPeriod period) => payroll.AutomaticOf(period) switch
    {
        { CreateOn: null, ApproveOn: null } => null,
        var a => new AutomaticJson(a.CreateOn, a.CreateOn <= payroll.State.Today, a.ApproveOn, a.ApproveOn <= payroll.State.Today),
    };

    private static object Run(AdministrationPayroll payroll, PayrollPeriod period, int status) => new
    {
        Id = RunId(payroll, period),
        PayrollRunStatus = RunStatus.Of(status),
        SequenceNumber = (int?)period.Number,
        SequenceNumberApproved = status == RunStatus.Approved ? (int?)period.Number : null,
        JournalRuns = Array.Empty<object>(),
    };

    internal static Guid RunId(AdministrationPayroll payroll, PayrollPeriod period) =>
        OrganizationShapes.StableId(string.Create(CultureInfo.InvariantCulture, $"run {payroll.Administration.Id} {period.Id}"));

    internal static DateTime ApprovalTime(PayrollPeriod period) => Morning(period.EndDate).AddDays(1);

    private static DateTime Morning(DateOnly day) => day.ToDateTime(new TimeOnly(9, 0), DateTimeKind.Utc);

    private sealed record AutomaticJson(
        DateOnly? CreatePayrollRunOn, bool HasAutomaticPayrollRunCreationBeenExecuted, DateOnly? ApprovePayrollRunOn,
        bool HasAutomaticPayrollRunApprovalBeenExecuted);
}
