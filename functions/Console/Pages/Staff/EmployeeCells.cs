using LoketFunctions.Components;
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
    public static bool MayChoose(ConsoleRequest request, EmployeeResponse employee) => request.Caller.Access.Allows(Permission.EditPayroll, employee.AdministrationId);

    /// <summary>How he stands, and why.</summary>
    public static IHtmlContent Status(ConsoleRequest request, EmployeeResponse employee) => Html($"""
        <div>{StaffWords.Badge(request, employee.Status)}
        {When(employee.Words is not null, () => $"<p class=\"quiet\">{Foreign(employee.Words)}</p>")}
        {When(employee.Choice is not null, () => $"<p>{StaffWords.ChoiceOf(request, employee.Choice!.Value)}</p>")}
        {Checks(request, employee)}</div>
        """);

    /// <summary>Who he is in the planner, or may be.</summary>
    public static IHtmlContent InPlanner(ConsoleRequest request, EmployeeResponse employee)
    {
        if (employee.Link is { } link)
            return Html($"<div>{LinkName(request, link)}<br><span class=\"quiet\">{StaffWords.RuleOf(request, link.Rule)}</span></div>");
        return employee.Proposals.Count == 0
            ? Nothing
            : Html($"<ul class=\"plain\">{Each(employee.Proposals, proposal => $"<li>{Proposal(request, employee, proposal)}</li>")}</ul>");
    }

    public static IHtmlContent LinkName(ConsoleRequest request, EmployeeLink link) => link.Name is { } name
        ? Foreign(name)
        : Html($"{request.In("EmployeeCells.NotReadInThePlannerYet")}");

    /// <summary>Buttons for what may be chosen, as he stands.</summary>
    public static IHtmlContent Buttons(ConsoleRequest request, EmployeeResponse employee)
    {
        var (id, name) = (employee.LoketEmployeeId, employee.Name);
        return All(
            When(CanAdd(employee), () => $"{new EmployeeAct(EmployeeAct.Add, id).Button(request.In("EmployeeCells.Add"), name)}"),
            When(CanIgnore(employee), () => $"{new EmployeeAct(EmployeeAct.Ignore, id).Button(request.In("EmployeeCells.DoNotImport"), name)}"),
            When(employee.Choice is not null, () => $"{new EmployeeAct(EmployeeAct.Undo, id).Button(UndoOf(request, employee), name)}"),
            When(employee.CheckByHand.Count > 0, () => $"{new EmployeeAct(EmployeeAct.Checked, id).Button(request.In("EmployeeCells.Checked"), name)}"));
    }

    /// <summary>Boxes are ticked for these two.</summary>
    public static bool CanBeTicked(EmployeeResponse employee) => CanAdd(employee) || CanIgnore(employee);

    /// <summary>Whom a person may link by hand: whoever would be, or is, passed on.</summary>
    public static bool CanLink(EmployeeResponse employee) => employee.Status.IsCurrent() && employee.Status != EmployeeStatus.Clash;

    private static bool CanAdd(EmployeeResponse employee) =>
        employee.Status is EmployeeStatus.Waiting or EmployeeStatus.Proposed or EmployeeStatus.Ignored;

    private static bool CanIgnore(EmployeeResponse employee) => CanLink(employee) && employee.Status != EmployeeStatus.Ignored;

    /// <summary>For a planner's employee who is another record's: both are he from then on.</summary>
    public static IHtmlContent MergeButton(ConsoleRequest request, EmployeeResponse employee, string plannerEmployeeId, string name) =>
        new EmployeeAct(EmployeeAct.Merge, employee.LoketEmployeeId, plannerEmployeeId).Button(request.In("EmployeeCells.Merge"), $"{employee.Name} – {name}");

    private static string UndoOf(ConsoleRequest request, EmployeeResponse employee) => employee.MergedWith.Count > 0
        ? request.In("EmployeeCells.Part")
        : request.In("EmployeeCells.Undo");

    private static IHtmlContent Proposal(ConsoleRequest request, EmployeeResponse employee, ProposalResponse proposal) => Html($"""
        {Foreign(proposal.Name)}{When(proposal.PersonnelNumber is not null, () => $" ({Foreign(proposal.PersonnelNumber)})")}
        {StaffWords.ConfidenceBadge(request, proposal.Confidence)}
        {When(!proposal.Active, () => $"{Widgets.Badge(request.In("Common.NotActive"), Tone.Quiet)}")}
        <br><span class="quiet">{proposal.Words}</span>
        {When(MayChoose(request, employee), () => $"<br>{new EmployeeAct(EmployeeAct.Link, employee.LoketEmployeeId, proposal.PlannerEmployeeId).Button(
            request.In("Common.Link"), $"{employee.Name} – {proposal.Name}")}")}
        {When(MayChoose(request, employee) && proposal.Reasons.Contains(LinkEvidence.Held), () =>
            $" {MergeButton(request, employee, proposal.PlannerEmployeeId, proposal.Name)}")}
        """);

    private static IHtmlContent Checks(ConsoleRequest request, EmployeeResponse employee) => employee.CheckByHand.Count == 0 ? Nothing : Html($"""
        <ul class="plain">{Each(employee.CheckByHand, check => $"""
            <li><strong>{FieldWords.NameOf(request, check.Field)}</strong>:
            Loket {Foreign(FieldWords.ValueOf(request, check.Field, check.LoketValue))},
            planner {(check.PlannerValue is { } theirs ? Foreign(FieldWords.ValueOf(request, check.Field, theirs)) : Html($"{request.In("Common.Unknown")}"))}</li>
            """)}</ul>
        """);
}
