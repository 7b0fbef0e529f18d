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

    public IHtmlContent Totals() => Widgets.Part("totals", visit.In("Totalen per component", "Totals per component"), Widgets.Table(
        visit.In("Totalen per component", "Totals per component"),
        [new Column(visit.In("Component", "Component")), new Column(visit.In("Totaal", "Total"), IsNumber: true)],
        _report.Totals.Select(total => (IReadOnlyList<object?>)
            [Html($"{total.Component} {Foreign(total.Description)}"), visit.Reader.Value(total.Total)]),
        visit.In("Er gaat niets mee.", "Nothing goes out.")));

    public IHtmlContent Changes() => _report.Changes.Count == 0 ? Nothing : Widgets.Part(
        "changes", visit.In("Wat verschilt met eerder verstuurd", "What differs from what was sent before"), Html($"""
            <p>{visit.In(
                $"{visit.Reader.Count(_report.Counts.Created)} nieuw, {visit.Reader.Count(_report.Counts.Changed)} gewijzigd, {visit.Reader.Count(_report.Counts.Withdrawn)} ingetrokken, {visit.Reader.Count(_report.Counts.Unchanged)} ongewijzigd.",
                $"{visit.Reader.Count(_report.Counts.Created)} new, {visit.Reader.Count(_report.Counts.Changed)} changed, {visit.Reader.Count(_report.Counts.Withdrawn)} withdrawn, {visit.Reader.Count(_report.Counts.Unchanged)} unchanged.")}</p>
            <details{When(_report.Counts.Changed + _report.Counts.Withdrawn > 0, () => $" open")}><summary>{visit.In("Toon de verschillen", "Show the differences")}</summary>
            {Widgets.Table(
                visit.In("Verschillen", "Differences"),
                [
                    new Column(visit.In("Medewerker", "Employee")), new Column(visit.In("Nummer", "Number"), IsNumber: true), new Column(visit.In("Component", "Component")),
                    new Column(visit.In("Wat", "What")), new Column(visit.In("Eerder", "Before"), IsNumber: true), new Column(visit.In("Nu", "Now"), IsNumber: true),
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
        "corrections", visit.In("Correcties voor de volgende periode", "Corrections for the next period"), Html($"""
            <p>{visit.In(
                "Deze periode is niet meer te wijzigen. Verwerk deze verschillen in de volgende.",
                "This period cannot be changed any more. Make these differences part of the next one.")}</p>
            {Widgets.Table(
                visit.In("Correcties", "Corrections"),
                [
                    new Column(visit.In("Medewerker", "Employee")), new Column(visit.In("Nummer", "Number"), IsNumber: true), new Column(visit.In("Component", "Component")),
                    new Column(visit.In("Verstuurd", "Sent"), IsNumber: true), new Column(visit.In("Gewenst", "Wanted"), IsNumber: true), new Column(visit.In("Verschil", "Difference"), IsNumber: true),
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
        _report.Carried.Count == 0 ? Nothing : Widgets.Part("carried", visit.In("Correcties van eerdere perioden die meegaan", "Corrections of earlier periods that go along"), Widgets.Table(
            visit.In("Correcties die meegaan", "Corrections that go along"),
            [
                new Column(visit.In("Medewerker", "Employee")), new Column(visit.In("Nummer", "Number"), IsNumber: true), new Column(visit.In("Periode", "Period")),
                new Column(visit.In("Component", "Component")), new Column(visit.In("Verschil", "Difference"), IsNumber: true),
            ],
            _report.Carried.Select(one => (IReadOnlyList<object?>)
                [Foreign(one.Name), Number(one.PayrollId), ExportNames.Period(one.From / 100, one.From % 100), Number(one.Component), visit.Reader.Value(one.Value)]),
            "")),
        When(_report.Period.State == PeriodState.Open && (_report.Carried.Count > 0 || _report.Warnings.Contains(PlanWarning.CorrectionsOffered)), () => $"""
            <p>{Widgets.Link(visit.Paths.Corrections(connection.Id, _report.AdministrationId, _report.Period.Id), visit.In("Bekijk en kies de correcties", "Look at the corrections, and choose"))}</p>
            """));

    public IHtmlContent LeftOut() => _report.LeftOutByReason.Count == 0 ? Nothing : Widgets.Part(
        "left-out", visit.In("Wat niet meegaat", "What is left out"), Html($"""
            {Widgets.Table(
                visit.In("Wat niet meegaat, per reden", "What is left out, by reason"),
                [new Column(visit.In("Reden", "Reason")), new Column(visit.In("Registraties, of delen ervan", "Registrations, or parts of them"), IsNumber: true), new Column(visit.In("Wat te doen", "What to do"))],
                _report.LeftOutByReason.OrderByDescending(reason => reason.Value)
                    .Select(reason => (IReadOnlyList<object?>)[answer.Words[reason.Key].What, visit.Reader.Count(reason.Value), Advice.Of(visit, Subject, answer.Words[reason.Key])]),
                "")}
            <p>{Widgets.Link(visit.Paths.LeftOut(connection.Id, _report.ExportId, _report.AdministrationId), visit.In("Download de hele lijst (CSV)", "Download the whole list (CSV)"))}</p>
            <details><summary>{visit.In("Toon de eerste registraties", "Show the first registrations")}</summary>
            {Widgets.Table(
                visit.In("Registraties die niet meegaan", "Registrations that are left out"),
                [
                    new Column(visit.In("Registratie", "Registration")), new Column(visit.In("Datum", "Date")), new Column(visit.In("Medewerker", "Employee")),
                    new Column(visit.In("Medewerker in de planner", "Employee in the planner")), new Column(visit.In("Reden", "Reason")),
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
        "unmapped", visit.In("Nog te koppelen codes", "Codes still to map"), Html($"""
            <ul>{Each(_report.Unmapped, code => $"<li>{MappingNames.Of(visit, code.Kind)} {Foreign(code.Code)}</li>")}</ul>
            <p>{Widgets.Link(MappingFilter.ToDoPath(visit, connection.Id, _report.AdministrationId, _report.Period.TestYear ? null : _report.Period.Year), visit.In("Koppel ze", "Map them"))}</p>
            """));

    private IHtmlContent Faults() => _report.Faults.Count == 0 ? Nothing : Widgets.Part(
        "faults-of-export", visit.In("Wat Loket zo niet kan aannemen", "What Loket cannot take as it is"), Html($"""
            {Widgets.Table(
                visit.In("Fouten", "Faults"),
                [
                    new Column(visit.In("Wat", "What")), new Column(visit.In("Medewerker", "Employee")), new Column(visit.In("Nummer", "Number"), IsNumber: true),
                    new Column(visit.In("Component", "Component")), new Column(visit.In("Waarde", "Value"), IsNumber: true), new Column(visit.In("Wat te doen", "What to do")),
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
        "refused", visit.In("Waarden die Loket weigerde of niet bevat", "Values that Loket refused or does not hold"), Html($"""
            {Widgets.Table(
                visit.In("Geweigerde waarden", "Refused values"),
                [
                    new Column(visit.In("Wat", "What")), new Column(visit.In("Medewerker", "Employee")), new Column(visit.In("Nummer", "Number"), IsNumber: true),
                    new Column(visit.In("Component", "Component")), new Column(visit.In("Gewenst", "Wanted"), IsNumber: true), new Column(visit.In("In Loket", "In Loket"), IsNumber: true), new Column(visit.In("Woorden van Loket", "Loket's words")),
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

    private IHtmlContent More(int count) => When(count > 0, () => $"<p>{visit.In($"… en nog {visit.Reader.Count(count)}.", $"… and {visit.Reader.Count(count)} more.")}</p>");

    private string NameOf(CellChange change) => change switch
    {
        CellChange.New => visit.In("nieuw", "new"),
        CellChange.Changed => visit.In("gewijzigd", "changed"),
        CellChange.Withdrawn => visit.In("ingetrokken", "withdrawn"),
        _ => visit.In("ongewijzigd", "unchanged"),
    };

    private string Reason(LeftOutLine line)
    {
        var what = answer.Words.TryGetValue(line.Reason, out var words) ? words.What : line.What;
        return line.Detail is { } detail ? $"{what} ({detail})" : what;
    }

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
