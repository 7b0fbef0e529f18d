using System.Globalization;
using System.Text;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Texts;
using LoketFunctions.Localization;
using LoketFunctions.Runs;

namespace LoketFunctions.Export.Report;

/// <summary>A report as a page that people read and print.</summary>
internal sealed class ReportPage
{
    private readonly ExportReport _report;
    private readonly ReaderFormat _form;
    private readonly Func<string, Explanation> _explain;

    private ReportPage(ExportReport report, ReaderFormat form, Func<string, Explanation> explain) => (_report, _form, _explain) = (report, form, explain);

    /// <summary>Writes asynchronously; the stream stays open.</summary>
    public static async Task WriteAsync(
        Stream stream, ExportReport report, string language, Func<string, Explanation> explain, CancellationToken cancellation)
    {
        await using var text = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false), leaveOpen: true);
        foreach (var part in new ReportPage(report, new ReaderFormat(language), explain).Parts())
            await text.WriteAsync(part.AsMemory(), cancellation);
    }

    /// <summary>Made as they are written: the page of many employees is never in memory whole.</summary>
    private IEnumerable<string> Parts()
    {
        var title = $"{In("Loonexport", "Payroll export")} {_report.AdministrationName} {Number(_report.Period.Year)}-{_report.Period.PeriodNumber:00}";
        IEnumerable<string>[] parts =
        [
            [Html.Begin(_form.Language, title)],
            ReportWords.Notices(_report, _form).Select(Html.Notice),
            [Html.Facts(ReportWords.Facts(_report, _form))],
            Warnings(), ContractChanges(), Doubts(), Unmapped(), Faults(), Refused(), Corrections(), Carried(), Changes(), Totals(), Employees(), LeftOutByReason(), LeftOut(),
            [Html.End()],
        ];
        return parts.SelectMany(part => part);
    }

    private IEnumerable<string> Warnings() => Html.Table(
        In("Waarschuwingen", "Warnings"), [new(In("Wat", "What")), new(In("Wat te doen", "What to do"))],
        _report.Warnings.Select(_explain).Select(words => (string[])[words.What, words.WhatToDo]));

    private IEnumerable<string> ContractChanges() => Html.Table(
        In("Anders doordat een contract in Loket gewijzigd is", "Others because a contract was changed in Loket"),
        [new(In("Nummer", "Number")), new(In("Naam", "Name"), HtmlKind.Foreign), new(In("Waarom", "Why")), new(In("Component", "Component")),
            new(In("Verdelingseenheid", "Distribution unit")), new(In("Eerder", "Before"), HtmlKind.Number), new(In("Nu", "Now"), HtmlKind.Number)],
        from change in _report.ContractChanges
        from value in change.Values.DefaultIfEmpty()
        select (string[])[Number(change.PayrollId), change.Name, ContractChangeWords.Why(change, _explain),
            Number(value?.Component), Number(value?.UnitCode), _form.Value(value?.Before), _form.Value(value?.Value)]);

    private IEnumerable<string> Doubts()
    {
        var table = Html.Table(
            In("Niet waarschijnlijk", "Not likely"),
            [new(In("Naam", "Name"), HtmlKind.Foreign), new(In("Personeelsnummer", "Personnel number"), HtmlKind.Foreign), new(In("Datum", "Date")),
                new(In("Registratie", "Registration"), HtmlKind.Foreign), new(In("Component", "Component")), new(In("Waarde", "Value"), HtmlKind.Number),
                new(In("Gewoon of hoogstens", "Usual or at most"), HtmlKind.Number), new(In("Wat", "What"))],
            _report.Doubts.Select(doubt => (string[])[doubt.Name ?? "", doubt.PersonnelNumber ?? "", doubt.Date is { } date ? _form.Date(date) : "",
                doubt.RegistrationId ?? "", Number(doubt.Component), _form.Value(doubt.Value), _form.Value(doubt.Usual), _explain(doubt.Code).What]));
        var more = _report.DoubtCount - _report.Doubts.Count;
        return more <= 0 ? table : table.Append(Html.Paragraph(In($"… en nog {_form.Count(more)}.", $"… and {_form.Count(more)} more.")));
    }

    private IEnumerable<string> Unmapped() => Html.Table(
        In("Nog te koppelen codes", "Codes still to map"), [new(In("Soort", "Kind")), new("Code", HtmlKind.Foreign)],
        _report.Unmapped.Select(code => (string[])[ReportWords.Of(code.Kind, _form), code.Code]));

    private IEnumerable<string> Faults() => Html.Table(
        $"{In("Wat Loket zo niet kan aannemen", "What Loket cannot take as it is")} ({_form.Count(_report.FaultCount)})",
        [new(In("Nummer", "Number")), new(In("Naam", "Name"), HtmlKind.Foreign), new(In("Component", "Component")), new(In("Waarde", "Value"), HtmlKind.Number),
            new(In("Kolom", "Column"), HtmlKind.Foreign), new(In("Wat", "What")), new(In("Wat te doen", "What to do"))],
        _report.Faults.Select(fault => (string[])[Number(fault.PayrollId), fault.Name ?? "", Number(fault.Component), _form.Value(fault.Value),
            fault.Detail ?? "", _explain(fault.Code).What, _explain(fault.Code).WhatToDo]));

    private IEnumerable<string> Refused() => Html.Table(
        In("Waarden die Loket weigerde of niet bevat", "Values that Loket refused or does not hold"),
        [new(In("Nummer", "Number")), new(In("Naam", "Name"), HtmlKind.Foreign), new(In("Component", "Component")), new(In("Gewenst", "Wanted"), HtmlKind.Number),
            new(In("In Loket", "In Loket"), HtmlKind.Number), new(In("Wat", "What")), new(In("Woorden van Loket", "Loket's words"), HtmlKind.Foreign)],
        _report.Refused.Select(value => (string[])[Number(value.PayrollId), value.Name, Number(value.Component), _form.Value(value.Wanted),
            _form.Value(value.InLoket), _explain(value.Code).What, value.LoketWords ?? ""]));

    private IEnumerable<string> Corrections() => Html.Table(
        In("Correcties voor de volgende periode", "Corrections for the next period"),
        [new(In("Nummer", "Number")), new(In("Naam", "Name"), HtmlKind.Foreign), new(In("Component", "Component")),
            new(In("Verstuurd", "Sent"), HtmlKind.Number), new(In("Gewenst", "Wanted"), HtmlKind.Number), new(In("Verschil", "Difference"), HtmlKind.Number)],
        _report.Corrections.Select(one => (string[])[Number(one.PayrollId), one.Name, Number(one.Component),
            _form.Value(one.Sent), _form.Value(one.Wanted), _form.Value(one.Difference)]));

    private IEnumerable<string> Carried() => Html.Table(
        In("Correcties van eerdere perioden die meegaan", "Corrections of earlier periods that go along"),
        [new(In("Nummer", "Number")), new(In("Naam", "Name"), HtmlKind.Foreign), new(In("Periode", "Period")), new(In("Component", "Component")),
            new(In("Verschil", "Difference"), HtmlKind.Number)],
        _report.Carried.Select(one => (string[])[Number(one.PayrollId), one.Name, Number(one.From), Number(one.Component), _form.Value(one.Value)]));

    /// <summary>What is new needs no list: it stands in the totals. Where a period is closed, the corrections say it.</summary>
    private IEnumerable<string> Changes()
    {
        if (_report.Period.State != PeriodState.Open)
            return [];
        var changes = _report.Changes.Where(change => change.Change != CellChange.New).ToList();
        var table = Html.Table(
            In("Anders dan eerder verstuurd", "Other than what was sent before"),
            [new(In("Nummer", "Number")), new(In("Naam", "Name"), HtmlKind.Foreign), new(In("Component", "Component")),
                new(In("Eerder", "Before"), HtmlKind.Number), new(In("Nu", "Now"), HtmlKind.Number)],
            changes.Select(one => (string[])[Number(one.PayrollId), one.Name, Number(one.Component), _form.Value(one.Before), _form.Value(one.Value)]));
        var more = _report.Counts.Changed + _report.Counts.Withdrawn - changes.Count;
        return more <= 0 ? table : table.Append(Html.Paragraph(In($"… en nog {_form.Count(more)}.", $"… and {_form.Count(more)} more.")));
    }

    private IEnumerable<string> Totals() => Html.Table(
        In("Totalen per component", "Totals per component"),
        [new(In("Component", "Component")), new(In("Omschrijving", "Description"), HtmlKind.Foreign), new(In("Totaal", "Total"), HtmlKind.Number)],
        _report.Totals.Select(total => (string[])[Number(total.Component), total.Description, _form.Value(total.Total)]));

    private IEnumerable<string> Employees()
    {
        var components = _report.Totals.Select(total => total.Component).ToList();
        return Html.Table(
            $"{In("Totalen per dienstverband", "Totals per employment")} ({_form.Count(_report.Employees.Count)})",
            [new(In("Nummer", "Number")), new(In("Naam", "Name"), HtmlKind.Foreign),
                .. _report.Totals.Select(total => new HtmlColumn($"{Number(total.Component)} {total.Description}", HtmlKind.Number))],
            _report.Employees.Select(employee => (string[])[Number(employee.PayrollId), employee.Name,
                .. components.Select(component => employee.Totals.TryGetValue(component, out var total) ? _form.Value(total) : "")]));
    }

    private IEnumerable<string> LeftOutByReason() => Html.Table(
        In("Niet geëxporteerd, per reden", "Not exported, by reason"),
        [new(In("Reden", "Reason")), new(In("Aantal", "Number"), HtmlKind.Number), new(In("Wat te doen", "What to do"))],
        _report.LeftOutByReason.Select(reason => (string[])[_explain(reason.Key).What, _form.Count(reason.Value), _explain(reason.Key).WhatToDo]));

    private IEnumerable<string> LeftOut()
    {
        var more = _report.LeftOutByReason.Values.Sum() - _report.LeftOut.Count;
        var table = Html.Table(
            In("Niet geëxporteerd", "Not exported"),
            [new(In("Registratie", "Registration"), HtmlKind.Foreign), new(In("Datum", "Date")),
                new(In("Medewerker in de planner", "Employee in the planner"), HtmlKind.Foreign), new(In("Naam", "Name"), HtmlKind.Foreign),
                new(In("Personeelsnummer", "Personnel number"), HtmlKind.Foreign), new(In("Reden", "Reason"))],
            _report.LeftOut.Select(line => (string[])[line.RegistrationId ?? "", line.Date is { } date ? _form.Date(date) : "", line.PlannerEmployeeId ?? "",
                line.Name ?? "", line.PersonnelNumber ?? "", line.Detail is { } detail ? $"{line.What} ({detail})" : line.What]));
        return more <= 0 ? table : table.Append(Html.Paragraph(In(
            $"… en nog {_form.Count(more)}; het bestand met wat achterbleef noemt ze alle.",
            $"… and {_form.Count(more)} more; the file of what was left out names them all.")));
    }

    private string In(string dutch, string english) => _form.In(dutch, english);

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
