using System.Globalization;
using LoketFunctions.Simulators.Loket.Payroll;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Import;

/// <summary>Turns the lines under the header into patches; whatever a file may not say becomes a fault.</summary>
internal sealed class ImportRows(AdministrationPayroll payroll, PayrollPeriod period, ImportHeader header, List<ImportFault> faults)
{
    private readonly Dictionary<int, Employment> _people = payroll.Employer.Staff.Employments
        .Where(e => e.AdministrationId == payroll.Administration.Id).ToDictionary(e => e.PayrollId);

    private readonly HashSet<(int, int?, Guid?)> _seen = [];

    /// <summary>The patch of a line with at least one value; null for a line without, or with a fault.</summary>
    public PeriodPatch? Read(CsvLine line)
    {
        var before = faults.Count;
        if (line.Cells.Count != header.Names.Count)
        {
            faults.Add(new ImportFault(
                line.Number, Position(line.Cells.Count),
                $"De regel heeft {Position(line.Cells.Count)} velden, de kop {Position(header.Names.Count)}."));
            return null;
        }

        var employment = Person(line);
        var unit = Unit(line);
        var isShift = ImportText.IsWhole(line.Cells[2], out var shift);
        ComponentPatch[] values = [.. Values(line)];
        if (!isShift)
        {
            Fault(line, ImportHeader.Shift, "Dit is geen ploegnummer.");
        }

        if (employment is null || faults.Count > before)
        {
            return null;
        }

        var key = payroll.DefaultKey(employment, period.Id);
        var patch = new PeriodPatch(
            employment.Id, period.Year, period.Number, shift, key.PayslipType, unit ?? key.DistributionUnit, key.CostCenter, key.CostUnit,
            null, ProcessingMethod.Overwrite, values);
        return IsPossible(line, patch, employment) ? patch : null;
    }

    private bool IsPossible(CsvLine line, PeriodPatch patch, Employment employment)
    {
        if (!_seen.Add((employment.PayrollId, patch.Shift, patch.DistributionUnit)))
        {
            Fault(line, ImportHeader.PayrollId, "Deze persoon komt met dezelfde ploeg en verdelingseenheid meer dan eens voor.");
            return false;
        }

        // A line without values is fine in itself.
        BrokenRule[] broken = [
            .. PeriodDataRules.Check(patch, employment, payroll, isCollective: true).Where(b => b.Field != "payrollComponents")];
        faults.AddRange(broken.Select(b => new ImportFault(line.Number, ColumnOf(b.Field), b.Description)));
        return broken.Length == 0 && patch.Components.Count > 0;
    }

    private Employment? Person(CsvLine line)
    {
        if (!ImportText.IsWhole(line.Cells[0], out var client) || client != payroll.Administration.ClientNumber)
        {
            Fault(line, ImportHeader.ClientNumber, "Dit is niet het aansluitnummer van deze administratie.");
        }

        if (ImportText.IsWhole(line.Cells[1], out var number) && _people.TryGetValue(number, out var employment))
        {
            return employment;
        }

        Fault(line, ImportHeader.PayrollId, "Dit personeelsnummer bestaat niet in deze administratie.");
        return null;
    }

    private Guid? Unit(CsvLine line)
    {
        if (header.FirstComponent <= 3)
        {
            return null;
        }

        if (ImportText.IsWhole(line.Cells[3], out var code) && payroll.DistributionUnits.FirstOrDefault(u => u.Code == code) is { } unit)
        {
            return unit.Id;
        }

        Fault(line, ImportHeader.DistributionUnit, "Deze verdelingseenheid bestaat niet bij deze werkgever.");
        return null;
    }

    private IEnumerable<ComponentPatch> Values(CsvLine line)
    {
        foreach (var (i, component) in header.Components.Index())
        {
            var text = line.Cells[header.FirstComponent + i];
            if (text.Length == 0)
            {
                continue;
            }

            if (ImportText.ReadValue(text, component.IsHours, out var value) is { } wrong)
            {
                Fault(line, header.Names[header.FirstComponent + i], wrong);
            }

            yield return new ComponentPatch(component.Key, value, IsGiven: true, IsSupplement: false);
        }
    }

    private static string ColumnOf(string field) => field switch
    {
        "shift" => ImportHeader.Shift,
        "distributionUnit" => ImportHeader.DistributionUnit,
        _ when field.StartsWith(BrokenRule.ComponentField, StringComparison.Ordinal) => field[BrokenRule.ComponentField.Length..],
        _ => ImportHeader.PayrollId,
    };

    private void Fault(CsvLine line, string column, string what) => faults.Add(new ImportFault(line.Number, column, what));

    private static string Position(int number) => number.ToString(CultureInfo.InvariantCulture);
}
