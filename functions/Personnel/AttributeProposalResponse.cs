using LoketFunctions.Localization;
using LoketFunctions.Personnel.Attributes;

namespace LoketFunctions.Personnel;

/// <summary>What part of Loket's records a field is of.</summary>
public enum FieldResource
{
    Employee,
    Employment,
    End,
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

/// <summary>A field of Loket's, and which attribute can stand for it.</summary>
/// <param name="FieldId">Stable; mappings name it.</param>
/// <param name="Name">In the reader's language.</param>
public sealed record ProposedFieldResponse(string FieldId, string Name, FieldResource Resource, FieldForm Form, ProposalRule Rule)
{
    /// <summary>Loket makes nobody an employee without it.</summary>
    public required bool IsNeeded { get; init; }

    /// <summary>The unit that is taken where nothing stands for it; null for none.</summary>
    public required string? FallbackName { get; init; }

    /// <summary>Of a text.</summary>
    public required int? MaxLength { get; init; }

    /// <summary>What Loket offers, in Dutch as Loket says it; null where that is not known, or for a field without.</summary>
    public required IReadOnlyList<LoketChoice>? Choices { get; init; }

    /// <summary>What stands for it in the mapping that is live; null for nothing.</summary>
    public required MappedAttribute? Mapped { get; init; }

    /// <summary>The attribute as it is to be in the HR system; null where nothing is to be made now.</summary>
    public required HrAttribute? Make { get; init; }

    /// <summary>The HR system told one with this id already.</summary>
    public required bool IsMade { get; init; }

    /// <summary>What it is connected from, or duplicated from.</summary>
    public required string? PreviousId { get; init; }

    /// <summary>For the mapping: the attribute's options, each with Loket's value. What matches nothing is not there.</summary>
    public required IReadOnlyDictionary<string, string>? Values { get; init; }

    /// <summary>
    /// Of a duplicate: options of the attribute that it is made from, each with the new one's, by which its exported values are imported.
    /// </summary>
    public required IReadOnlyDictionary<string, string>? OldValues { get; init; }

    /// <summary>Ids of attributes that match equally well.</summary>
    public required IReadOnlyList<string> Candidates { get; init; }

    /// <summary>What the HR system has to do, in the reader's language; null for nothing.</summary>
    public required string? ToDo { get; init; }

    internal static ProposedFieldResponse Of(AttributeProposal proposal, AttributeState state, LoketChoices choices, string language)
    {
        var field = proposal.Field;
        var isMade = state.Told.Any(one => one.Id == proposal.Make?.Id);
        return new ProposedFieldResponse(
            field.Id, AttributeFaultWords.NameOf(field.Id).In(language), (FieldResource)field.Resource, (FieldForm)field.Kind,
            proposal.Rule)
        {
            IsNeeded = field.IsNeeded,
            FallbackName = field.FallbackName,
            MaxLength = field.MaxLength,
            Choices = choices.ByField.GetValueOrDefault(field.Id),
            Mapped = state.Live.Attributes.FirstOrDefault(one => one.FieldId == field.Id),
            Make = proposal.Make,
            IsMade = isMade,
            PreviousId = proposal.PreviousId,
            Values = proposal.Values,
            OldValues = proposal.OldValues,
            Candidates = [.. (proposal.Candidates ?? []).Select(one => one.Id)],
            ToDo = isMade ? null : ToDoOf(proposal, state)?.In(language),
        };
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
