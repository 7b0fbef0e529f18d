using LoketFunctions.Console.Requests;
using LoketFunctions.Pension;
using LoketFunctions.Pension.Stages;

namespace LoketFunctions.Console.Pages.Pension;

/// <summary>A step that the organisation's people may say was taken.</summary>
/// <param name="To">The stage's code.</param>
/// <param name="Words">Of its button.</param>
public sealed record OfferedStep(string To, string Words, bool NamesDay = false, bool HasReason = false)
{
    public override string ToString() => nameof(OfferedStep);

    internal static IReadOnlyList<OfferedStep> Of(ConsoleRequest request, PensionStage now) =>
    [
        .. now == PensionStage.Confirmed ? [Of(request, now, isAgain: true)] : Array.Empty<OfferedStep>(),
        // The registration is sent on its own page.
        .. Open(PensionSteps.StepsOfLink, now).Where(to => to != PensionStage.Registered).Select(to => Of(request, to, isAgain: false)),
    ];

    internal static IReadOnlyList<OfferedStep> Of(ConsoleRequest request, RequestStage now) =>
    [
        .. now == RequestStage.DateSet ? [Of(request, now, isAgain: true)] : Array.Empty<OfferedStep>(),
        .. Open(PensionSteps.StepsOfRequest, now).Select(to => Of(request, to, isAgain: false)),
    ];

    private static IEnumerable<TStage> Open<TStage>(IReadOnlyList<StageStep<TStage>> steps, TStage now)
        where TStage : struct, Enum =>
        steps.Where(step => step.From.Equals(now) && step.By.Contains(PensionParty.User)).Select(step => step.To);

    private static OfferedStep Of(ConsoleRequest request, PensionStage to, bool isAgain) => new(
        PensionWords.CodeOf(to),
        to switch
        {
            PensionStage.SetUpContact => request.In("Pension.Say.SetUpContact"),
            PensionStage.AuthorizationsArranged => request.In("Pension.Say.AuthorizationsArranged"),
            PensionStage.Confirmed => isAgain ? request.In("Pension.Say.AnotherDay") : request.In("Pension.Say.Confirmed"),
            _ => request.In("Pension.Say.Ended"),
        },
        NamesDay: to == PensionStage.Confirmed,
        HasReason: to == PensionStage.Ended);

    private static OfferedStep Of(ConsoleRequest request, RequestStage to, bool isAgain) => new(
        PensionWords.CodeOf(to),
        to switch
        {
            RequestStage.PrerequisitesChecked => request.In("Pension.Say.PrerequisitesChecked"),
            RequestStage.ConfirmedByUs => request.In("Pension.Say.ConfirmedByUs"),
            RequestStage.DateSet => isAgain ? request.In("Pension.Say.AnotherDay") : request.In("Pension.Say.DateSet"),
            _ => request.In("Pension.Say.Declined"),
        },
        NamesDay: to == RequestStage.DateSet,
        HasReason: to == RequestStage.Declined);
}
