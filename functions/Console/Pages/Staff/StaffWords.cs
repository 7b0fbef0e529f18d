using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Localization;
using LoketFunctions.Staff;
using LoketFunctions.Sync;
using LoketFunctions.Sync.Employees;
using Microsoft.AspNetCore.Html;

namespace LoketFunctions.Console.Pages.Staff;

/// <summary>How pages call the ways in which employees stand to the planner.</summary>
internal static class StaffWords
{
    private static readonly Dictionary<EmployeeStatus, (LocalizedText Name, Tone Tone)> Statuses = new()
    {
        [EmployeeStatus.Linked] = (ConsoleTexts.Of("Common.Linked"), Tone.Good),
        [EmployeeStatus.New] = (ConsoleTexts.Of("Common.WillBeAdded"), Tone.Busy),
        [EmployeeStatus.Waiting] = (ConsoleTexts.Of("Common.NeedsAChoice"), Tone.Warning),
        [EmployeeStatus.Proposed] = (ConsoleTexts.Of("Staff.ResemblesSomebody"), Tone.Warning),
        [EmployeeStatus.Ignored] = (ConsoleTexts.Of("Common.NotImported"), Tone.Quiet),
        [EmployeeStatus.Clash] = (ConsoleTexts.Of("Common.NumberInUse"), Tone.Bad),
        [EmployeeStatus.Hidden] = (ConsoleTexts.Of("Staff.NotVisible"), Tone.Warning),
        [EmployeeStatus.Unreadable] = (ConsoleTexts.Of("Staff.NotReadable"), Tone.Bad),
        [EmployeeStatus.StartsLater] = (ConsoleTexts.Of("Staff.StartsLater"), Tone.Quiet),
        [EmployeeStatus.Ended] = (ConsoleTexts.Of("Staff.Left"), Tone.Quiet),
        [EmployeeStatus.Failed] = (ConsoleTexts.Of("Common.NotTakenOver"), Tone.Bad),
        [EmployeeStatus.Check] = (ConsoleTexts.Of("Staff.LinkedToCheck"), Tone.Warning),
    };

    private static readonly Dictionary<string, LocalizedText> Rules = new(StringComparer.Ordinal)
    {
        [LinkRule.Choice] = ConsoleTexts.Of("Staff.Choice"),
        [LinkRule.Number] = ConsoleTexts.Of("Staff.Number"),
        [LinkRule.Created] = ConsoleTexts.Of("Staff.Created"),
        [LinkRule.Planner] = ConsoleTexts.Of("Staff.Planner"),
    };

    public static IHtmlContent Badge(ConsoleRequest visit, EmployeeStatus status) => Widgets.Badge(Statuses[status].Name.In(visit.Language), Statuses[status].Tone);

    public static string RuleOf(ConsoleRequest visit, string rule) => Rules.TryGetValue(rule, out var words) ? words.In(visit.Language) : rule;

    public static IHtmlContent ConfidenceBadge(ConsoleRequest visit, LinkConfidence confidence) => confidence switch
    {
        LinkConfidence.High => Widgets.Badge(visit.In("Staff.VeryLikely"), Tone.Good),
        LinkConfidence.Medium => Widgets.Badge(visit.In("Staff.Possible"), Tone.Busy),
        _ => Widgets.Badge(visit.In("Staff.Uncertain"), Tone.Warning),
    };

    public static string ChoiceOf(ConsoleRequest visit, EmployeeChoice choice) => choice switch
    {
        EmployeeChoice.Add => visit.In("Staff.ChosenAdd"),
        EmployeeChoice.Ignore => visit.In("Staff.ChosenDoNotImport"),
        _ => visit.In("Staff.ChosenLink"),
    };
}
