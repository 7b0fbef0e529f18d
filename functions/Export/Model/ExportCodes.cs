namespace LoketFunctions.Export.Model;

/// <summary>Why an export, or an administration's part of it, was refused. Stable codes; the words are in ExportWords.</summary>
internal static class ExportCodes
{
    public const string InvalidRegistrations = "invalid-registrations";
    public const string Unmapped = "unmapped";
    public const string PeriodClosed = "period-closed";
    public const string PeriodProcessing = "period-processing";
    public const string PeriodUnknown = "period-unknown";
    public const string PlanFaults = "plan-faults";

    /// <summary>What is not likely stops the export, by the connection's setting, until somebody has accepted it.</summary>
    public const string NotLikely = "not-likely";

    public const string ValuesRefused = "values-refused";
    public const string StaffUnknown = "staff-unknown";
    /// <summary>"Ready for payroll" did not go out through Loket, or nobody knows whether it did.</summary>
    public const string NotReported = "ready-not-told";

    /// <summary>Contracts are others in Loket than at the last export of the period, and nobody has confirmed what that changes.</summary>
    public const string ContractsChanged = "contracts-changed";

    /// <summary>More would be taken back than the connection's setting lets go unseen, and nobody has confirmed it.</summary>
    public const string WithdrawsMuch = "withdraws-much";

    public const string NothingToExport = "no-administrations";
    public const string TurnNeverCame = "export-turn-never-came";
}
