namespace LoketFunctions.Export.Model;

/// <summary>Whether values can still be sent for a payroll period.</summary>
public enum PeriodState
{
    /// <summary>No run, or only ones that ended without paying.</summary>
    Open,

    /// <summary>A run is being processed or waits for approval: nothing can be changed until it is approved or removed.</summary>
    Processing,

    /// <summary>A run was approved: the period is paid. What still differs is a correction for the next one.</summary>
    Closed,
}

/// <summary>Verloningsperiode, as an export sees it.</summary>
/// <param name="Id">yyyypp, e.g. 202611.</param>
/// <param name="TestYear">Not real pay: named as such wherever the period is shown.</param>
/// <param name="RunCreatedOn">Day on which Loket makes the run by itself: what comes later misses it. Null: not automatic.</param>
public sealed record ExportPeriod(
    int Id, int Year, int PeriodNumber, DateOnly StartDate, DateOnly EndDate, bool TestYear, PeriodState State, DateOnly? RunCreatedOn)
{
    public bool Holds(DateOnly day) => StartDate <= day && day <= EndDate;
}
