using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Planner;
using LoketFunctions.Runs;

namespace LoketFunctions.Connections.Checklist;

/// <summary>The words of every item. Names of menus and rights are Dutch in both languages, as Loket shows them.</summary>
internal static class ChecklistTexts
{
    private static readonly Dictionary<SetUpItem, ItemText> ByItem = UserTexts.ByItem.Concat(EmployerTexts.ByItem).ToDictionary();

    public static ItemText Of(SetUpItem item) => ByItem[item];
}

/// <summary>What is said about one item, to whoever arranges it. {0} is the product, {1} the names of its required rights.</summary>
/// <param name="Move">Who arranges it.</param>
/// <param name="Ask">Of the accountant; null where it is not the accountant's to arrange.</param>
/// <param name="Note">Where the product's own document says something else than is meant today.</param>
internal sealed record ItemText(
    ActionOwner Move, LocalizedText Title, LocalizedText Why, LocalizedText How, LocalizedText? Ask = null, LocalizedText? Note = null)
{
    /// <summary>Said where it cannot be verified.</summary>
    public LocalizedText? Unverified { get; init; }
}

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
