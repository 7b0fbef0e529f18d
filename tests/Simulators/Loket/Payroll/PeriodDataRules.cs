using System.Globalization;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Payroll;

/// <summary>A business rule that a record breaks.</summary>
/// <param name="Field">The field of the body, or <see cref="ComponentField"/> and its number.</param>
internal sealed record BrokenRule(int Code, string Field, string Description)
{
    public const string ComponentField = "payrollComponents.";

    public static string FieldOf(int? component) => ComponentField + component?.ToString(CultureInfo.InvariantCulture);
}

/// <summary>Loket's business rules for period data, whichever way it comes in.</summary>
internal static class PeriodDataRules
{
    private const decimal HoursBelow = 1000m;
    private const decimal LargestAmount = 100_000_000m;
    private const int LongestText = 25;

    /// <summary>Everything that is wrong with a record; empty when it can be stored.</summary>
    /// <param name="isCollective">Many employments at once: only components that allow it.</param>
    public static IReadOnlyList<BrokenRule> Check(
        PeriodPatch patch, Employment employment, AdministrationPayroll payroll, bool isCollective)
    {
        if (payroll.Periods.FirstOrDefault(p => p.Year == patch.Year && p.Number == patch.PeriodNumber) is not { } period)
        {
            return [new BrokenRule(100, "payrollPeriod", "De verloningsperiode bestaat niet in deze administratie.")];
        }

        return
        [
            .. OfPeriod(patch, employment, period, payroll), .. OfKey(patch, payroll), .. OfRecord(patch),
            .. patch.Components.SelectMany(c => OfComponent(c, payroll.Components(period.Year), isCollective)),
        ];
    }

    private static IEnumerable<BrokenRule> OfPeriod(
        PeriodPatch patch, Employment employment, PayrollPeriod period, AdministrationPayroll payroll)
    {
        switch (payroll.RunOf(period))
        {
            case RunStatus.Approved:
                yield return new BrokenRule(101, "payrollPeriod", "De periode is afgesloten: er is een goedgekeurde verloning.");
                break;
            case RunStatus.Waiting or RunStatus.Done:
                yield return new BrokenRule(
                    102, "payrollPeriod", "De periode wordt verwerkt: er staat een verloning klaar of die wacht op goedkeuring.");
                break;
        }

        if (!period.Overlaps(employment) && !patch.OnlyDeletes)
        {
            yield return new BrokenRule(103, "payrollPeriod", "Het dienstverband is niet actief in deze periode.");
        }
    }

    private static IEnumerable<BrokenRule> OfKey(PeriodPatch patch, AdministrationPayroll payroll)
    {
        if (payroll.Administration.Shifts.All(s => s.Number != patch.Shift))
        {
            yield return new BrokenRule(110, "shift", "De ploeg bestaat niet in deze administratie.");
        }

        if (AdministrationPayroll.PayslipTypes.All(t => t.Key != patch.PayslipType))
        {
            yield return new BrokenRule(111, "payslipType", "De soort loonstrook bestaat niet.");
        }

        if (payroll.DistributionUnits.All(u => u.Id != patch.DistributionUnit))
        {
            yield return new BrokenRule(112, "distributionUnit", "De verdelingseenheid bestaat niet bij deze werkgever.");
        }

        if (patch.CostCenter is { } center && payroll.Administration.CostCenters.All(c => c.Key != center))
        {
            yield return new BrokenRule(113, "costCenter", "De kostenplaats bestaat niet in deze administratie.");
        }

        if (patch.CostUnit is { } unit && payroll.Administration.CostUnits.All(c => c.Key != unit))
        {
            yield return new BrokenRule(114, "costUnit", "De kostendrager bestaat niet in deze administratie.");
        }
    }

    private static IEnumerable<BrokenRule> OfRecord(PeriodPatch patch)
    {
        if (patch.Components.Count == 0)
        {
            yield return new BrokenRule(120, "payrollComponents", "Er zijn geen looncomponenten opgegeven.");
        }

        if (patch.PayslipText is { Length: 0 or > LongestText })
        {
            yield return new BrokenRule(121, "payslipText", "De tekst op de loonstrook heeft 1 tot 25 tekens.");
        }

        if (patch.Method is null)
        {
            yield return new BrokenRule(122, "processingMethod", "De verwerkingsmethode is overwrite, doNotOverwrite of addUp.");
        }

        foreach (var twice in patch.Components.GroupBy(c => c.Component).Where(g => g.Count() > 1))
        {
            yield return new BrokenRule(123, BrokenRule.FieldOf(twice.Key), "De looncomponent komt meer dan eens voor.");
        }
    }

    private static IEnumerable<BrokenRule> OfComponent(
        ComponentPatch patch, IReadOnlyDictionary<int, PayrollComponent> components, bool isCollective)
    {
        var field = BrokenRule.FieldOf(patch.Component);
        if (patch.Component is not { } key || !components.TryGetValue(key, out var component))
        {
            yield return new BrokenRule(130, field, "De looncomponent bestaat niet in dit jaar.");
            yield break;
        }

        if (isCollective && !component.IsCollectiveMutationPossible)
        {
            yield return new BrokenRule(131, field, "De looncomponent kan niet collectief gemuteerd worden.");
        }

        if (patch.IsSupplement && !component.CanBeSupplemented)
        {
            yield return new BrokenRule(132, field, "De looncomponent kan geen aanvulling zijn.");
        }

        if (!patch.IsGiven)
        {
            yield return new BrokenRule(133, field, "De waarde ontbreekt.");
        }

        if (patch.Value is { } value && Wrong(value, component) is { } what)
        {
            yield return new BrokenRule(134, field, what);
        }
    }

    private static string? Wrong(decimal value, PayrollComponent component) =>
        decimal.Round(value, 2) != value ? "De waarde heeft meer dan twee decimalen."
        : component.IsHours && value is < 0 or >= HoursBelow ? "Uren zijn niet negatief en minder dan 1000."
        : Math.Abs(value) > LargestAmount ? "Het bedrag ligt niet tussen -100.000.000 en 100.000.000."
        : null;
}
