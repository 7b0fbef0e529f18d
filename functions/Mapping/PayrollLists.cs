using System.Globalization;
using LoketFunctions.Localization;

namespace LoketFunctions.Mapping;

/// <summary>Looncomponent of an administration in a payroll year.</summary>
/// <param name="Number">By which payroll people know it.</param>
/// <param name="IsHours">Category "Uren": hours, from 0 to below 1000.</param>
/// <param name="Category">Key of the category, by which period data is read back.</param>
/// <param name="Collective">May be changed by collectieve mutaties, as exports do.</param>
public sealed record KnownComponent(int Number, string Description, bool IsHours, int Category, string CategoryName, bool Collective);

/// <summary>Verdelingseenheid.</summary>
public sealed record KnownUnit(Guid Id, int? Code, string Description);

/// <summary>Kostenplaats or kostendrager: known by its key, as the code is not unique.</summary>
public sealed record KnownCode(int Key, string Code, string Description);

/// <summary>Lists that Loket gives by employment and period only, so that they cannot always be read.</summary>
public enum PeriodList
{
    CostCenters,
    CostUnits,
    Shifts,
}

/// <summary>What Loket offers to map to, for one administration and payroll year.</summary>
/// <param name="Shifts">Numbers of the ploegen.</param>
public sealed record PayrollLists(
    int Year,
    IReadOnlyList<KnownComponent> Components,
    IReadOnlyList<KnownUnit> DistributionUnits,
    IReadOnlyList<KnownCode> CostCenters,
    IReadOnlyList<KnownCode> CostUnits,
    IReadOnlyList<int> Shifts)
{
    /// <summary>
    /// Lists that Loket did not tell. They are empty, which does not mean that there is nothing: nothing is refused for them.
    /// </summary>
    public IReadOnlyList<PeriodList> Unknown { get; init; } = [];

    /// <summary>What has the text in its number, code or description, whatever the case and accents; all where the text is empty.</summary>
    public PayrollLists Matching(string text)
    {
        var sought = Folding.Fold(text);
        return sought.Length == 0 ? this : this with
        {
            Components = [.. Components.Where(component => Has(Text(component.Number), component.Description))],
            DistributionUnits = [.. DistributionUnits.Where(unit => Has(unit.Code is { } code ? Text(code) : "", unit.Description))],
            CostCenters = [.. CostCenters.Where(center => Has(center.Code, center.Description))],
            CostUnits = [.. CostUnits.Where(unit => Has(unit.Code, unit.Description))],
            Shifts = [.. Shifts.Where(shift => Has(Text(shift)))],
        };

        bool Has(params ReadOnlySpan<string> texts)
        {
            foreach (var one in texts)
            {
                if (Folding.Fold(one).Contains(sought, StringComparison.Ordinal))
                    return true;
            }

            return false;
        }

        static string Text(int number) => number.ToString(CultureInfo.InvariantCulture);
    }

    public override string ToString() => $"lists of {Year}";
}

/// <summary>Payroll years of an administration in Loket.</summary>
/// <param name="Current">Null where it has no payroll periods.</param>
/// <param name="All">Ascending.</param>
internal sealed record PayrollYears(int? Current, IReadOnlyList<int> All);
