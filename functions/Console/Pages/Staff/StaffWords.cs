using LoketFunctions.Components;
using LoketFunctions.Console.Requests;
using LoketFunctions.Localization;
using LoketFunctions.Staff;
using LoketFunctions.Sync;
using LoketFunctions.Sync.Employees;

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
        [LinkRule.Pushed] = ConsoleTexts.Of("Staff.Pushed"),
    };

    public static BadgeWords Badge(ConsoleRequest request, EmployeeStatus status) =>
        new(request.Reader.In(Statuses[status].Name), Statuses[status].Tone);

    public static string RuleOf(ConsoleRequest request, string rule) =>
        Rules.TryGetValue(rule, out var words) ? words.In(request.Language) : rule;

    public static BadgeWords Badge(ConsoleRequest request, LinkConfidence confidence) => confidence switch
    {
        LinkConfidence.High => new(request.In("Staff.VeryLikely"), Tone.Good),
        LinkConfidence.Medium => new(request.In("Staff.Possible"), Tone.Busy),
        _ => new(request.In("Staff.Uncertain"), Tone.Warning),
    };

    public static string ChoiceOf(ConsoleRequest request, EmployeeChoice choice) => choice switch
    {
        EmployeeChoice.Add => request.In("Staff.ChosenAdd"),
        EmployeeChoice.Ignore => request.In("Staff.ChosenDoNotImport"),
        _ => request.In("Staff.ChosenLink"),
    };
}
