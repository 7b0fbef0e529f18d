using System.Globalization;
using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Report;
using LoketFunctions.Security;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Exports;

/// <summary>What of a report is not likely, and where somebody accepts it.</summary>
internal sealed class ExportDoubts(ConsoleRequest request, ConnectionResponse connection, ExportReportResponse answer)
{
    public const string Accept = "accept";
    public const string ReasonField = "reason";
    public const string PeriodField = "period";

    private const int ShownLines = 100;

    private readonly ExportReport _report = answer.Report;

    /// <summary>Whom it is about; what to do stands with the warnings.</summary>
    public IHtmlContent Show() => _report.Doubts.Count == 0 ? Nothing : Widgets.Part(
        "doubts", request.In("ExportDoubts.NotLikely"), Html($"""
            {Widgets.Table(
                request.In("ExportDoubts.NotLikely"),
                [
                    new Column(request.In("Common.Employee")), new Column(request.In("Common.Date")), new Column(request.In("Common.What")),
                    new Column(request.In("Common.Component")), new Column(request.In("Common.Value"), IsNumber: true),
                    new Column(request.In("ExportDoubts.UsualOrAtMost"), IsNumber: true), new Column(request.In("Common.Accepted")),
                ],
                _report.Doubts.Take(ShownLines).Select(doubt => (IReadOnlyList<object?>)
                [
                    Foreign(ExportNames.Person(doubt.Name, doubt.PersonnelNumber)), doubt.Date is { } date ? request.Reader.Date(date) : null, answer.Words[doubt.Code].What,
                    doubt.Component?.ToString(CultureInfo.InvariantCulture), request.Reader.Value(doubt.Value), request.Reader.Value(doubt.Usual),
                    doubt.Accepted ? request.In("ExportDoubts.Yes") : request.In("ExportDoubts.No"),
                ]),
                "")}
            {When(_report.DoubtCount > ShownLines, () => $"<p>{request.In("Common.AndMore", request.Reader.Count(_report.DoubtCount - ShownLines))}</p>")}
            {Acceptance()}
            """));

    /// <summary>Leads to exporting, which it stopped.</summary>
    private IHtmlContent Acceptance()
    {
        var isOpen = _report.Period.State == PeriodState.Open && _report.Doubts.Any(doubt => !doubt.Accepted);
        return !isOpen || !request.Caller.Access.Allows(Permission.EditPayroll, _report.AdministrationId) ? Nothing : request.Form(
            request.Paths.ExportAdministration(connection.Id, _report.ExportId, _report.AdministrationId), Html($"""
                {Forms.TextField(new Field(ReasonField, request.In("ExportDoubts.WhyThisIsRight"), null), "text")}
                {Forms.Hidden(PeriodField, _report.Period.Id.ToString(CultureInfo.InvariantCulture))}
                {Forms.Button(request.In("ExportDoubts.Accept"), Accept, "second")}
                """));
    }
}
