using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Sync.Employees;

/// <summary>Puts employees into answers, in the words of whoever reads them.</summary>
internal sealed class EmployeeResponses(NumberOwners owners)
{
    public async Task<IReadOnlyList<EmployeeResponse>> OfAsync(
        IReadOnlyList<StandingEmployee> employees, StaffView view, string language, CancellationToken cancellation)
    {
        var places = await owners.FindAsync(employees.Select(ClashOf), cancellation);
        return [.. employees.Select(employee => Of(employee, view, ClashOf(employee) is { } clash ? places[clash] : null, language))];
    }

    public static IReadOnlyList<EmployeeField> FieldsOf(StandingEmployee employee, PlannerProfile profile)
    {
        var (person, link) = (employee.Decision.Person, employee.Decision.Link);
        var sent = link?.PlannerEmployeeId is { } id && id == person.PlannerEmployeeId ? person.Sent : null;
        return
        [
            .. Of(null, person.Wanted.Personal, sent?.Personal),
            .. person.Wanted.Contracts.OrderBy(contract => contract.Value.StartDate)
                .SelectMany(contract => Of(contract.Key, contract.Value.Fields, sent?.Contracts.GetValueOrDefault(contract.Key)?.Fields)),
        ];

        // What is taken over once is the planner's own from then on.
        IEnumerable<EmployeeField> Of(
            Guid? employmentId, Dictionary<StaffField, string?> wanted, Dictionary<StaffField, string?>? accepted) =>
            from field in wanted.OrderBy(field => field.Key)
            let policy = profile.PolicyOf(field.Key)
            where policy != FieldPolicy.Never
            let isKnown = accepted is not null && policy == FieldPolicy.Always
            select new EmployeeField(
                FieldText.NameOf(field.Key), employmentId, policy, field.Value, isKnown,
                isKnown ? accepted!.GetValueOrDefault(field.Key) : null);
    }

    private static NumberClash? ClashOf(StandingEmployee employee) =>
        employee.Status == EmployeeStatus.Clash ? employee.Decision.Person.Clash : null;

    private static EmployeeResponse Of(StandingEmployee employee, StaffView view, NumberClashResponse? clash, string language)
    {
        var (decision, refusal) = (employee.Decision, employee.Status == EmployeeStatus.Failed ? employee.Decision.Person.Refusal : null);
        var reason = refusal?.Reason ?? decision.Reason;
        return new EmployeeResponse(
            employee.Id, employee.AdministrationId, employee.Person.Name, employee.Number, employee.Status,
            LinkOf(decision, view.Planner), view.Planner.LinkOf(employee.Id)?.Choice,
            reason,
            SyncWords.Reason(reason, SyncWords.Clash(clash, language) ?? UnreadOf(employee, language) ?? refusal?.Words, language), clash,
            [.. (decision.Link?.Proposals ?? []).Select(proposal => ProposalResponse.Of(proposal, language))], employee.Checks)
        {
            Employments = [.. view.EmploymentsOf(employee.Id)],
            MergedWith = [.. MergedWith(decision, view.Planner).Select(id => new MergedRecord(id, view.Find(id)?.Person.Name))],
        };
    }

    private static IReadOnlyList<Guid> MergedWith(StaffDecision decision, PlannerIndex planner) =>
        (decision.Link?.PlannerEmployeeId ?? planner.LinkOf(decision.EmployeeId)?.PlannerEmployeeId) is { } id
            ? planner.MergedWith(id, decision.EmployeeId)
            : [];

    private static string? UnreadOf(StandingEmployee employee, string language) =>
        employee is { Status: EmployeeStatus.Unreadable, Decision.Person.Unread: { } unread }
            ? SyncWords.Fields(unread.Fields, language)
            : null;

    private static EmployeeLink? LinkOf(StaffDecision decision, PlannerIndex planner)
    {
        if (decision is not { Link: { Kind: LinkKind.Linked, PlannerEmployeeId: { } id, Rule: { } rule } link })
            return null;
        return new EmployeeLink(id, planner.Find(id)?.FullName(), rule, link.At);
    }
}
