using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Pension.Stages;

namespace LoketFunctions.Pension;

/// <summary>For whom a signed call speaks. In the console and with the operator it is known without.</summary>
internal enum SignedParty
{
    /// <summary>The organisation's people.</summary>
    User,

    /// <summary>a.s.r. or Keylane.</summary>
    Provider,
}

/// <summary>Says that a step of the link was taken.</summary>
/// <param name="FirstExchange">yyyy-MM-dd; with <see cref="PensionStage.Confirmed"/> only.</param>
/// <param name="Reason">Without names of people; with <see cref="PensionStage.Ended"/> only.</param>
internal sealed record PensionMove(PensionStage To, SignedParty? By = null, string? FirstExchange = null, string? Reason = null);

/// <summary>Says that a step of an employer's request was taken.</summary>
/// <param name="FirstExchange">yyyy-MM-dd; with <see cref="RequestStage.DateSet"/> only.</param>
/// <param name="Reason">Without names of people; with <see cref="RequestStage.Declined"/> only.</param>
internal sealed record RequestMove(RequestStage To, SignedParty? By = null, string? FirstExchange = null, string? Reason = null);

/// <summary>An employer asks to be linked.</summary>
/// <param name="Id">The caller's own, by which the same request is known again.</param>
/// <param name="EmployerId">Werkgever-id: the number that Loket shows.</param>
internal sealed record EmployerRequest(
    string Id, string EmployerId, string EmployerName, string? WageTaxNumber = null, string? ContractNumber = null,
    SignedParty? By = null)
{
    public override string ToString() => nameof(EmployerRequest);
}

/// <summary>How far a pension link is.</summary>
/// <param name="Since">Since when; null before the registration was sent.</param>
/// <param name="FirstExchange">yyyy-MM-dd; null until it is confirmed. No period before it is ever delivered.</param>
/// <param name="Expected">What is waited for; null where nothing is.</param>
/// <param name="History">The steps that were taken, the oldest first.</param>
public sealed record PensionResponse(
    ConnectionId ConnectionId, PensionStage Stage, DateTimeOffset? Since, string? FirstExchange, ExpectedStep? Expected,
    IReadOnlyList<TakenStepResponse> History)
{
    internal static PensionResponse Of(ConnectionId connectionId, PensionLinkRow link) => new(
        connectionId, link.Stage, link.Stage == PensionStage.Draft ? null : link.Since, link.FirstExchange,
        ExpectedStep.Of(link.Stage, PensionSteps.OfLink), [.. link.Steps.Select(TakenStepResponse.Of)]);

    public override string ToString() => Stage.ToString();
}

/// <summary>A page of the requests of single employers, the oldest first.</summary>
/// <param name="Total">How many there are on all pages.</param>
public sealed record EmployerRequestList(IReadOnlyList<EmployerRequestResponse> Requests, int Total);

/// <summary>How far an employer's request is.</summary>
public sealed record EmployerRequestResponse(
    string Id, string EmployerId, string EmployerName, string? WageTaxNumber, string? ContractNumber, RequestStage Stage,
    DateTimeOffset Since, string? FirstExchange, ExpectedStep? Expected, IReadOnlyList<TakenStepResponse> History)
{
    internal static EmployerRequestResponse Of(EmployerRequestRow row) => new(
        row.Id, row.EmployerId, row.EmployerName, row.WageTaxNumber, row.ContractNumber, row.Stage, row.Since, row.FirstExchange,
        ExpectedStep.Of(row.Stage, PensionSteps.OfRequest), [.. row.Steps.Select(TakenStepResponse.Of)]);

    public override string ToString() => nameof(EmployerRequestResponse);
}

/// <summary>The next step on the way.</summary>
/// <param name="To">The stage that it leads to.</param>
/// <param name="Owner">Whose move it is.</param>
/// <param name="By">Who may say that it was taken.</param>
public sealed record ExpectedStep(string To, ActionOwner Owner, IReadOnlyList<PensionParty> By)
{
    internal static ExpectedStep? Of<TStage>(TStage from, StageTable<TStage> table)
        where TStage : struct, Enum => table.NextOf(from) is { } next
        ? new ExpectedStep(PensionWords.CodeOf(next.To), PensionSteps.OwnerOf(next.By[0]), next.By)
        : null;
}

/// <summary>A step that was taken.</summary>
/// <param name="ActorId">The planner's own id of the person; null for others.</param>
public sealed record TakenStepResponse(
    string Stage, DateTimeOffset At, PensionParty By, string? ActorId, string? FirstExchange, string? Reason)
{
    internal static TakenStepResponse Of<TStage>(TakenStep<TStage> step)
        where TStage : struct, Enum =>
        new(PensionWords.CodeOf(step.Stage), step.At, step.By, step.ActorId, step.FirstExchange, step.Reason);

    public override string ToString() => nameof(TakenStepResponse);
}
