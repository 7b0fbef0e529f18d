using LoketFunctions.Simulators.Loket.Data;
using LoketFunctions.Simulators.Loket.Staff;
using LoketFunctions.Simulators.Planner;

namespace LoketFunctions.Tests.Sync.Model;

/// <summary>What a night meets.</summary>
internal sealed record Night(LoketState Loket, DateOnly Today, IReadOnlyList<StoredEmployee> Found)
{
    /// <summary>Everything is read and sent again, as somebody asked for.</summary>
    public bool IsFull { get; init; }

    /// <summary>The planner's list tells what it holds.</summary>
    public bool Lists { get; init; }

    /// <summary>Whom the planner does not take.</summary>
    public required IReadOnlySet<Guid> Rejected { get; init; }

    /// <summary>Whose record cannot be read.</summary>
    public required IReadOnlySet<Guid> Odd { get; init; }

    /// <summary>Who was hidden a short while ago: Loket is asked for them again within a week.</summary>
    public required IReadOnlySet<Guid> Unsettled { get; init; }

    public required Func<Employment, bool> IsHidden { get; init; }

    public IReadOnlySet<Guid> Hidden =>
        Loket.Employers.SelectMany(employer => employer.Staff.Employments).Where(IsHidden).Select(job => job.Id).ToHashSet();
}

/// <summary>
/// What the planner must hold after each night, by the documents: features.md, cases.md, and those of the products. Knows nothing of how
/// the app reads, maps, merges or compares. One day of birth is one person.
/// </summary>
/// <param name="numberIsJobs">The personnel number is that of the employment.</param>
internal sealed class PlannerModel(ProfileRules rules, bool numberIsJobs)
{
    /// <summary>Who starts within so many days is there, to be planned.</summary>
    private const int StartsWithin = 60;

    private readonly List<HeldEmployee> _employees = [];
    private readonly Dictionary<Guid, HeldEmployee> _linked = [];

    public IReadOnlyList<HeldEmployee> Employees => _employees;

    /// <summary>What people mapped.</summary>
    public MappedUnits Mapped { get; } = new();

    /// <summary>Who is nobody of Loket's yet.</summary>
    public IEnumerable<HeldEmployee> Free => _employees.Where(held => held.Record is null && !_linked.ContainsValue(held));

    /// <summary>Whom people chose to add; and whom to leave out.</summary>
    public Dictionary<Guid, bool> Chosen { get; } = [];

    /// <summary>Who waited for a choice in the last night.</summary>
    public List<Employee> Waiting { get; } = [];

    /// <summary>Somebody is entered in the planner before being in Loket.</summary>
    public void Enter(HeldEmployee employee) => _employees.Add(employee);

    /// <summary>People chose that the record is this employee.</summary>
    public void Link(Guid record, HeldEmployee employee) => _linked[record] = employee;

    public IReadOnlyList<string> Differences(Night night)
    {
        Waiting.Clear();
        var isNew = new List<Employee>();
        foreach (var person in night.Loket.Employers.SelectMany(employer => employer.Staff.Employees)
            .Where(one => !night.Odd.Contains(one.Id)))
        {
            if (JobsOf(person, night) is not { Count: > 0 } jobs)
            {
                if (AllOf(person, night).Any(night.IsHidden) && Find(person) is { } hidden)
                {
                    hidden.PutBack();
                    MayHaveCodes(hidden, person, night);
                }

                continue;
            }

            if (Find(person) is { } known)
                TakeOver(known, person, jobs, night);
            else if (Chosen.TryGetValue(person.Id, out var isAdded) ? isAdded : !rules.Asks && !IsSomebody(person))
                isNew.Add(person);
            else if (!Chosen.ContainsKey(person.Id) && !night.Unsettled.Contains(person.Id))
                Waiting.Add(person);
        }

        var faults = isNew.GroupBy(person => person.DateOfBirth).SelectMany(same => Create([.. same], night)).ToList();
        return [.. faults, .. _employees.SelectMany(held => Differences(held, night)), .. TooMany(night)];
    }

    /// <summary>
    /// Of one person under several new records the first is created, whichever that is, and the others wait; but whom people chose to add
    /// is added.
    /// </summary>
    private IEnumerable<string> Create(List<Employee> same, Night night)
    {
        var wanted = same.Where(person => Chosen.ContainsKey(person.Id)).ToList();
        var there = same.Where(person => FoundFor(person, night) is not null).ToList();
        foreach (var person in there)
            Add(person, night);
        var missing = wanted.Count > 0 ? wanted.Except(there) : there.Count == 0 ? same : [];
        var isExcused = wanted.Count == 0 && missing.Any(IsExcused);
        return
        [
            .. missing.Where(person => !isExcused && !IsExcused(person)).Select(person => $"{person.Id} is not there"),
            .. there.Skip(Math.Max(1, wanted.Count)).Select(person => $"{person.Id} is there twice"),
            .. there.Where(person => night.Rejected.Contains(person.Id)).Select(person => $"{person.Id} was rejected and is there"),
        ];

        bool IsExcused(Employee person) => night.Rejected.Contains(person.Id) || night.Unsettled.Contains(person.Id);
    }

    private void Add(Employee person, Night night)
    {
        var held = new HeldEmployee(
            FoundFor(person, night)!.Id, wasThere: false)
        { Record = person.Id, BornOn = WhatLoketSays.Of(person)["dateOfBirth"] };
        _employees.Add(held);
        _linked[person.Id] = held;
        held.TakeOver(PersonOf(person, night), Said(JobsOf(person, night), night), rules, new Telling(IsCertain: true, IsAgain: true));
    }

    private static StoredEmployee? FoundFor(Employee person, Night night) =>
        night.Found.SingleOrDefault(found => found.LoketEmployeeId == person.Id.ToString());

    private void TakeOver(HeldEmployee held, Employee person, IReadOnlyCollection<Employment> jobs, Night night)
    {
        if (night.Rejected.Contains(person.Id))
            return;
        (held.Record, _linked[person.Id]) = (person.Id, held);
        var telling = new Telling(!night.Unsettled.Contains(person.Id), night.IsFull || night.Lists || !held.IsActive);
        held.TakeOver(PersonOf(person, night), Said(jobs, night), rules, telling);
        MayHaveCodes(held, person, night);
    }

    /// <summary>A mapping that changed counts for who is hidden too, by what was known.</summary>
    private void MayHaveCodes(HeldEmployee held, Employee person, Night night)
    {
        foreach (var job in AllOf(person, night).Where(job => night.IsHidden(job) || night.Unsettled.Contains(person.Id)))
        {
            if (rules.BranchIsUnit && held.Contracts.Contains(job.Id))
                held.MayHave("affiliateCode", job.Id, Mapped.AnyOf(job), rules);
        }
    }

    /// <summary>Who is linked; or the one free employee with the person's number, whom nothing says to be another.</summary>
    private HeldEmployee? Find(Employee person)
    {
        if (_linked.TryGetValue(person.Id, out var known))
            return known;
        var said = WhatLoketSays.Of(person);
        var numbered = Chosen.ContainsKey(person.Id) ? [] : Free.Where(held => held.Number == said["personnelNumber"]).ToList();
        return numbered is [var only] && only.BornOn == said["dateOfBirth"] ? only : null;
    }

    /// <summary>Somebody in the planner may be the same person.</summary>
    private bool IsSomebody(Employee person)
    {
        var said = WhatLoketSays.Of(person);
        return _employees.Exists(held => held.BornOn == said["dateOfBirth"]) || Free.Any(held => held.Number == said["personnelNumber"]);
    }

    /// <summary>Who is sent: not over, beginning soon enough, and shown.</summary>
    private static List<Employment> JobsOf(Employee person, Night night) =>
        [.. AllOf(person, night)
            .Where(job => !job.HasEndedBy(night.Today) && job.StartDate <= night.Today.AddDays(StartsWithin) && !night.IsHidden(job))];

    private static IEnumerable<Employment> AllOf(Employee person, Night night) =>
        night.Loket.Employer(person.EmployerId)!.EmploymentsOf(person.Id);

    private Dictionary<string, string?> PersonOf(Employee person, Night night)
    {
        var said = WhatLoketSays.Of(person);
        if (numberIsJobs)
            said["personnelNumber"] = WhatLoketSays.NumberOf([.. AllOf(person, night)], night.Today);
        return said;
    }

    private Dictionary<Guid, Dictionary<string, string?>> Said(IEnumerable<Employment> jobs, Night night) =>
        jobs.ToDictionary(
            job => job.Id, job => new Dictionary<string, string?>(WhatLoketSays.Of(job, night.Today, rules), StringComparer.Ordinal)
            {
                ["affiliateCode"] = rules.BranchIsUnit ? Mapped.CodeOn(job, night.Today) : null,
            });

    private static IEnumerable<string> Differences(HeldEmployee held, Night night) =>
        night.Found.SingleOrDefault(found => found.Id == held.Id) is { } found
            ? held.Differences(found, night.Hidden).Select(difference => $"{held.Id} ({held.Record}): {difference}")
            : [$"{held.Id} is gone"];

    private IEnumerable<string> TooMany(Night night) =>
        night.Found.Where(found => !_employees.Exists(held => held.Id == found.Id))
            .Select(found => $"{found.Id} is too many ({found.LoketEmployeeId})");
}
