using LoketFunctions.Export.Deliver.PeriodData;
using LoketFunctions.Export.Model;
using LoketFunctions.Loket;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Http;
using LoketFunctions.Mapping;
using LoketFunctions.Simulators.Loket;
using LoketFunctions.Simulators.Loket.Control;
using LoketFunctions.Simulators.Loket.Payroll;
using LoketFunctions.Simulators.Loket.Staff;
using LoketFunctions.Tests.Loket;
using LoketFunctions.Tests.Sandbox.Loket;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Export.Deliver.PeriodData;

/// <summary>One administration in a simulated Loket, the app's own client to it, and plans for it.</summary>
internal sealed class PeriodDataSetting : IAsyncDisposable
{
    public const string Collective = "PatchCollectivePayrollPeriodDataByEmployerId";
    public const string OneByOne = "PatchPayrollPeriodDataByEmploymentId";
    public const string OfEmployment = "GetPayrollPeriodDataByEmploymentId";
    public const string Defaults = "GetPayrollPeriodDataDefaultsByEmploymentId";
    public const int Hours = 1;
    public const int Overtime = 2;
    public const int Travel = 41;
    private const int PeriodId = 202603;
    private readonly ServiceProvider _services;
    private readonly EmployerStaff _employer;
    private readonly Administration _administration;

    private PeriodDataSetting(LoketVisitor visitor)
    {
        Visitor = visitor;
        _employer = visitor.Loket.Database.State.Employers[0].Staff;
        _administration = _employer.Administrations[0];
        People = [.. visitor.ActiveAt(_administration.Id).Select(employment => employment.Id)];
        _services = new ServiceCollection().AddLogging().AddLoket(LoketHarness.Configured with
        {
            ApiBaseAddress = new Uri(visitor.Loket.Address + "/v2/"),
            RetryAttempts = 1,
            RetryDelay = TimeSpan.FromMilliseconds(1),
        }).BuildServiceProvider();
        Client = _services.GetRequiredService<LoketClientFactory>().Open(new("connection"), new VisitorTokens(visitor));
        Context = ContextOf(_employer, _administration);
    }

    public LoketVisitor Visitor { get; }

    public LoketClient Client { get; }

    public AdministrationContext Context { get; }

    public IReadOnlyList<Guid> People { get; }

    /// <summary>Gets what Loket holds for the period: employment, unit, component and value.</summary>
    public IEnumerable<(Guid Employment, Guid Unit, int Component, decimal Value)> Held =>
        PeriodDataCells.Of(Visitor.Loket.Database.State.PayrollOf(_administration.Id)!, PeriodId)
            .Select(cell => (cell.EmploymentId, cell.DistributionUnit, cell.Component, cell.Value));

    public static async Task<PeriodDataSetting> StartAsync(int employees = 60) =>
        new(await LoketVisitor.StartAsync(new SimulatedLoketOptions { Staff = LoketVisitor.Staff(employees) }));

    public Guid Unit(int index) => _employer.DistributionUnits[index].Id;

    public IEnumerable<(int Component, decimal Value)> HeldOf(Guid employment) =>
        Held.Where(cell => cell.Employment == employment).Select(cell => (cell.Component, cell.Value));

    public PlannedLine Line(Guid employment, params PlannedCell[] cells) => Line(employment, 0, 1, cells);

    public PlannedLine Line(Guid employment, int unit, int payslipType, params PlannedCell[] cells) =>
        new(new PayrollLineKey(employment, 1, payslipType, Unit(unit), null, null), 7, new("7"), "Sanne", 1, null, null, cells);

    public static PlannedCell New(int component, decimal value) => new(component, CellChange.New, value, null);

    public static PlannedCell Changed(int component, decimal value, decimal before) => new(component, CellChange.Changed, value, before);

    public static PlannedCell Unchanged(int component, decimal value) => new(component, CellChange.Unchanged, value, value);

    public static PlannedCell Withdrawn(int component, decimal before) => new(component, CellChange.Withdrawn, null, before);

    public Task<IReadOnlyList<RefusedValue>> SendAsync(params PlannedLine[] lines) =>
        PeriodDataSender.SendChunkAsync(Client, Context, lines, CancellationToken.None);

    public Task<VerificationResult> VerifyAsync(params PlannedLine[] lines) => VerifyAsync([], lines);

    public Task<VerificationResult> VerifyAsync(IReadOnlyCollection<RefusedValue> refused, params PlannedLine[] lines) =>
        PeriodDataVerifier.VerifyAsync(Client, Context, lines.ToAsyncEnumerable(), refused, CancellationToken.None);

    /// <summary>Somebody enters a value at Loket's own screen; null takes it away.</summary>
    public Task ByHandAsync(Guid employmentId, int component, decimal? value) =>
        Visitor.ControlAsync("/sandbox/period-data", new { employmentId, year = 2026, periodNumber = 3, component, value });

    public Task RefuseAsync(Guid employmentId, string? description) =>
        Visitor.ControlAsync("/sandbox/period-data/refuse", new { employmentId, description });

    public Task ForbidAsync(string activity) => Visitor.ControlAsync("/sandbox/users/forbid", new { rightOrActivity = activity });

    public Task FaultAsync(string kind, string activity, int after = 0, int times = 1) =>
        Visitor.ControlAsync("/sandbox/faults", new { kind, path = activity, times, after, retryAfter = 0 });

    public int Calls(string activity) => Visitor.Loket.Calls.Figures.Activities.GetValueOrDefault(activity);

    /// <summary>Everything that was asked of Loket is valid by its own document.</summary>
    public async ValueTask DisposeAsync()
    {
        Assert.Empty(Visitor.Loket.Contract.Violations);
        await _services.DisposeAsync();
        await Visitor.DisposeAsync();
    }

    private static AdministrationContext ContextOf(EmployerStaff employer, Administration administration) => new(
        administration.Id, employer.Employer.Id, administration.Name, employer.Employer.CompanyName, administration.ClientNumber,
        new ExportPeriod(PeriodId, 2026, 3, new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31), false, PeriodState.Open, null),
        AdministrationMapping.None,
        new PayrollLists(
            2026,
            [.. ComponentLists.Of(administration, 2026).Select(c =>
                new KnownComponent(c.Key, c.Description, c.IsHours, c.Category.Key, c.Category.Value, c.IsCollectiveMutationPossible))],
            [], [], [], []));

    private sealed class VisitorTokens(LoketVisitor visitor) : IAccessTokenSource
    {
        public ValueTask<AccessToken> GetAsync(CancellationToken cancellation) => new(new AccessToken(visitor.AccessToken!));

        public ValueTask<AccessToken> RenewAsync(AccessToken rejected, CancellationToken cancellation) => GetAsync(cancellation);
    }
}
