namespace LoketFunctions.Loket.Model;

/// <summary>What the connected user chose to see: employment lists leave the rest out without a word.</summary>
internal sealed record UserFilterSettings(EmploymentFilter? EmploymentFilter);

/// <param name="FilterOnEmployedStatus">E.g. `AllEmployments`, `ActiveEmployments`.</param>
internal sealed record EmploymentFilter(
    IReadOnlyList<Metadata>? FilterOnAdministrations,
    IReadOnlyList<Metadata>? FilterOnDepartments,
    IReadOnlyList<Metadata>? FilterOnEmploymentCategoryType,
    string? FilterOnEmployedStatus,
    bool? FilterOnOnCallEmployment)
{
    /// <summary>Whether anybody may be hidden: then who is missing from a list has not necessarily left.</summary>
    public bool MayHide =>
        FilterOnAdministrations is { Count: > 0 }
        || FilterOnDepartments is { Count: > 0 }
        || FilterOnEmploymentCategoryType is { Count: > 0 }
        || FilterOnOnCallEmployment is not null
        || !string.Equals(FilterOnEmployedStatus ?? "AllEmployments", "AllEmployments", StringComparison.OrdinalIgnoreCase);
}
