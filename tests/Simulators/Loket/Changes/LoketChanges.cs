using LoketFunctions.Simulators.Loket.Data;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Changes;

/// <summary>Makes the changes that a salary administrator makes in a day.</summary>
internal sealed class LoketChanges(LoketDatabase database)
{
    /// <summary>One of each kind that a night usually brings.</summary>
    private static readonly ChangeKind[] Usual =
    [
        ChangeKind.Hire, ChangeKind.Phone, ChangeKind.Address, ChangeKind.Wage, ChangeKind.Department, ChangeKind.End, ChangeKind.Extend,
        ChangeKind.Email, ChangeKind.Name, ChangeKind.FutureWage, ChangeKind.Reinstate,
    ];

    /// <summary>Applies one request; fewer than <see cref="ChangeRequest.Count"/> come back when too few can be struck.</summary>
    public IReadOnlyList<ChangeDone> Apply(ChangeRequest request) => database.Change<IReadOnlyList<ChangeDone>>(edit =>
    {
        var dice = new Dice(HashCode(request));
        if (request.Kind is { } kind)
        {
            return [.. Targets(edit, kind, request, dice).Take(
                request.Count).Select(target => new Changer(edit, dice, request.From).Apply(kind, target))];
        }

        var done = new List<ChangeDone>();
        for (var i = 0; i < request.Count; i++)
        {
            var next = Usual[i % Usual.Length];
            var struck = done.Select(d => d.EmployeeId).ToHashSet();
            done.AddRange(Targets(edit, next, request, dice).Where(t => !struck.Contains(t.EmployeeId)).Take(
                1).Select(t => new Changer(edit, dice).Apply(next, t)));
        }

        return done;
    });

    /// <summary>A few changes of different kinds.</summary>
    public IReadOnlyList<ChangeDone> Random(int count, int seed) =>
        Apply(new ChangeRequest((ChangeKind?)null) { Count = count, Seed = seed });

    public ChangeDone One(ChangeKind kind, Guid? employmentId = null, int seed = 1) =>
        Apply(new ChangeRequest(kind) { EmploymentId = employmentId, Seed = seed }) is [var done, ..]
            ? done
            : throw new InvalidOperationException($"Nobody in this staff can undergo {kind}.");

    private static int HashCode(ChangeRequest request) => (request.Seed * 397) ^ ((int?)request.Kind ?? -1);

    /// <summary>Where nobody is named, those whom payroll pays: others are hardly ever changed.</summary>
    private static IEnumerable<Employment> Targets(DatabaseEdit edit, ChangeKind kind, ChangeRequest request, Dice dice)
    {
        var today = edit.Before.Today;
        var isNamed = (request.EmploymentId ?? request.EmployeeId ?? request.AdministrationId) is not null;
        Employment[] possible =
        [
            .. edit.Before.Employers
                .SelectMany(e => e.Staff.Employments.Where(one => isNamed || e.Administration(one.AdministrationId)!.IsPayroll))
                .Where(e => request.EmploymentId is null || e.Id == request.EmploymentId)
                .Where(e => request.EmployeeId is null || e.EmployeeId == request.EmployeeId)
                .Where(e => request.AdministrationId is null || e.AdministrationId == request.AdministrationId)
                .Where(e => CanUndergo(kind, e, today)),
        ];
        return dice.Shuffle(possible).DistinctBy(e => e.EmployeeId);
    }

    private static bool CanUndergo(ChangeKind kind, Employment e, DateOnly today) => kind switch
    {
        ChangeKind.Wage or ChangeKind.FutureWage => e.IsActiveOn(today) && e.EndDate is null && e.Wages.Count > 0,
        ChangeKind.Extend => e.IsActiveOn(today) && e.EndDate is null && e.Contract is { Until: not null, EarlierUntil.Count: < 6 },
        ChangeKind.End => e.StartDate < today && e.EndDate is null,
        ChangeKind.Reinstate => e.HasEndedBy(today),
        ChangeKind.FixedHours => e.IsOnCall && e.IsActiveOn(today) && e.EndDate is null && e.Hours.Count > 0,
        ChangeKind.Hire or ChangeKind.Address or ChangeKind.Phone or ChangeKind.Email or ChangeKind.Name or ChangeKind.Department =>
            e.IsActiveOn(today),
        _ => false,
    };
}
