using LoketFunctions.Components;
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
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "console/connections/{connectionId}/exports")] HttpRequest http,
        string connectionId, FunctionContext context, CancellationToken cancellation)
    {
        var request = context.GetConsoleRequest();
        var connection = await connections.GetAsync(request.Caller, connectionId, cancellation);
        var before = request.Query(OlderThan.Field);
        var (list, older) = await exports.ListAsync(request.Caller, connectionId, Shown, null, before, cancellation);
        var isGoingOn = list.Any(export => ExportNames.IsGoingOn(export.State));
        return request.Show(
            new Page(request.In("Exports.ExportsToLoket"), connection, Section.Exports) { IsLive = isGoingOn },
            Html($"""
                {When(request.Caller.Access.Allows(Permission.EditPayroll), () => $"<p>{Widgets.ButtonLink(request.Paths.NewExport(connectionId), request.In("Common.MakeAPreviewOrExport"))}</p>")}
                {Widgets.Live("exports", isGoingOn, List(request, connectionId, list))}
                {Widgets.Pager(request, before is null, older, request.Paths.Exports(connectionId))}
                """));
    }

    private static IHtmlContent More(ConsoleRequest request, int count) =>
        When(count > 0, () => $"<li>{request.In("Exports.AndMore", request.Reader.Count(count))}</li>");

    private static IHtmlContent List(ConsoleRequest request, string connectionId, IEnumerable<ExportResponse> list) => Widgets.Table(
        request.In("Exports.ExportsTheNewestFirst"),
        [
            new Column(request.In("Common.AskedFor")), new Column(request.In("Exports.AdministrationAndPeriod")),
            new Column(request.In("Common.State")), new Column(request.In("Exports.Counts")), new Column(request.In("Exports.Mail")),
            new Column(request.In("Exports.ReportedBack")),
        ],
        list.Select(export => (IReadOnlyList<object?>)
        [
            Html($"<a href=\"{request.Paths.Export(connectionId, export.Id)}\">{Widgets.Moment(request, export.QueuedAt)}</a>{When(export.Preview, () => $" {Widgets.Badge(request.In("Common.Preview"), Tone.Quiet)}")}"),
            Html($"<ul class=\"plain\">{Each(export.Administrations.Take(Named), one => $"<li>{Foreign(one.Name)}{When(one.Period is not null, () => $", {ExportNames.Period(one.Period!.Year, one.Period.PeriodNumber)}")}</li>")}{More(request, export.AdministrationCount - Named)}</ul>"),
            Widgets.Badge(ExportNames.Badge(request, export.State)),
            request.In("Exports.RegistrationsLines", RegistrationCountWords.Of(export.Registrations, request.Reader), request.Reader.Count(export.Lines)),
            All(export.Administrations.Select(one => one.File).OfType<PayrollFileResponse>().Select(file => file.Mail).Distinct().Select(mail => Widgets.Badge(ExportNames.Badge(request, mail)))),
            export.Preview ? null : Widgets.Badge(ExportNames.Badge(request, export.Marks)),
        ]),
        request.In("Exports.NothingWasExportedYetMakeA"));
}
