namespace LoketFunctions.Console.Rendering;

/// <summary>What can be wrong with coming in, with a page's address or with what a form sent.</summary>
internal static class RequestProblemWords
{
    public static IReadOnlyDictionary<string, ProblemText> ByCode { get; } = new Dictionary<string, ProblemText>(StringComparer.Ordinal)
    {
        ["session-ended"] = new(ConsoleTexts.Of("RequestProblem.SessionEnded.Title"), ConsoleTexts.Of("RequestProblem.SessionEnded.ToDo")),
        ["console-link-gone"] = new(ConsoleTexts.Of("RequestProblem.ConsoleLinkGone.Title"),
            ConsoleTexts.Of("RequestProblem.ConsoleLinkGone.ToDo")),
        ["form-not-trusted"] = new(ConsoleTexts.Of("RequestProblem.FormNotTrusted.Title"),
            ConsoleTexts.Of("RequestProblem.FormNotTrusted.ToDo")),
        ["not-permitted"] = new(ConsoleTexts.Of("RequestProblem.NotPermitted.Title"), ConsoleTexts.Of("RequestProblem.NotPermitted.ToDo")),
        ["not-found"] = new(ConsoleTexts.Of("RequestProblem.NotFound.Title"), ConsoleTexts.Of("RequestProblem.NotFound.ToDo")),
        ["invalid-input"] = new(ConsoleTexts.Of("RequestProblem.InvalidInput.Title"), ConsoleTexts.Of("RequestProblem.InvalidInput.ToDo")),
        ["unreadable-body"] = new(ConsoleTexts.Of("RequestProblem.UnreadableBody.Title"),
            ConsoleTexts.Of("RequestProblem.UnreadableBody.ToDo")),
        ["body-cut-off"] = new(ConsoleTexts.Of("RequestProblem.BodyCutOff.Title"), ConsoleTexts.Of("RequestProblem.BodyCutOff.ToDo")),
        ["body-too-large"] = new(ConsoleTexts.Of("RequestProblem.BodyTooLarge.Title"), ConsoleTexts.Of("RequestProblem.BodyTooLarge.ToDo")),
        ["unverified-caller"] = new(ConsoleTexts.Of("RequestProblem.UnverifiedCaller.Title"),
            ConsoleTexts.Of("RequestProblem.UnverifiedCaller.ToDo")),
        ["too-much-unverified"] = new(ConsoleTexts.Of("RequestProblem.TooMuchUnverified.Title"),
            ConsoleTexts.Of("RequestProblem.TooMuchUnverified.ToDo")),
        ["message-replayed"] = new(ConsoleTexts.Of("RequestProblem.MessageReplayed.Title"),
            ConsoleTexts.Of("RequestProblem.MessageReplayed.ToDo")),
        ["message-reused"] = new(ConsoleTexts.Of("RequestProblem.MessageReused.Title"),
            ConsoleTexts.Of("RequestProblem.MessageReused.ToDo")),
        ["message-under-way"] = new(ConsoleTexts.Of("RequestProblem.MessageUnderWay.Title"),
            ConsoleTexts.Of("RequestProblem.MessageUnderWay.ToDo")),
        ["body-not-taken"] = new(ConsoleTexts.Of("RequestProblem.BodyNotTaken.Title"), ConsoleTexts.Of("RequestProblem.BodyNotTaken.ToDo")),
        ["content-not-taken"] = new(ConsoleTexts.Of("RequestProblem.ContentNotTaken.Title"),
            ConsoleTexts.Of("RequestProblem.ContentNotTaken.ToDo")),
        ["keys-unavailable"] = new(ConsoleTexts.Of("RequestProblem.KeysUnavailable.Title"),
            ConsoleTexts.Of("RequestProblem.KeysUnavailable.ToDo")),
        ["keys-refused"] = new(ConsoleTexts.Of("RequestProblem.KeysRefused.Title"), ConsoleTexts.Of("RequestProblem.KeysRefused.ToDo")),
        ["unexpected"] = new(ConsoleTexts.Of("RequestProblem.Unexpected.Title"), ConsoleTexts.Of("RequestProblem.Unexpected.ToDo")),
    };
}
