using LoketFunctions.Http;
using LoketFunctions.Localization;

namespace LoketFunctions.Runs;

/// <summary>What can go wrong with Loket and the planner in any run, in words.</summary>
internal static class FailureWords
{
    private static readonly Dictionary<string, LocalizedText> PassingTexts = new(StringComparer.Ordinal)
    {
        ["loket-unreachable"] = RunsTexts.Of("Failure.LoketUnreachable"),
        ["keys-unavailable"] = RunsTexts.Of("Failure.KeysUnavailable"),
        ["loket-timed-out"] = RunsTexts.Of("Failure.LoketTimedOut"),
        ["loket-throttled"] = RunsTexts.Of("Failure.LoketThrottled"),
        ["loket-server-error"] = RunsTexts.Of("Failure.LoketServerError"),
        ["loket-unreadable"] = RunsTexts.Of("Failure.LoketUnreadable"),
        ["loket-conflict"] = RunsTexts.Of("Failure.LoketConflict"),
    };

    /// <summary>Somebody mends something.</summary>
    public static IReadOnlyDictionary<string, CodeWords> Lasting { get; } = new Dictionary<string, CodeWords>(StringComparer.Ordinal)
    {
        ["reconnect"] = new(ActionOwner.User, ActionPlace.Connect, RunsTexts.Of("Failure.Reconnect.What"),
            RunsTexts.Of("Failure.Reconnect.Advice")),
        ["right-missing"] = new(ActionOwner.Accountant, ActionPlace.Loket, RunsTexts.Of("Failure.RightMissing.What"),
            RunsTexts.Of("Failure.RightMissing.Advice")),
        ["business-rule"] = new(ActionOwner.User, ActionPlace.Loket, RunsTexts.Of("Failure.BusinessRule.What"),
            RunsTexts.Of("Failure.BusinessRule.Advice")),
        ["record-unreadable"] = new(ActionOwner.Accountant, ActionPlace.Loket, RunsTexts.Of("Failure.RecordUnreadable.What"),
            RunsTexts.Of("Failure.RecordUnreadable.Advice")),
        ["not-found"] = new(ActionOwner.User, ActionPlace.Administrations, RunsTexts.Of("Failure.NotFound.What"),
            RunsTexts.Of("Failure.NotFound.Advice")),
        ["bad-request"] = new(ActionOwner.Operator, ActionPlace.Nowhere, RunsTexts.Of("Failure.BadRequest.What"),
            RunsTexts.Of("Failure.BadRequest.Advice")),
        ["client-rejected"] = new(ActionOwner.Operator, ActionPlace.Nowhere, RunsTexts.Of("Failure.ClientRejected.What"),
            RunsTexts.Of("Failure.ClientRejected.Advice")),
        ["loket-address-refused"] = new(ActionOwner.Operator, ActionPlace.Nowhere, RunsTexts.Of("Failure.LoketAddressRefused.What"),
            RunsTexts.Of("Failure.LoketAddressRefused.Advice")),
        ["planner-address-refused"] = new(ActionOwner.Operator, ActionPlace.Nowhere, RunsTexts.Of("Failure.PlannerAddressRefused.What"),
            RunsTexts.Of("Failure.PlannerAddressRefused.Advice")),
        ["keys-refused"] = new(ActionOwner.Operator, ActionPlace.Nowhere, RunsTexts.Of("Failure.KeysRefused.What"),
            RunsTexts.Of("Failure.KeysRefused.Advice")),
        ["planner-refused"] = new(ActionOwner.Planner, ActionPlace.Planner, RunsTexts.Of("Failure.PlannerRefused.What"),
            RunsTexts.Of("Failure.PlannerRefused.Advice")),
        ["planner-unreadable"] = new(ActionOwner.Planner, ActionPlace.Planner, RunsTexts.Of("Failure.PlannerUnreadable.What"),
            RunsTexts.Of("Failure.PlannerUnreadable.Advice")),
    };

    /// <summary>What passes by itself at Loket's, and with the keys.</summary>
    /// <param name="move">Who acts then, for the kind of run; the same for all. Likewise where, and the advice.</param>
    public static IReadOnlyDictionary<string, CodeWords> Passing(ActionOwner move, ActionPlace where, LocalizedText advice) =>
        PassingTexts.ToDictionary(entry => entry.Key, entry => new CodeWords(move, where, entry.Value, advice), StringComparer.Ordinal);

    public static IEnumerable<string> PassingCodes => PassingTexts.Keys;
}
