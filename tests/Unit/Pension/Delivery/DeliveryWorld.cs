using System.Globalization;
using System.Text;
using LoketFunctions.Connections;
using LoketFunctions.Failures;
using LoketFunctions.Http;
using LoketFunctions.Pension;
using LoketFunctions.Pension.Delivery;
using LoketFunctions.Pension.Delivery.Transport;
using LoketFunctions.Pension.Registering;
using LoketFunctions.Pension.Stages;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Security;
using LoketFunctions.Simulators.Loket.Control;
using LoketFunctions.Simulators.Loket.Faults;
using LoketFunctions.Simulators.Loket.Payroll;
using LoketFunctions.Simulators.Loket.Staff;
using LoketFunctions.Tests.Export.Whole;
using Microsoft.Extensions.DependencyInjection;
using SimulatedAdministration = LoketFunctions.Simulators.Loket.Staff.Administration;

namespace LoketFunctions.Tests.Pension.Delivery;

/// <summary>
/// An active pension link of one administration, from February 2026 on, whose steps tests take as the orchestrator does; a receiver that
/// can fail; hosts that can die.
/// </summary>
internal sealed class DeliveryWorld : IAsyncDisposable
{
    public const int February = 202602;
    public const int March = 202603;
    public static readonly DateTimeOffset FirstLook = new(2026, 12, 1, 1, 0, 0, TimeSpan.Zero);

    private readonly PensionWorld _world;
    private readonly LoketControl _control;
    private int _looks;

    private DeliveryWorld(PensionWorld world, Connection connection, SimulatedAdministration administration)
    {
        (_world, Connection, Administration) = (world, connection, administration);
        _control = new LoketControl(new Uri(world.Loket.Address));
    }

    public PensionWorld World => _world;

    public Connection Connection { get; }

    public SimulatedAdministration Administration { get; }

    public FakeReceiver Receiver { get; } = new();

    public PayrollControl Payroll => _control.Payroll;

    public DeliveryOperations Deliveries => _world.Of<DeliveryOperations>();

    /// <summary>As people see it.</summary>
    public Task<DeliveryDetails> ShowAsync(int periodId, int? version = null) => Deliveries.GetAsync(
        _world.Person, Connection.Id, new PeriodKey(Administration.Id, periodId), version, new PageQuery(1, 100), default);

    public static async Task<DeliveryWorld> StartAsync(AppStorage storage, bool withLayout = true, bool withNumbers = true)
    {
        var world = await PensionWorld.StartAsync(storage);
        var signedIn = await world.SignedInAsync(choose: false);
        var employer = world.Loket.Database.State.Employers[0].Staff;
        var administration = employer.Administrations.First(one => one.PeriodType == PeriodType.Month);
        await world.Of<AdministrationOperations>().ChooseAsync(
            world.Signed, signedIn.Id, new AdministrationChoice([administration.Id]), default);
        var number = employer.Employer.Number.ToString(CultureInfo.InvariantCulture);
        var draft = PensionWorld.Whole with
        {
            Employers = [new RegisteredEmployer(number, employer.Employer.CompanyName, [], PaymentPeriod.Month, false)],
        };
        await world.Registrations.SaveAsync(world.Person, signedIn.Id, new RegistrationChange(0, draft), default);
        await world.Registrations.SendAsync(world.Person, signedIn.Id, new SendRegistrationRequest(1), default);
        await SetStageAsync(world, signedIn, PensionStage.Active, "2026-02-01");
        if (withLayout)
            await world.Of<LayoutOperations>().SaveAsync(world.Signed, signedIn.Id, Layouts.Standard, default);
        var made = new DeliveryWorld(world, await world.Connections.GetAsync(world.Tenant, signedIn.Id, default), administration);
        if (withNumbers)
            await made.GiveNumbersAsync();
        return made;
    }

    public Task SetStageAsync(PensionStage stage, string firstExchange) => SetStageAsync(_world, Connection, stage, firstExchange);

    /// <summary>Takes all steps of a look, on a host that may die; what it did is then done again from its step on by the next.</summary>
    /// <param name="at">Null: another look than those before.</param>
    public async Task LookAsync(Life? life = null, DateTimeOffset? at = null)
    {
        var look = new DeliveryLook(Connection.Tenant.Key, Connection.Id, at ?? FirstLook.AddDays(_looks++));
        try
        {
            await RunAsync(look, life ?? new Life());
        }
        catch (DeadHostException)
        {
            await RunAsync(look, new Life());
        }
    }

    public Task GiveNumbersAsync(params IReadOnlyList<Guid> except) => _control.GiveNumbersAsync(Administration.Id, except);

    /// <summary>Employee and payroll number of the last one whom payroll paid.</summary>
    public async Task<(Guid EmployeeId, string Number)> SomebodyPaidAsync(int periodId)
    {
        var cell = (await Payroll.ResultsAsync(Period(periodId))).Last(one => one.Component == ComponentLists.PensionableWage);
        var employment = _world.Loket.Database.State.Employers[0].Staff.Employments.Single(one => one.Id == cell.EmploymentId);
        return (employment.EmployeeId, cell.PayrollId.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>From now on Loket tells a result of somebody that is no number.</summary>
    public async Task<(Guid EmploymentId, int PayrollId)> SpoilResultAsync(int periodId)
    {
        var cell = (await Payroll.ResultsAsync(Period(periodId))).Last(one => one.Component == ComponentLists.PensionableWage);
        await _control.FaultAsync(new Fault(FaultKind.OddResult)
        {
            Path = "GetPayrollPeriodResultsByPayrollAdministrationIdAndPayrollPeriodId",
            Id = cell.EmploymentId,
        });
        return (cell.EmploymentId, cell.PayrollId);
    }

    public PayrollPeriodKey Period(int periodId) => new(Administration.Id, periodId / 100, periodId % 100);

    public Task ApproveAsync(int periodId) => Payroll.ApproveAsync(Period(periodId));

    public Task<CorrectionDone> CorrectAsync(int runPeriod, int changedPeriod, decimal amount, int count = 1) => Payroll.CorrectAsync(
        new CorrectionRequest(
            Administration.Id, runPeriod / 100, runPeriod % 100, amount, changedPeriod / 100, changedPeriod % 100, Count: count));

    public async Task LeaveOutAsync(IEnumerable<Guid> employments, bool isLeftOut)
    {
        foreach (var employment in employments)
            await Payroll.LeaveOutOfResultsAsync(employment, isLeftOut);
    }

    public async Task<DeliveryRow> RowAsync(int periodId) =>
        (await _world.Of<DeliveryStore>().FindAsync(Connection.Id, new PeriodKey(Administration.Id, periodId), default))!;

    /// <summary>The pensionable wages that payroll made, by payroll number, past the app.</summary>
    public async Task<IReadOnlyDictionary<string, string>> WagesAsync(int periodId) =>
        (await Payroll.ResultsAsync(Period(periodId))).Where(cell => cell.Component == ComponentLists.PensionableWage)
        .ToDictionary(
            cell => cell.PayrollId.ToString(CultureInfo.InvariantCulture),
            cell => cell.Value.ToString("0.00", CultureInfo.InvariantCulture));

    /// <summary>As <see cref="FakeReceiver.Stored"/> has it.</summary>
    public string FileOf(int periodId, int version) =>
        $"{_world.Loket.Database.State.Employers[0].Staff.Employer.Number}-{periodId}-v{version}";

    /// <summary>How often the app called this of Loket.</summary>
    public int Calls(string activity) => _world.Loket.Calls.Figures.Activities.GetValueOrDefault(activity);

    public async ValueTask DisposeAsync()
    {
        _control.Dispose();
        await _world.DisposeAsync();
    }

    private async Task RunAsync(DeliveryLook look, Life life)
    {
        await using var host = _world.Host(life, services => services.AddSingleton<IDeliveryTargets>(Receiver.On(life)));
        var steps = ActivatorUtilities.CreateInstance<DeliverySteps>(host);
        try
        {
            var open = await steps.FindOpenPeriods(look, default);
            foreach (var period in open.Value?.Periods ?? [])
                await steps.DeliverPeriod(new DeliveryStep(look, period), default);
            await steps.TellDeliveries(look, default);
        }
        catch (Exception) when (life.IsOver)
        {
            throw new DeadHostException();
        }

        if (life.IsOver)
            throw new DeadHostException();
    }

    private static Task<PensionLinkRow> SetStageAsync(
        PensionWorld world, Connection connection, PensionStage stage, string firstExchange) =>
        world.Of<PensionStore>().ChangeLinkAsync(
            connection.Id,
            link =>
            {
                link.Take(new TakenStep<PensionStage>(stage, world.Clock.GetUtcNow(), PensionParty.App, null, firstExchange, null));
                return true;
            },
            default);

    private sealed class DeadHostException : Exception;
}

/// <summary>What the provider has, by name. It fails as it is told to.</summary>
internal sealed class FakeReceiver
{
    private readonly Dictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly Lock _lock = new();

    /// <summary>The code of what goes wrong from now on; null: nothing.</summary>
    public (FailureClass Class, string Code)? Failure { get; set; }

    /// <summary>Each name as often as something was stored under it, without what makes it nobody else's.</summary>
    public List<string> Stored { get; } = [];

    public IReadOnlyList<IReadOnlyDictionary<string, string>> Read(string name)
    {
        lock (_lock)
        {
            var file = _files.Single(one => one.Key.StartsWith($"{name}-", StringComparison.Ordinal)).Value;
            string[][] lines =
            [
                .. Encoding.UTF8.GetString(file).Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(';')),
            ];
            return [.. lines.Skip(1).Select(cells => lines[0].Zip(cells).ToDictionary(one => one.First, one => one.Second))];
        }
    }

    public IDeliveryTargets On(Life life) => new Target(this, life);

    private DeliveryReceipt Take(DeliveryFile file)
    {
        lock (_lock)
        {
            if (_files.TryGetValue(file.Name, out var there) && !there.AsSpan().SequenceEqual(file.Content.Span))
                throw new DeliveryException(FailureClass.Configuration, DeliveryCodes.NameTaken);
            if (there is null)
                Stored.Add(file.Name[..file.Name.LastIndexOf('-')]);
            _files[file.Name] = file.Content.ToArray();
            return new DeliveryReceipt(DeliveryWorld.FirstLook, $"receipt of {file.Name}");
        }
    }

    private sealed class Target(FakeReceiver receiver, Life life) : IDeliveryTargets, IDeliveryTransport
    {
        public IDeliveryTransport Find(Tenant tenant) => this;

        public Task<DeliveryReceipt> SendAsync(DeliveryFile file, CancellationToken cancellation) =>
            receiver.Failure is { } failure
                ? throw new DeliveryException(failure.Class, failure.Code)
                : life.DoAsync($"sent {file.Name}", () => Task.FromResult(receiver.Take(file)));
    }
}
