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
    private static readonly Dictionary<EmployeeStatus, (Words Name, Tone Tone)> Statuses = new()
    {
        [EmployeeStatus.Linked] = (new("Gekoppeld", "Linked"), Tone.Good),
        [EmployeeStatus.New] = (new("Wordt toegevoegd", "Will be added"), Tone.Busy),
        [EmployeeStatus.Waiting] = (new("Keuze nodig", "Needs a choice"), Tone.Warning),
        [EmployeeStatus.Proposed] = (new("Lijkt op iemand", "Resembles somebody"), Tone.Warning),
        [EmployeeStatus.Ignored] = (new("Niet importeren", "Not imported"), Tone.Quiet),
        [EmployeeStatus.Clash] = (new("Nummer dubbel", "Number in use"), Tone.Bad),
        [EmployeeStatus.Hidden] = (new("Niet zichtbaar", "Not visible"), Tone.Warning),
        [EmployeeStatus.Unreadable] = (new("Niet te lezen", "Not readable"), Tone.Bad),
        [EmployeeStatus.StartsLater] = (new("Begint later", "Starts later"), Tone.Quiet),
        [EmployeeStatus.Ended] = (new("Uit dienst", "Left"), Tone.Quiet),
        [EmployeeStatus.Failed] = (new("Niet overgenomen", "Not taken over"), Tone.Bad),
        [EmployeeStatus.Check] = (new("Gekoppeld, nakijken", "Linked, to check"), Tone.Warning),
    };

    private static readonly Dictionary<string, Words> Rules = new(StringComparer.Ordinal)
    {
        [LinkRule.Choice] = new("door iemand gekozen", "chosen by somebody"),
        [LinkRule.Number] = new("zelfde personeelsnummer", "same personnel number"),
        [LinkRule.Created] = new("toegevoegd door de synchronisatie", "added by the sync"),
        [LinkRule.Planner] = new("zo bekend bij de planner", "known so by the planner"),
    };

    public static IHtmlContent Badge(ConsoleRequest visit, EmployeeStatus status) => Widgets.Badge(Statuses[status].Name.In(visit.Language), Statuses[status].Tone);

    public static string RuleOf(ConsoleRequest visit, string rule) => Rules.TryGetValue(rule, out var words) ? words.In(visit.Language) : rule;

    public static IHtmlContent ConfidenceBadge(ConsoleRequest visit, LinkConfidence confidence) => confidence switch
    {
        LinkConfidence.High => Widgets.Badge(visit.In("zeer waarschijnlijk", "very likely"), Tone.Good),
        LinkConfidence.Medium => Widgets.Badge(visit.In("mogelijk", "possible"), Tone.Busy),
        _ => Widgets.Badge(visit.In("onzeker", "uncertain"), Tone.Warning),
    };

    public static string ChoiceOf(ConsoleRequest visit, EmployeeChoice choice) => choice switch
    {
        EmployeeChoice.Add => visit.In("Gekozen: toevoegen.", "Chosen: add."),
        EmployeeChoice.Ignore => visit.In("Gekozen: niet importeren.", "Chosen: do not import."),
        _ => visit.In("Gekozen: koppelen.", "Chosen: link."),
    };
}
