using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Export;
using LoketFunctions.Export.Report;
using LoketFunctions.Http;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Exports;

/// <summary>The exports of a connection, the newest first.</summary>
internal sealed class ExportsPage(ConnectionOperations connections, ExportOperations exports)
{
    private const int Shown = 20;

    /// <summary>Of how many administrations an export's row names.</summary>
    private const int Named = 10;

    [Function("ConsoleExports")]
    [VerifiedBy(CallerProof.ConsoleSession)]
    public async Task<IResult> ShowAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "console/connections/{connectionId}/exports")] HttpRequest request,
        string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var visit = context.GetVisit();
        var connection = await connections.GetAsync(visit.Caller, connectionId, cancellation);
        var before = visit.Query(OlderThan.Field);
        var (list, older) = await exports.ListAsync(visit.Caller, connectionId, Shown, null, before, cancellation);
        var isGoingOn = list.Any(export => ExportNames.IsGoingOn(export.State));
        return visit.Show(
            new Page(visit.In("Exports.ExportsToLoket"), connection, Section.Exports) { IsLive = isGoingOn },
            Html($"""
                {When(visit.Caller.Access.Allows(Permission.EditPayroll), () => $"<p>{Widgets.ButtonLink(visit.Paths.NewExport(connectionId), visit.In("Common.MakeAPreviewOrExport"))}</p>")}
                {Widgets.Live("exports", isGoingOn, List(visit, connectionId, list))}
                {Widgets.Pager(visit, before is null, older, visit.Paths.Exports(connectionId))}
                """));
    }

    private static IHtmlContent More(ConsoleRequest visit, int count) =>
        When(count > 0, () => $"<li>{visit.In("Exports.AndMore", visit.Reader.Count(count))}</li>");

    private static IHtmlContent List(ConsoleRequest visit, string connectionId, IEnumerable<ExportResponse> list) => Widgets.Table(
        visit.In("Exports.ExportsTheNewestFirst"),
        [
            new Column(visit.In("Common.AskedFor")), new Column(visit.In("Exports.AdministrationAndPeriod")),
            new Column(visit.In("Common.State")), new Column(visit.In("Exports.Counts")), new Column(visit.In("Exports.Mail")),
            new Column(visit.In("Exports.ReportedBack")),
        ],
        list.Select(export => (IReadOnlyList<object?>)
        [
            Html($"<a href=\"{visit.Paths.Export(connectionId, export.Id)}\">{Widgets.Moment(visit, export.QueuedAt)}</a>{When(export.Preview, () => $" {Widgets.Badge(visit.In("Common.Preview"), Tone.Quiet)}")}"),
            Html($"<ul class=\"plain\">{Each(export.Administrations.Take(Named), one => $"<li>{Foreign(one.Name)}{When(one.Period is not null, () => $", {ExportNames.Period(one.Period!.Year, one.Period.PeriodNumber)}")}</li>")}{More(visit, export.AdministrationCount - Named)}</ul>"),
            ExportNames.Badge(visit, export.State),
            visit.In("Exports.RegistrationsLines", RegistrationCountWords.Of(export.Registrations, visit.Reader), visit.Reader.Count(export.Lines)),
            All(export.Administrations.Select(one => one.File).OfType<PayrollFileResponse>().Select(file => file.Mail).Distinct().Select(mail => ExportNames.Badge(visit, mail))),
            export.Preview ? null : ExportNames.Badge(visit, export.Marks),
        ]),
        visit.In("Exports.NothingWasExportedYetMakeA"));
}
