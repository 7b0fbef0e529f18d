using LoketFunctions.Http;

namespace LoketFunctions.Personnel.SetUp;

/// <summary>How far a legal entity's link is, in the order of document 003.</summary>
public enum SetUpStage
{
    /// <summary>Asked for; the HR system's attributes are to be set up.</summary>
    Booked,

    /// <summary>Attributes stand for Loket's fields; an operator is to enable the link.</summary>
    AttributesSetUp,

    /// <summary>Somebody is to sign in at Loket with the user made for it.</summary>
    Enabled,

    /// <summary>The administration is to be chosen.</summary>
    Authorized,

    /// <summary>What the link does and does not do is to be acknowledged, and what the checklist names mended.</summary>
    Mapped,

    /// <summary>What is pushed goes to Loket.</summary>
    Active,
}

public enum SetUpStepState
{
    Done,
    Now,
    Later,
}

/// <summary>One step of the set-up, as people see it.</summary>
/// <param name="Stage">What is reached by it.</param>
/// <param name="Owner">Who does it.</param>
/// <param name="At">When it was done; null for what is not, or where the moment is not kept.</param>
public sealed record SetUpStep(SetUpStage Stage, ActionOwner Owner, SetUpStepState State, DateTimeOffset? At);

/// <summary>
/// What is known of a legal entity's set-up. The stage follows from it and is kept nowhere, so that the two cannot differ.
/// </summary>
/// <param name="IsAuthorized">The connection has a grant of Loket's.</param>
/// <param name="IsReady">Nothing that the checklist checks is missing.</param>
internal sealed record SetUpFacts(
    DateTimeOffset BookedAt, DateTimeOffset? AttributesLiveAt, DateTimeOffset? EnabledAt, bool IsAuthorized, DateTimeOffset? MappedAt,
    DateTimeOffset? AcknowledgedAt, bool IsReady)
{
    private static readonly Dictionary<SetUpStage, ActionOwner> Owners = new Dictionary<SetUpStage, ActionOwner>
    {
        [SetUpStage.Booked] = ActionOwner.User,
        [SetUpStage.AttributesSetUp] = ActionOwner.Planner,
        [SetUpStage.Enabled] = ActionOwner.Operator,
        [SetUpStage.Authorized] = ActionOwner.User,
        [SetUpStage.Mapped] = ActionOwner.User,
        [SetUpStage.Active] = ActionOwner.User,
    };

    /// <summary>The furthest that was reached with all before it: what is lost on the way, as a grant, leads back there.</summary>
    public SetUpStage Stage =>
        AttributesLiveAt is null ? SetUpStage.Booked
        : EnabledAt is null ? SetUpStage.AttributesSetUp
        : !IsAuthorized ? SetUpStage.Enabled
        : MappedAt is null ? SetUpStage.Authorized
        : AcknowledgedAt is null || !IsReady ? SetUpStage.Mapped
        : SetUpStage.Active;

    public IReadOnlyList<SetUpStep> Steps =>
    [
        .. Enum.GetValues<SetUpStage>().Select(stage => new SetUpStep(
            stage, Owners[stage],
            stage <= Stage ? SetUpStepState.Done : stage == Stage + 1 ? SetUpStepState.Now : SetUpStepState.Later,
            stage <= Stage ? MomentOf(stage) : null)),
    ];

    private DateTimeOffset? MomentOf(SetUpStage stage) => stage switch
    {
        SetUpStage.Booked => BookedAt,
        SetUpStage.AttributesSetUp => AttributesLiveAt,
        SetUpStage.Enabled => EnabledAt,
        SetUpStage.Mapped => MappedAt,
        SetUpStage.Active => AcknowledgedAt,
        _ => null,
    };
}
