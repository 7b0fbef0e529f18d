using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Deliver.Files;

/// <summary>
/// Writes the file for Loket's "collectieve mutaties": semicolons, decimal commas, CRLF, one line per record of period data. An
/// empty cell leaves a value as it is; a 0 takes it back where nothing is to stand in its place.
/// </summary>
/// <remarks>Source: Loket's manual "Import variabele gegevens".</remarks>
internal sealed class PayrollFileWriter
{
    private const string Separator = ";";
    private const string NewLine = "\r\n";

    private static readonly NumberFormatInfo Numbers =
        NumberFormatInfo.ReadOnly(new NumberFormatInfo { NumberDecimalSeparator = ",", NumberGroupSeparator = "", NegativeSign = "-" });

    private static readonly CsvConfiguration Form = new(CultureInfo.InvariantCulture)
    {
        Delimiter = Separator,
        NewLine = NewLine,
        // Nothing is written that would need it, and an escaped number would be no number.
        ShouldQuote = _ => false,
        InjectionOptions = InjectionOptions.None,
    };

    private readonly CsvWriter _csv;
    private readonly Encoding _encoding;
    private readonly PayrollFileLayout _layout;
    private readonly IReadOnlyList<int> _components;
    private readonly int? _clientNumber;

    private PayrollFileWriter(
        CsvWriter csv, Encoding encoding, PayrollFileLayout layout, IReadOnlyList<int> components, int? clientNumber) =>
        (_csv, _encoding, _layout, _components, _clientNumber) = (csv, encoding, layout, components, clientNumber);

    /// <summary>Writes line by line; the stream stays open.</summary>
    /// <exception cref="UnsafeTextException">
    /// A text would not be read back as it is. What was written until then is no payroll file.
    /// </exception>
    public static Task<WrittenFile> WriteAsync(
        Stream stream, PayrollFileLayout layout, PlanHead head, IAsyncEnumerable<PlannedLine> lines, int? clientNumber,
        CancellationToken cancellation)
    {
        var encoding = FileEncoding.Of(layout);
        return MeasuredStream.MeasureAsync(stream, async (measured, token) =>
        {
            await using var text = new StreamWriter(measured, encoding, leaveOpen: true);
            await using var csv = new CsvWriter(text, Form, leaveOpen: true);
            await new PayrollFileWriter(csv, encoding, layout, head.Components, clientNumber).WriteAsync(lines, token);
        }, cancellation);
    }

    private async Task WriteAsync(IAsyncEnumerable<PlannedLine> lines, CancellationToken cancellation)
    {
        foreach (var column in _layout.Columns)
            Write(column.Name, column.Name);
        foreach (var component in _components)
            _csv.WriteField(component.ToString(CultureInfo.InvariantCulture));
        await _csv.NextRecordAsync();
        await foreach (var line in lines.WithCancellation(cancellation))
        {
            if (line.Cells.Count == 0 || line.OutOfFile)
                continue;
            foreach (var column in _layout.Columns)
                Write(PayrollFileColumns.TextOf(column.Value, line, _clientNumber), column.Name);
            WriteValues(line);
            await _csv.NextRecordAsync();
        }
    }

    private void Write(string? text, string field)
    {
        if (text is not null && ImportText.FaultOf(text, _encoding) is { } fault)
            throw new UnsafeTextException(_csv.Row, _csv.Index + 1, field, fault);
        _csv.WriteField(text);
    }

    /// <summary>Cells and columns are both by component number.</summary>
    private void WriteValues(PlannedLine line)
    {
        var (cells, next) = (line.Cells, 0);
        decimal? takenBack = line.ZeroTakesBack ? 0 : null;
        foreach (var component in _components)
        {
            var hasValue = next < cells.Count && cells[next].Component == component;
            _csv.WriteField(hasValue ? (cells[next++].Value ?? takenBack)?.ToString("0.##", Numbers) : null);
        }

        if (next < cells.Count)
            throw new InvalidOperationException($"Component {cells[next].Component} has no column in the payroll file.");
    }
}
