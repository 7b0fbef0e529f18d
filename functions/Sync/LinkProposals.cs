using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Sync;

/// <summary>What an employee of the planner's shares with one of Loket's. Stable codes; the words are in <see cref="SyncWords"/>.</summary>
internal static class LinkEvidence
{
    public const string Number = "number";
    public const string NameAndBirth = "name-and-birth";
    public const string Email = "email";

    /// <summary>
    /// The employee is linked to another record of Loket's: of the same person, who was hired again or works for another employer too,
    /// or of somebody else after all. Speaks for nothing by itself.
    /// </summary>
    public const string Held = "held";

    /// <summary>The planner's list names the employee of Loket's, but the user took that link back.</summary>
    public const string Planner = "planner";
}

public enum LinkConfidence
{
    High,
    Medium,
    Low,
}

/// <summary>Somebody in the planner who may be the same person, and why. The user decides.</summary>
/// <param name="Reasons">The signs, see <see cref="LinkEvidence"/>.</param>
internal sealed record LinkProposal(
    string PlannerEmployeeId, string Name, PersonnelNumber? PersonnelNumber, bool Active, IReadOnlyList<string> Reasons,
    LinkConfidence Confidence)
{
    public override string ToString() => PlannerEmployeeId;
}

/// <summary>
/// Whom in the planner an employee of Loket's may be, the likeliest first. What the signs are worth:
/// <list type="table">
/// <item><term>two of number, name and birth, e-mail; nothing against it; nobody else as good</term><description>high</description></item>
/// <item><term>as above, but more than one</term><description>medium</description></item>
/// <item><term>number, or name and birth; nothing against it</term><description>medium</description></item>
/// <item><term>another day of birth, or another name where that is unknown</term><description>low</description></item>
/// <item><term>e-mail alone: families and companies share addresses</term><description>low</description></item>
/// </list>
/// </summary>
internal static class LinkProposals
{
    /// <param name="sameNumber">The planner's employees whose number counts as the same.</param>
    /// <param name="released">Whom the planner's list names still, though the user took the link back.</param>
    public static IReadOnlyList<LinkProposal> Of(
        StaffPerson person, IReadOnlyList<PlannerEmployee> sameNumber, PlannerEmployee? released, PlannerIndex planner)
    {
        var personal = person.Personal;
        var found = sameNumber.Select(employee => (Employee: employee, Sign: LinkEvidence.Number))
            .Concat(planner.ByNameAndBirth(IdentityEvidence.NamesOf(person), personal.GetValueOrDefault(StaffField.DateOfBirth))
                .Select(employee => (Employee: employee, Sign: LinkEvidence.NameAndBirth)))
            .Concat(planner.ByEmail(
                personal.GetValueOrDefault(StaffField.Email)).Select(employee => (Employee: employee, Sign: LinkEvidence.Email)))
            .ToList();
        if (found.Count == 0 && released is not null)
            found.Add((released, LinkEvidence.Planner));

        var proposals = found.GroupBy(pair => pair.Employee.Id, StringComparer.Ordinal)

            .Select(group => Propose(person, group.First().Employee, [.. group.Select(pair => pair.Sign)], planner)).ToList();
        var isTied = proposals.Count(proposal => proposal.Confidence == LinkConfidence.High) > 1;
        return
        [
            .. proposals.Select(proposal =>
                isTied && proposal.Confidence == LinkConfidence.High ? proposal with { Confidence = LinkConfidence.Medium } : proposal)
                .OrderBy(proposal => proposal.Confidence).ThenByDescending(proposal => proposal.Reasons.Count)
                .ThenBy(proposal => proposal.PlannerEmployeeId, StringComparer.Ordinal),
        ];
    }

    private static LinkProposal Propose(
        StaffPerson person, PlannerEmployee employee, IReadOnlyList<string> signs, PlannerIndex planner) => new(
        employee.Id, employee.FullName(), employee.PersonnelNumber, employee.Active,
        planner.HolderOf(employee) is null ? signs : [.. signs, LinkEvidence.Held],
        IdentityEvidence.Contradict(person, employee) || signs is [LinkEvidence.Email or LinkEvidence.Planner] ? LinkConfidence.Low
        : signs.Count > 1 ? LinkConfidence.High
        : LinkConfidence.Medium);
}
