using System.Globalization;
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
internal sealed class ExportReportLists(ConsoleRequest visit, ConnectionResponse connection, ExportReportResponse answer)
{
    private const int ShownLines = 100;

    private readonly ExportReport _report = answer.Report;

    /// <summary>What somebody has to look at: codes to map, faults, what Loket refused, warnings.</summary>
    public IHtmlContent ToMend() => All(
        new ContractChangeList(visit, answer).Show(), Unmapped(), Faults(), Refused(), new ExportDoubts(visit, connection, answer).Show(), Warnings());

    public IHtmlContent Totals() => Widgets.Part("totals", visit.In("ExportReportLists.TotalsPerComponent"), Widgets.Table(
        visit.In("ExportReportLists.TotalsPerComponent"),
        [new Column(visit.In("Common.Component")), new Column(visit.In("ExportReportLists.Total"), IsNumber: true)],
        _report.Totals.Select(total => (IReadOnlyList<object?>)
            [Html($"{total.Component} {Foreign(total.Description)}"), visit.Reader.Value(total.Total)]),
        visit.In("Common.NothingGoesOut")));

    public IHtmlContent Changes() => _report.Changes.Count == 0 ? Nothing : Widgets.Part(
        "changes", visit.In("ExportReportLists.WhatDiffersFromWhatWasSent"), Html($"""
            <p>{visit.In("ExportReportLists.NewChangedWithdrawnUnchanged", visit.Reader.Count(_report.Counts.Created), visit.Reader.Count(_report.Counts.Changed), visit.Reader.Count(_report.Counts.Withdrawn), visit.Reader.Count(_report.Counts.Unchanged))}</p>
            <details{When(_report.Counts.Changed + _report.Counts.Withdrawn > 0, () => $" open")}><summary>{visit.In("ExportReportLists.ShowTheDifferences")}</summary>
            {Widgets.Table(
                visit.In("ExportReportLists.Differences"),
                [
                    new Column(visit.In("Common.Employee")), new Column(visit.In("Common.Number"), IsNumber: true), new Column(visit.In("Common.Component")),
                    new Column(visit.In("Common.What")), new Column(visit.In("Common.Before"), IsNumber: true), new Column(visit.In("Common.Now"), IsNumber: true),
                ],
                _report.Changes.Select(change => (IReadOnlyList<object?>)
                [
                    Foreign(change.Name), Number(change.PayrollId), Number(change.Component), NameOf(change.Change), visit.Reader.Value(change.Before), visit.Reader.Value(change.Value),
                ]),
                "")}
            {More(answer.Changes - _report.Changes.Count)}
            </details>
            """));

    public IHtmlContent Corrections() => _report.Corrections.Count == 0 ? Nothing : Widgets.Part(
        "corrections", visit.In("ExportReportLists.CorrectionsForTheNextPeriod"), Html($"""
            <p>{visit.In("ExportReportLists.ThisPeriodCannotBeChangedAny")}</p>
            {Widgets.Table(
                visit.In("ExportReportLists.Corrections"),
                [
                    new Column(visit.In("Common.Employee")), new Column(visit.In("Common.Number"), IsNumber: true), new Column(visit.In("Common.Component")),
                    new Column(visit.In("Common.Sent"), IsNumber: true), new Column(visit.In("ExportReportLists.Wanted"), IsNumber: true), new Column(visit.In("Common.Difference"), IsNumber: true),
                ],
                _report.Corrections.Select(one => (IReadOnlyList<object?>)
                [
                    Foreign(one.Name), Number(one.PayrollId), Number(one.Component), visit.Reader.Value(one.Sent), visit.Reader.Value(one.Wanted), visit.Reader.Value(one.Difference),
                ]),
                "")}
            {More(answer.Corrections - _report.Corrections.Count)}
            """));

    /// <summary>What this period pays for earlier ones, and where that is chosen.</summary>
    public IHtmlContent Carried() => All(
        _report.Carried.Count == 0 ? Nothing : Widgets.Part("carried", visit.In("ExportReportLists.CorrectionsOfEarlierPeriodsThatGo"), Widgets.Table(
            visit.In("ExportReportLists.CorrectionsThatGoAlong"),
            [
                new Column(visit.In("Common.Employee")), new Column(visit.In("Common.Number"), IsNumber: true), new Column(visit.In("Common.Period")),
                new Column(visit.In("Common.Component")), new Column(visit.In("Common.Difference"), IsNumber: true),
            ],
            _report.Carried.Select(one => (IReadOnlyList<object?>)
                [Foreign(one.Name), Number(one.PayrollId), ExportNames.Period(one.From / 100, one.From % 100), Number(one.Component), visit.Reader.Value(one.Value)]),
            "")),
        When(_report.Period.State == PeriodState.Open && (_report.Carried.Count > 0 || _report.Warnings.Contains(PlanWarning.CorrectionsOffered)), () => $"""
            <p>{Widgets.Link(visit.Paths.Corrections(connection.Id, _report.AdministrationId, _report.Period.Id), visit.In("ExportReportLists.LookAtTheCorrectionsAndChoose"))}</p>
            """));

    public IHtmlContent LeftOut() => _report.LeftOutByReason.Count == 0 ? Nothing : Widgets.Part(
        "left-out", visit.In("ExportReportLists.WhatIsLeftOut"), Html($"""
            {Widgets.Table(
                visit.In("ExportReportLists.WhatIsLeftOutByReason"),
                [new Column(visit.In("Common.Reason")), new Column(visit.In("ExportReportLists.RegistrationsOrPartsOfThem"), IsNumber: true), new Column(visit.In("Common.WhatToDo"))],
                _report.LeftOutByReason.OrderByDescending(reason => reason.Value)
                    .Select(reason => (IReadOnlyList<object?>)[answer.Words[reason.Key].What, visit.Reader.Count(reason.Value), Advice.Of(visit, Subject, answer.Words[reason.Key])]),
                "")}
            <p>{Widgets.Link(visit.Paths.LeftOut(connection.Id, _report.ExportId, _report.AdministrationId), visit.In("ExportReportLists.DownloadTheWholeListCSV"))}</p>
            <details><summary>{visit.In("ExportReportLists.ShowTheFirstRegistrations")}</summary>
            {Widgets.Table(
                visit.In("ExportReportLists.RegistrationsThatAreLeftOut"),
                [
                    new Column(visit.In("Common.Registration")), new Column(visit.In("Common.Date")), new Column(visit.In("Common.Employee")),
                    new Column(visit.In("Common.EmployeeInThePlanner")), new Column(visit.In("Common.Reason")),
                ],
                _report.LeftOut.Take(ShownLines).Select(line => (IReadOnlyList<object?>)
                [
                    Foreign(line.RegistrationId), line.Date is { } date ? visit.Reader.Date(date) : null, Foreign(ExportNames.Person(line.Name, line.PersonnelNumber)), Foreign(line.PlannerEmployeeId),
                    Reason(line),
                ]),
                "")}
            {More(answer.LeftOutLines - Math.Min(_report.LeftOut.Count, ShownLines))}
            </details>
            """));

    private IHtmlContent Unmapped() => _report.Unmapped.Count == 0 ? Nothing : Widgets.Part(
        "unmapped", visit.In("Common.CodesStillToMap"), Html($"""
            <ul>{Each(_report.Unmapped, code => $"<li>{MappingNames.Of(visit, code.Kind)} {Foreign(code.Code)}</li>")}</ul>
            <p>{Widgets.Link(MappingFilter.ToDoPath(visit, connection.Id, _report.AdministrationId, _report.Period.TestYear ? null : _report.Period.Year), visit.In("Common.MapThem"))}</p>
            """));

    private IHtmlContent Faults() => _report.Faults.Count == 0 ? Nothing : Widgets.Part(
        "faults-of-export", visit.In("ExportReportLists.WhatLoketCannotTakeAsIt"), Html($"""
            {Widgets.Table(
                visit.In("ExportReportLists.Faults"),
                [
                    new Column(visit.In("Common.What")), new Column(visit.In("Common.Employee")), new Column(visit.In("Common.Number"), IsNumber: true),
                    new Column(visit.In("Common.Component")), new Column(visit.In("Common.Value"), IsNumber: true), new Column(visit.In("Common.WhatToDo")),
                ],
                _report.Faults.Select(fault => (IReadOnlyList<object?>)
                [
                    answer.Words[fault.Code].What, Foreign(fault.Name), Number(fault.PayrollId), Number(fault.Component), visit.Reader.Value(fault.Value),
                    Advice.Of(visit, Subject, answer.Words[fault.Code]),
                ]),
                "")}
            {More(_report.FaultCount - _report.Faults.Count)}
            """));

    private IHtmlContent Refused() => _report.Refused.Count == 0 ? Nothing : Widgets.Part(
        "refused", visit.In("ExportReportLists.ValuesThatLoketRefusedOrDoes"), Html($"""
            {Widgets.Table(
                visit.In("ExportReportLists.RefusedValues"),
                [
                    new Column(visit.In("Common.What")), new Column(visit.In("Common.Employee")), new Column(visit.In("Common.Number"), IsNumber: true),
                    new Column(visit.In("Common.Component")), new Column(visit.In("ExportReportLists.Wanted"), IsNumber: true), new Column(visit.In("Common.InLoket"), IsNumber: true), new Column(visit.In("ExportReportLists.LoketsWords")),
                ],
                _report.Refused.Select(value => (IReadOnlyList<object?>)
                [
                    answer.Words[value.Code].What, Foreign(value.Name), Number(value.PayrollId), Number(value.Component), visit.Reader.Value(value.Wanted), visit.Reader.Value(value.InLoket),
                    Foreign(value.LoketWords),
                ]),
                "")}
            {More(answer.Refused - _report.Refused.Count)}
            """));

    private IHtmlContent Warnings() =>
        Each(_report.Warnings.Select(code => answer.Words[code]), warning => $"{Widgets.Notice(Tone.Warning, Html($"<p><strong>{warning.What}</strong> {Advice.Of(visit, Subject, warning)}</p>"))}");

    private AdviceSubject Subject => new(connection.Id, _report.AdministrationId, _report.ExportId);

    private IHtmlContent More(int count) => When(count > 0, () => $"<p>{visit.In("Common.AndMore", visit.Reader.Count(count))}</p>");

    private string NameOf(CellChange change) => change switch
    {
        CellChange.New => visit.In("Common.New"),
        CellChange.Changed => visit.In("Common.Changed"),
        CellChange.Withdrawn => visit.In("Common.Withdrawn"),
        _ => visit.In("Common.Unchanged"),
    };

    private string Reason(LeftOutLine line)
    {
        var what = answer.Words.TryGetValue(line.Reason, out var words) ? words.What : line.What;
        return line.Detail is { } detail ? $"{what} ({detail})" : what;
    }

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
