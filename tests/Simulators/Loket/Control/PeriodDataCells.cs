using LoketFunctions.Simulators.Loket.Payroll;

namespace LoketFunctions.Simulators.Loket.Control;

/// <summary>One value of period data with everything that says where it stands.</summary>
internal sealed record PeriodDataCell(
    Guid EmploymentId, int PayrollId, int Shift, int PayslipType, int DistributionUnitCode, Guid DistributionUnit, int? CostCenter,
    int? CostUnit,
    int Component, decimal Value);

/// <summary>The period data of an administration as cells in a fixed order, so that two states compare cell by cell.</summary>
internal static class PeriodDataCells
{
    public static IReadOnlyList<PeriodDataCell> Of(AdministrationPayroll payroll, int periodId)
    {
        var codes = payroll.DistributionUnits.ToDictionary(u => u.Id, u => u.Code);
        return
        [
            .. from employment in payroll.Employments
               from record in payroll.State.Payroll.RecordsOf(employment.Id)
               where record.Key.PeriodId == periodId
               let key = record.Key
               orderby employment.PayrollId, key.Shift, key.PayslipType, codes[key.DistributionUnit], key.CostCenter, key.CostUnit
               from component in record.Components
               select new PeriodDataCell(
                   employment.Id, employment.PayrollId, key.Shift, key.PayslipType, codes[key.DistributionUnit], key.DistributionUnit,
                   key.CostCenter,
                   key.CostUnit, component.Key, component.Value.Value),
        ];
    }

    /// <summary>The payroll side without the data of one period of an administration, or of all its periods.</summary>
    public static PayrollState Without(AdministrationPayroll payroll, int? periodId)
    {
        var edit = new PeriodDataEdit(payroll.State.Payroll);
        foreach (var employment in payroll.Employments)
        {
            edit.Remove(employment.Id, record => periodId is null || record.Key.PeriodId == periodId);
        }

        return edit.Commit();
    }
}
