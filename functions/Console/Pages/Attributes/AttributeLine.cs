using LoketFunctions.Personnel;
using LoketFunctions.Personnel.Attributes;

namespace LoketFunctions.Console.Pages.Attributes;

/// <summary>A field of Loket's as the form has it: what stands for it, saved or typed.</summary>
/// <param name="Id">Begins the names of its fields on the page.</param>
/// <param name="Attribute">What is chosen; null where nothing is, or the HR system does not tell it.</param>
/// <param name="Fault">What is wrong with it, in words; null where nothing is.</param>
public sealed record AttributeLine(
    string Id, ProposedFieldResponse Field, ChosenAttribute Chosen, HrAttribute? Attribute, string? Fault)
{
    /// <summary>The options that a value of Loket's is chosen for; none where they are Loket's own.</summary>
    public IReadOnlyList<HrOption> Options =>
        Attribute is not { Type: HrAttributeType.Options } one || ChosenAttribute.HasLoketsOptions(one, Field) ? [] : one.Options;

    /// <summary>What Loket offers, or yes and no.</summary>
    public IReadOnlyList<LoketChoice> Choices => Field.Choices ?? [];

    public override string ToString() => Id;
}

/// <summary>What is chosen for a field.</summary>
/// <param name="AttributeId">"" for nothing.</param>
/// <param name="PreviousId">"" for none.</param>
/// <param name="Values">By option; one that nothing was chosen for is not there.</param>
public sealed record ChosenAttribute(
    string FieldId, string AttributeId, AttributeOrigin Origin, string PreviousId, IReadOnlyDictionary<string, string> Values)
{
    private static readonly IReadOnlyDictionary<string, string> NoValues = new Dictionary<string, string>();

    /// <summary>As the mapping that is live has it.</summary>
    public static ChosenAttribute Of(ProposedFieldResponse field) => field.Mapped is { } mapped
        ? new ChosenAttribute(field.FieldId, mapped.AttributeId, mapped.Origin, mapped.PreviousId ?? "", mapped.Values ?? NoValues)
        : new ChosenAttribute(field.FieldId, "", AttributeOrigin.Created, "", NoValues);

    /// <summary>What is proposed and is made in the HR system, where nothing was chosen.</summary>
    public ChosenAttribute WithProposal(ProposedFieldResponse field) =>
        AttributeId.Length > 0 || field is not { IsMade: true, Make: { } made }
            ? this
            : this with
            {
                AttributeId = made.Id,
                Origin = field.PreviousId is null ? AttributeOrigin.Created : AttributeOrigin.Reused,
                PreviousId = field.PreviousId ?? "",
                Values = field.Values ?? NoValues,
            };

    /// <summary>Null where nothing is chosen.</summary>
    /// <param name="attribute">The one that is chosen; null for one that the HR system does not tell.</param>
    public MappedAttribute? ToMapped(HrAttribute? attribute, ProposedFieldResponse field)
    {
        if (AttributeId.Length == 0)
            return null;
        var values = attribute is not { Type: HrAttributeType.Options } ? null
            : HasLoketsOptions(attribute, field) ? attribute.Options.ToDictionary(option => option.Value, option => option.Value)
            : Values;
        return new MappedAttribute(AttributeId, FieldId, Origin, PreviousId.Length == 0 ? null : PreviousId, values);
    }

    /// <summary>It was made with what Loket offers, so that each option is its own value.</summary>
    public static bool HasLoketsOptions(HrAttribute attribute, ProposedFieldResponse field) =>
        field.Choices is { } choices && attribute.Options.All(option => choices.Any(choice => choice.Key == option.Value));

    public override string ToString() => FieldId;
}
