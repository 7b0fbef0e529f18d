using LoketFunctions.Benchmarks.Night.Measuring;
using LoketFunctions.Connections;
using LoketFunctions.Personnel.SetUp;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Sync;
using LoketFunctions.Tests.Connections;
using LoketFunctions.Tests.Telemetry;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoketFunctions.Tests.Sync;

/// <summary>The night of a connection that waits for rights.</summary>
public sealed class SetUpNightTests
{
    private const string Wages = "GetActualWagesByEmployerId";

    private readonly FakeEmployer _bakery = new("Bakkerij Jansen B.V.", "Winkel Utrecht");

    [Theory]
    [InlineData(true, ConnectionState.Active)]
    [InlineData(false, ConnectionState.SetUp)]
    internal async Task A_night_begins_with_the_connection_whose_rights_are_there_by_then(bool granted, ConnectionState state)
    {
        // A night is everybody's of a storage.
        var storage = new AppStorage();
        await storage.InitializeAsync();
        await using var _ = storage;
        var installation = new Installation(storage.Tables);
        var (machine, connection) = await WaitingAsync(installation);
        if (granted)
            _bakery.Activities.Add(Wages);
        var client = new StartingClient();

        await NightAsync(installation, machine, client);

        var now = await machine.ReadAsync(connection);
        Assert.Equal((state, granted), (now.State, client.Started is SyncRequest));
        var asked = installation.Loket.Asked;
        await NightAsync(installation, machine, client);
        Assert.Equal(asked, installation.Loket.Asked);
    }

    [Theory]
    [InlineData(true, ConnectionState.Active)]
    [InlineData(false, ConnectionState.NeedsAttention)]
    internal async Task Where_an_HR_system_leads_a_night_only_looks_at_the_rights(bool granted, ConnectionState state)
    {
        var storage = new AppStorage();
        await storage.InitializeAsync();
        await using var _ = storage;
        var installation = new Installation(storage.Tables)
        {
            Planners = Installation.NewPlanners("https://planner.example/settings", "personio"),
        };
        var (machine, connection) = await WorkingAsync(installation);
        if (!granted)
            _bakery.Activities.Remove("GetCostPerHourByEmploymentId");
        var client = new StartingClient();

        await NightAsync(installation, machine, client);

        var now = await machine.ReadAsync(connection);
        Assert.Equal((state, true, null), (now.State, now.CanSync, client.Started));
        var asked = installation.Loket.Asked;
        await NightAsync(installation, machine, client);
        Assert.Equal(asked, installation.Loket.Asked);
    }

    private async Task<(Machine Machine, Connection Connection)> WorkingAsync(Installation installation)
    {
        installation.Loket.Employers.Add(_bakery);
        _bakery.Activities.UnionWith(Profiles.Find("personio")!.RequiredRights.SelectMany(right => right.Activities));
        var machine = new Machine(installation);
        var connection = await installation.AddConnectionAsync(ConnectionState.SetUp);
        var now = installation.Clock.GetUtcNow();
        await machine.Entities.PutAsync(
            new LegalEntity
            {
                PartitionKey = connection.Id.ToString(),
                RowKey = LegalEntity.Key,
                AttributesLiveAt = now,
                EnabledAt = now,
            },
            default);
        _bakery.TaxNumbers[_bakery.Administrations[0].Id] = "111111110L46";
        await machine.GrantAsync(connection, "refresh-0", TimeSpan.FromHours(1), now);
        var answer = await machine.Chooser.ChooseAsync(
            connection, new AdministrationChoice([_bakery.Administrations[0].Id]), null, default);
        Assert.Equal(ConnectionState.Active, answer.State);
        await machine.Connections.ChangeAsync(
            connection.Tenant, connection.Id, row => row.CreatedAt = row.CreatedAt.AddDays(-1), default);
        return (machine, connection);
    }

    private async Task<(Machine Machine, Connection Connection)> WaitingAsync(Installation installation)
    {
        installation.Loket.Employers.Add(_bakery);
        _bakery.Activities.UnionWith(Profiles.Find("eitje")!.RequiredRights.SelectMany(right => right.Activities));
        _bakery.Activities.Remove(Wages);
        var machine = new Machine(installation);
        var connection = await installation.AddConnectionAsync(ConnectionState.SetUp);
        await machine.GrantAsync(connection, "refresh-0", TimeSpan.FromHours(1), installation.Clock.GetUtcNow());
        await machine.Chooser.ChooseAsync(connection, new AdministrationChoice([_bakery.Administrations[0].Id]), null, default);
        // Its place in the night has passed, at 13:00 in Amsterdam.
        await machine.Connections.ChangeAsync(
            connection.Tenant, connection.Id, row => (row.NightlyAt, row.CreatedAt) = ("12:00:00", row.CreatedAt.AddDays(-1)), default);
        return (machine, connection);
    }

    private static Task NightAsync(Installation installation, Machine machine, StartingClient client)
    {
        var (tables, clock) = (installation.Tables, installation.Clock);
        var starter = new SyncStarter(new SyncRunStore(tables, clock), new WorkLeases(tables, clock), Quiet.RunEvents, Quiet.Traces, clock);
        var received = new ReceivedMessages(tables, clock, NullLogger<ReceivedMessages>.Instance);
        var night = new NightlySync(
            machine.Connections, machine.Look, installation.Planners, starter, new SyncOptions(), received, machine.SignIns, clock,
            new Logger<NightlySync>(installation.Log));
        return night.RunAsync(new TimerInfo(), client, default);
    }
}
