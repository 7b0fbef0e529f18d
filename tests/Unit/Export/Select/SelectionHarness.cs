using System.Globalization;
using System.Text;
using System.Text.Json;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Select;
using LoketFunctions.Mapping;
using LoketFunctions.Planner;
using LoketFunctions.Staff;
using LoketFunctions.Storage;

namespace LoketFunctions.Tests.Export.Select;

/// <summary>Two administrations, a few employments and a mapping, of which tests change what they are about.</summary>
internal sealed class SelectionHarness
{
    public static readonly Guid Cafe = Guid.Parse("ca000000-0000-4000-8000-000000000001");
    public static readonly Guid Hotel = Guid.Parse("40000000-0000-4000-8000-000000000002");
    public static readonly Guid Unit = Guid.Parse("d0000000-0000-4000-8000-000000000003");

    public const int Hours = 1, Evening = 2, Days = 4, MealCosts = 60, Travel = 41;

    private readonly Dictionary<Guid, StaffRoster> _rosters = new() { [Cafe] = new([]), [Hotel] = new([]) };
    private readonly List<Link> _links = [];
    private int _people;

    public ExportRules Rules { get; set; } = new()
    {
        Delivery = Delivery.Both,
        Matrix = new Dictionary<ContractKind, IReadOnlySet<ExportItem>>
        {
            [ContractKind.ZeroHours] = Enum.GetValues<ExportItem>().ToHashSet(),
            [ContractKind.FixedHours] = new HashSet<ExportItem> { ExportItem.ExtraHours, ExportItem.WorkedDays, ExportItem.Allowances },
        },
    };

    public Dictionary<string, DepartmentTarget?> Departments { get; } = new()
    {
        ["bar"] = new DepartmentTarget(Unit),
        ["bar-too"] = new DepartmentTarget(Unit),
        ["kitchen"] = new DepartmentTarget(CostCenter: 7),
        ["own"] = new DepartmentTarget(),
        ["training"] = null,
    };

    public Dictionary<string, int?> WageComponents { get; } = new() { ["travel"] = Travel, ["tips"] = null };

    public Dictionary<string, int?> Counts { get; } = new() { [CountedItem.WorkedDays] = Days, [CountedItem.Meals] = MealCosts };

    public bool AllOrNothing { get; set; }

    public List<PlannerEmployee> InPlanner { get; } = [];

    public List<Guid> Administrations { get; } = [Cafe, Hotel];

    public static Registration Shift(string employee, string day, decimal? hours = 8, string id = "reg-1") => new()
    {
        Id = id,
        EmployeeId = employee,
        Date = DateOnly.Parse(day),
        Hours = hours,
        HourComponent = hours is null ? null : "worked",
        Approved = true,
    };

    public static Registration Timed(string day, string start, string end, int breakMinutes = 0) => Shift("ann", day, hours: null) with
    {
        Start = TimeOnly.Parse(start),
        End = TimeOnly.Parse(end),
        BreakMinutes = breakMinutes,
        HourComponent = "worked",
    };

    public static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    public static RosterContract ZeroHours(string? from = null, string? to = null, string? contractTo = null, int? payrollId = 12) =>
        new(Guid.NewGuid(), Of(KindInLoket.ZeroHours), Day(from), Day(to), Day(contractTo), payrollId);

    public static RosterContract Fixed(string? from = null, string? to = null) =>
        ZeroHours(from, to) with { History = Of(KindInLoket.FixedHours) };

    /// <summary>One kind of contract on all days.</summary>
    public static ContractHistory Of(KindInLoket kind) => new(DatedValues.Always(kind), []);

    /// <summary>Somebody of Loket's, known to the planner as <paramref name="plannerId"/> by what the sync left.</summary>
    public Guid Person(string? plannerId, Guid administration, params RosterContract[] contracts)
    {
        var id = new Guid(++_people, 0, 0, new byte[8]);
        _rosters[administration].People[id] = new RosterPerson(plannerId, "Ann Bos", new("1007"), false, contracts);
        return id;
    }

    public void Link(Guid employeeId, string? plannerId, EmployeeChoice? choice = null) =>
        _links.Add(new Link(employeeId, plannerId, choice, LinkRule.Choice, DateTimeOffset.UnixEpoch));

    public void ChangeRoster(Guid administration, Func<StaffRoster, StaffRoster?> change)
    {
        if (change(_rosters[administration]) is { } roster)
            _rosters[administration] = roster;
        else
            _rosters.Remove(administration);
    }

    public StaffIndex Staff() => StaffIndex.Build(_links, _rosters, InPlanner);

    public ExportSelection Selection() => new(Rules, [.. Administrations.Select(Context)], Staff(), AllOrNothing);

    public Task<Selected> SelectAsync(params Registration[] registrations) => SelectAsync(Body(registrations));

    public async Task<Selected> SelectAsync(Stream body)
    {
        var selection = Selection();
        var sink = new Selected();
        sink.Outcome = await selection.RunAsync(body, sink, CancellationToken.None);
        foreach (var administration in Administrations)
            sink.Lines[administration] = [.. selection.Lines(administration)];
        return sink;
    }

    public static MemoryStream Body(IEnumerable<Registration> registrations) =>
        new(JsonSerializer.SerializeToUtf8Bytes(new { registrations }, AppJson.Options));

    public static MemoryStream Body(string json) => new(Encoding.UTF8.GetBytes(json));

    /// <summary>The café's period is a month, the hotel's the four weeks to the 29th.</summary>
    private AdministrationContext Context(Guid id)
    {
        var (from, to) = id == Cafe ? ("2026-11-01", "2026-11-30") : ("2026-11-02", "2026-11-29");
        var period = new ExportPeriod(202611, 2026, 11, DateOnly.Parse(from), DateOnly.Parse(to), false, PeriodState.Open, null);
        var mapping = new AdministrationMapping(
            1, Departments,
            new Dictionary<string, HourTarget?>
            {
                ["worked"] = new(Hours),
                ["evening"] = new(Evening, Extra: true),
                ["pause"] = null,
                ["sick"] = new(Hours, Worked: false)
            },
            WageComponents, Counts);
        return new AdministrationContext(id, Guid.Empty, "", "", 1, period, mapping, new PayrollLists(2026, [], [], [], [], []));
    }

    private static DateOnly? Day(string? day) => day is null ? null : DateOnly.Parse(day);
}

/// <summary>What came of a selection.</summary>
internal sealed class Selected : ISelectionSink
{
    public List<(Guid? AdministrationId, LeftOut Item)> LeftOut { get; } = [];

    public List<(Guid AdministrationId, string Id)> Out { get; } = [];

    public Dictionary<Guid, IReadOnlyList<SelectedLine>> Lines { get; } = [];

    public SelectionOutcome Outcome { get; set; } = null!;

    public AdministrationSelection Of(Guid administration) => Outcome.Administrations.Single(one => one.AdministrationId == administration);

    /// <summary>"component kind sum" of every amount of the administration.</summary>
    public IEnumerable<string> Amounts(Guid administration) =>
        Lines[administration].SelectMany(line => line.Amounts).Select(Text);

    /// <summary>All lines, each as one text.</summary>
    public IEnumerable<string> Texts() =>
        Lines.SelectMany(pair => pair.Value.Select(line =>
            $"{pair.Key} {line.EmploymentId} {line.Target.DistributionUnit}/{line.Target.CostCenter} "
                + $"{string.Join(", ", line.Amounts.Select(Text))}"));

    public ValueTask LeftOutAsync(Guid? administrationId, LeftOut item, CancellationToken cancellation)
    {
        LeftOut.Add((administrationId, item));
        return default;
    }

    public ValueTask SelectedAsync(Guid administrationId, SelectedRegistration registration, CancellationToken cancellation)
    {
        Out.Add((administrationId, registration.Id));
        return default;
    }

    private static string Text(SelectedAmount amount) => $"{amount.Component} {amount.Kind} {amount.Sum:0.####}";
}
