using LoketFunctions.Sandbox;
using LoketFunctions.Security;
using LoketFunctions.Sync;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoketFunctions.Benchmarks.Night.Measuring;

/// <summary>One run of one step.</summary>
internal sealed record StepMeasurement(string Name, Tally Tally)
{
    /// <summary>Behind the name of a step for an administration at whose employer nothing changed.</summary>
    public const string Quiet = " (quiet)";
}

/// <summary>One night of one connection.</summary>
/// <param name="Start">A look that started the connection.</param>
/// <param name="Look">A look that found nothing due.</param>
/// <param name="EngineCalls">Calls to the durable engine for the start.</param>
/// <param name="Tenant">Partition that the tenant's connections share.</param>
internal sealed record NightMeasurement(Tally Start, Tally Look, int EngineCalls, IReadOnlyList<StepMeasurement> Steps, string Tenant);

/// <summary>What a step asks of each resource; calls and requests are made one after another.</summary>
/// <param name="Shared">Entities in the partition that all connections of an account share.</param>
/// <param name="Own">Entities in the busiest of the connection's own partitions.</param>
internal sealed record StepCost(
    double Tables, double Blobs, double Loket, double SignIns, double Planner, double Vault, double Shared, double Own)
{
    public static StepCost None { get; } = new(0, 0, 0, 0, 0, 0, 0, 0);

    public double Storage => Tables + Blobs;

    public static StepCost Of(Tally tally, string tenant)
    {
        int Busiest(Func<string, bool> partition) =>
            tally.Entities.Where(entry => partition(entry.Key.Partition)).Select(entry => entry.Value).DefaultIfEmpty().Max();
        return new StepCost(
            tally[Counters.Tables], tally[Counters.Blobs], tally[Counters.Loket], tally[Counters.SignIn], tally[Counters.Planner],
            tally[Counters.Vault],
            Busiest(partition => partition == tenant), Busiest(partition => partition != tenant));
    }

    public static StepCost Mean(IReadOnlyCollection<StepCost> costs) =>
        costs.Aggregate(None, (sum, one) => sum.Plus(one, 1)).Times(1.0 / costs.Count);

    public StepCost Plus(StepCost other, double times) => new(
        Tables + (other.Tables * times), Blobs + (other.Blobs * times), Loket + (other.Loket * times), SignIns + (other.SignIns * times),
        Planner + (other.Planner * times), Vault + (other.Vault * times), Shared + (other.Shared * times), Own + (other.Own * times));

    public StepCost Times(double times) => None.Plus(this, times);
}

/// <summary>The cost of a step for a connection of any size: once, and per administration besides.</summary>
internal sealed record Cost(StepCost Once, StepCost PerAdministration)
{
    public StepCost For(int administrations) => Once.Plus(PerAdministration, administrations);
}

/// <summary>What a night of a connection costs, measured on two sizes of connection and drawn through both.</summary>
internal sealed record NightCosts(
    IReadOnlyDictionary<string, Cost> Steps, StepCost Start, StepCost Look, int EngineCallsPerStart, double VaultCallsWhenCold)
{
    public const int Small = 1;
    public const int Large = 5;
    private const int LargeChanges = 2;
    private const int Employees = 20;
    private static readonly string[] PerConnection = [
        nameof(SyncSteps.PlanRun), nameof(SyncSteps.ReadPlannerStaff), nameof(SyncSteps.CheckNumbers), nameof(SyncSteps.FinishRun)];

    public Cost this[string step] => Steps[step];

    public static async Task<NightCosts> MeasureAsync()
    {
        await using var storage = await Azurite.StartAsync(CancellationToken.None);
        var small = await MeasureAsync(storage, Small, 1);
        var large = await MeasureAsync(storage, Large, LargeChanges);
        var steps = large.Steps.Select(step => step.Name).Distinct(StringComparer.Ordinal).ToDictionary(
            name => name, name => Through(name, small, large));
        var look = StepCost.Of(large.Look, large.Tenant);
        return new NightCosts(
            steps, StepCost.Of(large.Start, large.Tenant).Plus(look, -1), look, large.EngineCalls, await VaultCallsAsync());
    }

    /// <summary>The second night: the first reads everything.</summary>
    private static async Task<NightMeasurement> MeasureAsync(Azurite storage, int administrations, int changes)
    {
        await using var app = await MeasuredApp.StartAsync(storage, administrations, Employees);
        await app.NightAsync(changes: 0, hoursAgo: 2);
        return await app.NightAsync(changes, hoursAgo: 1);
    }

    /// <summary>Of a machine that has no token key in memory, or has had it for too long.</summary>
    private static async Task<int> VaultCallsAsync()
    {
        var counters = new Counters();
        var keys = new KeyVaultTokenKeys(
            new CountingVault(counters), "tokens", TimeProvider.System, NullLogger<KeyVaultTokenKeys>.Instance);
        var (_, tally) = await counters.OfAsync(async () => await keys.CurrentAsync(CancellationToken.None));
        return tally[Counters.Vault];
    }

    /// <summary>Steps of the connection grow with its administrations; those of an administration do not.</summary>
    private static Cost Through(string name, NightMeasurement small, NightMeasurement large)
    {
        static StepCost Mean(string name, NightMeasurement night) =>
            StepCost.Mean([.. night.Steps.Where(step => step.Name == name).Select(step => StepCost.Of(step.Tally, night.Tenant))]);

        var at = Mean(name, large);
        if (!PerConnection.Contains(name, StringComparer.Ordinal))
            return new Cost(at, StepCost.None);
        var slope = at.Plus(Mean(name, small), -1).Times(1.0 / (Large - Small));
        return new Cost(at.Plus(slope, -Large), slope);
    }
}
