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
        $"{Period(period.Year, period.PeriodNumber)} ({visit.Reader.Date(period.StartDate)} {visit.In("t/m", "to")} {visit.Reader.Date(period.EndDate)})"
        + (period.TestYear ? visit.In(", testjaar", ", test year") : "");

    public static string StateOf(ConsoleRequest visit, PeriodState state) => state switch
    {
        PeriodState.Open => visit.In("open", "open"),
        PeriodState.Processing => visit.In("verloning in behandeling", "payroll run being processed"),
        _ => visit.In("afgesloten", "closed"),
    };

    public static string KindOf(ConsoleRequest visit, bool isPreview) => isPreview ? visit.In("Voorbeeld", "Preview") : visit.In("Export", "Export");

    public static bool IsGoingOn(ExportState state) => state is ExportState.Queued or ExportState.Running;

    public static IHtmlContent Badge(ConsoleRequest visit, ExportState state) => state switch
    {
        ExportState.Queued => Widgets.Badge(visit.In("Wacht op zijn beurt", "Waits for its turn"), Tone.Busy),
        ExportState.Running => Widgets.Badge(visit.In("Bezig", "Under way"), Tone.Busy),
        ExportState.Previewed => Widgets.Badge(visit.In("Voorbeeld klaar", "Preview ready"), Tone.Good),
        ExportState.Completed => Widgets.Badge(visit.In("Geslaagd", "Done"), Tone.Good),
        ExportState.CompletedWithFailures => Widgets.Badge(visit.In("Deels geslaagd", "Partly done"), Tone.Warning),
        ExportState.Refused => Widgets.Badge(visit.In("Tegengehouden", "Stopped"), Tone.Warning),
        _ => Widgets.Badge(visit.In("Mislukt", "Failed"), Tone.Bad),
    };

    public static IHtmlContent Badge(ConsoleRequest visit, ExportAdministrationState state) => state switch
    {
        ExportAdministrationState.Waiting => Widgets.Badge(visit.In("Wacht", "Waits"), Tone.Quiet),
        ExportAdministrationState.Selecting => Widgets.Badge(visit.In("Registraties worden uitgezocht", "Selecting registrations"), Tone.Busy),
        ExportAdministrationState.Planning => Widgets.Badge(visit.In("Vergelijkt met eerdere exports", "Comparing with earlier exports"), Tone.Busy),
        ExportAdministrationState.Delivering => Widgets.Badge(visit.In("Wordt aangeleverd", "Being delivered"), Tone.Busy),
        ExportAdministrationState.Done => Widgets.Badge(visit.In("Geslaagd", "Done"), Tone.Good),
        ExportAdministrationState.Previewed => Widgets.Badge(visit.In("Voorbeeld klaar", "Preview ready"), Tone.Good),
        ExportAdministrationState.Refused => Widgets.Badge(visit.In("Tegengehouden", "Stopped"), Tone.Warning),
        _ => Widgets.Badge(visit.In("Mislukt", "Failed"), Tone.Bad),
    };

    /// <summary>Of the mail with the payroll file.</summary>
    public static IHtmlContent Badge(ConsoleRequest visit, SendState mail) => mail switch
    {
        SendState.None => Widgets.Badge(visit.In("Niet gemaild", "Not mailed"), Tone.Quiet),
        SendState.Waiting => Widgets.Badge(visit.In("Wordt zo gemaild", "About to be mailed"), Tone.Busy),
        SendState.Sending => Widgets.Badge(visit.In("Wordt gemaild", "Being mailed"), Tone.Busy),
        SendState.Sent => Widgets.Badge(visit.In("Gemaild", "Mailed"), Tone.Good),
        _ => Widgets.Badge(visit.In("Mailen mislukt", "Mail failed"), Tone.Bad),
    };

    /// <summary>Of telling the planner which registrations were exported.</summary>
    public static IHtmlContent Badge(ConsoleRequest visit, ConfirmationState marks) => marks switch
    {
        ConfirmationState.None => Widgets.Badge(visit.In("Niet nodig", "Not needed"), Tone.Quiet),
        ConfirmationState.Waiting => Widgets.Badge(visit.In("Wordt teruggemeld", "Being reported back"), Tone.Busy),
        ConfirmationState.Delivered => Widgets.Badge(visit.In("Teruggemeld", "Reported back"), Tone.Good),
        _ => Widgets.Badge(visit.In("Terugmelden mislukt", "Reporting back failed"), Tone.Bad),
    };
}
