using LoketFunctions.Connections;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Staff;
using LoketFunctions.Time;

namespace LoketFunctions.Sync.Employees;

/// <summary>One employee of Loket's as known now.</summary>
internal sealed record StandingEmployee(
    Guid AdministrationId, StaffDecision Decision, EmployeeStatus Status, IReadOnlyList<FieldToCheck> Checks)
{
    public Guid Id => Decision.EmployeeId;

    public StaffPerson Person => Decision.Person.Wanted;

    public PersonnelNumber? Number => Person.Number;

    /// <summary>Last day employed; null while any employment goes on.</summary>
    public DateOnly? LastDay => Person.Contracts.Values.All(contract => contract.EndDate is not null)
        ? Person.Contracts.Values.Max(contract => contract.EndDate)
        : null;

    public override string ToString() => $"{Id} {Status}";
}

/// <summary>
/// The staff of some administrations by what was last read of Loket and the planner, and by the links and choices of this moment:
/// what a sync would decide if it read nothing new.
/// </summary>
internal sealed class StaffView
{
    private readonly ILookup<Guid, StandingEmployee> _byId;

    public StaffView(
        PlannerProfile profile, DateOnly today, PlannerIndex planner, DateTimeOffset? readAt, IReadOnlyDictionary<Guid,
            StaffSnapshot> snapshots)
    {
        (Profile, Planner, ReadAt) = (profile, planner, readAt);
        var decided = snapshots.OrderBy(snapshot => snapshot.Key).Select(snapshot => (Administration: snapshot.Key, Decisions: Decide(
            new StaffDecisions(profile, today, snapshot.Key, planner), snapshot.Value))).ToList();
        var known = decided.Any(one => NewPeople.AreIn(one.Decisions)) ? NewPeople.Known(decided.SelectMany(one => one.Decisions)) : [];
        var taken = new Dictionary<string, Guid>(StringComparer.Ordinal);
        All = [.. decided.SelectMany(one => Standing(one.Administration, NewPeople.Yield(one.Decisions, known, taken, planner)))];
        _byId = All.ToLookup(employee => employee.Id);
    }

    public PlannerProfile Profile { get; }

    public PlannerIndex Planner { get; }

    /// <summary>When the planner's employees were read; null before the first run.</summary>
    public DateTimeOffset? ReadAt { get; }

    /// <summary>Once per administration in which somebody has employments.</summary>
    public IReadOnlyList<StandingEmployee> All { get; }

    /// <summary>Everybody once.</summary>
    public IEnumerable<StandingEmployee> Everybody => _byId.Select(Best);

    /// <summary>Null where there is no such employee.</summary>
    public StandingEmployee? Find(Guid employeeId) => _byId.Contains(employeeId) ? Best(_byId[employeeId]) : null;

    /// <summary>Of all administrations, in the order in which they start.</summary>
    public IEnumerable<EmploymentResponse> EmploymentsOf(Guid employeeId) => _byId[employeeId]
        .SelectMany(employee => employee.Person.Contracts, (employee, contract) => new EmploymentResponse(
            contract.Key, employee.AdministrationId, contract.Value.PayrollId, contract.Value.StartDate, contract.Value.EndDate))
        .OrderBy(employment => employment.StartDate).ThenBy(employment => employment.EmploymentNumber)
        .ThenBy(employment => employment.EmploymentId);

    public IEnumerable<Guid> AdministrationsOf(Guid employeeId) => _byId[employeeId].Select(employee => employee.AdministrationId);

    private static StandingEmployee Best(IEnumerable<StandingEmployee> same) =>
        same.OrderByDescending(employee => employee.Status.IsCurrent()).ThenBy(employee => employee.AdministrationId).First();

    private static StaffDecision[] Decide(StaffDecisions rules, StaffSnapshot snapshot) =>
        [.. snapshot.People.OrderBy(person => person.Key).Select(person => rules.Decide(person.Key, person.Value, again: false))];

    private IEnumerable<StandingEmployee> Standing(Guid administrationId, IReadOnlyList<StaffDecision> decisions)
    {
        foreach (var decision in decisions)
        {
            var checks = HandChecks.Of(Profile, decision, Planner);
            if (EmployeeStatuses.Of(decision, checks.Count > 0) is { } status)
                yield return new StandingEmployee(administrationId, decision, status, checks);
        }
    }
}

/// <summary>Reads a <see cref="StaffView"/>: one blob per administration and the links; nothing of Loket or the planner.</summary>
internal sealed class StaffViews(
    ConnectionStore connections, Planners planners, SnapshotStore snapshots, PlannerRosterStore rosters, LinkStore links,
    TimeProvider clock)
{
    private const int AtOnce = 8;

    /// <param name="isWanted">Which administrations.</param>
    public async Task<StaffView> ReadAsync(Connection connection, Func<Guid, bool> isWanted, CancellationToken cancellation)
    {
        var roster = rosters.ReadAsync(connection.Id, cancellation);
        var known = links.ListAsync(connection.Id, cancellation);
        var staff = new System.Collections.Concurrent.ConcurrentDictionary<Guid, StaffSnapshot>();
        await Parallel.ForEachAsync(
            (await connections.AdministrationsAsync(connection.Id, cancellation)).Select(row => row.Id).Where(isWanted),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (id, token) =>
            {
                if (await snapshots.ReadAsync(new(connection.Id, id), token) is { } stored)
                    staff[id] = stored.Value;
            });
        var read = await roster;
        var planner = new PlannerIndex(
            new PlannerStaff(read?.ReadAt ?? DateTimeOffset.MinValue, read?.Employees ?? [], await known)
            {
                TokenKey = connection.Id.ToString(),
            });
        return new StaffView(
            connection.Effective(planners.Get(connection.Tenant.Planner).Profile), AmsterdamTime.DateOf(clock.GetUtcNow()), planner,
            read?.ReadAt, staff);
    }
}
