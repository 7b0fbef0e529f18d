using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Planner;
using LoketFunctions.Security;

namespace LoketFunctions.Tests.Connections;

/// <summary>Where the planner's venues are administrations, whoever chooses says which venue each one is.</summary>
[Collection(ConnectionTests.Name)]
public sealed class VenueTests
{
    private static readonly PlannerProfile Eitje = Profiles.Find("eitje")!;
    private static readonly Guid Stranger = Guid.NewGuid();
    private readonly Installation _installation;
    private readonly Machine _machine;
    private readonly FakeEmployer _bakery = new("Bakkerij Jansen B.V.", "Winkel Utrecht", "Winkel Ede");

    public VenueTests(AppStorage fixture)
    {
        _installation = new Installation(fixture.Tables);
        _machine = new Machine(_installation);
        _installation.Loket.Employers.Add(_bakery);
        _bakery.Activities.UnionWith(Eitje.RequiredRights.SelectMany(right => right.Activities));
    }

    private Guid Utrecht => _bakery.Administrations[0].Id;

    private Guid Ede => _bakery.Administrations[1].Id;

    [Fact]
    public async Task An_administration_carries_its_venue_and_is_called_by_it()
    {
        var connection = await SignedInAsync();

        var answer = await ChooseAsync(connection, [Utrecht, Ede], Of(Utrecht, " 17 ", " Neude "));

        Assert.True(answer.AsksVenues);
        Assert.Equal([(Ede, null), (Utrecht, new Venue("17", "Neude"))], answer.Administrations.Select(one => (one.Id, one.Venue)));
        var rows = await _machine.Connections.AdministrationsAsync(connection.Id, default);
        var shown = rows.Select(ChosenAdministration.Of).ToDictionary(one => one.Id);
        Assert.Equal(("Neude (Winkel Utrecht)", new Venue("17", "Neude")), (shown[Utrecht].Name, shown[Utrecht].Venue));
        Assert.Equal(("Winkel Ede", null), (shown[Ede].Name, shown[Ede].Venue));
    }

    [Fact]
    public async Task A_choice_that_says_nothing_of_venues_leaves_them_as_they_were()
    {
        var connection = await SignedInAsync();
        await ChooseAsync(connection, [Utrecht, Ede], Of(Utrecht, "17", "Neude"), Of(Ede, "18", "Markt"));

        await _machine.Chooser.ChooseAsync(connection, new AdministrationChoice([Utrecht]), null, default);

        var row = Assert.Single(await _machine.Connections.AdministrationsAsync(connection.Id, default));
        Assert.Equal((new Venue("17", "Neude"), "Neude (Winkel Utrecht)"), (row.Venue, row.Name));
    }

    [Fact]
    public async Task A_choice_that_names_other_venues_replaces_them()
    {
        var connection = await SignedInAsync();
        await ChooseAsync(connection, [Utrecht, Ede], Of(Utrecht, "17", "Neude"), Of(Ede, "18", "Markt"));

        await ChooseAsync(connection, [Utrecht, Ede], Of(Utrecht, "18", "Markt"));

        var rows = (await _machine.Connections.AdministrationsAsync(connection.Id, default)).ToDictionary(row => row.Id);
        Assert.Equal((new Venue("18", "Markt"), null, "Winkel Ede"), (rows[Utrecht].Venue, rows[Ede].Venue, rows[Ede].Name));
    }

    [Fact]
    public async Task Two_administrations_cannot_be_the_same_venue_and_nothing_is_changed()
    {
        var connection = await SignedInAsync();

        var faults = await RefusedAsync(connection, Of(Utrecht, "17", "Neude"), Of(Ede, " 17", "Markt"));

        Assert.Equal("venues[1].id", Assert.Single(faults).Key);
        Assert.Empty(await _machine.Connections.AdministrationsAsync(connection.Id, default));
    }

    [Fact]
    public async Task What_is_wrong_with_a_venue_is_named()
    {
        var connection = await SignedInAsync();
        var hundred = new string('a', 100);
        await ChooseAsync(connection, [Utrecht, Ede], Of(Utrecht, hundred, hundred));

        Assert.Equal(["venues[0].id", "venues[0].label"], (await RefusedAsync(connection, Of(Utrecht, hundred + "a", hundred + "a"))).Keys);
        Assert.Equal(["venues[0].id", "venues[0].label"], (await RefusedAsync(connection, Of(Utrecht, "", " "))).Keys);
        Assert.Equal(["venues[0].id", "venues[0].label"], (await RefusedAsync(connection, Of(Utrecht, null, "Neu\nde"))).Keys);
        Assert.Equal(["venues[0].administrationId"], (await RefusedAsync(connection, Of(Stranger, "17", "Neude"))).Keys);
        Assert.Equal(
            ["venues[1].administrationId"], (await RefusedAsync(connection, Of(Utrecht, "17", "Neude"), Of(Utrecht, "18", "Markt"))).Keys);
        Assert.Equal(["venues[0]"], (await RefusedAsync(connection, (AdministrationVenue?)null)).Keys);
    }

    [Theory]
    [InlineData("l1nda")]
    [InlineData("loket-koppeling")]
    public void A_product_without_venues_refuses_them(string profile)
    {
        var choice = new AdministrationChoice([Utrecht]) { Venues = [new(Utrecht, "17", "Neude")] };

        var refused = Assert.Throws<ProblemException>(() => new VenueChoice(choice, Profiles.Find(profile)!).Over([]));

        Assert.Equal("venues", Assert.Single(refused.Problem.Faults!).Key);
    }

    [Fact]
    public async Task The_audit_log_says_which_venue_each_one_was_and_is()
    {
        var connection = await SignedInAsync();
        await ChooseAsync(connection, [Utrecht], Of(Utrecht, "17", "Neude"));
        var audit = new AuditLog(_installation.Tables, _installation.Clock);
        var operations = new AdministrationOperations(_machine.Connections, _machine.Chooser, audit);

        var choice = new AdministrationChoice([Utrecht]) { Venues = [new(Utrecht, "18", "Markt")] };
        await operations.ChooseAsync(Caller.OfPlanner(connection.Tenant), connection.Id, choice, default);

        var entries = new List<AuditRow>();
        await foreach (var row in audit.ReadAsync(connection.Tenant, connection.Id, true, null, default))
            entries.Add(row);
        var entry = Assert.Single(entries, row => row.Action == nameof(AuditAction.AdministrationsChosen));
        Assert.Equal(($"{Utrecht}=17", $"{Utrecht}=18"), (entry.Before, entry.After));
    }

    private static AdministrationVenue Of(Guid administration, string? id, string? label) => new(administration, id, label);

    private async Task<IReadOnlyDictionary<string, string>> RefusedAsync(Connection connection, params AdministrationVenue?[] venues) =>
        (await Assert.ThrowsAsync<ProblemException>(() => ChooseAsync(connection, [Utrecht, Ede], venues))).Problem.Faults!
            .ToDictionary(fault => fault.Key, fault => fault.Value.Detail);

    private Task<AdministrationsResponse> ChooseAsync(
        Connection connection, IReadOnlyList<Guid> ids, params AdministrationVenue?[] venues) =>
        _machine.Chooser.ChooseAsync(connection, new AdministrationChoice(ids) { Venues = venues }, null, default);

    private async Task<Connection> SignedInAsync()
    {
        var connection = await _installation.AddConnectionAsync(ConnectionState.SetUp);
        await _machine.GrantAsync(connection, "refresh-0", TimeSpan.FromHours(1), _installation.Clock.GetUtcNow());
        return connection;
    }
}
