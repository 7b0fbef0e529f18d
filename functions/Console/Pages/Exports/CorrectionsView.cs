using System.Globalization;
using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Export.Corrections;
using LoketFunctions.Export.Model;
using LoketFunctions.Http;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Http;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Exports;

/// <summary>The corrections of a period as HTML: what is offered and what was accepted, each with its tick.</summary>
internal sealed class CorrectionsView(ConsoleRequest request, ConnectionResponse connection, Guid administrationId, CorrectionsResponse answer)
{
    /// <summary>As the operation names them.</summary>
    public const string Accept = "accept";
    public const string Release = "release";
    public const string Reason = "reason";

    private readonly PageQuery _page = request.PageOf(answer.Total);
    private readonly bool _mayChoose = answer.Period.State == PeriodState.Open && request.Caller.Access.Allows(Permission.EditPayroll, administrationId);

    /// <summary>Why what was asked was not done.</summary>
    public Problem? Problem { get; init; }

    public IResult Show() => request.Show(
        new Page(request.In("Corrections.CorrectionsIn", ExportNames.Period(answer.Period.Year, answer.Period.PeriodNumber)), connection, Section.Exports)
        {
            Status = Problem?.Status ?? StatusCodes.Status200OK,
        },
        Html($"""
            {request.Faults(Problem)}
            <p>{request.In("Corrections.TheseDifferencesBelongToPeriodsThat")}</p>
            {(_mayChoose && answer.Corrections.Count > 0 ? request.Form(request.Paths.Corrections(connection.Id, administrationId, answer.Period.Id), Html($"""
                {Tables()}
                {Forms.TextField(new Field(Reason, request.In("Common.Why"), request.Text(Reason)))}
                {Forms.Button(request.In("Common.Save"), "choose")}
                """)) : Tables())}
            {Widgets.Pager(request, _page, answer.Total, request.Paths.Corrections(connection.Id, administrationId, answer.Period.Id))}
            <p>{Widgets.Link(NewExportView.ConfirmPath(request, connection.Id, administrationId, answer.Period.Id), request.In("Corrections.ExportThisPeriod"))}</p>
            """));

    private IHtmlContent Tables() => All(
        Part(CorrectionState.Offered, Accept, request.In("Corrections.Offered"), request.In("Corrections.Carry")),
        Part(CorrectionState.Carried, Release, request.In("Corrections.Carried"), request.In("Corrections.NoMore")));

    private IHtmlContent Part(CorrectionState state, string field, string heading, string tick) => Widgets.Part(field + "-list", heading, Widgets.Table(
        heading,
        [
            new Column(tick), new Column(request.In("Common.Employee")), new Column(request.In("Common.Number"), IsNumber: true), new Column(request.In("Common.Period")),
            new Column(request.In("Common.Component")), new Column(request.In("Common.Difference"), IsNumber: true), new Column(request.In("Common.Accepted")),
        ],
        _page.From(answer.Corrections).Where(one => one.State == state).Select(one => (IReadOnlyList<object?>)
        [
            Tick(one, field, tick), Foreign(one.Name), one.PayrollId?.ToString(CultureInfo.InvariantCulture), ExportNames.Period(one.FromYear, one.FromPeriodNumber),
            Html($"{one.Component} {Foreign(one.Description)}"), request.Reader.Value(one.Value),
            one.AcceptedAt is { } at ? Html($"{request.Reader.Moment(at)} {Foreign(one.AcceptedBy)}") : null,
        ]),
        request.In("Corrections.None")));

    /// <summary>What cannot be carried says why, and what to do; once it was, it can still be taken out.</summary>
    private IHtmlContent Tick(CorrectionResponse one, string field, string label) => Html($"""
        {When(_mayChoose && (one.Problem is null || one.State == CorrectionState.Carried), () => $"<input type=\"checkbox\" name=\"{field}\" value=\"{one.Id}\" aria-label=\"{label}: {one.Name}, {one.Component}\">")}
        {When(one.Problem is not null, () => $"{one.Problem!.What} {Advice.Of(request, new(connection.Id, administrationId), one.Problem)}")}
        """);
}
