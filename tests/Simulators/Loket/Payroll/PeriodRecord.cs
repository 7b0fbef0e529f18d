using System.Collections.Immutable;
using System.Globalization;
using LoketFunctions.Simulators.Loket.Json;

namespace LoketFunctions.Simulators.Loket.Payroll;

/// <summary>What makes a record of period data the one it is, within its employment.</summary>
internal sealed record RecordKey(int PeriodId, int Shift, int PayslipType, Guid DistributionUnit, int? CostCenter, int? CostUnit);

internal readonly record struct ComponentValue(decimal Value, bool IsSupplement);

/// <summary>A record of period data (variabele gegevens); it has at least one component.</summary>
internal sealed record PeriodRecord(
    Guid EmploymentId, RecordKey Key, string? PayslipText, ImmutableSortedDictionary<int, ComponentValue> Components)
{
    public Guid Id => OrganizationShapes.StableId(string.Create(CultureInfo.InvariantCulture, $"{EmploymentId} {Key}"));
}
