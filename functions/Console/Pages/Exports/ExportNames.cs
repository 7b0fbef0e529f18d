using System.Globalization;
using LoketFunctions.Components;
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
    public static string Period(ConsoleRequest request, ExportPeriod period) =>
        $"{Period(period.Year, period.PeriodNumber)} ({request.Reader.Date(period.StartDate)} {request.In("ExportNames.To")} {request.Reader.Date(period.EndDate)})"
        + (period.TestYear ? request.In("ExportNames.TestYear") : "");

    public static string StateOf(ConsoleRequest request, PeriodState state) => state switch
    {
        PeriodState.Open => request.In("ExportNames.Open"),
        PeriodState.Processing => request.In("ExportNames.PayrollRunBeingProcessed"),
        _ => request.In("ExportNames.Closed"),
    };

    public static string KindOf(ConsoleRequest request, bool isPreview) => isPreview ? request.In("Common.Preview") : request.In("ExportNames.Export");

    public static bool IsGoingOn(ExportState state) => state is ExportState.Queued or ExportState.Running;

    public static IHtmlContent Badge(ConsoleRequest request, ExportState state) => state switch
    {
        ExportState.Queued => Widgets.Badge(request.In("ExportNames.WaitsForItsTurn"), Tone.Busy),
        ExportState.Running => Widgets.Badge(request.In("Common.UnderWay"), Tone.Busy),
        ExportState.Previewed => Widgets.Badge(request.In("ExportNames.PreviewReady"), Tone.Good),
        ExportState.Completed => Widgets.Badge(request.In("ExportNames.Done"), Tone.Good),
        ExportState.CompletedWithFailures => Widgets.Badge(request.In("ExportNames.PartlyDone"), Tone.Warning),
        ExportState.Refused => Widgets.Badge(request.In("ExportNames.Stopped"), Tone.Warning),
        _ => Widgets.Badge(request.In("Common.Failed"), Tone.Bad),
    };

    public static IHtmlContent Badge(ConsoleRequest request, ExportAdministrationState state) => state switch
    {
        ExportAdministrationState.Waiting => Widgets.Badge(request.In("ExportNames.Waits"), Tone.Quiet),
        ExportAdministrationState.Selecting => Widgets.Badge(request.In("ExportNames.SelectingRegistrations"), Tone.Busy),
        ExportAdministrationState.Planning => Widgets.Badge(request.In("ExportNames.ComparingWithEarlierExports"), Tone.Busy),
        ExportAdministrationState.Delivering => Widgets.Badge(request.In("ExportNames.BeingDelivered"), Tone.Busy),
        ExportAdministrationState.Done => Widgets.Badge(request.In("ExportNames.Done"), Tone.Good),
        ExportAdministrationState.Previewed => Widgets.Badge(request.In("ExportNames.PreviewReady"), Tone.Good),
        ExportAdministrationState.Refused => Widgets.Badge(request.In("ExportNames.Stopped"), Tone.Warning),
        _ => Widgets.Badge(request.In("Common.Failed"), Tone.Bad),
    };

    /// <summary>Of the mail with the payroll file.</summary>
    public static IHtmlContent Badge(ConsoleRequest request, SendState mail) => mail switch
    {
        SendState.None => Widgets.Badge(request.In("ExportNames.NotMailed"), Tone.Quiet),
        SendState.Waiting => Widgets.Badge(request.In("ExportNames.AboutToBeMailed"), Tone.Busy),
        SendState.Sending => Widgets.Badge(request.In("ExportNames.BeingMailed"), Tone.Busy),
        SendState.Sent => Widgets.Badge(request.In("ExportNames.Mailed"), Tone.Good),
        _ => Widgets.Badge(request.In("ExportNames.MailFailed"), Tone.Bad),
    };

    /// <summary>Of telling the planner which registrations were exported.</summary>
    public static IHtmlContent Badge(ConsoleRequest request, ConfirmationState marks) => marks switch
    {
        ConfirmationState.None => Widgets.Badge(request.In("ExportNames.NotNeeded"), Tone.Quiet),
        ConfirmationState.Waiting => Widgets.Badge(request.In("ExportNames.BeingReportedBack"), Tone.Busy),
        ConfirmationState.Delivered => Widgets.Badge(request.In("ExportNames.ReportedBack"), Tone.Good),
        _ => Widgets.Badge(request.In("ExportNames.ReportingBackFailed"), Tone.Bad),
    };
}
