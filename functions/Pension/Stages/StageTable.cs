using LoketFunctions.Http;

namespace LoketFunctions.Pension.Stages;

/// <summary>One step, and who may take it. The first is whose move it is; the others may say that it was done.</summary>
/// <param name="IsEnd">It leads off the way: nobody waits for it.</param>
internal sealed record StageStep<TStage>(TStage From, TStage To, IReadOnlyList<PensionParty> By, bool IsEnd = false)
    where TStage : struct, Enum;

internal enum StepVerdict
{
    Taken,

    /// <summary>It was taken before: nothing is done again.</summary>
    Again,

    /// <summary>It is not the next one.</summary>
    NotNext,

    /// <summary>It is the next one, and somebody else's.</summary>
    NotYours,
}

/// <summary>The steps that there are. Nothing leads back, and nothing is passed over.</summary>
internal sealed class StageTable<TStage>(IReadOnlyList<StageStep<TStage>> steps)
    where TStage : struct, Enum
{
    /// <param name="saysElse">Of a step that was taken: it says something else now, as another day.</param>
    public StepVerdict Judge(TStage from, TStage to, PensionParty party, bool saysElse = false)
    {
        var isAgain = from.Equals(to);
        if (isAgain && !saysElse)
            return StepVerdict.Again;
        return steps.FirstOrDefault(step => step.To.Equals(to) && (isAgain || step.From.Equals(from))) is not { } found
            ? StepVerdict.NotNext
            : found.By.Contains(party) ? StepVerdict.Taken : StepVerdict.NotYours;
    }

    /// <summary>The next step on the way: what is waited for now. Null where nothing is.</summary>
    public StageStep<TStage>? NextOf(TStage from) => From(from).FirstOrDefault(step => !step.IsEnd);

    /// <summary>All that can follow.</summary>
    public IEnumerable<StageStep<TStage>> From(TStage from) => steps.Where(step => step.From.Equals(from));
}

internal static class PensionSteps
{
    private static readonly PensionParty[] Anybody = [PensionParty.User, PensionParty.Provider, PensionParty.Operator];
    private static readonly PensionParty[] ProviderFirst = [PensionParty.Provider, PensionParty.User, PensionParty.Operator];
    private static readonly PensionParty[] ByDate = [PensionParty.App];

    /// <summary>
    /// Of the link. What a.s.r. and Keylane do reaches the organisation by mail or telephone too (document 004, steps 3 and 4), so its
    /// people may enter it, but for the policy data, of which nobody tells them; the operator may enter what came by any other way.
    /// </summary>
    public static IReadOnlyList<StageStep<PensionStage>> StepsOfLink { get; } =
    [
        new(PensionStage.Draft, PensionStage.Registered, [PensionParty.User]),
        new(PensionStage.Registered, PensionStage.PolicyDataAdded, [PensionParty.Provider, PensionParty.Operator]),
        new(PensionStage.PolicyDataAdded, PensionStage.SetUpContact, ProviderFirst),
        new(PensionStage.SetUpContact, PensionStage.AuthorizationsArranged, Anybody),
        new(PensionStage.AuthorizationsArranged, PensionStage.Confirmed, ProviderFirst),
        new(PensionStage.Confirmed, PensionStage.Active, ByDate),
        .. new[]
        {
            PensionStage.Registered, PensionStage.PolicyDataAdded, PensionStage.SetUpContact, PensionStage.AuthorizationsArranged,
            PensionStage.Confirmed, PensionStage.Active,
        }.Select(stage => new StageStep<PensionStage>(stage, PensionStage.Ended, Anybody, IsEnd: true)),
    ];

    /// <summary>Of an employer's request. What the organisation checks and confirms nobody else can say.</summary>
    public static IReadOnlyList<StageStep<RequestStage>> StepsOfRequest { get; } =
    [
        new(RequestStage.Received, RequestStage.PrerequisitesChecked, [PensionParty.User, PensionParty.Operator]),
        new(RequestStage.PrerequisitesChecked, RequestStage.ConfirmedByUs, [PensionParty.User]),
        new(RequestStage.ConfirmedByUs, RequestStage.SetUpAtProvider, [PensionParty.Provider, PensionParty.Operator]),
        new(RequestStage.SetUpAtProvider, RequestStage.DateSet, ProviderFirst),
        new(RequestStage.DateSet, RequestStage.Active, ByDate),
        .. new[]
        {
            RequestStage.Received, RequestStage.PrerequisitesChecked, RequestStage.ConfirmedByUs, RequestStage.SetUpAtProvider,
            RequestStage.DateSet,
        }.Select(stage => new StageStep<RequestStage>(stage, RequestStage.Declined, Anybody, IsEnd: true)),
    ];

    public static StageTable<PensionStage> OfLink { get; } = new(StepsOfLink);

    public static StageTable<RequestStage> OfRequest { get; } = new(StepsOfRequest);

    /// <summary>In the words of the API.</summary>
    public static ActionOwner OwnerOf(PensionParty party) => party switch
    {
        PensionParty.User => ActionOwner.User,
        PensionParty.Provider => ActionOwner.Planner,
        PensionParty.Operator => ActionOwner.Operator,
        _ => ActionOwner.Nobody,
    };
}
