using LoketFunctions.Http;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Export.Model;

/// <summary>Codes of what can be wrong with exports: part of the API.</summary>
internal static class ExportProblemCodes
{
    public const string PeriodNotOpen = "period-not-open";
    public const string CorrectionsOff = "corrections-off";
    public const string CorrectionsChanged = "corrections-changed";
    public const string NoReportYet = "no-report-yet";
    public const string NoPayrollFile = "no-payroll-file";
}

internal static class ExportProblems
{
    public static Problem PeriodNotOpen() => new(
        StatusCodes.Status409Conflict, ExportProblemCodes.PeriodNotOpen, "The payroll period takes no values",
        "It is paid or being processed. Choose a later period. Nothing was changed.", ActionOwner.User);

    public static Problem CorrectionsOff() => new(
        StatusCodes.Status409Conflict, ExportProblemCodes.CorrectionsOff, "Corrections are not carried in this connection",
        "Switch the setting carryCorrections on. Nothing was changed.", ActionOwner.User);

    public static Problem CorrectionsChanged() => new(
        StatusCodes.Status409Conflict, ExportProblemCodes.CorrectionsChanged, "The corrections are others by now",
        "One that was named is not there any more, or has another value. Look at them again and choose anew. Nothing was changed.",
        ActionOwner.User);

    public static Problem NoReport() => new(
        StatusCodes.Status409Conflict, ExportProblemCodes.NoReportYet, "There is no report yet",
        "The administration's export is not that far, or failed before. Look at the export's state, and ask again later.",
        ActionOwner.Nobody);

    public static Problem NoFile() => new(
        StatusCodes.Status409Conflict, ExportProblemCodes.NoPayrollFile, "There is no payroll file",
        "This export wrote no file for the administration: see its state. Nothing was done.", ActionOwner.Planner);
}
