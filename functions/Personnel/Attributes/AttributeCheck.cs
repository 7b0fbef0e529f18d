using LoketFunctions.Personnel.Fields;

namespace LoketFunctions.Personnel.Attributes;

/// <summary>What keeps an attribute mapping from going live: part of the API.</summary>
internal static class AttributeFaultCodes
{
    public const string UnknownAttribute = "attribute-unknown";
    public const string UnknownField = "attribute-field-unknown";
    public const string MappedTwice = "attribute-mapped-twice";
    public const string FieldMappedTwice = "attribute-field-mapped-twice";
    public const string OtherType = "attribute-other-type";
    public const string PreviousNeeded = "attribute-previous-needed";
    public const string OptionUnmapped = "attribute-option-unmapped";
    public const string OptionUnknown = "attribute-option-unknown";
    public const string FieldUnmapped = "attribute-field-unmapped";
    public const string MappedRemoved = "attribute-mapped-removed";
}

/// <param name="Subject">The attribute, or the field where no attribute is at fault.</param>
/// <param name="Option">The HR system's option, where it is about one.</param>
internal sealed record AttributeFault(string Code, string Subject, string? Option = null);

/// <summary>Checks a whole attribute mapping before it goes live.</summary>
internal static class AttributeCheck
{
    public static IReadOnlyList<AttributeFault> Faults(
        IReadOnlyList<MappedAttribute> mapping, IReadOnlyList<HrAttribute> attributes, LoketChoices choices)
    {
        var known = attributes.ToDictionary(one => one.Id, StringComparer.Ordinal);
        return
        [
            .. Twice(mapping, one => one.AttributeId, AttributeFaultCodes.MappedTwice),
            .. Twice(mapping, one => one.FieldId, AttributeFaultCodes.FieldMappedTwice),
            .. mapping.SelectMany(one => Faults(one, known, choices)),
            .. from field in LoketFields.All
               where field is { IsNeeded: true, FallbackName: null } && mapping.All(one => one.FieldId != field.Id)
               select new AttributeFault(AttributeFaultCodes.FieldUnmapped, field.Id),
        ];
    }

    /// <summary>Attributes that stand for a field and that a new list of the HR system's lacks: they can move, but not go.</summary>
    public static IReadOnlyList<AttributeFault> Removed(IReadOnlyList<MappedAttribute> live, IReadOnlyList<HrAttribute> attributes) =>
    [
        .. live.Select(one => one.AttributeId).Except(attributes.Select(one => one.Id), StringComparer.Ordinal)
            .Select(id => new AttributeFault(AttributeFaultCodes.MappedRemoved, id)),
    ];

    private static IEnumerable<AttributeFault> Twice(
        IReadOnlyList<MappedAttribute> mapping, Func<MappedAttribute, string> key, string code) =>
        mapping.GroupBy(key, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => new AttributeFault(code, group.Key));

    private static IEnumerable<AttributeFault> Faults(
        MappedAttribute one, Dictionary<string, HrAttribute> known, LoketChoices choices)
    {
        if (!known.TryGetValue(one.AttributeId, out var attribute))
            return [new AttributeFault(AttributeFaultCodes.UnknownAttribute, one.AttributeId)];
        if (LoketFields.Find(one.FieldId) is not { } field)
            return [new AttributeFault(AttributeFaultCodes.UnknownField, one.AttributeId)];
        if (!Fits(field.Kind, attribute.Type))
            return [new AttributeFault(AttributeFaultCodes.OtherType, one.AttributeId)];
        return OfOrigin(one).Concat(attribute.Type == HrAttributeType.Options ? OfOptions(one, attribute, field, choices) : []);
    }

    private static IEnumerable<AttributeFault> OfOrigin(MappedAttribute one) =>
        one.PreviousId is null != (one.Origin == AttributeOrigin.Created)
            ? [new AttributeFault(AttributeFaultCodes.PreviousNeeded, one.AttributeId)]
            : [];

    private static IEnumerable<AttributeFault> OfOptions(
        MappedAttribute one, HrAttribute attribute, LoketField field, LoketChoices choices)
    {
        var offered = choices.ByField.GetValueOrDefault(field.Id);
        foreach (var option in attribute.Options)
        {
            if (one.Values?.GetValueOrDefault(option.Value) is not { } value)
                yield return new AttributeFault(AttributeFaultCodes.OptionUnmapped, one.AttributeId, option.Value);
            else if (field.Kind == FieldKind.Flag ? value is not ("true" or "false") : offered?.All(choice => choice.Key != value) == true)
                yield return new AttributeFault(AttributeFaultCodes.OptionUnknown, one.AttributeId, option.Value);
        }
    }

    /// <summary>Whether an attribute of this type can stand for a field of that kind.</summary>
    public static bool Fits(FieldKind kind, HrAttributeType type) => kind switch
    {
        FieldKind.Text => type == HrAttributeType.Text,
        FieldKind.Integer => type is HrAttributeType.Number or HrAttributeType.Text,
        FieldKind.Decimal => type == HrAttributeType.Number,
        FieldKind.Date => type == HrAttributeType.Date,
        FieldKind.Flag => type is HrAttributeType.Flag or HrAttributeType.Options,
        _ => type == HrAttributeType.Options,
    };
}
