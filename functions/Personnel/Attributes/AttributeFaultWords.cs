using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Personnel.Fields;

namespace LoketFunctions.Personnel.Attributes;

/// <summary>Faults of a mapping as a request names them.</summary>
internal sealed class AttributeFaultWords(IReadOnlyList<HrAttribute> told, IReadOnlyList<MappedAttribute> mapping)
{
    private readonly Dictionary<string, string> _labels = told.ToDictionary(one => one.Id, one => one.Label, StringComparer.Ordinal);

    /// <summary>By place in the request: <c>attributes.{id}</c>, <c>attributes.{id}.values.{option}</c> or <c>fields.{id}</c>.</summary>
    public IReadOnlyDictionary<string, InputFault> Of(IEnumerable<AttributeFault> faults) =>
        faults.DistinctBy(PlaceOf).ToDictionary(PlaceOf, Of, StringComparer.Ordinal);

    public static string PlaceOf(AttributeFault fault) => fault switch
    {
        { Code: AttributeFaultCodes.FieldMappedTwice or AttributeFaultCodes.FieldUnmapped } => $"fields.{fault.Subject}",
        { Option: { } option } => $"attributes.{fault.Subject}.values.{option}",
        _ => $"attributes.{fault.Subject}",
    };

    public InputFault Of(AttributeFault fault)
    {
        var label = _labels.GetValueOrDefault(fault.Subject) ?? fault.Subject;
        return fault.Code switch
        {
            AttributeFaultCodes.UnknownAttribute => AttributeInputFaults.UnknownAttribute(label),
            AttributeFaultCodes.UnknownField => AttributeInputFaults.UnknownField(FieldIdOf(fault.Subject)),
            AttributeFaultCodes.MappedTwice => AttributeInputFaults.MappedTwice(label),
            AttributeFaultCodes.FieldMappedTwice => AttributeInputFaults.FieldMappedTwice(NameOf(fault.Subject)),
            AttributeFaultCodes.OtherType => AttributeInputFaults.OtherType(label, FieldOf(fault)),
            AttributeFaultCodes.PreviousNeeded => AttributeInputFaults.PreviousNeeded(label),
            AttributeFaultCodes.OptionUnmapped => AttributeInputFaults.OptionUnmapped(label, FieldOf(fault), OptionOf(fault)),
            AttributeFaultCodes.OptionUnknown => AttributeInputFaults.OptionUnknown(label, FieldOf(fault), OptionOf(fault)),
            AttributeFaultCodes.MappedRemoved => AttributeInputFaults.MappedRemoved(label, FieldOf(fault)),
            _ => AttributeInputFaults.FieldUnmapped(NameOf(fault.Subject)),
        };
    }

    /// <summary>A field as people know it; what Loket does not have is named as it was asked for.</summary>
    public static LocalizedText NameOf(string fieldId) =>
        LoketFields.Find(fieldId) is null ? new LocalizedText(null, fieldId, []) : PersonnelTexts.Of($"Field.{fieldId}");

    private LocalizedText FieldOf(AttributeFault fault) => NameOf(FieldIdOf(fault.Subject));

    private string FieldIdOf(string attributeId) => mapping.FirstOrDefault(one => one.AttributeId == attributeId)?.FieldId ?? "";

    private string OptionOf(AttributeFault fault) =>
        told.FirstOrDefault(one => one.Id == fault.Subject)?.Options.FirstOrDefault(one => one.Value == fault.Option)?.Label
        ?? fault.Option!;
}
