namespace LoketFunctions.Personnel.Attributes;

/// <summary>What the values of an attribute are.</summary>
public enum HrAttributeType
{
    Text,
    Number,
    Date,
    Flag,

    /// <summary>One of a list.</summary>
    Options,
}

/// <param name="Value">As records hold it.</param>
/// <param name="Label">As people read it.</param>
public sealed record HrOption(string Value, string Label);

/// <summary>An attribute that employees have in the HR system, as that told it.</summary>
/// <param name="Section">Under which heading people see it there.</param>
/// <param name="Options">None but of a list.</param>
public sealed record HrAttribute(string Id, string Label, HrAttributeType Type, string? Section, IReadOnlyList<HrOption> Options)
{
    /// <summary>Roles of the HR system that see it; null where it does not say.</summary>
    public IReadOnlyList<string>? VisibleTo { get; init; }

    /// <summary>Roles that change it; null where it does not say.</summary>
    public IReadOnlyList<string>? EditableBy { get; init; }
}

/// <summary>How an attribute came to stand for a field of Loket's.</summary>
public enum AttributeOrigin
{
    /// <summary>It was there and fits; connecting it changes its id in the HR system.</summary>
    Reused,

    /// <summary>One was there with other options: it was duplicated with those of Loket, and its values exported and imported.</summary>
    Duplicated,

    /// <summary>It was missing, and was made in a section of its own that only administrators see at first.</summary>
    Created,
}

/// <summary>An attribute that stands for a field of Loket's.</summary>
/// <param name="FieldId">See <see cref="Fields.LoketFields"/>.</param>
/// <param name="PreviousId">The attribute that it was, or was duplicated from; null for one that was made.</param>
/// <param name="Values">Of a choice, a unit or a flag from a list: its options, each with Loket's value. Null for others.</param>
public sealed record MappedAttribute(
    string AttributeId, string FieldId, AttributeOrigin Origin, string? PreviousId, IReadOnlyDictionary<string, string>? Values);
