using LoketFunctions.Loket.Failures;
using LoketFunctions.Runs;

namespace LoketFunctions.Connections.Checklist;

/// <summary>Why Loket could not be asked about something.</summary>
internal static class FailureTexts
{
    private static readonly IReadOnlyDictionary<string, CodeWords> Passing = FailureWords.Passing(
        Http.ActionOwner.User, Http.ActionPlace.Connect, ConnectionsTexts.Of("Failure.Passing.Advice"));

    public static string Of(FailureReason reason, string language)
    {
        var code = StepFailures.CodeOf(reason);
        var words = (Passing.GetValueOrDefault(code) ?? FailureWords.Lasting[code]).In(language);
        return $"{words.What} {words.WhatToDo}";
    }
}
