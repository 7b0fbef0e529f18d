using System.Diagnostics.CodeAnalysis;
using LoketFunctions.Export.Model;
using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Export.Select;

/// <summary>Whose registrations are whose: from the planner's employee ids to the employments that the sync knows.</summary>
internal sealed class StaffIndex
{
    private readonly Dictionary<string, ExportContract[]> _contracts = new(StringComparer.Ordinal);
    private readonly Dictionary<string, RosterPerson> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _onlyInPlanner = new(StringComparer.Ordinal);
    private readonly HashSet<string> _notImported = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, bool> _filteredByAdministration = [];

    private StaffIndex()
    {
    }

    /// <param name="rosters">
    /// Of every administration of the connection that was synced, also of those that are not exported now: somebody who works in
    /// several can only be distinguished with all of them.
    /// </param>
    /// <param name="inPlanner">The planner's employees as last read: they name whoever is not in Loket.</param>
    public static StaffIndex Build(
        IReadOnlyList<Link> links, IReadOnlyDictionary<Guid, StaffRoster> rosters, IReadOnlyList<PlannerEmployee> inPlanner)
    {
        var index = new StaffIndex();
        var linkOf = links.ToDictionary(link => link.EmployeeId);
        foreach (var link in links)
            index.Know(link.PlannerEmployeeId, link.Choice);
        foreach (var (administrationId, roster) in rosters)
        {
            index._filteredByAdministration[administrationId] = roster.Filtered;
            foreach (var (employeeId, person) in roster.People)
            {
                // What the sync left counts where the user or the table says nothing else.
                var link = linkOf.GetValueOrDefault(employeeId);
                var plannerId = link?.PlannerEmployeeId ?? person.PlannerEmployeeId;
                if (plannerId is not null)
                    index._people.TryAdd(plannerId, person);
                if (index.Know(plannerId, link?.Choice))
                    index.Add(plannerId, StaffContracts.Of(administrationId, employeeId, person));
            }
        }

        foreach (var employee in inPlanner.Where(employee => !index._people.ContainsKey(employee.Id)))
        {
            if (employee.FullName() is { Length: > 0 } name)
                index._onlyInPlanner[employee.Id] = name;
        }

        return index;
    }

    /// <summary>All employments of the planner's employee, past and future ones too; null where the employee is not linked.</summary>
    public IReadOnlyList<ExportContract>? Find(string plannerEmployeeId) => _contracts.GetValueOrDefault(plannerEmployeeId);

    /// <summary>Whoever of Loket's the planner's employee is; null where nobody is known.</summary>
    public RosterPerson? PersonOf(string plannerEmployeeId) => _people.GetValueOrDefault(plannerEmployeeId);

    /// <summary>Of who is not in Loket, as the planner listed it; null where it did not.</summary>
    public string? NameInPlanner(string? plannerEmployeeId) =>
        plannerEmployeeId is null ? null : _onlyInPlanner.GetValueOrDefault(plannerEmployeeId);

    /// <summary>The user chose to leave the employee alone.</summary>
    public bool IsNotImported(string plannerEmployeeId) => _notImported.Contains(plannerEmployeeId);

    /// <summary>A filter of the Loket user's hides employments: the staff may not be whole.</summary>
    public bool IsFiltered(Guid administrationId) => _filteredByAdministration.GetValueOrDefault(administrationId);

    /// <summary>False where the employee is linked to nobody, or left alone.</summary>
    private bool Know([NotNullWhen(true)] string? plannerId, EmployeeChoice? choice)
    {
        if (plannerId is null)
            return false;
        if (choice == EmployeeChoice.Ignore)
        {
            _notImported.Add(plannerId);
            return false;
        }

        _contracts.TryAdd(plannerId, []);
        return true;
    }

    private void Add(string plannerId, IEnumerable<ExportContract> contracts) =>
        _contracts[plannerId] = [.. _contracts[plannerId], .. contracts];
}
