using System.Globalization;
using LoketFunctions.Components;
using LoketFunctions.Connections;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Pages.Mapping;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Report;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Exports;

/// <summary>The lists of a report, each left away where it is empty. Of the long ones the first stand here, with how many more there are.</summary>
internal sealed class ExportReportLists(ConsoleRequest request, ConnectionResponse connection, ExportReportResponse answer)
{
    private const int ShownLines = 100;

    private readonly ExportReport _report = answer.Report;

    /// <summary>What somebody has to look at: codes to map, faults, what Loket refused, warnings.</summary>
    public IHtmlContent ToMend() => All(
        new ContractChangeList(request, answer).Show(), Unmapped(), Faults(), Refused(), new ExportDoubts(request, connection, answer).Show(), Warnings());

    public IHtmlContent Totals() => Widgets.Part("totals", request.In("ExportReportLists.TotalsPerComponent"), Widgets.Table(
        request.In("ExportReportLists.TotalsPerComponent"),
        [new Column(request.In("Common.Component")), new Column(request.In("ExportReportLists.Total"), IsNumber: true)],
        _report.Totals.Select(total => (IReadOnlyList<object?>)
            [Html($"{total.Component} {Foreign(total.Description)}"), request.Reader.Value(total.Total)]),
        request.In("Common.NothingGoesOut")));

    public IHtmlContent Changes() => _report.Changes.Count == 0 ? Nothing : Widgets.Part(
        "changes", request.In("ExportReportLists.WhatDiffersFromWhatWasSent"), Html($"""
            <p>{request.In("ExportReportLists.NewChangedWithdrawnUnchanged", request.Reader.Count(_report.Counts.Created), request.Reader.Count(_report.Counts.Changed), request.Reader.Count(_report.Counts.Withdrawn), request.Reader.Count(_report.Counts.Unchanged))}</p>
            <details{When(_report.Counts.Changed + _report.Counts.Withdrawn > 0, () => $" open")}><summary>{request.In("ExportReportLists.ShowTheDifferences")}</summary>
            {Widgets.Table(
                request.In("ExportReportLists.Differences"),
                [
                    new Column(request.In("Common.Employee")), new Column(request.In("Common.Number"), IsNumber: true), new Column(request.In("Common.Component")),
                    new Column(request.In("Common.What")), new Column(request.In("Common.Before"), IsNumber: true), new Column(request.In("Common.Now"), IsNumber: true),
                ],
                _report.Changes.Select(change => (IReadOnlyList<object?>)
                [
                    Foreign(change.Name), Number(change.PayrollId), Number(change.Component), NameOf(change.Change), request.Reader.Value(change.Before), request.Reader.Value(change.Value),
                ]),
                "")}
            {More(answer.Changes - _report.Changes.Count)}
            </details>
            """));

    public IHtmlContent Corrections() => _report.Corrections.Count == 0 ? Nothing : Widgets.Part(
        "corrections", request.In("ExportReportLists.CorrectionsForTheNextPeriod"), Html($"""
            <p>{request.In("ExportReportLists.ThisPeriodCannotBeChangedAny")}</p>
            {Widgets.Table(
                request.In("ExportReportLists.Corrections"),
                [
                    new Column(request.In("Common.Employee")), new Column(request.In("Common.Number"), IsNumber: true), new Column(request.In("Common.Component")),
                    new Column(request.In("Common.Sent"), IsNumber: true), new Column(request.In("ExportReportLists.Wanted"), IsNumber: true), new Column(request.In("Common.Difference"), IsNumber: true),
                ],
                _report.Corrections.Select(one => (IReadOnlyList<object?>)
                [
                    Foreign(one.Name), Number(one.PayrollId), Number(one.Component), request.Reader.Value(one.Sent), request.Reader.Value(one.Wanted), request.Reader.Value(one.Difference),
                ]),
                "")}
            {More(answer.Corrections - _report.Corrections.Count)}
            """));

    /// <summary>What this period pays for earlier ones, and where that is chosen.</summary>
    public IHtmlContent Carried() => All(
        _report.Carried.Count == 0 ? Nothing : Widgets.Part("carried", request.In("ExportReportLists.CorrectionsOfEarlierPeriodsThatGo"), Widgets.Table(
            request.In("ExportReportLists.CorrectionsThatGoAlong"),
            [
                new Column(request.In("Common.Employee")), new Column(request.In("Common.Number"), IsNumber: true), new Column(request.In("Common.Period")),
                new Column(request.In("Common.Component")), new Column(request.In("Common.Difference"), IsNumber: true),
            ],
            _report.Carried.Select(one => (IReadOnlyList<object?>)
                [Foreign(one.Name), Number(one.PayrollId), ExportNames.Period(one.From / 100, one.From % 100), Number(one.Component), request.Reader.Value(one.Value)]),
            "")),
        When(_report.Period.State == PeriodState.Open && (_report.Carried.Count > 0 || _report.Warnings.Contains(PlanWarning.CorrectionsOffered)), () => $"""
            <p>{Widgets.Link(request.Paths.Corrections(connection.Id, _report.AdministrationId, _report.Period.Id), request.In("ExportReportLists.LookAtTheCorrectionsAndChoose"))}</p>
            """));

    public IHtmlContent LeftOut() => _report.LeftOutByReason.Count == 0 ? Nothing : Widgets.Part(
        "left-out", request.In("ExportReportLists.WhatIsLeftOut"), Html($"""
            {Widgets.Table(
                request.In("ExportReportLists.WhatIsLeftOutByReason"),
                [new Column(request.In("Common.Reason")), new Column(request.In("ExportReportLists.RegistrationsOrPartsOfThem"), IsNumber: true), new Column(request.In("Common.WhatToDo"))],
                _report.LeftOutByReason.OrderByDescending(reason => reason.Value)
                    .Select(reason => (IReadOnlyList<object?>)[answer.Words[reason.Key].What, request.Reader.Count(reason.Value), Advice.Of(request, Subject, answer.Words[reason.Key])]),
                "")}
            <p>{Widgets.Link(request.Paths.LeftOut(connection.Id, _report.ExportId, _report.AdministrationId), request.In("ExportReportLists.DownloadTheWholeListCSV"))}</p>
            <details><summary>{request.In("ExportReportLists.ShowTheFirstRegistrations")}</summary>
            {Widgets.Table(
                request.In("ExportReportLists.RegistrationsThatAreLeftOut"),
                [
                    new Column(request.In("Common.Registration")), new Column(request.In("Common.Date")), new Column(request.In("Common.Employee")),
                    new Column(request.In("Common.EmployeeInThePlanner")), new Column(request.In("Common.Reason")),
                ],
                _report.LeftOut.Take(ShownLines).Select(line => (IReadOnlyList<object?>)
                [
                    Foreign(line.RegistrationId), line.Date is { } date ? request.Reader.Date(date) : null, Foreign(ExportNames.Person(line.Name, line.PersonnelNumber)), Foreign(line.PlannerEmployeeId),
                    Reason(line),
                ]),
                "")}
            {More(answer.LeftOutLines - Math.Min(_report.LeftOut.Count, ShownLines))}
            </details>
            """));

    private IHtmlContent Unmapped() => _report.Unmapped.Count == 0 ? Nothing : Widgets.Part(
        "unmapped", request.In("Common.CodesStillToMap"), Html($"""
            <ul>{Each(_report.Unmapped, code => $"<li>{MappingNames.Of(request, code.Kind)} {Foreign(code.Code)}</li>")}</ul>
            <p>{Widgets.Link(MappingFilter.ToDoPath(request, connection.Id, _report.AdministrationId, _report.Period.TestYear ? null : _report.Period.Year), request.In("Common.MapThem"))}</p>
            """));

    private IHtmlContent Faults() => _report.Faults.Count == 0 ? Nothing : Widgets.Part(
        "faults-of-export", request.In("ExportReportLists.WhatLoketCannotTakeAsIt"), Html($"""
            {Widgets.Table(
                request.In("ExportReportLists.Faults"),
                [
                    new Column(request.In("Common.What")), new Column(request.In("Common.Employee")), new Column(request.In("Common.Number"), IsNumber: true),
                    new Column(request.In("Common.Component")), new Column(request.In("Common.Value"), IsNumber: true), new Column(request.In("Common.WhatToDo")),
                ],
                _report.Faults.Select(fault => (IReadOnlyList<object?>)
                [
                    answer.Words[fault.Code].What, Foreign(fault.Name), Number(fault.PayrollId), Number(fault.Component), request.Reader.Value(fault.Value),
                    Advice.Of(request, Subject, answer.Words[fault.Code]),
                ]),
                "")}
            {More(_report.FaultCount - _report.Faults.Count)}
            """));

    private IHtmlContent Refused() => _report.Refused.Count == 0 ? Nothing : Widgets.Part(
        "refused", request.In("ExportReportLists.ValuesThatLoketRefusedOrDoes"), Html($"""
            {Widgets.Table(
                request.In("ExportReportLists.RefusedValues"),
                [
                    new Column(request.In("Common.What")), new Column(request.In("Common.Employee")), new Column(request.In("Common.Number"), IsNumber: true),
                    new Column(request.In("Common.Component")), new Column(request.In("ExportReportLists.Wanted"), IsNumber: true), new Column(request.In("Common.InLoket"), IsNumber: true), new Column(request.In("ExportReportLists.LoketsWords")),
                ],
                _report.Refused.Select(value => (IReadOnlyList<object?>)
                [
                    answer.Words[value.Code].What, Foreign(value.Name), Number(value.PayrollId), Number(value.Component), request.Reader.Value(value.Wanted), request.Reader.Value(value.InLoket),
                    Foreign(value.LoketWords),
                ]),
                "")}
            {More(answer.Refused - _report.Refused.Count)}
            """));

    private IHtmlContent Warnings() =>
        Each(_report.Warnings.Select(code => answer.Words[code]), warning => $"{Widgets.Notice(Tone.Warning, Html($"<p><strong>{warning.What}</strong> {Advice.Of(request, Subject, warning)}</p>"))}");

    private AdviceSubject Subject => new(connection.Id, _report.AdministrationId, _report.ExportId);

    private IHtmlContent More(int count) => When(count > 0, () => $"<p>{request.In("Common.AndMore", request.Reader.Count(count))}</p>");

    private string NameOf(CellChange change) => change switch
    {
        CellChange.New => request.In("Common.New"),
        CellChange.Changed => request.In("Common.Changed"),
        CellChange.Withdrawn => request.In("Common.Withdrawn"),
        _ => request.In("Common.Unchanged"),
    };

    private string Reason(LeftOutLine line)
    {
        var what = answer.Words.TryGetValue(line.Reason, out var words) ? words.What : line.What;
        return line.Detail is { } detail ? $"{what} ({detail})" : what;
    }

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
