namespace LoketFunctions.Sandbox.Running;

// What the app's API answers about exports and mappings, as far as the sandbox and the tests read it.
internal sealed record ExportStarted(string ExportId, Uri StatusAddress);

internal sealed record ExportPeriodView(int Year, int PeriodNumber, bool TestYear, string? State, DateOnly? RunCreatedOn);

internal sealed record PayrollFileView(string Name, string? Sha256, long Length, string Mail, int Mails, NoticeView? MailProblem);

internal sealed record UnmappedView(string Kind, string Code);

internal sealed record ExportFaultView(int? Index, string? RegistrationId, string Field, string Fault);

internal sealed record LeftOutView(
    string? RegistrationId, DateOnly? Date, string? PlannerEmployeeId, string? Name, string Reason, string What);

internal sealed record RegistrationCountsView(int TakenIn, int GoOut, int LeftOut, int SetAside, int NotAskedFor);

internal sealed record ToConfirmView(string Token, int Employments);

internal sealed record ExportAdministrationView(
    Guid Id, string Name, string EmployerName, string State, ExportPeriodView? Period, int MappingVersion,
    RegistrationCountsView Registrations, int Lines, int Created, int Changed, int Unchanged, int Withdrawn, int RefusedValues,
    int UnmappedCount,
    IReadOnlyList<UnmappedView> Unmapped, PayrollFileView? File, bool HasReport, string ReadyForPayroll, IReadOnlyList<NoticeView> Warnings,
    ProblemView? Problem, ToConfirmView? ToConfirm)
{
    public PayrollPeriodKey? PeriodKey => Period is { } period ? new PayrollPeriodKey(Id, period.Year, period.PeriodNumber) : null;
}

internal sealed record ExportView(
    string Id, string Trigger, string State, bool Preview, DateTimeOffset QueuedAt, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt,
    int LoketCalls, int PlannerCalls, RegistrationCountsView Registrations, int Lines, int Created, int Changed, int Unchanged,
    int Withdrawn,
    string Marks, int MarksAttempts, ProblemView? Problem, IReadOnlyList<ExportFaultView> Faults,
    int UnplacedCount, IReadOnlyList<LeftOutView> Unplaced, IReadOnlyList<ExportAdministrationView> Administrations)
{
    public bool IsFinished => State is "previewed" or "completed" or "completedWithFailures" or "refused" or "failed";

    /// <summary>Nothing more is to be confirmed to the planner by itself.</summary>
    public bool IsTold => Marks is "none" or "delivered" or "deadLetter";
}

internal sealed record ExportList(IReadOnlyList<ExportView> Exports);

internal sealed record ReportPeriod(int Year, int PeriodNumber, DateOnly StartDate, DateOnly EndDate, bool TestYear, string State);

internal sealed record ReportCorrection(
    Guid EmploymentId, int? PayrollId, int Component, decimal? Sent, decimal? Wanted, decimal Difference);

/// <summary>A difference of a paid period that a later one can pay.</summary>
internal sealed record CorrectionView(
    string Id, string State, int FromYear, int FromPeriodNumber, Guid EmploymentId, int? PayrollId, int Component, decimal Value,
    NoticeView? Problem);

internal sealed record CorrectionList(IReadOnlyList<CorrectionView> Corrections);

internal sealed record ReportRefusal(
    Guid EmploymentId, int? PayrollId, int? Component, decimal? Wanted, decimal? InLoket, string Code, string? LoketWords);

internal sealed record ReportTotal(int Component, string Description, bool IsHours, decimal Total);

/// <summary>An administration's report of an export.</summary>
internal sealed record ExportReportView(
    Guid AdministrationId, ReportPeriod Period, int MappingVersion, string? RequestedBy, string Outcome, string? FileName,
    string? FileSha256,
    RegistrationCountsView Registrations, IReadOnlyList<ReportTotal> Totals, IReadOnlyDictionary<string, int> LeftOutByReason,
    IReadOnlyList<ReportCorrection> Corrections, IReadOnlyList<ReportRefusal> Refused, IReadOnlyList<UnmappedView> Unmapped);

internal sealed record ComponentOption(int Number, string Description, bool IsHours, bool Collective);

internal sealed record UnitOption(Guid Id, int? Code, string Description);

/// <summary>What an administration can map to.</summary>
internal sealed record MappingOptionsView(
    int Year, IReadOnlyList<ComponentOption> Components, IReadOnlyList<UnitOption> DistributionUnits, IReadOnlyList<int> Shifts);

internal sealed record DepartmentView(Guid? DistributionUnit = null, int? CostCenter = null, int? CostUnit = null, int? Shift = null);

internal sealed record HourView(int Component, bool Extra = false, bool Worked = true);

/// <summary>A mapping, as it is read and as it is sent back.</summary>
internal sealed record MappingView(
    int Version,
    IReadOnlyDictionary<string, DepartmentView?> Departments,
    IReadOnlyDictionary<string, HourView?> HourComponents,
    IReadOnlyDictionary<string, int?> WageComponents,
    IReadOnlyDictionary<string, int?> Counts);
