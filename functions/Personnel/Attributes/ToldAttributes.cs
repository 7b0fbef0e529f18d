using LoketFunctions.Http;

namespace LoketFunctions.Personnel.Attributes;

/// <summary>The body by which an HR system tells its attributes: the whole list, which replaces the one before.</summary>
internal sealed record ToldAttributes(IReadOnlyList<HrAttribute> Attributes)
{
    public const int MostAttributes = 2000;
    public const int MostOptions = 500;
    private const int MostRoles = 50;
    private const int LongestId = 100;
    private const int LongestText = 200;

    /// <summary>All that is wrong with the list by itself, by its place in it.</summary>
    public IReadOnlyDictionary<string, InputFault> Faults()
    {
        if (Attributes.Count > MostAttributes)
            return new Dictionary<string, InputFault> { ["attributes"] = InputFaults.NotAtOnce(Attributes.Count, MostAttributes) };
        var ids = new HashSet<string>(StringComparer.Ordinal);
        return Attributes.SelectMany((one, index) => Faults(one, $"attributes[{index}]", ids))
            .ToDictionary(fault => fault.Place, fault => fault.What, StringComparer.Ordinal);
    }

    public override string ToString() => $"{Attributes.Count} attributes";

    private static IEnumerable<(string Place, InputFault What)> Faults(HrAttribute one, string place, HashSet<string> ids)
    {
        if (!IsText(one.Id, LongestId))
            yield return ($"{place}.id", InputFaults.NotPlain(LongestId));
        else if (!ids.Add(one.Id))
            yield return ($"{place}.id", InputFaults.Twice);
        if (!IsText(one.Label, LongestText))
            yield return ($"{place}.label", InputFaults.NotPlain(LongestText));
        if (one.Section is not null && !IsText(one.Section, LongestText))
            yield return ($"{place}.section", InputFaults.NotPlain(LongestText));
        if (OptionsFault(one) is { } fault)
            yield return ($"{place}.options", fault);
        if (RolesFault(one.VisibleTo) is { } visible)
            yield return ($"{place}.visibleTo", visible);
        if (RolesFault(one.EditableBy) is { } editable)
            yield return ($"{place}.editableBy", editable);
    }

    private static InputFault? OptionsFault(HrAttribute one) =>
        one.Type != HrAttributeType.Options ? (one.Options.Count > 0 ? AttributeInputFaults.OptionsNeedless : null)
        : one.Options.Count > MostOptions ? InputFaults.NotAtOnce(one.Options.Count, MostOptions)
        : one.Options.Any(option => !IsText(option.Value, LongestText) || !IsText(option.Label, LongestText))
            ? InputFaults.NotPlain(LongestText)
        : one.Options.Select(option => option.Value).Distinct(StringComparer.Ordinal).Count() < one.Options.Count ? InputFaults.Twice
        : null;

    private static InputFault? RolesFault(IReadOnlyList<string>? roles) =>
        roles is null ? null
        : roles.Count > MostRoles ? InputFaults.NotAtOnce(roles.Count, MostRoles)
        : roles.Any(role => !IsText(role, LongestText)) ? InputFaults.NotPlain(LongestText)
        : null;

    /// <summary>Whether it is a text of 1 to so many characters without control characters.</summary>
    public static bool IsText(string text, int longest) =>
        text.Length >= 1 && text.Length <= longest && !text.Any(char.IsControl) && !string.IsNullOrWhiteSpace(text);
}
