using LoketFunctions.Export.Model;
using LoketFunctions.Export.Texts;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Localization;
using LoketFunctions.Runs;

namespace LoketFunctions.Export.Report;

/// <summary>Which employees of a report to show.</summary>
/// <param name="Text">Words of the name, whatever their accents and case, or the beginning of a payroll number.</param>
/// <param name="Page">From 1.</param>
/// <param name="PageSize">At most <see cref="Paged.MaxPageSize"/>.</param>
internal sealed record ReportSearch(string? Text = null, int Page = 1, int PageSize = Paged.DefaultPageSize)
{
    public IReadOnlyDictionary<string, InputFault> Faults()
    {
        var faults = Paged.Faults(Page, PageSize);
        if (Text?.Length > PersonSearch.MaxLength)
            faults["text"] = InputFaults.TooLong(PersonSearch.MaxLength);
        return faults;
    }

    public override string ToString() => $"page {Page}";
}

/// <summary>A report as a page shows it: of its lists a part, with how much there is of each.</summary>
/// <param name="Report">With the employees of this page, and the first of the other lists.</param>
/// <param name="Employees">How many there are, whatever was searched for.</param>
/// <param name="Found">How many were found.</param>
/// <param name="Changes">How many values differ from what was sent before; see <see cref="ExportReport.Changes"/>.</param>
/// <param name="LeftOutLines">
/// How many registrations, and parts of them, stayed behind; see <see cref="ExportReport.LeftOutByReason"/>.
/// </param>
/// <param name="Words">What every code of the report means, in the caller's language.</param>
public sealed record ExportReportResponse(
    ExportReport Report, int Employees, int Found, int Page, int PageSize, int Changes, int LeftOutLines, int Corrections, int Refused,
    IReadOnlyDictionary<string, Explanation> Words)
{
    /// <summary>Of each list that has no page of its own.</summary>
    private const int Shown = ExportReport.ShownChanges;

    internal static ExportReportResponse Of(ExportReport report, ReportSearch search, string language)
    {
        var person = new PersonSearch(search.Text);
        var found = report.Employees
            .Where(employee => person.Fits(employee.Name, PersonnelNumber.Of(employee.PayrollId))).ToList();
        var shown = report with
        {
            Employees = Paged.Take(found, search.Page, search.PageSize),
            Corrections = [.. report.Corrections.Take(Shown)],
            Refused = [.. report.Refused.Take(Shown)],
        };
        return new ExportReportResponse(
            shown, report.Employees.Count, found.Count, search.Page, search.PageSize,
            report.Counts.Created + report.Counts.Changed + report.Counts.Withdrawn, report.LeftOutByReason.Values.Sum(),
            report.Corrections.Count,
            report.Refused.Count,
            CodesOf(shown).Distinct(StringComparer.Ordinal).ToDictionary(code => code, code => ExportWords.Explain(code, language)));
    }

    public override string ToString() => $"page {Page}";

    private static IEnumerable<string> CodesOf(ExportReport report) =>
        report.Warnings.Concat(report.LeftOutByReason.Keys).Concat(report.Faults.Select(fault => fault.Code)).Concat(
            report.Refused.Select(value => value.Code))
            .Concat(report.ContractChanges.SelectMany(change => change.Reasons))
            .Concat(report.Doubts.Select(doubt => doubt.Code));
}
