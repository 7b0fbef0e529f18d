using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Security;
using LoketFunctions.Sync;
using LoketFunctions.Sync.Employees;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Pages.Staff;

/// <summary>What is shown of an employee in the list and on his own page alike.</summary>
internal static class EmployeeCells
{
    public static bool MayChoose(ConsoleRequest visit, EmployeeResponse employee) => visit.Caller.Access.Allows(Permission.EditPayroll, employee.AdministrationId);

    /// <summary>How he stands, and why.</summary>
    public static IHtmlContent Status(ConsoleRequest visit, EmployeeResponse employee) => Html($"""
        <div>{StaffWords.Badge(visit, employee.Status)}
        {When(employee.Words is not null, () => $"<p class=\"quiet\">{Foreign(employee.Words)}</p>")}
        {When(employee.Choice is not null, () => $"<p>{StaffWords.ChoiceOf(visit, employee.Choice!.Value)}</p>")}
        {Checks(visit, employee)}</div>
        """);

    /// <summary>Who he is in the planner, or may be.</summary>
    public static IHtmlContent InPlanner(ConsoleRequest visit, EmployeeResponse employee)
    {
        if (employee.Link is { } link)
            return Html($"<div>{LinkName(visit, link)}<br><span class=\"quiet\">{StaffWords.RuleOf(visit, link.Rule)}</span></div>");
        return employee.Proposals.Count == 0
            ? Nothing
            : Html($"<ul class=\"plain\">{Each(employee.Proposals, proposal => $"<li>{Proposal(visit, employee, proposal)}</li>")}</ul>");
    }

    public static IHtmlContent LinkName(ConsoleRequest visit, EmployeeLink link) => link.Name is { } name
        ? Foreign(name)
        : Html($"{visit.In("EmployeeCells.NotReadInThePlannerYet")}");

    /// <summary>Buttons for what may be chosen, as he stands.</summary>
    public static IHtmlContent Buttons(ConsoleRequest visit, EmployeeResponse employee)
    {
        var (id, name) = (employee.LoketEmployeeId, employee.Name);
        return All(
            When(CanAdd(employee), () => $"{new EmployeeAct(EmployeeAct.Add, id).Button(visit.In("EmployeeCells.Add"), name)}"),
            When(CanIgnore(employee), () => $"{new EmployeeAct(EmployeeAct.Ignore, id).Button(visit.In("EmployeeCells.DoNotImport"), name)}"),
            When(employee.Choice is not null, () => $"{new EmployeeAct(EmployeeAct.Undo, id).Button(UndoOf(visit, employee), name)}"),
            When(employee.CheckByHand.Count > 0, () => $"{new EmployeeAct(EmployeeAct.Checked, id).Button(visit.In("EmployeeCells.Checked"), name)}"));
    }

    /// <summary>Boxes are ticked for these two.</summary>
    public static bool CanBeTicked(EmployeeResponse employee) => CanAdd(employee) || CanIgnore(employee);

    /// <summary>Whom a person may link by hand: whoever would be, or is, passed on.</summary>
    public static bool CanLink(EmployeeResponse employee) => employee.Status.IsCurrent() && employee.Status != EmployeeStatus.Clash;

    private static bool CanAdd(EmployeeResponse employee) =>
        employee.Status is EmployeeStatus.Waiting or EmployeeStatus.Proposed or EmployeeStatus.Ignored;

    private static bool CanIgnore(EmployeeResponse employee) => CanLink(employee) && employee.Status != EmployeeStatus.Ignored;

    /// <summary>For a planner's employee who is another record's: both are he from then on.</summary>
    public static IHtmlContent MergeButton(ConsoleRequest visit, EmployeeResponse employee, string plannerEmployeeId, string name) =>
        new EmployeeAct(EmployeeAct.Merge, employee.LoketEmployeeId, plannerEmployeeId).Button(visit.In("EmployeeCells.Merge"), $"{employee.Name} – {name}");

    private static string UndoOf(ConsoleRequest visit, EmployeeResponse employee) => employee.MergedWith.Count > 0
        ? visit.In("EmployeeCells.Part")
        : visit.In("EmployeeCells.Undo");

    private static IHtmlContent Proposal(ConsoleRequest visit, EmployeeResponse employee, ProposalResponse proposal) => Html($"""
        {Foreign(proposal.Name)}{When(proposal.PersonnelNumber is not null, () => $" ({Foreign(proposal.PersonnelNumber)})")}
        {StaffWords.ConfidenceBadge(visit, proposal.Confidence)}
        {When(!proposal.Active, () => $"{Widgets.Badge(visit.In("Common.NotActive"), Tone.Quiet)}")}
        <br><span class="quiet">{proposal.Words}</span>
        {When(MayChoose(visit, employee), () => $"<br>{new EmployeeAct(EmployeeAct.Link, employee.LoketEmployeeId, proposal.PlannerEmployeeId).Button(
            visit.In("Common.Link"), $"{employee.Name} – {proposal.Name}")}")}
        {When(MayChoose(visit, employee) && proposal.Reasons.Contains(LinkEvidence.Held), () =>
            $" {MergeButton(visit, employee, proposal.PlannerEmployeeId, proposal.Name)}")}
        """);

    private static IHtmlContent Checks(ConsoleRequest visit, EmployeeResponse employee) => employee.CheckByHand.Count == 0 ? Nothing : Html($"""
        <ul class="plain">{Each(employee.CheckByHand, check => $"""
            <li><strong>{FieldWords.NameOf(visit, check.Field)}</strong>:
            Loket {Foreign(FieldWords.ValueOf(visit, check.Field, check.LoketValue))},
            planner {(check.PlannerValue is { } theirs ? Foreign(FieldWords.ValueOf(visit, check.Field, theirs)) : Html($"{visit.In("Common.Unknown")}"))}</li>
            """)}</ul>
        """);
}
