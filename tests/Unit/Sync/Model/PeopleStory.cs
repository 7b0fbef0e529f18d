using LoketFunctions.Connections;
using LoketFunctions.Mapping;
using LoketFunctions.Planner;
using LoketFunctions.Simulators;
using LoketFunctions.Simulators.Loket.Faults;
using LoketFunctions.Simulators.Loket.Staff;
using LoketFunctions.Simulators.Loket.Users;
using LoketFunctions.Simulators.Planner;
using LoketFunctions.Sync.Employees;
using FaultKind = LoketFunctions.Simulators.Loket.Faults.FaultKind;

namespace LoketFunctions.Tests.Sync.Model;

/// <summary>Some weeks of a connection: days on which things happen, and the nights after them.</summary>
internal sealed class PeopleStory
{
    private const int FirstStaff = 5;

    /// <summary>Who could not be seen is asked for again after so many days.</summary>
    private const int LookAgainAfter = 7;

    private readonly PeopleApp _app;
    private readonly Connection _connection;
    private readonly PlannerModel _model;
    private readonly LoketLife _loket;
    private readonly PlannerLife _planner;
    private readonly MappingLife _mapping;
    private readonly Dictionary<Guid, DateOnly> _hiddenOn = [];
    private readonly HashSet<Guid> _rejected = [];
    private bool _isFull;

    private PeopleStory(PeopleApp app, Connection connection, PlannerModel model, LoketLife loket)
    {
        (_app, _connection, _model, _loket) = (app, connection, model, loket);
        _planner = new PlannerLife(Account, model, connection, app.Get<ChoiceOperations>());
        _mapping = new MappingLife(app.Get<MappingStore>(), connection, model.Mapped);
    }

    private PlannerAccount Account => _app.Planner.Account(_connection.Tenant.Account);

    private IEnumerable<Employment> Jobs => _app.Loket.Database.State.Employers.SelectMany(employer => employer.Staff.Employments);

    private DateOnly Today => _app.Loket.Database.State.Today;

    public static async Task<PeopleStory> BeginAsync(PeopleApp app, ProfileRules rules, Dice dice)
    {
        var numberIsJobs = rules.Name == ProfileRules.Linda.Name && dice.Chance(0.5);
        if (!rules.BranchIsUnit && dice.Chance(0.5))
            rules = rules with { BranchIsUnit = true };
        var connection = await app.ConnectAsync(
            rules.Name, numberIsJobs ? PersonnelNumberSource.PayrollId : null,
            rules.BranchIsUnit ? AffiliateSource.DistributionUnit : null);
        var story = new PeopleStory(app, connection, new PlannerModel(rules, numberIsJobs), new LoketLife(app.Loket, numberIsJobs));
        story.Account.TellsFields = dice.Chance(0.4);
        story.Account.TellsTokens = dice.Chance(0.6);
        for (var one = 0; one < FirstStaff; one++)
            story.Hire(dice);
        return story;
    }

    /// <summary>A day, and the night after it; now and then some days later than the last.</summary>
    /// <returns>In what the planner does not hold what it must.</returns>
    public async Task<IReadOnlyList<string>> LiveAsync(Dice dice)
    {
        _rejected.Clear();
        _isFull = false;
        if (dice.Chance(0.3))
            await _planner.ChooseAsync(dice);
        for (var left = dice.Between(0, 4); left > 0; left--)
            await HappenAsync(dice);
        foreach (var person in _rejected)
            Account.Reject(person.ToString(), "De medewerker is vergrendeld.");
        await _app.RunAsync(_connection, _isFull);
        var differences = _model.Differences(TheNight());
        foreach (var person in _rejected)
            Account.Reject(person.ToString(), null);
        var days = dice.Chance(0.2) ? dice.Between(2, 9) : 1;
        _app.Clock.Advance(TimeSpan.FromDays(days));
        _app.Loket.Database.SetToday(Today.AddDays(days));
        return differences;
    }

    private Night TheNight()
    {
        var state = _app.Loket.Database.State;
        foreach (var job in Jobs.Where(_loket.IsHidden))
            _hiddenOn[job.EmployeeId] = Today;
        if (_isFull && _loket.HiddenDepartment is null)
            _hiddenOn.Clear();
        return new Night(state, Today, Account.Employees)
        {
            IsFull = _isFull,
            Lists = Account.TellsFields || Account.TellsTokens,
            Rejected = _rejected,
            Odd = _loket.Odd,
            IsHidden = _loket.IsHidden,
            Unsettled = _hiddenOn.Where(person => Today < person.Value.AddDays(LookAgainAfter)).Select(person => person.Key).ToHashSet(),
        };
    }

    private Task HappenAsync(Dice dice)
    {
        switch (dice.Between(0, 22))
        {
            case 0: Hire(dice); break;
            case 1: _loket.HireAgain(dice); break;
            case 2: _loket.SecondJob(dice); break;
            case 3: _loket.Leave(dice); break;
            case 4 or 5: _loket.Wage(dice); break;
            case 6: _loket.Hours(dice); break;
            case 7: _loket.Place(dice); break;
            case 8: _loket.Contract(dice); break;
            case 9: _loket.Name(dice); break;
            case 10 or 11: _loket.Details(dice); break;
            case 12: Spoil(dice); break;
            case 13: _loket.Remove(dice); break;
            case 14 or 19: Filter(dice); break;
            case 15: _planner.ChangeByHand(dice); break;
            case 16: _planner.End(dice); break;
            case 17: _isFull = true; break;
            case 18: Reject(dice); break;
            case 21 or 22: return _mapping.ChangeAsync(_app.Loket.Database.State, Today, dice);
            default: return _planner.ChooseAsync(dice);
        }

        return Task.CompletedTask;
    }

    private void Hire(Dice dice)
    {
        var person = _loket.Hire(dice);
        if (dice.Chance(0.3))
            _planner.Enter(person, dice);
    }

    private void Spoil(Dice dice)
    {
        _loket.Spoil(dice);
        _app.Loket.Faults.Clear();
        foreach (var person in _loket.Odd)
            _app.Loket.Faults.Add(new Fault(FaultKind.OddBirth) { Path = "GetEmployeesByEmployerId", Id = person });
    }

    /// <summary>The Loket user filters a department away, or sees it again.</summary>
    private void Filter(Dice dice)
    {
        var employer = _app.Loket.Database.State.Employers[0];
        // No version number says that somebody is hidden, or is no more: whoever turns the filter asks for everything.
        _isFull = true;
        var used = employer.Staff.Employments.Select(job => job.Organization[0].Department.Id).Append(
            employer.Staff.Departments[0].Id).ToList();
        _loket.HiddenDepartment = _loket.HiddenDepartment is null ? dice.Pick(used) : null;
        var shown = employer.Staff.Departments.Select(department => department.Id).Where(id => id != _loket.HiddenDepartment).ToList();
        var user = _app.Loket.Users.Find("planner")!;
        _app.Loket.Users.Set(user with
        {
            Filters = _loket.HiddenDepartment is null
                ? new Dictionary<Guid, UserFilter>()
                : new() { [employer.Id] = UserFilter.None with { Departments = shown } },
        });
    }

    private void Reject(Dice dice)
    {
        if (_app.Loket.Database.State.Employers.SelectMany(employer => employer.Staff.Employees).ToList() is { Count: > 0 } all)
            _rejected.Add(dice.Pick(all).Id);
    }
}
