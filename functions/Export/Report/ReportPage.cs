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
        var title = $"{In(ExportTexts.Of("Report.PayrollExport"))} {_report.AdministrationName} {Number(_report.Period.Year)}-{_report.Period.PeriodNumber:00}";
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
        In(ExportTexts.Of("Report.Warnings")), [new(In(ExportTexts.Of("Report.What"))), new(In(ExportTexts.Of("Report.WhatToDo")))],
        _report.Warnings.Select(_explain).Select(words => (string[])[words.What, words.WhatToDo]));

    private IEnumerable<string> ContractChanges() => Html.Table(
        In(ExportTexts.Of("Report.OthersBecauseAContractWasChanged")),
        [new(In(ExportTexts.Of("Report.Number"))), new(In(ExportTexts.Of("Report.Name")), HtmlKind.Foreign), new(In(ExportTexts.Of("Report.Why"))), new(In(ExportTexts.Of("Report.Component"))),
            new(In(ExportTexts.Of("Report.DistributionUnit"))), new(In(ExportTexts.Of("Report.Before")), HtmlKind.Number), new(In(ExportTexts.Of("Report.Now")), HtmlKind.Number)],
        from change in _report.ContractChanges
        from value in change.Values.DefaultIfEmpty()
        select (string[])[Number(change.PayrollId), change.Name, ContractChangeWords.Why(change, _explain),
            Number(value?.Component), Number(value?.UnitCode), _form.Value(value?.Before), _form.Value(value?.Value)]);

    private IEnumerable<string> Doubts()
    {
        var table = Html.Table(
            In(ExportTexts.Of("Report.NotLikely")),
            [new(In(ExportTexts.Of("Report.Name")), HtmlKind.Foreign), new(In(ExportTexts.Of("Report.PersonnelNumber")), HtmlKind.Foreign), new(In(ExportTexts.Of("Report.Date"))),
                new(In(
                    ExportTexts.Of("Report.Registration")), HtmlKind.Foreign), new(In(ExportTexts.Of("Report.Component"))), new(In(ExportTexts.Of("Report.Value")), HtmlKind.Number),
                new(In(ExportTexts.Of("Report.UsualOrAtMost")), HtmlKind.Number), new(In(ExportTexts.Of("Report.What")))],
            _report.Doubts.Select(doubt => (string[])[doubt.Name ?? "", doubt.PersonnelNumber ?? "", doubt.Date is { } date ? _form.Date(date) : "",
                doubt.RegistrationId ?? "", Number(doubt.Component), _form.Value(doubt.Value), _form.Value(doubt.Usual), _explain(doubt.Code).What]));
        var more = _report.DoubtCount - _report.Doubts.Count;
        return more <= 0 ? table : table.Append(Html.Paragraph(In(ExportTexts.Of("Report.AndMore", _form.Count(more)))));
    }

    private IEnumerable<string> Unmapped() => Html.Table(
        In(ExportTexts.Of("Report.CodesStillToMap")), [new(In(ExportTexts.Of("Report.Kind"))), new("Code", HtmlKind.Foreign)],
        _report.Unmapped.Select(code => (string[])[ReportWords.Of(code.Kind, _form), code.Code]));

    private IEnumerable<string> Faults() => Html.Table(
        $"{In(ExportTexts.Of("Report.WhatLoketCannotTakeAsIt"))} ({_form.Count(_report.FaultCount)})",
        [new(In(ExportTexts.Of("Report.Number"))), new(In(ExportTexts.Of("Report.Name")), HtmlKind.Foreign), new(In(ExportTexts.Of("Report.Component"))), new(In(ExportTexts.Of("Report.Value")), HtmlKind.Number),
            new(In(ExportTexts.Of("Report.Column")), HtmlKind.Foreign), new(In(ExportTexts.Of("Report.What"))), new(In(ExportTexts.Of("Report.WhatToDo")))],
        _report.Faults.Select(fault => (string[])[Number(fault.PayrollId), fault.Name ?? "", Number(fault.Component), _form.Value(fault.Value),
            fault.Detail ?? "", _explain(fault.Code).What, _explain(fault.Code).WhatToDo]));

    private IEnumerable<string> Refused() => Html.Table(
        In(ExportTexts.Of("Report.ValuesThatLoketRefusedOrDoes")),
        [new(In(ExportTexts.Of("Report.Number"))), new(In(ExportTexts.Of("Report.Name")), HtmlKind.Foreign), new(In(ExportTexts.Of("Report.Component"))), new(In(ExportTexts.Of("Report.Wanted")), HtmlKind.Number),
            new(In(ExportTexts.Of("Report.InLoket")), HtmlKind.Number), new(In(ExportTexts.Of("Report.What"))), new(In(ExportTexts.Of("Report.LoketsWords")), HtmlKind.Foreign)],
        _report.Refused.Select(value => (string[])[Number(value.PayrollId), value.Name, Number(value.Component), _form.Value(value.Wanted),
            _form.Value(value.InLoket), _explain(value.Code).What, value.LoketWords ?? ""]));

    private IEnumerable<string> Corrections() => Html.Table(
        In(ExportTexts.Of("Report.CorrectionsForTheNextPeriod")),
        [new(In(ExportTexts.Of("Report.Number"))), new(In(ExportTexts.Of("Report.Name")), HtmlKind.Foreign), new(In(ExportTexts.Of("Report.Component"))),
            new(In(ExportTexts.Of("Report.Sent")), HtmlKind.Number), new(In(ExportTexts.Of("Report.Wanted")), HtmlKind.Number), new(In(ExportTexts.Of("Report.Difference")), HtmlKind.Number)],
        _report.Corrections.Select(one => (string[])[Number(one.PayrollId), one.Name, Number(one.Component),
            _form.Value(one.Sent), _form.Value(one.Wanted), _form.Value(one.Difference)]));

    private IEnumerable<string> Carried() => Html.Table(
        In(ExportTexts.Of("Report.CorrectionsOfEarlierPeriodsThatGo")),
        [new(In(ExportTexts.Of("Report.Number"))), new(In(ExportTexts.Of("Report.Name")), HtmlKind.Foreign), new(In(ExportTexts.Of("Common.Period"))), new(In(ExportTexts.Of("Report.Component"))),
            new(In(ExportTexts.Of("Report.Difference")), HtmlKind.Number)],
        _report.Carried.Select(one => (string[])[Number(one.PayrollId), one.Name, Number(one.From), Number(one.Component), _form.Value(one.Value)]));

    /// <summary>What is new needs no list: it stands in the totals. Where a period is closed, the corrections say it.</summary>
    private IEnumerable<string> Changes()
    {
        if (_report.Period.State != PeriodState.Open)
            return [];
        var changes = _report.Changes.Where(change => change.Change != CellChange.New).ToList();
        var table = Html.Table(
            In(ExportTexts.Of("Report.OtherThanWhatWasSentBefore")),
            [new(In(ExportTexts.Of("Report.Number"))), new(In(ExportTexts.Of("Report.Name")), HtmlKind.Foreign), new(In(ExportTexts.Of("Report.Component"))),
                new(In(ExportTexts.Of("Report.Before")), HtmlKind.Number), new(In(ExportTexts.Of("Report.Now")), HtmlKind.Number)],
            changes.Select(one => (string[])[Number(one.PayrollId), one.Name, Number(one.Component), _form.Value(one.Before), _form.Value(one.Value)]));
        var more = _report.Counts.Changed + _report.Counts.Withdrawn - changes.Count;
        return more <= 0 ? table : table.Append(Html.Paragraph(In(ExportTexts.Of("Report.AndMore", _form.Count(more)))));
    }

    private IEnumerable<string> Totals() => Html.Table(
        In(ExportTexts.Of("Report.TotalsPerComponent")),
        [new(In(ExportTexts.Of("Report.Component"))), new(In(ExportTexts.Of("Report.Description")), HtmlKind.Foreign), new(In(ExportTexts.Of("Report.Total")), HtmlKind.Number)],
        _report.Totals.Select(total => (string[])[Number(total.Component), total.Description, _form.Value(total.Total)]));

    private IEnumerable<string> Employees()
    {
        var components = _report.Totals.Select(total => total.Component).ToList();
        return Html.Table(
            $"{In(ExportTexts.Of("Report.TotalsPerEmployment"))} ({_form.Count(_report.Employees.Count)})",
            [new(In(ExportTexts.Of("Report.Number"))), new(In(ExportTexts.Of("Report.Name")), HtmlKind.Foreign),
                .. _report.Totals.Select(total => new HtmlColumn($"{Number(total.Component)} {total.Description}", HtmlKind.Number))],
            _report.Employees.Select(employee => (string[])[Number(employee.PayrollId), employee.Name,
                .. components.Select(component => employee.Totals.TryGetValue(component, out var total) ? _form.Value(total) : "")]));
    }

    private IEnumerable<string> LeftOutByReason() => Html.Table(
        In(ExportTexts.Of("Report.NotExportedByReason")),
        [new(In(ExportTexts.Of("Report.Reason"))), new(In(ExportTexts.Of("Report.Number2")), HtmlKind.Number), new(In(ExportTexts.Of("Report.WhatToDo")))],
        _report.LeftOutByReason.Select(reason => (string[])[_explain(reason.Key).What, _form.Count(reason.Value), _explain(reason.Key).WhatToDo]));

    private IEnumerable<string> LeftOut()
    {
        var more = _report.LeftOutByReason.Values.Sum() - _report.LeftOut.Count;
        var table = Html.Table(
            In(ExportTexts.Of("Report.NotExported")),
            [new(In(ExportTexts.Of("Report.Registration")), HtmlKind.Foreign), new(In(ExportTexts.Of("Report.Date"))),
                new(In(
                    ExportTexts.Of("Report.EmployeeInThePlanner")), HtmlKind.Foreign), new(In(ExportTexts.Of("Report.Name")), HtmlKind.Foreign),
                new(In(ExportTexts.Of("Report.PersonnelNumber")), HtmlKind.Foreign), new(In(ExportTexts.Of("Report.Reason")))],
            _report.LeftOut.Select(line => (string[])[line.RegistrationId ?? "", line.Date is { } date ? _form.Date(date) : "", line.PlannerEmployeeId ?? "",
                line.Name ?? "", line.PersonnelNumber ?? "", line.Detail is { } detail ? $"{line.What} ({detail})" : line.What]));
        return more <= 0 ? table : table.Append(Html.Paragraph(In(ExportTexts.Of("Report.AndMoreTheFileOfWhat", _form.Count(more)))));
    }

    private string In(LocalizedText text) => _form.In(text);

    private static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";
}
