using System.Globalization;
using LoketFunctions.Components;
using LoketFunctions.Export.Model;
using LoketFunctions.Localization;
using LoketFunctions.Runs;
using Microsoft.AspNetCore.Components;

namespace LoketFunctions.Export.Report;

/// <summary>A part of a report's page.</summary>
public abstract class PrintedPart : LocalizedComponent
{
    [CascadingParameter]
    public ExportReport Report { get; set; } = null!;

    /// <summary>The words of a code, in the reader's language.</summary>
    [CascadingParameter]
    public Func<string, Explanation> Explain { get; set; } = null!;

    protected static string Number(int? number) => number?.ToString(CultureInfo.InvariantCulture) ?? "";

    protected Column<T> Words<T>(LocalizedText title, Func<T, string?> text) => Column<T>.OfText(In(title), text);

    protected Column<T> Foreign<T>(LocalizedText title, Func<T, string?> text) => Column<T>.OfForeign(In(title), text);

    protected Column<T> Value<T>(LocalizedText title, Func<T, decimal?> value) =>
        Column<T>.OfText(In(title), row => Reader.Value(value(row)), isNumber: true);

    /// <summary>The columns that say who: number and name.</summary>
    protected IEnumerable<Column<T>> Who<T>(Func<T, int?> payrollId, Func<T, string?> name) =>
    [
        Words(ExportTexts.Of("Report.Number"), (T row) => Number(payrollId(row))),
        Foreign(ExportTexts.Of("Report.Name"), name),
    ];
}
