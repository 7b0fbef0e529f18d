namespace LoketFunctions.Mapping;

/// <summary>How it stands with a code.</summary>
public enum CodeState
{
    /// <summary>Also where it leads to the employment's own defaults.</summary>
    Mapped,

    /// <summary>On purpose: what has the code is not exported.</summary>
    LeftEmpty,

    /// <summary>An export that needs it stops.</summary>
    Unmapped,

    /// <summary>Loket's lists of the year do not have what it leads to, or not for this use: an export that needs it stops.</summary>
    TargetGone,
}

/// <summary>What of Loket's a code leads to.</summary>
public enum TargetKind
{
    Component,
    DistributionUnit,
    CostCenter,
    CostUnit,
    Shift,
}

/// <summary>Why something is suggested.</summary>
public enum SuggestionReason
{
    /// <summary>It is called as the planner calls the code.</summary>
    SameDescription,

    /// <summary>It has the planner's code as its number or code.</summary>
    SameNumber,
}

/// <summary>Where the planner's own list of codes stands.</summary>
public enum PlannerCodesState
{
    Listed,

    /// <summary>This planner tells no codes; those of the mapping and of exports are known.</summary>
    NotOffered,

    /// <summary>The planner could not be asked now.</summary>
    Unavailable,
}

/// <summary>Whether an export would stop for a code.</summary>
public enum ExportOutlook
{
    Clear,

    /// <summary>For some codes it would, if registrations hold them.</summary>
    MayStop,

    /// <summary>The last export did, for a code that nobody mapped since.</summary>
    Stops,
}

/// <param name="Key">
/// As a mapping has it: the component's number, the unit's id, the key of the cost centre or unit, the shift's number.
/// </param>
/// <param name="Code">Loket's, where it is another than the key.</param>
/// <param name="Description">Loket's own; null where its lists do not have it, or Loket did not tell the list.</param>
public sealed record MappingTarget(TargetKind Kind, string Key, string? Code, string? Description);

/// <summary>Something of Loket's that a code could be. Never applied by itself.</summary>
public sealed record MappingSuggestion(MappingTarget Target, SuggestionReason Reason);

/// <summary>A code of the planner's, or something that is counted.</summary>
/// <param name="Name">The planner's; null where it tells none.</param>
/// <param name="Listed">The planner's own list has it.</param>
/// <param name="StoppedExport">The last export could not place it.</param>
/// <param name="Targets">Of a department up to four; none where it leads to the employment's own defaults.</param>
/// <param name="Extra">Of mapped hours only; see <see cref="HourTarget"/>.</param>
/// <param name="Worked">Of mapped hours only.</param>
public sealed record MappedCode(
    string Code, string? Name, CodeState State, bool Listed, bool StoppedExport, IReadOnlyList<MappingTarget> Targets, bool? Extra,
    bool? Worked,
    IReadOnlyList<MappingSuggestion> Suggestions);

/// <summary>How many codes stand how.</summary>
public sealed record CodeCounts(int Mapped, int LeftEmpty, int Unmapped, int TargetGone)
{
    public static CodeCounts Of(IEnumerable<MappedCode> codes)
    {
        var states = codes.CountBy(code => code.State).ToDictionary();
        return new CodeCounts(Count(CodeState.Mapped), Count(CodeState.LeftEmpty), Count(CodeState.Unmapped), Count(CodeState.TargetGone));

        int Count(CodeState state) => states.GetValueOrDefault(state);
    }
}

/// <param name="Codes">What is to be done first, then by code.</param>
public sealed record MappingSection(MappingKind Kind, CodeCounts Counts, IReadOnlyList<MappedCode> Codes);

/// <summary>A mapping with all codes that are known, as people look at it.</summary>
/// <param name="Year">The payroll year whose lists of Loket's it is held against.</param>
/// <param name="Sections">One of each kind.</param>
/// <param name="MappingYear">
/// The payroll year that the mapping was made for: where it is an earlier one, the year has none of its own. Null before the first.
/// </param>
/// <param name="Years">The administration's payroll years in Loket, ascending.</param>
public sealed record MappingOverviewResponse(
    int Version, DateTimeOffset? ChangedAt, string? ChangedBy, int Year, PlannerCodesState PlannerCodes, ExportOutlook Exports,
    CodeCounts Counts,
    IReadOnlyList<MappingSection> Sections, int? MappingYear, IReadOnlyList<int> Years)
{
    public override string ToString() => $"version {Version}";
}
