using LoketFunctions.Connections;
using LoketFunctions.Connections.Checklist;
using LoketFunctions.Planner;
using LoketFunctions.Security;

namespace LoketFunctions.Tests.Connections;

/// <summary>What is missing by Loket's own list of what activities take, and how a connection that waits for it goes on.</summary>
[Collection(ConnectionTests.Name)]
public sealed class RightsTests
{
    private const string Wages = "GetActualWagesByEmployerId";
    private const string Units = "GetDistributionUnitsByEmployerId";
    private static readonly Guid Application = Guid.NewGuid();
    private static readonly PlannerProfile Profile = Profiles.Find("eitje")!;

    private readonly Installation _installation;
    private readonly FakeEmployer _bakery = new("Bakkerij Jansen B.V.", "Winkel Utrecht");

    public RightsTests(AppStorage fixture)
    {
        _installation = new Installation(fixture.Tables) { ApplicationId = Application };
        _installation.Loket.Employers.Add(_bakery);
        _bakery.Activities.UnionWith(Profile.RequiredRights.SelectMany(right => right.Activities));
        Tells();
        Has("Verloning");
    }

    [Fact]
    public async Task A_missing_activity_is_named_by_the_right_that_Loket_tells()
    {
        Tells(Activity(Wages, ["Raadplegen salarissen"]));
        _bakery.Activities.Remove(Wages);

        Assert.Equal(["Raadplegen salarissen"], await MissingAsync());
    }

    [Theory]
    [InlineData(new[] { "Beheren beloningen", "Raadplegen beloningen" }, "Raadplegen beloningen")]
    [InlineData(new[] { "Beheren salarissen", "Raadplegen salarissen" }, "Beheren salarissen of Raadplegen salarissen")]
    public async Task Of_several_rights_the_one_that_is_asked_for_anyhow_is_enough(string[] rights, string named)
    {
        Tells(Activity(Wages, rights));
        _bakery.Activities.Remove(Wages);

        Assert.Equal([named], await MissingAsync());
    }

    [Theory]
    [InlineData("Verloning", new string[0])]
    [InlineData("HRM dossier", new[] { "product Verloning of Salaris" })]
    public async Task A_product_that_the_employer_lacks_is_named(string product, string[] named)
    {
        Tells(Activity(Wages, ["Raadplegen beloningen"], ["Verloning", "Salaris"]));
        _bakery.Activities.Remove(Wages);
        Has(product);

        Assert.Equal(["Raadplegen beloningen", .. named], await MissingAsync());
    }

    [Fact]
    public async Task What_only_seems_to_be_called_so_is_looked_for_where_Loket_lists_it()
    {
        Tells(Activity(Wages, ["Raadplegen beloningen"]));
        Assert.Empty(await MissingAsync());
    }

    [Fact]
    public async Task What_Loket_lists_by_its_presumed_name_is_needed()
    {
        Tells(Activity(Units, ["Raadplegen applicatiebeheer werkgever"]));
        Assert.Equal(["Raadplegen applicatiebeheer werkgever"], await MissingAsync());
    }

    [Fact]
    public async Task Where_Loket_does_not_tell_the_apps_own_table_holds()
    {
        _installation.Loket.Lists.Remove(Path);
        _installation.Loket.Refusals[Path] = System.Net.HttpStatusCode.Forbidden;
        _bakery.Activities.Remove(Wages);

        Assert.Equal(["Raadplegen beloningen"], await MissingAsync());
    }

    [Fact]
    public async Task Loket_is_asked_once_a_day_for_all_connections()
    {
        Tells(Activity(Wages, ["Raadplegen salarissen"]));
        var machine = new Machine(_installation);
        await MissingAsync(machine);
        var once = _installation.Loket.Asked;
        await MissingAsync(machine);
        Assert.Equal(once + 1, _installation.Loket.Asked);

        _installation.Clock.Advance(TimeSpan.FromHours(25));
        await MissingAsync(machine);
        Assert.Equal(once + 3, _installation.Loket.Asked);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("payroll@zon.example")]
    public async Task Telling_people_through_Loket_is_needed_where_somebody_is_to_be_told(string? address)
    {
        var connection = new Connection { ReadyForPayroll = address };

        var missing = await RightsCheck.MissingAsync(
            new Machine(_installation).Clients.For(await SignedInAsync()), _bakery.Id, connection.Effective(Profile), default);

        Assert.Equal(address is null ? [] : ["Beheer variabele gegevens"], missing);
    }

    [Fact]
    public async Task Rights_that_were_granted_later_make_a_connection_active_when_its_checklist_is_opened()
    {
        var (machine, connection) = await WaitingAsync();
        Assert.Equal(ConnectionState.SetUp, (await OpenAsync(machine, connection)).State);

        _bakery.Activities.Add(Wages);

        Assert.Equal(ConnectionState.Active, (await OpenAsync(machine, connection)).State);
        var now = await machine.ReadAsync(connection);
        Assert.Equal((ConnectionState.Active, null), (now.State, now.Attention));
    }

    [Fact]
    public async Task What_is_still_missing_is_told_as_it_stands_now()
    {
        var (machine, connection) = await WaitingAsync();
        _bakery.Activities.Add(Wages);
        _bakery.Activities.Remove("GetEmployeesByEmployerId");

        await machine.Look.LookAgainAsync(await machine.ReadAsync(connection), default);

        Assert.Equal("Bij Bakkerij Jansen B.V.: Beheer dienstverbanden.", (await machine.ReadAsync(connection)).AttentionDetail);
    }

    [Fact]
    public async Task A_connection_for_which_nothing_is_chosen_waits_for_a_choice()
    {
        var connection = await SignedInAsync();

        Assert.Equal(ConnectionState.SetUp, (await new Machine(_installation).Look.LookAgainAsync(connection, default)).State);
        Assert.Equal(0, _installation.Loket.Asked);
    }

    private string Path => $"{Application:D}/authorizations";

    private async Task<(Machine Machine, Connection Connection)> WaitingAsync()
    {
        _bakery.Activities.Remove(Wages);
        var (machine, connection) = (new Machine(_installation), await SignedInAsync());
        var answer = await machine.Chooser.ChooseAsync(
            connection, new AdministrationChoice([_bakery.Administrations[0].Id]), null, default);
        Assert.Equal(ConnectionState.SetUp, answer.State);
        return (machine, connection);
    }

    private static Task<ChecklistResponse> OpenAsync(Machine machine, Connection connection) =>
        machine.Checklist.GetAsync(Caller.OfPlanner(connection.Tenant), connection.Id, default);

    private Task<IReadOnlyList<string>> MissingAsync() => MissingAsync(new Machine(_installation));

    private async Task<IReadOnlyList<string>> MissingAsync(Machine machine) =>
        await RightsCheck.MissingAsync(machine.Clients.For(await SignedInAsync()), _bakery.Id, Profile, default);

    private async Task<Connection> SignedInAsync()
    {
        var connection = await _installation.AddConnectionAsync(ConnectionState.SetUp);
        await new Machine(_installation).GrantAsync(connection, "refresh-0", TimeSpan.FromDays(3), _installation.Clock.GetUtcNow());
        return connection;
    }

    private void Tells(params object[] activities) => _installation.Loket.Lists[Path] = activities;

    private void Has(string product) =>
        _installation.Loket.Lists[$"{_bakery.Id:D}/modules"] = [new { id = Guid.NewGuid(), description = product }];

    private static object Activity(string name, string[] rights, string[]? products = null) => new
    {
        id = Guid.NewGuid(),
        activity = name,
        displayName = name,
        allowedRoles = Array.Empty<object>(),
        requiredUserAuthorizations = rights.Select(
            right => new { id = Guid.NewGuid(), description = right, availableForEmployerUser = true }),
        requiredEmployerModules = (products ?? []).Select(product => new { id = Guid.NewGuid(), description = product }),
    };
}
