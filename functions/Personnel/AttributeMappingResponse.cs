using LoketFunctions.Http;
using LoketFunctions.Personnel.Attributes;

namespace LoketFunctions.Personnel;

/// <summary>An attribute mapping that is or was live.</summary>
/// <param name="Version">0 before the first.</param>
/// <param name="Before">The version that was live before it; 0 for none.</param>
/// <param name="Restored">The older version that it is again; null for a new mapping.</param>
internal sealed record AttributeMappingResponse(
    int Version, int Before, int? Restored, DateTimeOffset? ChangedAt, string? ChangedBy, IReadOnlyList<MappedAttribute> Attributes)
{
    internal static AttributeMappingResponse Of(AttributeVersion version) => new(
        version.Version, version.Before, version.Restored, version.ChangedAt, version.ChangedBy, version.Attributes);

    public override string ToString() => $"version {Version}";
}

/// <summary>A version without what stands in it.</summary>
/// <param name="AttributeCount">How many attributes stand for a field.</param>
public sealed record AttributeVersionResponse(int Version, int? Restored, DateTimeOffset? ChangedAt, string? ChangedBy, int AttributeCount)
{
    internal static AttributeVersionResponse Of(AttributeVersion version) => new(
        version.Version, version.Restored, version.ChangedAt, version.ChangedBy, version.Attributes.Count);

    public override string ToString() => $"version {Version}";
}

/// <summary>The newest first; the first is live.</summary>
internal sealed record AttributeVersionList(IReadOnlyList<AttributeVersionResponse> Versions);

/// <summary>How the mapping that is live stands.</summary>
/// <param name="Version">That was checked; 0 for none.</param>
public sealed record AttributeCheckResponse(int Version, AttributeMappingStanding Standing, IReadOnlyList<AttributeFaultResponse> Faults)
{
    internal static AttributeCheckResponse Of(LiveAttributeCheck check, string language)
    {
        var words = new AttributeFaultWords(check.State.Told, check.State.Live.Attributes);
        return new AttributeCheckResponse(
            check.State.Live.Version, check.Standing,
            [.. check.Faults.Select(fault => AttributeFaultResponse.Of(fault, words, check.State, language))]);
    }

    public override string ToString() => Standing.ToString();
}

/// <param name="Code">What is wrong.</param>
/// <param name="Attribute">The attribute's label in the HR system; its id where it is not known there; null for a field alone.</param>
/// <param name="Field">The field's name, in the reader's language; null where it is none of Loket's.</param>
/// <param name="Option">Value of the attribute's option, where it is about one.</param>
/// <param name="Detail">In English, for the engineers.</param>
public sealed record AttributeFaultResponse(string Code, string? Attribute, string? Field, string? Option, string Detail)
{
    /// <summary>For words in the reader's language.</summary>
    internal InputFault What { get; init; } = InputFaults.Missing;

    internal static AttributeFaultResponse Of(AttributeFault fault, AttributeFaultWords words, AttributeState state, string language)
    {
        var mapped = state.Live.Attributes.FirstOrDefault(one => one.AttributeId == fault.Subject);
        var isOfField = fault.Code is AttributeFaultCodes.FieldMappedTwice or AttributeFaultCodes.FieldUnmapped;
        var fieldId = isOfField ? fault.Subject : mapped?.FieldId;
        var what = words.Of(fault);
        return new AttributeFaultResponse(
            fault.Code,
            isOfField ? null : state.Told.FirstOrDefault(one => one.Id == fault.Subject)?.Label ?? fault.Subject,
            fieldId is null ? null : AttributeFaultWords.NameOf(fieldId).In(language), fault.Option, what.Detail)
        { What = what };
    }

    public override string ToString() => Code;
}
