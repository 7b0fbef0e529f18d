namespace LoketFunctions.Loket.Model;

/// <summary>
/// What period data of one employment and period may hold. A list is null when Loket names no such field: then nothing is
/// known, which is not the same as nothing being allowed.
/// </summary>
internal sealed record PeriodDataOptions(
    IReadOnlyList<FieldOption>? Shifts,
    IReadOnlyList<FieldOption>? PayslipTypes,
    IReadOnlyList<FieldOption>? DistributionUnits,
    IReadOnlyList<FieldOption>? CostCenters,
    IReadOnlyList<FieldOption>? CostUnits,
    IReadOnlyList<FieldOption>? PayrollComponents)
{
    public static PeriodDataOptions Of(IReadOnlyList<FieldOptions> fields) => new(
        Find(fields, "shift"),
        Find(fields, "payslipType"),
        Find(fields, "distributionUnit"),
        Find(fields, "costCenter"),
        Find(fields, "costUnit"),
        Find(fields, "payrollComponent") ?? Find(fields, "payrollComponents"));

    /// <summary>Loket's document does not show how it names fields inside others, so only the last part of a dotted name counts.</summary>
    private static IReadOnlyList<FieldOption>? Find(IReadOnlyList<FieldOptions> fields, string name) =>
        fields.FirstOrDefault(f => name.Equals(f.Field?.Split('.')[^1], StringComparison.OrdinalIgnoreCase))?.Options;
}

/// <summary>A field and what it may be, as it comes over the wire.</summary>
internal sealed record FieldOptions(string? Field, IReadOnlyList<FieldOption>? Options);

/// <summary>One choice for a field. Loket calls its key by one of three names, and its wording by one of two.</summary>
/// <param name="Code">The number that users know it by, where it has one.</param>
internal sealed record FieldOption(
    MetadataKey? Key, MetadataKey? Id, MetadataKey? ShiftNumber, string? Code, string? Value, string? Description)
{
    /// <summary>What is written to choose it: a number or a GUID, depending on the field.</summary>
    public MetadataKey? Choice => Key ?? Id ?? ShiftNumber;

    public string? Words => Description ?? Value;
}
