using LoketFunctions.Localization;
using LoketFunctions.Personnel.Fields;

namespace LoketFunctions.Personnel.Attributes;

/// <summary>Which row of document 003's table a field of Loket's falls under.</summary>
public enum ProposalRule
{
    /// <summary>An attribute stands for it already.</summary>
    Mapped,

    /// <summary>An attribute matches: it is connected, by which its id changes.</summary>
    Reuse,

    /// <summary>One matches and has other options: it is duplicated with Loket's, and its values exported and imported.</summary>
    Duplicate,

    /// <summary>None matches: it is made.</summary>
    Create,

    /// <summary>Several match equally well: a person chooses.</summary>
    Choose,

    /// <summary>Which options it takes is only known once somebody signed in at Loket.</summary>
    Wait,
}

/// <param name="Make">The attribute as it is to be in the HR system; null where nothing is to be done now.</param>
/// <param name="PreviousId">What it is connected from, or duplicated from.</param>
/// <param name="Values">Its options, each with Loket's value, where they could be matched; null for what has none.</param>
/// <param name="OldValues">Of a duplicate: options of the old attribute, each with the new one's, where their labels match.</param>
/// <param name="Candidates">Attributes that match equally well.</param>
internal sealed record AttributeProposal(
    LoketField Field, ProposalRule Rule, HrAttribute? Make = null, string? PreviousId = null,
    IReadOnlyDictionary<string, string>? Values = null, IReadOnlyDictionary<string, string>? OldValues = null,
    IReadOnlyList<HrAttribute>? Candidates = null)
{
    public override string ToString() => $"{Rule} {Field.Id}";
}

/// <summary>Proposes an attribute for each of Loket's fields, by document 003. Never guesses between two that match alike.</summary>
internal static class AttributeProposals
{
    /// <summary>The section that new attributes are made in.</summary>
    public const string Section = "Loket";

    /// <summary>Who sees and changes what is new, until its owner gives others the right.</summary>
    public const string Administrators = "administrator";

    /// <summary>Begins the ids of what stands for a field of Loket's.</summary>
    private const string Prefix = "loket.";

    private static readonly HashSet<string> Yes = [.. new[] { "ja", "yes", "true", "waar", "1" }.Select(Folding.Fold)];
    private static readonly HashSet<string> No = [.. new[] { "nee", "no", "false", "onwaar", "0" }.Select(Folding.Fold)];
    private static readonly IReadOnlyList<LoketChoice> Flags = [new("true", "Ja"), new("false", "Nee")];

    public static IReadOnlyList<AttributeProposal> Of(
        IReadOnlyList<HrAttribute> told, IReadOnlyList<MappedAttribute> live, LoketChoices choices)
    {
        var taken = live.Select(one => one.AttributeId).ToHashSet(StringComparer.Ordinal);
        var free = told.Where(one => !taken.Contains(one.Id)).ToList();
        return [.. LoketFields.All.Select(field => live.Any(one => one.FieldId == field.Id)
            ? new AttributeProposal(field, ProposalRule.Mapped)
            : Of(field, free, choices.ByField.GetValueOrDefault(field.Id)))];
    }

    private static AttributeProposal Of(LoketField field, IReadOnlyList<HrAttribute> free, IReadOnlyList<LoketChoice>? offered)
    {
        var fitting = free.Where(one => AttributeCheck.Fits(field.Kind, one.Type)).ToList();
        // What was proposed before and is made by now: how it came to be, the HR system knows.
        if (fitting.FirstOrDefault(one => one.Id == IdOf(field)) is { } made)
            return new AttributeProposal(field, ProposalRule.Create, made, Values: ValuesOf(field, made, offered ?? Flags));
        var matching = fitting.Where(one => IsNamed(one, field)).ToList();
        if (matching.Count > 1)
            return new AttributeProposal(field, ProposalRule.Choose, Candidates: matching);
        if (field.Kind is FieldKind.Option or FieldKind.Unit && offered is null)
            return new AttributeProposal(field, ProposalRule.Wait, Candidates: matching);
        return matching is [var one] ? OfExisting(field, one, offered ?? Flags) : Made(field, ProposalRule.Create, null, offered ?? Flags);
    }

    private static AttributeProposal OfExisting(LoketField field, HrAttribute one, IReadOnlyList<LoketChoice> offered)
    {
        if (one.Type != HrAttributeType.Options)
            return new AttributeProposal(field, ProposalRule.Reuse, one with { Id = IdOf(field) }, one.Id);

        var values = Matched(field, one.Options, offered);
        return values.Count == one.Options.Count && values.Values.ToHashSet(StringComparer.Ordinal).Count == offered.Count
            ? new AttributeProposal(field, ProposalRule.Reuse, one with { Id = IdOf(field) }, one.Id, values)
            : Made(field, ProposalRule.Duplicate, one, offered) with { PreviousId = one.Id, OldValues = values };
    }

    private static AttributeProposal Made(
        LoketField field, ProposalRule rule, HrAttribute? from, IReadOnlyList<LoketChoice> offered)
    {
        var type = from?.Type ?? TypeOf(field.Kind);
        var options = type == HrAttributeType.Options ? offered : [];
        var make = new HrAttribute(
            IdOf(field), from?.Label ?? AttributeFaultWords.NameOf(field.Id).In(Languages.Dutch), type, Section,
            [.. options.Select(choice => new HrOption(choice.Key, choice.Label))])
        {
            VisibleTo = [Administrators],
            EditableBy = [Administrators],
        };
        return new AttributeProposal(
            field, rule, make,
            Values: type == HrAttributeType.Options ? options.ToDictionary(one => one.Key, one => one.Key, StringComparer.Ordinal) : null);
    }

    private static bool IsNamed(HrAttribute attribute, LoketField field)
    {
        var label = Folding.Fold(attribute.Label);
        return Languages.All.Any(language => Folding.Fold(AttributeFaultWords.NameOf(field.Id).In(language)) == label);
    }

    /// <summary>Options that are Loket's own by their value, and else those that match by label; null where it has none.</summary>
    private static Dictionary<string, string>? ValuesOf(LoketField field, HrAttribute one, IReadOnlyList<LoketChoice> offered) =>
        one.Type != HrAttributeType.Options ? null
        : one.Options.All(option => offered.Any(choice => choice.Key == option.Value))
            ? one.Options.ToDictionary(option => option.Value, option => option.Value, StringComparer.Ordinal)
            : Matched(field, one.Options, offered);

    /// <summary>Options whose label is that of exactly one of Loket's, and that are alone in that.</summary>
    private static Dictionary<string, string> Matched(
        LoketField field, IReadOnlyList<HrOption> options, IReadOnlyList<LoketChoice> offered)
    {
        var pairs = from option in options
                    let same = offered.Where(choice => IsSame(field, option, choice)).Take(2).ToList()
                    where same.Count == 1
                    select (option.Value, same[0].Key);
        return pairs.GroupBy(pair => pair.Key, StringComparer.Ordinal).Where(group => group.Count() == 1).Select(group => group.Single())
            .ToDictionary(pair => pair.Value, pair => pair.Key, StringComparer.Ordinal);
    }

    private static bool IsSame(LoketField field, HrOption option, LoketChoice choice) =>
        field.Kind == FieldKind.Flag
            ? (choice.Key == "true" ? Yes : No).Contains(Folding.Fold(option.Label))
            : Folding.Fold(option.Label) == Folding.Fold(choice.Label);

    private static string IdOf(LoketField field) => $"{Prefix}{field.Id}";

    private static HrAttributeType TypeOf(FieldKind kind) => kind switch
    {
        FieldKind.Text => HrAttributeType.Text,
        FieldKind.Integer or FieldKind.Decimal => HrAttributeType.Number,
        FieldKind.Date => HrAttributeType.Date,
        FieldKind.Flag => HrAttributeType.Flag,
        _ => HrAttributeType.Options,
    };
}
