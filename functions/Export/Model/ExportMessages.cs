using LoketFunctions.Identifiers;
using LoketFunctions.Runs;

namespace LoketFunctions.Export.Model;

// What passes through orchestration history: ids, counts and codes. Never a name, number or word of a person.

public enum ExportTrigger
{
    /// <summary>The planner sent the registrations, or somebody chose a period and the planner is asked for them.</summary>
    Request,

    /// <summary>The connection's schedule: the planner is asked for them.</summary>
    Schedule,
}

/// <summary>The orchestrations of exports, as whoever starts them names them.</summary>
internal static class ExportOrchestrations
{
    public const string ExportConnection = nameof(ExportConnection);

    /// <summary>The orchestration's instance, of which there is one per export.</summary>
    public static string InstanceId(string exportId) => $"export-{exportId}";
}

/// <summary>Input of the export's orchestration.</summary>
/// <param name="TenantKey">Planner and account.</param>
/// <param name="Scheduled">
/// For which period the planner is asked for the registrations, by schedule or on request; null where it sent them.
/// </param>
internal sealed record ExportRun(
    string TenantKey, ConnectionId ConnectionId, string ExportId, bool Preview = false, ScheduledPeriod? Scheduled = null)
{
    internal RunKey Key => new(ConnectionId, ExportId);

    /// <summary>W3C traceparent of what started the export; null where nothing was traced, and in inputs of older versions.</summary>
    public string? Trace { get; init; }
}

/// <summary>A payroll period of an administration whose scheduled day has come, or that somebody chose.</summary>
internal sealed record ScheduledPeriod(Guid AdministrationId, int Year, int PeriodNumber, DateOnly StartDate, DateOnly EndDate);

/// <summary>Input of the orchestration that sends given-up confirmations once more.</summary>
internal sealed record ConfirmationResend(ExportStep Export, IReadOnlyList<TimeSpan> MarkSchedule);

/// <summary>Input of the steps that are for the whole export.</summary>
/// <param name="Fence">Number of the lease under which the export works; 0 before it has its turn.</param>
internal sealed record ExportStep(ExportRun Run, long Fence)
{
    public const string Lease = "export";

    /// <summary>The lease that the export works under.</summary>
    public WorkHold Hold() => new(Run.Key, Lease, Fence);

    /// <param name="administrationId">Null where the step is for the export as a whole.</param>
    public RunStep Step(Guid? administrationId = null) => new(Hold(), Run.TenantKey, Run.Trace, administrationId is { } id ? [id] : []);
}

/// <summary>Input of the steps that are for one administration.</summary>
/// <param name="Chunk">Which of the chunks that the plan cut the work into, from 0.</param>
internal sealed record ExportAdministrationStep(ExportStep Export, Guid AdministrationId, int Chunk = 0);

/// <summary>What an export will do.</summary>
/// <param name="RetryDelay">Before a transient failure is tried again. In the history, as an orchestrator may not read settings.</param>
/// <param name="MarkSchedule">Waits before each further attempt to tell the planner.</param>
internal sealed record ExportPlan(
    IReadOnlyList<Guid> AdministrationIds, int AtOnce, TimeSpan RetryDelay, IReadOnlyList<TimeSpan> MarkSchedule);

/// <summary>For which administrations something can be planned.</summary>
internal sealed record SelectionResult(IReadOnlyList<SelectedAdministration> Administrations);

/// <param name="DefaultChunks">How many steps it takes to read Loket's defaults.</param>
internal sealed record SelectedAdministration(Guid AdministrationId, int DefaultChunks);

/// <summary>An administration's plan, as the orchestration goes by it.</summary>
/// <param name="PatchChunks">How many steps it takes to send; 0 where nothing is sent straight into Loket.</param>
/// <param name="WritesFile">A new payroll file is to be written.</param>
/// <param name="Verifies">What Loket holds is read back and compared.</param>
internal sealed record AdministrationPlan(PlanCounts Counts, int PatchChunks, bool WritesFile, bool Verifies, bool Mails, bool TellsReady)
{
    /// <summary>Nothing leaves: a preview, a period that is not open, or codes to map. The report says so.</summary>
    public static AdministrationPlan ReportOnly(PlanCounts counts) => new(counts, 0, false, false, false, false);
}

/// <summary>How far the telling of the planner got.</summary>
internal sealed record ConfirmationProgress(bool Delivered);

/// <summary>Input of the last steps: what failed outside the steps' own bookkeeping.</summary>
internal sealed record ExportEnd(ExportStep Export, StepFailure? Failure, IReadOnlyList<AdministrationFailure> Administrations) : IRunEnd
{
    RunStep IRunEnd.Step => Export.Step();

    bool IRunEnd.Preview => Export.Run.Preview;
}
