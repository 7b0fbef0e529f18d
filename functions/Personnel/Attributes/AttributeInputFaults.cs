using LoketFunctions.Http;
using LoketFunctions.Localization;

namespace LoketFunctions.Personnel.Attributes;

/// <summary>
/// What can be wrong with attributes and their mapping, by the HR system's label of the attribute and Loket's name of the field. What a
/// person reads is in their own language; engineers read the field's English name.
/// </summary>
internal static class AttributeInputFaults
{
    public static InputFault OptionsNeedless { get; } = new("AttributeOptionsNeedless", "are only there for type options");

    public static InputFault UnknownAttribute(string attribute) =>
        new("AttributeUnknown", $"attribute '{attribute}' is not among those that the HR system told", attribute);

    public static InputFault UnknownField(string field) =>
        new("AttributeFieldUnknown", $"'{field}' is no field of Loket's that can be led in", field);

    public static InputFault MappedTwice(string attribute) =>
        new("AttributeMappedTwice", $"attribute '{attribute}' stands for several fields", attribute);

    public static InputFault FieldMappedTwice(LocalizedText field) =>
        new("AttributeFieldMappedTwice", $"several attributes stand for {English(field)}", field);

    public static InputFault OtherType(string attribute, LocalizedText field) =>
        new("AttributeOtherType", $"the type of '{attribute}' does not fit {English(field)}", attribute, field);

    public static InputFault PreviousNeeded(string attribute) =>
        new("AttributePreviousNeeded", $"previousId of '{attribute}' names what it was, and only an attribute that was made has none",
            attribute);

    public static InputFault OptionUnmapped(string attribute, LocalizedText field, string option) =>
        new("AttributeOptionUnmapped", $"option '{option}' of '{attribute}' has no value of {English(field)}", attribute, field, option);

    public static InputFault OptionUnknown(string attribute, LocalizedText field, string option) =>
        new("AttributeOptionUnknown", $"option '{option}' of '{attribute}' leads to what Loket does not offer for {English(field)}",
            attribute, field, option);

    public static InputFault FieldUnmapped(LocalizedText field) =>
        new("AttributeFieldUnmapped", $"Loket needs {English(field)}, and no attribute stands for it", field);

    public static InputFault MappedRemoved(string attribute, LocalizedText field) =>
        new("AttributeMappedRemoved", $"'{attribute}' stands for {English(field)}: it can move to another section, and not go",
            attribute, field);

    private static string English(LocalizedText field) => $"Loket's field {field.In(Languages.English)} ({field.In(Languages.Dutch)})";
}
