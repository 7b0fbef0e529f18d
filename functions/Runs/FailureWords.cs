using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Planner;

namespace LoketFunctions.Runs;

/// <summary>What can go wrong with Loket and the planner in any run, in words.</summary>
internal static class FailureWords
{
    private static readonly Dictionary<string, LocalizedText> PassingTexts = new(StringComparer.Ordinal)
    {
        [RunCodes.LoketUnreachable] = RunsTexts.Of("Failure.LoketUnreachable"),
        [RunCodes.KeysUnavailable] = RunsTexts.Of("Failure.KeysUnavailable"),
        [RunCodes.LoketTimedOut] = RunsTexts.Of("Failure.LoketTimedOut"),
        [RunCodes.LoketThrottled] = RunsTexts.Of("Failure.LoketThrottled"),
        [RunCodes.LoketServerError] = RunsTexts.Of("Failure.LoketServerError"),
        [RunCodes.LoketUnreadable] = RunsTexts.Of("Failure.LoketUnreadable"),
        [RunCodes.LoketConflict] = RunsTexts.Of("Failure.LoketConflict"),
    };

    /// <summary>Somebody mends something.</summary>
    public static IReadOnlyDictionary<string, CodeWords> Lasting { get; } = new Dictionary<string, CodeWords>(StringComparer.Ordinal)
    {
        [RunCodes.Reconnect] = new(ActionOwner.User, ActionPlace.Connect, RunsTexts.Of("Failure.Reconnect.What"),
            RunsTexts.Of("Failure.Reconnect.Advice")),
        [RunCodes.RightMissing] = new(ActionOwner.Accountant, ActionPlace.Loket, RunsTexts.Of("Failure.RightMissing.What"),
            RunsTexts.Of("Failure.RightMissing.Advice")),
        [RunCodes.BusinessRule] = new(ActionOwner.User, ActionPlace.Loket, RunsTexts.Of("Failure.BusinessRule.What"),
            RunsTexts.Of("Failure.BusinessRule.Advice")),
        [RunCodes.RecordUnreadable] = new(ActionOwner.Accountant, ActionPlace.Loket, RunsTexts.Of("Failure.RecordUnreadable.What"),
            RunsTexts.Of("Failure.RecordUnreadable.Advice")),
        [RunCodes.NotFound] = new(ActionOwner.User, ActionPlace.Administrations, RunsTexts.Of("Failure.NotFound.What"),
            RunsTexts.Of("Failure.NotFound.Advice")),
        [RunCodes.BadRequest] = new(ActionOwner.Operator, ActionPlace.Nowhere, RunsTexts.Of("Failure.BadRequest.What"),
            RunsTexts.Of("Failure.BadRequest.Advice")),
        [RunCodes.ClientRejected] = new(ActionOwner.Operator, ActionPlace.Nowhere, RunsTexts.Of("Failure.ClientRejected.What"),
            RunsTexts.Of("Failure.ClientRejected.Advice")),
        [RunCodes.LoketAddressRefused] = new(ActionOwner.Operator, ActionPlace.Nowhere, RunsTexts.Of("Failure.LoketAddressRefused.What"),
            RunsTexts.Of("Failure.LoketAddressRefused.Advice")),
        [PlannerFailureCodes.AddressRefused] = new(
            ActionOwner.Operator, ActionPlace.Nowhere, RunsTexts.Of("Failure.PlannerAddressRefused.What"),
            RunsTexts.Of("Failure.PlannerAddressRefused.Advice")),
        [RunCodes.KeysRefused] = new(ActionOwner.Operator, ActionPlace.Nowhere, RunsTexts.Of("Failure.KeysRefused.What"),
            RunsTexts.Of("Failure.KeysRefused.Advice")),
        [PlannerFailureCodes.Refused] = new(ActionOwner.Planner, ActionPlace.Planner, RunsTexts.Of("Failure.PlannerRefused.What"),
            RunsTexts.Of("Failure.PlannerRefused.Advice")),
        [PlannerFailureCodes.Unreadable] = new(ActionOwner.Planner, ActionPlace.Planner, RunsTexts.Of("Failure.PlannerUnreadable.What"),
            RunsTexts.Of("Failure.PlannerUnreadable.Advice")),
    };

    /// <summary>What passes by itself at Loket's, and with the keys.</summary>
    /// <param name="move">Who acts then, for the kind of run; the same for all. Likewise where, and the advice.</param>
    public static IReadOnlyDictionary<string, CodeWords> Passing(ActionOwner move, ActionPlace where, LocalizedText advice) =>
        PassingTexts.ToDictionary(entry => entry.Key, entry => new CodeWords(move, where, entry.Value, advice), StringComparer.Ordinal);

    public static IEnumerable<string> PassingCodes => PassingTexts.Keys;
}
