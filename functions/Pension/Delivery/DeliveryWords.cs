using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Pension.Delivery.Transport;
using LoketFunctions.Planner;
using LoketFunctions.Runs;

namespace LoketFunctions.Pension.Delivery;

/// <summary>Why a delivery does not go on, in words.</summary>
internal static class DeliveryWords
{
    private static readonly Dictionary<string, CodeWords> Own = new(StringComparer.Ordinal)
    {
        [HoldCodes.LayoutMissing] = Of(
            ActionOwner.Planner, PensionTexts.Of("Held.LayoutMissing.What"), PensionTexts.Of("Held.LayoutMissing.Advice")),
        [HoldCodes.TargetMissing] = Of(
            ActionOwner.Operator, PensionTexts.Of("Held.TargetMissing.What"), PensionTexts.Of("Held.TargetMissing.Advice")),
        [HoldCodes.AllSetAside] = Of(
            ActionOwner.User, PensionTexts.Of("Held.AllSetAside.What"), PensionTexts.Of("Held.AllSetAside.Advice"), ActionPlace.Loket),
        [HoldCodes.NoResults] = Of(
            ActionOwner.User, PensionTexts.Of("Held.NoResults.What"), PensionTexts.Of("Held.NoResults.Advice"), ActionPlace.Loket),
        [HoldCodes.EarlierVersionGone] = Of(
            ActionOwner.User, PensionTexts.Of("Held.EarlierVersionGone.What"), PensionTexts.Of("Held.EarlierVersionGone.Advice")),
        [HoldCodes.SealBroken] = Of(
            ActionOwner.Operator, PensionTexts.Of("Held.SealBroken.What"), PensionTexts.Of("Held.SealBroken.Advice")),
        [DeliveryCodes.Unreachable] = Of(
            ActionOwner.Planner, PensionTexts.Of("Held.Unreachable.What"), PensionTexts.Of("Held.Unreachable.Advice")),
        [DeliveryCodes.Interrupted] = Of(
            ActionOwner.Planner, PensionTexts.Of("Held.Interrupted.What"), PensionTexts.Of("Held.Interrupted.Advice")),
        [DeliveryCodes.Full] = Of(ActionOwner.Planner, PensionTexts.Of("Held.Full.What"), PensionTexts.Of("Held.Full.Advice")),
        [DeliveryCodes.ServerFailed] = Of(
            ActionOwner.Planner, PensionTexts.Of("Held.ServerFailed.What"), PensionTexts.Of("Held.ServerFailed.Advice")),
        [DeliveryCodes.OtherHostKey] = Of(
            ActionOwner.Operator, PensionTexts.Of("Held.OtherHostKey.What"), PensionTexts.Of("Held.OtherHostKey.Advice")),
        [DeliveryCodes.KeyRefused] = Of(
            ActionOwner.Operator, PensionTexts.Of("Held.KeyRefused.What"), PensionTexts.Of("Held.KeyRefused.Advice")),
        [DeliveryCodes.DirectoryMissing] = Of(
            ActionOwner.Operator, PensionTexts.Of("Held.DirectoryMissing.What"), PensionTexts.Of("Held.DirectoryMissing.Advice")),
        [DeliveryCodes.NotPermitted] = Of(
            ActionOwner.Planner, PensionTexts.Of("Held.NotPermitted.What"), PensionTexts.Of("Held.NotPermitted.Advice")),
        [DeliveryCodes.NameTaken] = Of(
            ActionOwner.Operator, PensionTexts.Of("Held.NameTaken.What"), PensionTexts.Of("Held.NameTaken.Advice")),
        [PlannerFailureCodes.Unreachable] = Of(
            ActionOwner.Planner, PensionTexts.Of("Held.Unreachable.What"), PensionTexts.Of("Held.Unreachable.Advice")),
        [PlannerFailureCodes.Busy] = Of(
            ActionOwner.Planner, PensionTexts.Of("Held.Unreachable.What"), PensionTexts.Of("Held.Unreachable.Advice")),
        [DeliveryCodes.AddressRefused] = Of(
            ActionOwner.Operator, PensionTexts.Of("Held.AddressRefused.What"), PensionTexts.Of("Held.AddressRefused.Advice")),
    };

    private static readonly CodeWords Unforeseen = Of(
        ActionOwner.Operator, PensionTexts.Of("Held.Unforeseen.What"), PensionTexts.Of("Held.Unforeseen.Advice"));

    private static readonly IReadOnlyDictionary<string, CodeWords> Passing = FailureWords.Passing(
        ActionOwner.Nobody, ActionPlace.Nowhere, PensionTexts.Of("Held.Again"));

    public static Explanation Of(string code, string language) => (
        Own.GetValueOrDefault(code) ?? FailureWords.Lasting.GetValueOrDefault(code) ?? Passing.GetValueOrDefault(code) ?? Unforeseen)
        .In(language);

    private static CodeWords Of(
        ActionOwner move, LocalizedText what, LocalizedText advice, ActionPlace where = ActionPlace.Nowhere) =>
        new(move, where, what, advice);
}
