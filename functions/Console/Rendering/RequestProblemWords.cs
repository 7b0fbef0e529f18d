using LoketFunctions.Console.Requests;
using LoketFunctions.Http;
using LoketFunctions.Security;

namespace LoketFunctions.Console.Rendering;

/// <summary>What can be wrong with coming in, with a page's address or with what a form sent.</summary>
internal static class RequestProblemWords
{
    public static IReadOnlyDictionary<string, ProblemText> ByCode { get; } = new Dictionary<string, ProblemText>(StringComparer.Ordinal)
    {
        [ConsoleProblemCodes.SessionEnded] = new(
            ConsoleTexts.Of("RequestProblem.SessionEnded.Title"), ConsoleTexts.Of("RequestProblem.SessionEnded.ToDo")),
        [ConsoleProblemCodes.ConsoleLinkGone] = new(ConsoleTexts.Of("RequestProblem.ConsoleLinkGone.Title"),
            ConsoleTexts.Of("RequestProblem.ConsoleLinkGone.ToDo")),
        [ConsoleProblemCodes.FormNotTrusted] = new(ConsoleTexts.Of("RequestProblem.FormNotTrusted.Title"),
            ConsoleTexts.Of("RequestProblem.FormNotTrusted.ToDo")),
        [ProblemCodes.NotPermitted] = new(
            ConsoleTexts.Of("RequestProblem.NotPermitted.Title"), ConsoleTexts.Of("RequestProblem.NotPermitted.ToDo")),
        [ProblemCodes.NotFound] = new(ConsoleTexts.Of("RequestProblem.NotFound.Title"), ConsoleTexts.Of("RequestProblem.NotFound.ToDo")),
        [ProblemCodes.InvalidInput] = new(
            ConsoleTexts.Of("RequestProblem.InvalidInput.Title"), ConsoleTexts.Of("RequestProblem.InvalidInput.ToDo")),
        [ProblemCodes.UnreadableBody] = new(ConsoleTexts.Of("RequestProblem.UnreadableBody.Title"),
            ConsoleTexts.Of("RequestProblem.UnreadableBody.ToDo")),
        [ProblemCodes.BodyCutOff] = new(
            ConsoleTexts.Of("RequestProblem.BodyCutOff.Title"), ConsoleTexts.Of("RequestProblem.BodyCutOff.ToDo")),
        [ProblemCodes.BodyTooLarge] = new(
            ConsoleTexts.Of("RequestProblem.BodyTooLarge.Title"), ConsoleTexts.Of("RequestProblem.BodyTooLarge.ToDo")),
        [ProblemCodes.UnverifiedCaller] = new(ConsoleTexts.Of("RequestProblem.UnverifiedCaller.Title"),
            ConsoleTexts.Of("RequestProblem.UnverifiedCaller.ToDo")),
        [ProblemCodes.TooMuchUnverified] = new(ConsoleTexts.Of("RequestProblem.TooMuchUnverified.Title"),
            ConsoleTexts.Of("RequestProblem.TooMuchUnverified.ToDo")),
        [ProblemCodes.MessageReplayed] = new(ConsoleTexts.Of("RequestProblem.MessageReplayed.Title"),
            ConsoleTexts.Of("RequestProblem.MessageReplayed.ToDo")),
        [ProblemCodes.MessageReused] = new(ConsoleTexts.Of("RequestProblem.MessageReused.Title"),
            ConsoleTexts.Of("RequestProblem.MessageReused.ToDo")),
        [ProblemCodes.MessageUnderWay] = new(ConsoleTexts.Of("RequestProblem.MessageUnderWay.Title"),
            ConsoleTexts.Of("RequestProblem.MessageUnderWay.ToDo")),
        [ProblemCodes.BodyNotTaken] = new(
            ConsoleTexts.Of("RequestProblem.BodyNotTaken.Title"), ConsoleTexts.Of("RequestProblem.BodyNotTaken.ToDo")),
        [ProblemCodes.ContentNotTaken] = new(ConsoleTexts.Of("RequestProblem.ContentNotTaken.Title"),
            ConsoleTexts.Of("RequestProblem.ContentNotTaken.ToDo")),
        [KeyProblemCodes.KeysUnavailable] = new(ConsoleTexts.Of("RequestProblem.KeysUnavailable.Title"),
            ConsoleTexts.Of("RequestProblem.KeysUnavailable.ToDo")),
        [KeyProblemCodes.KeysRefused] = new(
            ConsoleTexts.Of("RequestProblem.KeysRefused.Title"), ConsoleTexts.Of("RequestProblem.KeysRefused.ToDo")),
        [ProblemCodes.Unexpected] = new(
            ConsoleTexts.Of("RequestProblem.Unexpected.Title"), ConsoleTexts.Of("RequestProblem.Unexpected.ToDo")),
    };
}
