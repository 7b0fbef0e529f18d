using LoketFunctions.Identifiers;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Model;

/// <summary>The numbers by which a payroll file may name an employment. Loket gives no date with them.</summary>
/// <param name="PayrollId">Personeelsnummer verloning.</param>
internal sealed record FileNumbers(int? PayrollId, PersonnelNumber? EmployeeNumber)
{
    /// <summary>As the file's column has it; null where there is none.</summary>
    public PersonnelNumber? In(PayrollFileLayout layout) => layout.Columns.Any(column => column.Value == PayrollFileValue.EmployeeNumber)
        ? EmployeeNumber
        : PersonnelNumber.Of(PayrollId);

    public override string ToString() => nameof(FileNumbers);
}

/// <summary>The number by which the last payroll file named an employment, and by which the next one does.</summary>
public sealed record NumberChange(PersonnelNumber Before, PersonnelNumber Now)
{
    /// <summary>Null where it is the same one, or there is none in one of the two.</summary>
    internal static NumberChange? Between(FileNumbers? before, FileNumbers? now, PayrollFileLayout layout) =>
        before?.In(layout) is { } former && now?.In(layout) is { } number && former != number ? new NumberChange(former, number) : null;

    public override string ToString() => nameof(NumberChange);
}
