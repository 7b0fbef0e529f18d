using LoketFunctions.Simulators.Loket.Payroll;
using LoketFunctions.Simulators.Loket.Rest;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Json;

/// <summary>Period data (variabele gegevens) of one employment, or of a period for many.</summary>
internal sealed class PeriodDataShapes(AdministrationPayroll payroll)
{
    public Rows OfEmployment(Employment employment) => Rows.Of(payroll.State.Payroll.RecordsOf(employment.Id), r => new
    {
        r.Id,
        PayrollPeriod = PeriodOf(r.Key.PeriodId),
        Shift = ShiftOf(r.Key.Shift),
        PayslipType = PayslipTypeOf(r.Key.PayslipType),
        r.PayslipText,
        DistributionUnit = UnitOf(r.Key.DistributionUnit),
        CostCenter = CarrierOf(payroll.Administration.CostCenters, r.Key.CostCenter),
        CostUnit = CarrierOf(payroll.Administration.CostUnits, r.Key.CostUnit),
        PayrollComponents = r.Components.Select(c => Value(Component(r, c.Key), c.Value)).ToArray(),
    });

    /// <summary>What Loket proposes for a new record; whatever it proposes nothing for is null.</summary>
    public Rows Defaults(Employment employment)
    {
        var key = payroll.DefaultKey(employment, 0);
        return Rows.One(key, k => new
        {
            Id = (Guid?)null,
            PayrollPeriod = (PeriodJson?)null,
            Shift = ShiftOf(k.Shift),
            PayslipType = PayslipTypeOf(k.PayslipType),
            PayslipText = (string?)null,
            DistributionUnit = UnitOf(k.DistributionUnit),
            CostCenter = CarrierOf(payroll.Administration.CostCenters, k.CostCenter),
            CostUnit = CarrierOf(payroll.Administration.CostUnits, k.CostUnit),
            PayrollComponents = Array.Empty<ValueJson>(),
        });
    }

    /// <summary>
    /// The records of a period, each with the asked components. One that was never entered shows null: as in Loket's grid, every
    /// record has the same columns.
    /// </summary>
    public Rows OfPeriod(PayrollPeriod period, int payslipType, Func<PayrollComponent, bool> isAsked, IReadOnlyList<Employment> employments)
    {
        PayrollComponent[] asked = [.. payroll.Components(period.Year).Values.Where(isAsked)];
        var keys = asked.Select(c => c.Key).ToHashSet();
        var rows = employments
            .SelectMany(e => payroll.State.Payroll.RecordsOf(e.Id)
                .Where(r => r.Key.PeriodId == period.Id && r.Key.PayslipType == payslipType && r.Components.Keys.Any(keys.Contains))
                .Select(r => (Employment: e, Record: r)))
            .ToList();
        return Rows.Of(rows, row => new
        {
            Employee = EmployeeOf(row.Employment),
            Employment = new { row.Employment.Id, row.Employment.PayrollId, row.Employment.IncomeRelationshipNumber },
            PayrollPeriod = PeriodOf(period.Id),
            Shift = ShiftOf(row.Record.Key.Shift),
            PayslipType = PayslipTypeOf(payslipType),
            DistributionUnit = UnitOf(row.Record.Key.DistributionUnit),
            CostCenter = CarrierOf(payroll.Administration.CostCenters, row.Record.Key.CostCenter),
            CostUnit = CarrierOf(payroll.Administration.CostUnits, row.Record.Key.CostUnit),
            PayrollComponents = asked.Select(c => Value(c, row.Record.Components.TryGetValue(c.Key, out var value) ? value : null))
                .ToArray(),
        });
    }

    private object EmployeeOf(Employment employment)
    {
        var employee = payroll.Employer.EmployeeOf(employment);
        return new { EmployeeNumber = employee.Number, FormattedName = employee.Name.Formatted };
    }

    private PayrollComponent Component(PeriodRecord record, int key) => payroll.Component(record.Key.PeriodId / 100, key);

    private PeriodJson PeriodOf(int id)
    {
        var period = payroll.Period(id);
        return new PeriodJson(id / 100, id % 100, period?.StartDate, period?.EndDate);
    }

    private CodedJson UnitOf(Guid id)
    {
        var unit = payroll.DistributionUnits.First(u => u.Id == id);
        return new CodedJson(unit.Id, unit.Code, unit.Description);
    }

    internal static ShiftJson Of(Shift shift) => new(shift.Number, shift.FullTimeHours, shift.BonusPercentage);

    private ShiftJson ShiftOf(int number) => Of(payroll.Administration.Shifts.First(s => s.Number == number));

    private static Metadata PayslipTypeOf(int key) => AdministrationPayroll.PayslipTypes.First(t => t.Key == key);

    private static CostCarrier? CarrierOf(IReadOnlyList<CostCarrier> carriers, int? key) =>
        key is null ? null : carriers.First(c => c.Key == key);

    private static ValueJson Value(PayrollComponent component, ComponentValue? value) => new(
        new ComponentJson(
            component.Key, component.Description, component.Category, component.DeductionOrPayment, component.CanBeSupplemented),
        value?.Value, value?.IsSupplement);

    internal sealed record ShiftJson(int ShiftNumber, decimal FullTimeHoursPerWeek, decimal BonusPercentage);

    private sealed record PeriodJson(int Year, int PeriodNumber, DateOnly? PeriodStartDate, DateOnly? PeriodEndDate);

    private sealed record CodedJson(Guid Key, int Code, string Description);

    private sealed record ComponentJson(
        int Key, string Description, Metadata Category, Metadata? DeductionOrPayment, bool CanBeSupplemented);

    private sealed record ValueJson(ComponentJson PayrollComponent, decimal? Value, bool? IsSupplement);
}
