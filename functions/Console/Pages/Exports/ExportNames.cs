using System.Globalization;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Export.Model;
using Microsoft.AspNetCore.Html;

namespace LoketFunctions.Console.Pages.Exports;

/// <summary>How pages call exports and how they stand.</summary>
internal static class ExportNames
{
    public static string? Person(string? name, string? number) => name is null || number is null ? name : $"{name} ({number})";

    public static string Period(int year, int number) =>
        $"{year.ToString(CultureInfo.InvariantCulture)}-{number.ToString("00", CultureInfo.InvariantCulture)}";

    /// <summary>With its days, and named where it is no real pay.</summary>
    public static string Period(ConsoleRequest visit, ExportPeriod period) =>
        $"{Period(period.Year, period.PeriodNumber)} ({visit.Reader.Date(period.StartDate)} {visit.In("ExportNames.To")} {visit.Reader.Date(period.EndDate)})"
        + (period.TestYear ? visit.In("ExportNames.TestYear") : "");

    public static string StateOf(ConsoleRequest visit, PeriodState state) => state switch
    {
        PeriodState.Open => visit.In("ExportNames.Open"),
        PeriodState.Processing => visit.In("ExportNames.PayrollRunBeingProcessed"),
        _ => visit.In("ExportNames.Closed"),
    };

    public static string KindOf(ConsoleRequest visit, bool isPreview) => isPreview ? visit.In("Common.Preview") : visit.In("ExportNames.Export");

    public static bool IsGoingOn(ExportState state) => state is ExportState.Queued or ExportState.Running;

    public static IHtmlContent Badge(ConsoleRequest visit, ExportState state) => state switch
    {
        ExportState.Queued => Widgets.Badge(visit.In("ExportNames.WaitsForItsTurn"), Tone.Busy),
        ExportState.Running => Widgets.Badge(visit.In("Common.UnderWay"), Tone.Busy),
        ExportState.Previewed => Widgets.Badge(visit.In("ExportNames.PreviewReady"), Tone.Good),
        ExportState.Completed => Widgets.Badge(visit.In("ExportNames.Done"), Tone.Good),
        ExportState.CompletedWithFailures => Widgets.Badge(visit.In("ExportNames.PartlyDone"), Tone.Warning),
        ExportState.Refused => Widgets.Badge(visit.In("ExportNames.Stopped"), Tone.Warning),
        _ => Widgets.Badge(visit.In("Common.Failed"), Tone.Bad),
    };

    public static IHtmlContent Badge(ConsoleRequest visit, ExportAdministrationState state) => state switch
    {
        ExportAdministrationState.Waiting => Widgets.Badge(visit.In("ExportNames.Waits"), Tone.Quiet),
        ExportAdministrationState.Selecting => Widgets.Badge(visit.In("ExportNames.SelectingRegistrations"), Tone.Busy),
        ExportAdministrationState.Planning => Widgets.Badge(visit.In("ExportNames.ComparingWithEarlierExports"), Tone.Busy),
        ExportAdministrationState.Delivering => Widgets.Badge(visit.In("ExportNames.BeingDelivered"), Tone.Busy),
        ExportAdministrationState.Done => Widgets.Badge(visit.In("ExportNames.Done"), Tone.Good),
        ExportAdministrationState.Previewed => Widgets.Badge(visit.In("ExportNames.PreviewReady"), Tone.Good),
        ExportAdministrationState.Refused => Widgets.Badge(visit.In("ExportNames.Stopped"), Tone.Warning),
        _ => Widgets.Badge(visit.In("Common.Failed"), Tone.Bad),
    };

    /// <summary>Of the mail with the payroll file.</summary>
    public static IHtmlContent Badge(ConsoleRequest visit, SendState mail) => mail switch
    {
        SendState.None => Widgets.Badge(visit.In("ExportNames.NotMailed"), Tone.Quiet),
        SendState.Waiting => Widgets.Badge(visit.In("ExportNames.AboutToBeMailed"), Tone.Busy),
        SendState.Sending => Widgets.Badge(visit.In("ExportNames.BeingMailed"), Tone.Busy),
        SendState.Sent => Widgets.Badge(visit.In("ExportNames.Mailed"), Tone.Good),
        _ => Widgets.Badge(visit.In("ExportNames.MailFailed"), Tone.Bad),
    };

    /// <summary>Of telling the planner which registrations were exported.</summary>
    public static IHtmlContent Badge(ConsoleRequest visit, ConfirmationState marks) => marks switch
    {
        ConfirmationState.None => Widgets.Badge(visit.In("ExportNames.NotNeeded"), Tone.Quiet),
        ConfirmationState.Waiting => Widgets.Badge(visit.In("ExportNames.BeingReportedBack"), Tone.Busy),
        ConfirmationState.Delivered => Widgets.Badge(visit.In("ExportNames.ReportedBack"), Tone.Good),
        _ => Widgets.Badge(visit.In("ExportNames.ReportingBackFailed"), Tone.Bad),
    };
}
