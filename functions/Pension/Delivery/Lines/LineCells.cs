using System.Globalization;
using LoketFunctions.Pension.Delivery.Layout;

namespace LoketFunctions.Pension.Delivery.Lines;

/// <summary>Writes what Loket tells as the cells of a layout. Nothing stands in for what is not told.</summary>
internal static class LineCells
{
    /// <returns>A cell for each column, null where it stays empty; or why the line is left out.</returns>
    public static (IReadOnlyList<string?> Cells, SetAsideLine? SetAside) Of(DeliveryLayout layout, DeliveryFrame frame, PensionLine line)
    {
        var cells = new List<string?>(layout.Columns.Count);
        foreach (var column in layout.Columns)
        {
            var text = TextOf(column, frame, line);
            if (text is null && column is { IsRequired: true } && !column.Value.IsOfFile())
            {
                var code = column.Value == LineValue.CitizenServiceNumber && line.HasOddNumber ? LineCodes.Unreadable : LineCodes.Missing;
                return ([], new SetAsideLine(
                    line.EmploymentId, line.EmployeeId, Text(line.Employment.PayrollId), column.Value, code));
            }

            cells.Add(text);
        }

        return (cells, null);
    }

    private static string? TextOf(LayoutColumn column, DeliveryFrame frame, PensionLine line) => column.Value switch
    {
        // Known when the file is written.
        LineValue.DeliveryVersion or LineValue.Change => null,
        LineValue.EmployerId => frame.EmployerId,
        LineValue.WageTaxNumber => frame.WageTaxNumber,
        LineValue.ContractNumber => frame.ContractNumber,
        LineValue.PeriodYear => Text(frame.Period.Year),
        LineValue.PeriodNumber => Text(frame.Period.Number),
        LineValue.PeriodStart => Text(frame.Period.Start),
        LineValue.PeriodEnd => Text(frame.Period.End),
        LineValue.PersonnelNumber => Text(line.Employment.PayrollId),
        LineValue.IncomeRelationshipNumber => Text(line.Employment.IncomeRelationshipNumber),
        LineValue.CitizenServiceNumber => line.Number?.Reveal(),
        LineValue.LastName => NullIfBlank(line.Employment.Employee?.LastName),
        LineValue.DateOfBirth => Text(line.Employment.Employee?.DateOfBirth),
        LineValue.EmploymentStart => Text(line.Employment.StartDate),
        LineValue.EmploymentEnd => Text(line.Employment.EndDate),
        LineValue.IsDirector => line.Employment.IsDirectorAndMajorShareholder switch { true => "J", false => "N", null => null },
        LineValue.HoursPerWeek => line.HoursPerWeek?.ToString("0.00", CultureInfo.InvariantCulture),
        LineValue.PartTimeFactor => line.PartTimeFactor?.ToString("0.0000", CultureInfo.InvariantCulture),
        LineValue.PayrollComponents => SumOf(column.Components ?? [], line.Pay)?.ToString("0.00", CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"{column.Value} has no cell."),
    };

    /// <summary>Null where payroll has none of them for this employment: that is not the same as nothing earned.</summary>
    private static decimal? SumOf(IReadOnlyList<int> components, IReadOnlyDictionary<int, decimal> pay)
    {
        decimal[] found = [.. components.Where(pay.ContainsKey).Select(component => pay[component])];
        return found.Length == 0 ? null : found.Sum();
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Text(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string? NullIfBlank(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
