using System.Collections.Concurrent;
using System.Collections.Immutable;
using LoketFunctions.Simulators.Loket.Data;

namespace LoketFunctions.Simulators.Loket.Users;

/// <summary>The users, and what each may see and do at each employer.</summary>
internal sealed class UserDirectory
{
    private readonly ConcurrentDictionary<(string User, Guid Employer), UserFilter> _halves = new();
    private readonly IReadOnlyList<SandboxUser> _initial;
    private ImmutableDictionary<string, SandboxUser> _users;

    public UserDirectory(IReadOnlyList<SandboxUser> users)
    {
        _initial = users;
        _users = ByName(users);
    }

    public IEnumerable<SandboxUser> All => _users.Values;

    public SandboxUser? Find(string name) => _users.GetValueOrDefault(name);

    public SandboxUser? Find(Guid id) => All.FirstOrDefault(user => user.Id == id);

    /// <summary>The users who are linked to an employer, by name.</summary>
    public IReadOnlyList<SandboxUser> UsersOf(LoketState state, EmployerState employer) =>
        [.. All.Where(user => EmployersOf(user, state).Contains(employer)).OrderBy(user => user.Name, StringComparer.Ordinal)];

    /// <summary>Adds a user or puts it in the place of the one with the same name.</summary>
    public void Set(SandboxUser user) => ImmutableInterlocked.AddOrUpdate(ref _users, user.Name, user, (_, _) => user);

    /// <summary>Takes a Dutch right, or a single activity, from one user or from everybody (null).</summary>
    public void Forbid(string rightOrActivity, string? userName = null)
    {
        foreach (var user in All.Where(u => userName is null || string.Equals(u.Name, userName, StringComparison.OrdinalIgnoreCase)))
        {
            IReadOnlyList<string> lost = Rights.All.TryGetValue(rightOrActivity, out var activities) ? activities : [rightOrActivity];
            Set(user with { Without = [.. user.Without, .. lost] });
        }
    }

    public void Reset()
    {
        _users = ByName(_initial);
        _halves.Clear();
    }

    public static IReadOnlyList<EmployerState> EmployersOf(SandboxUser user, LoketState state) =>
        [.. state.Employers.Where((_, i) => user.Employers is null || user.Employers.Contains(i))];

    public static IReadOnlyList<string> ActivitiesAt(SandboxUser user, LoketState state, EmployerState employer)
    {
        var activities = Rights.ActivitiesOf(RightsAt(user, state, employer));
        return [.. activities.Except(user.Without, StringComparer.OrdinalIgnoreCase)];
    }

    public static IReadOnlyList<string> RightsAt(SandboxUser user, LoketState state, EmployerState employer) =>
        user.RightsAt.GetValueOrDefault(state.Employers.Index().First(e => e.Item.Id == employer.Id).Index, user.Rights);

    public UserFilter FilterOf(SandboxUser user, LoketState state, EmployerState employer)
    {
        if (user.Filters.TryGetValue(employer.Id, out var filter))
        {
            return filter;
        }

        // Chosen once: who moves to another department later may well come into sight.
        return user.HidesHalf
            ? _halves.GetOrAdd((user.Name, employer.Id), _ => UserFilter.HidingHalf(employer, state.Today))
            : UserFilter.None;
    }

    private static ImmutableDictionary<string, SandboxUser> ByName(IEnumerable<SandboxUser> users) =>
        users.ToImmutableDictionary(u => u.Name, StringComparer.OrdinalIgnoreCase);
}
