using System.Globalization;
using LoketFunctions.Components;
using LoketFunctions.Console.Requests;
using LoketFunctions.Export;
using LoketFunctions.Export.Model;
using LoketFunctions.Identifiers;

namespace LoketFunctions.Console.Pages.Exports;

/// <summary>How pages call exports and how they stand.</summary>
internal static class ExportNames
{
    public static string? Person(string? name, PersonnelNumber? number) => name is null || number is null ? name : $"{name} ({number})";

    public static string Period(int year, int number) =>
        $"{year.ToString(CultureInfo.InvariantCulture)}-{number.ToString("00", CultureInfo.InvariantCulture)}";

    /// <summary>With its days, and named where it is no real pay.</summary>
    public static string Period(ConsoleRequest request, ExportPeriod period) =>
        $"{Period(period.Year, period.PeriodNumber)} ({request.Reader.Date(period.StartDate)} {request.In("ExportNames.To")} "
            + $"{request.Reader.Date(period.EndDate)})"
        + (period.TestYear ? request.In("ExportNames.TestYear") : "");

    /// <summary>As it follows the name of an administration; nothing where the period is not known yet.</summary>
    public static string? AfterName(ExportPeriodResponse? period) =>
        period is null ? null : $", {Period(period.Year, period.PeriodNumber)}";

    public static string StateOf(ConsoleRequest request, PeriodState state) => state switch
    {
        PeriodState.Open => request.In("ExportNames.Open"),
        PeriodState.Processing => request.In("ExportNames.PayrollRunBeingProcessed"),
        _ => request.In("ExportNames.Closed"),
    };

    public static string KindOf(ConsoleRequest request, bool isPreview) =>
        isPreview ? request.In("Common.Preview") : request.In("ExportNames.Export");

    public static bool IsGoingOn(ExportState state) => state is ExportState.Queued or ExportState.Running;

    public static BadgeWords Badge(ConsoleRequest request, ExportState state) => state switch
    {
        ExportState.Queued => new(request.In("ExportNames.WaitsForItsTurn"), Tone.Busy),
        ExportState.Running => new(request.In("Common.UnderWay"), Tone.Busy),
        ExportState.Previewed => new(request.In("ExportNames.PreviewReady"), Tone.Good),
        ExportState.Completed => new(request.In("ExportNames.Done"), Tone.Good),
        ExportState.CompletedWithFailures => new(request.In("ExportNames.PartlyDone"), Tone.Warning),
        ExportState.Refused => new(request.In("ExportNames.Stopped"), Tone.Warning),
        _ => new(request.In("Common.Failed"), Tone.Bad),
    };

    public static BadgeWords Badge(ConsoleRequest request, ExportAdministrationState state) => state switch
    {
        ExportAdministrationState.Waiting => new(request.In("ExportNames.Waits"), Tone.Quiet),
        ExportAdministrationState.Selecting => new(request.In("ExportNames.SelectingRegistrations"), Tone.Busy),
        ExportAdministrationState.Planning => new(request.In("ExportNames.ComparingWithEarlierExports"), Tone.Busy),
        ExportAdministrationState.Delivering => new(request.In("ExportNames.BeingDelivered"), Tone.Busy),
        ExportAdministrationState.Done => new(request.In("ExportNames.Done"), Tone.Good),
        ExportAdministrationState.Previewed => new(request.In("ExportNames.PreviewReady"), Tone.Good),
        ExportAdministrationState.Refused => new(request.In("ExportNames.Stopped"), Tone.Warning),
        _ => new(request.In("Common.Failed"), Tone.Bad),
    };

    /// <summary>Of the mail with the payroll file.</summary>
    public static BadgeWords Badge(ConsoleRequest request, SendState mail) => mail switch
    {
        SendState.None => new(request.In("ExportNames.NotMailed"), Tone.Quiet),
        SendState.Waiting => new(request.In("ExportNames.AboutToBeMailed"), Tone.Busy),
        SendState.Sending => new(request.In("ExportNames.BeingMailed"), Tone.Busy),
        SendState.Sent => new(request.In("ExportNames.Mailed"), Tone.Good),
        _ => new(request.In("ExportNames.MailFailed"), Tone.Bad),
    };

    /// <summary>Of telling the planner which registrations were exported.</summary>
    public static BadgeWords Badge(ConsoleRequest request, ConfirmationState marks) => marks switch
    {
        ConfirmationState.None => new(request.In("ExportNames.NotNeeded"), Tone.Quiet),
        ConfirmationState.Waiting => new(request.In("ExportNames.BeingReportedBack"), Tone.Busy),
        ConfirmationState.Delivered => new(request.In("ExportNames.ReportedBack"), Tone.Good),
        _ => new(request.In("ExportNames.ReportingBackFailed"), Tone.Bad),
    };
}
