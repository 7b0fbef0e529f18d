using LoketFunctions.Identifiers;
using LoketFunctions.Localization;
using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Sync;

/// <summary>
/// The planner's employees and who is linked to whom, as a run read them once, and when: every step of the run decides by the
/// same, also when it is repeated.
/// </summary>
internal sealed record PlannerStaff(DateTimeOffset ReadAt, IReadOnlyList<PlannerEmployee> Employees, IReadOnlyList<Link> Links)
{
    /// <summary>What record tokens are made with: the id of the connection, see <see cref="RecordTokens"/>.</summary>
    public string TokenKey { get; init; } = "";

    /// <summary>Names of the fields of the planner's employees that could not be read.</summary>
    public IReadOnlyList<string> Unread { get; init; } = [];

    public override string ToString() => $"{Employees.Count} employees";
}

/// <summary>Finds the planner's employees by what they may share with one of Loket's. The same for all administrations.</summary>
internal sealed class PlannerIndex
{
    private readonly Dictionary<string, PlannerEmployee> _byId;
    private readonly Dictionary<Guid, Link> _links;
    private readonly Dictionary<string, Guid> _holders = new(StringComparer.Ordinal);
    private readonly Dictionary<Guid, PlannerEmployee> _byLoketId;
    private readonly ILookup<PersonnelNumber, PlannerEmployee> _byNumber;
    private readonly ILookup<(string Name, string Born), PlannerEmployee> _byNameAndBirth;
    private readonly ILookup<string, PlannerEmployee> _byEmail;
    private readonly ILookup<string, Guid> _merged;

    public PlannerIndex(PlannerStaff staff)
    {
        (ReadAt, TokenKey, HasNameless) = (staff.ReadAt, staff.TokenKey, staff.Employees.Any(employee => employee.IsNameless));
        var employees = staff.Employees.Where(employee => !employee.IsNameless).ToList();
        _byId = employees.GroupBy(employee => employee.Id, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.First(), StringComparer.Ordinal);
        _links = staff.Links.ToDictionary(link => link.EmployeeId);

        // A choice goes before a rule, should two rows name the same employee; a record that was merged into another, after that one.
        foreach (var link in staff.Links.OrderBy(link => link.Merged).ThenBy(link => link.Rule != LinkRule.Choice)
            .ThenBy(link => link.ChangedAt))
        {
            if (link.PlannerEmployeeId is { } id)
                _holders.TryAdd(id, link.EmployeeId);
        }

        _merged = staff.Links.Where(link => link is { Merged: true, PlannerEmployeeId: not null })
            .ToLookup(link => link.PlannerEmployeeId!, link => link.EmployeeId, StringComparer.Ordinal);

        _byLoketId = employees.Where(employee => employee.LoketEmployeeId is not null)
            .GroupBy(employee => employee.LoketEmployeeId!.Value).ToDictionary(group => group.Key, group => group.First());

        // Whoever is linked already is nobody else by number or address, which are passed on and shared. By name and day of birth
        // it may be the same person under another record: hired again, or at another employer.
        var free = employees.Where(employee => HolderOf(employee) is null).ToList();
        _byNumber = free.Where(employee => employee.PersonnelNumber is { IsBlank: false })
            .ToLookup(employee => employee.PersonnelNumber!.Value);
        _byNameAndBirth = employees.Where(employee => employee.DateOfBirth is not null)
            .SelectMany(employee => LastNames.KeysOf(employee.LastName), (employee, name) => (Name: name, Employee: employee))
            .ToLookup(pair => (pair.Name, FieldText.Of(pair.Employee.DateOfBirth)!), pair => pair.Employee);
        _byEmail = free.Where(employee => !string.IsNullOrWhiteSpace(employee.Email))
            .ToLookup(employee => employee.Email!.Trim(), StringComparer.OrdinalIgnoreCase);
    }

    public DateTimeOffset ReadAt { get; }

    public string TokenKey { get; }

    /// <summary>Somebody on the planner's list has no id that can be read.</summary>
    public bool HasNameless { get; }

    public IReadOnlyCollection<PlannerEmployee> Employees => _byId.Values;

    public PlannerEmployee? Find(string id) => _byId.GetValueOrDefault(id);

    public Link? LinkOf(Guid employeeId) => _links.GetValueOrDefault(employeeId);

    /// <summary>Whom the planner's own list names for the employee of Loket's.</summary>
    public PlannerEmployee? NamedFor(Guid employeeId) => _byLoketId.GetValueOrDefault(employeeId);

    public bool IsSomebodyElses(string plannerEmployeeId, Guid employeeId) =>
        _holders.TryGetValue(plannerEmployeeId, out var holder) && holder != employeeId && !IsMerged(plannerEmployeeId, employeeId);

    /// <summary>The user merged the record with the one that holds the planner's employee.</summary>
    public bool IsMerged(string plannerEmployeeId, Guid employeeId) =>
        LinkOf(employeeId) is { Merged: true } link && link.PlannerEmployeeId == plannerEmployeeId;

    /// <summary>The other records that are the same employee of the planner's: the holder comes first.</summary>
    public IReadOnlyList<Guid> MergedWith(string plannerEmployeeId, Guid employeeId)
    {
        if (!_merged.Contains(plannerEmployeeId))
            return [];
        var holder = Find(plannerEmployeeId) is { } theirs
            ? HolderOf(theirs)
            : _holders.TryGetValue(plannerEmployeeId, out var held) ? held : null;
        var all = _merged[plannerEmployeeId].Order();
        return [.. (holder is { } first ? all.Prepend(first) : all).Distinct().Where(id => id != employeeId)];
    }

    /// <summary>By which of Loket's ids the planner knows its employee: of records that are merged, one for all.</summary>
    public Guid KeyOf(string plannerEmployeeId, Guid employeeId)
    {
        var others = MergedWith(plannerEmployeeId, employeeId);
        return Find(plannerEmployeeId)?.LoketEmployeeId is { } stated && others.Contains(stated) ? stated
            : IsMerged(plannerEmployeeId, employeeId) && others.Count > 0 ? others[0]
            : employeeId;
    }

    /// <summary>Whose the planner's employee is, by link or by the planner's own word; null where there is no link.</summary>
    public Guid? HolderOf(PlannerEmployee employee) =>
        _holders.TryGetValue(employee.Id, out var holder) ? holder
        : employee.LoketEmployeeId is { } named && !IsReleased(named) ? named
        : null;

    /// <summary>The user took the link back: what the planner's list says because of it counts no more.</summary>
    public bool IsReleased(Guid employeeId) => LinkOf(employeeId) is { Unlinked: true, PlannerEmployeeId: null };

    /// <summary>Not linked yet, with this number.</summary>
    public IEnumerable<PlannerEmployee> ByNumber(PersonnelNumber? number) => number is { } known ? _byNumber[known] : [];

    /// <summary>With one of these names (<see cref="LastNames.KeysOf"/>) and this day of birth, linked or not.</summary>
    public IEnumerable<PlannerEmployee> ByNameAndBirth(IReadOnlySet<string> names, string? born) =>
        born is null ? [] : names.SelectMany(name => _byNameAndBirth[(name, born)]).DistinctBy(employee => employee.Id);

    public IEnumerable<PlannerEmployee> ByEmail(string? email) => email is null ? [] : _byEmail[email];
}
