using System.Text.Json.Serialization;

namespace LoketFunctions.Loket.Model;

/// <summary>
/// A <see cref="PeriodDataPatch"/> as it goes over the wire: of each choice only the key, which is all that Loket lets write.
/// </summary>
/// <param name="EmploymentId">Only for many at once; of a single one the address says it.</param>
/// <param name="ProcessingMethod">Only for a single one.</param>
internal sealed record PeriodDataBody(
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] Guid? EmploymentId,
    PeriodDataBody.Period PayrollPeriod,
    PeriodDataBody.ShiftChoice Shift,
    PeriodDataBody.Choice PayslipType,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? PayslipText,
    PeriodDataBody.Choice DistributionUnit,
    PeriodDataBody.Choice? CostCenter,
    PeriodDataBody.Choice? CostUnit,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? ProcessingMethod,
    IReadOnlyList<PeriodDataBody.ComponentValue> PayrollComponents) : PersonalRecord
{
    /// <summary>For a list of many: these are always overwritten.</summary>
    public static PeriodDataBody OfMany(PeriodDataPatch patch) => Of(patch) with { EmploymentId = patch.EmploymentId };

    /// <summary>For one employment. Adding up would double a value that is sent again.</summary>
    public static PeriodDataBody OfOne(PeriodDataPatch patch) => Of(patch) with { ProcessingMethod = "overwrite" };

    private static PeriodDataBody Of(PeriodDataPatch patch) => new(
        EmploymentId: null,
        new Period(patch.Year, patch.PeriodNumber),
        new ShiftChoice(patch.ShiftNumber),
        new Choice(patch.PayslipType),
        patch.PayslipText,
        new Choice(new MetadataKey(patch.DistributionUnit)),
        patch.CostCenter is { } costCenter ? new Choice(costCenter) : null,
        patch.CostUnit is { } costUnit ? new Choice(costUnit) : null,
        ProcessingMethod: null,
        [.. patch.Values.Select(v => new ComponentValue(new Choice(v.Component), v.Value, v.IsSupplement))]);

    internal sealed record Period(int Year, int PeriodNumber) : PersonalRecord;

    internal sealed record ShiftChoice(int ShiftNumber) : PersonalRecord;

    internal sealed record Choice(MetadataKey Key) : PersonalRecord;

    /// <param name="Value">Null is written, as it deletes.</param>
    internal sealed record ComponentValue(Choice PayrollComponent, decimal? Value, bool IsSupplement) : PersonalRecord;
}
