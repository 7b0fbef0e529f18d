using LoketFunctions.Localization;
using LoketFunctions.Personnel.Attributes;

namespace LoketFunctions.Personnel;

/// <summary>What part of Loket's records a field is of.</summary>
public enum FieldResource
{
    Employee,
    Employment,
    WorkingHours,
    Wage,
    OrganizationalEntity,
}

/// <summary>What a value of a field of Loket's is.</summary>
public enum FieldForm
{
    Text,
    Whole,
    Number,
    Date,
    Flag,

    /// <summary>One of a list of Loket's.</summary>
    Option,

    /// <summary>A function, department or distribution unit of the employer.</summary>
    Unit,
}

/// <summary>What Loket can be told, and which attribute can stand for each field.</summary>
/// <param name="Version">Of the mapping that is live.</param>
/// <param name="ChoicesKnown">Loket's options could be read; false before somebody signed in there.</param>
public sealed record AttributeProposalResponse(int Version, bool ChoicesKnown, IReadOnlyList<ProposedFieldResponse> Fields)
{
    internal static AttributeProposalResponse Of(AttributeState state, LoketChoices? choices, string language)
    {
        var proposals = AttributeProposals.Of(state.Told, state.Live.Attributes, choices ?? LoketChoices.None);
        return new AttributeProposalResponse(
            state.Live.Version, choices is not null,
            [.. proposals.Select(one => ProposedFieldResponse.Of(one, state, choices ?? LoketChoices.None, language))]);
    }

    public override string ToString() => $"proposal on version {Version}";
}

/// <param name="FieldId">Stable; mappings name it.</param>
/// <param name="Name">In the reader's language.</param>
/// <param name="IsNeeded">Loket makes nobody an employee without it.</param>
/// <param name="FallbackName">The unit that is taken where nothing stands for it; null for none.</param>
/// <param name="MaxLength">Of a text.</param>
/// <param name="Choices">What Loket offers, in Dutch as Loket says it; null where that is not known, or for a field without.</param>
/// <param name="Mapped">What stands for it in the mapping that is live; null for nothing.</param>
/// <param name="Make">The attribute as it is to be in the HR system; null where nothing is to be made now.</param>
/// <param name="IsMade">The HR system told one with this id already.</param>
/// <param name="PreviousId">What it is connected from, or duplicated from.</param>
/// <param name="Values">For the mapping: the attribute's options, each with Loket's value. What matches nothing is not there.</param>
/// <param name="OldValues">
/// Of a duplicate: options of the attribute that it is made from, each with the new one's, by which its exported values are imported.
/// </param>
/// <param name="Candidates">Ids of attributes that match equally well.</param>
/// <param name="ToDo">What the HR system has to do, in the reader's language; null for nothing.</param>
public sealed record ProposedFieldResponse(
    string FieldId, string Name, FieldResource Resource, FieldForm Form, bool IsNeeded, string? FallbackName, int? MaxLength,
    IReadOnlyList<LoketChoice>? Choices, MappedAttribute? Mapped, ProposalRule Rule, HrAttribute? Make, bool IsMade, string? PreviousId,
    IReadOnlyDictionary<string, string>? Values, IReadOnlyDictionary<string, string>? OldValues, IReadOnlyList<string> Candidates,
    string? ToDo)
{
    internal static ProposedFieldResponse Of(AttributeProposal proposal, AttributeState state, LoketChoices choices, string language)
    {
        var field = proposal.Field;
        var isMade = state.Told.Any(one => one.Id == proposal.Make?.Id);
        return new ProposedFieldResponse(
            field.Id, AttributeFaultWords.NameOf(field.Id).In(language), (FieldResource)field.Resource, (FieldForm)field.Kind,
            field.IsNeeded, field.FallbackName, field.MaxLength, choices.ByField.GetValueOrDefault(field.Id),
            state.Live.Attributes.FirstOrDefault(one => one.FieldId == field.Id), proposal.Rule, proposal.Make, isMade,
            proposal.PreviousId, proposal.Values, proposal.OldValues, [.. (proposal.Candidates ?? []).Select(one => one.Id)],
            isMade ? null : ToDoOf(proposal, state)?.In(language));
    }

    public override string ToString() => FieldId;

    private static LocalizedText? ToDoOf(AttributeProposal proposal, AttributeState state) => proposal.Rule switch
    {
        ProposalRule.Reuse => PersonnelTexts.Of("Proposal.Reuse", LabelOf(state, proposal.PreviousId), proposal.Make!.Id),
        ProposalRule.Duplicate => PersonnelTexts.Of("Proposal.Duplicate", LabelOf(state, proposal.PreviousId), proposal.Make!.Id),
        ProposalRule.Create => PersonnelTexts.Of("Proposal.Create", proposal.Make!.Id, AttributeProposals.Section),
        ProposalRule.Choose => PersonnelTexts.Of("Proposal.Choose"),
        ProposalRule.Wait => PersonnelTexts.Of("Proposal.Wait"),
        _ => null,
    };

    private static string? LabelOf(AttributeState state, string? id) => state.Told.FirstOrDefault(one => one.Id == id)?.Label;
}
