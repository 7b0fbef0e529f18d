using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Sync;

internal enum LinkKind
{
    /// <summary>Known, chosen, or found by personnel number.</summary>
    Linked,

    /// <summary>To be created.</summary>
    Add,

    /// <summary>Waits for the user, with or without proposals.</summary>
    Ask,

    /// <summary>The user chose not to import.</summary>
    Ignore,
}

/// <param name="Rule">By what: choice, number, created, or planner where the planner itself names the employee.</param>
/// <param name="At">When it became known; null where only now.</param>
internal sealed record LinkDecision(LinkKind Kind, string? PlannerEmployeeId = null, string? Rule = null, DateTimeOffset? At = null)
{
    public IReadOnlyList<LinkProposal> Proposals { get; init; } = [];

    public override string ToString() => Kind.ToString();
}

/// <summary>
/// Who is who: by known link or choice, else by personnel number where nothing contradicts it, else by proposal left for the
/// user, else by the profile's rule for new employees. Never by e-mail alone, and never one employee of the planner's for two.
/// </summary>
internal sealed class StaffLinker(Guid administrationId, PlannerProfile profile, PlannerIndex planner)
{
    public LinkDecision Decide(Guid employeeId, PersonState state)
    {
        var person = state.Wanted;
        var link = planner.LinkOf(employeeId);
        if (link?.Choice == EmployeeChoice.Ignore)
            return new LinkDecision(LinkKind.Ignore);
        // Whoever was chosen and then gone from the planner was created there anew, and is that employee since.
        if (link?.Choice == EmployeeChoice.Link
            && state is { LinkedBy: LinkRule.Created, PlannerEmployeeId: { } anew }
            && state.LinkedAt > link.ChangedAt)
            return new LinkDecision(LinkKind.Linked, anew, LinkRule.Created, state.LinkedAt);
        if (link?.PlannerEmployeeId is { } chosen && !planner.IsSomebodyElses(chosen, employeeId))
            return new LinkDecision(LinkKind.Linked, chosen, link.Rule, link.ChangedAt);
        if (Remembered(employeeId, state, link) is { } known)
            return new LinkDecision(LinkKind.Linked, known, state.LinkedBy ?? LinkRule.Created, state.LinkedAt);

        var named = planner.NamedFor(employeeId) is { } stated && !planner.IsSomebodyElses(stated.Id, employeeId) ? stated : null;
        var isReleased = link?.Unlinked == true;
        if (named is not null && !isReleased)
            return new LinkDecision(LinkKind.Linked, named.Id, LinkRule.Planner);
        if (link?.Choice == EmployeeChoice.Add)
            return new LinkDecision(LinkKind.Add);

        var sameNumber = SameNumber(person);
        if (sameNumber is [var only] && !IdentityEvidence.Contradict(person, only))
            return new LinkDecision(LinkKind.Linked, only.Id, LinkRule.Number);

        var proposals = LinkProposals.Of(person, sameNumber, isReleased ? named : null, planner);
        return proposals.Count > 0 || profile.NewEmployees == NewEmployeePolicy.Ask
            ? new LinkDecision(LinkKind.Ask) { Proposals = proposals }
            : new LinkDecision(LinkKind.Add);
    }

    /// <summary>
    /// What the snapshot remembers, for links that are not in the table yet. What the user chose is in the table or was taken back.
    /// </summary>
    private string? Remembered(Guid employeeId, PersonState state, Link? link)
    {
        var counts = link?.Choice == EmployeeChoice.Add ? state.LinkedBy is null or LinkRule.Created : state.LinkedBy != LinkRule.Choice;
        return counts && state.PlannerEmployeeId is { } known && !planner.IsSomebodyElses(known, employeeId) ? known : null;
    }

    private List<PlannerEmployee> SameNumber(StaffPerson person) =>
        // Where each employer numbers its own staff, a number of another administration's is no sign at all.
        planner.ByNumber(person.Number).Where(employee =>
            profile.PersonnelNumberScope == PersonnelNumberScope.Account
            || employee.AdministrationId is null
            || (Guid.TryParse(employee.AdministrationId, out var administration) && administration == administrationId)).ToList();
}
