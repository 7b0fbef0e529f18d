using System.Net;
using System.Text.Json;
using LoketFunctions.Connections;
using LoketFunctions.Connections.Checklist;
using LoketFunctions.Http;
using LoketFunctions.Planner;
using LoketFunctions.Security;

namespace LoketFunctions.Tests.Connections;

[Collection(ConnectionTests.Name)]
public sealed class ChecklistTests
{
    private static readonly PlannerProfile Eitje = Profiles.Find("eitje")!;

    /// <summary>A product that needs the defaults, as a profile may.</summary>
    private static readonly PlannerProfile WithDefaults = Eitje with
    {
        SetUp = [SetUpItem.GeneralFunction, SetUpItem.GeneralDepartment, SetUpItem.GeneralDistributionUnit],
    };

    private readonly Installation _installation;
    private readonly FakeEmployer _bakery = new("Bakkerij Jansen B.V.", "Winkel Utrecht", "Winkel Ede");
    private readonly FakeEmployer _cafe = new("Café De Zon", "Horeca");

    public ChecklistTests(AppStorage fixture)
    {
        _installation = new Installation(fixture.Tables);
        var loket = _installation.Loket;
        loket.Employers.AddRange([_bakery, _cafe]);
        foreach (var employer in loket.Employers)
            employer.Activities.UnionWith(Eitje.RequiredRights.SelectMany(right => right.Activities));
        loket.Records["/v2/user"] = new
        {
            contactInformation = new { emailAddress = "koppeling@zon.example" },
            personalDetails = new { initials = "K.", lastName = "Eitje" }
        };
        ShowFilter(_bakery);
        ShowFilter(_cafe);
    }

    private Machine Machine => new(_installation);

    [Fact]
    public async Task All_is_in_order_where_Loket_shows_it()
    {
        var answer = await GetAsync(await SignedInAsync());

        Assert.All(answer.Items, item => Assert.Equal((SetUpState.Ok, null, 0), (item.State, item.WhoseMove, item.Employers.Count)));
        Assert.Equal(Eitje.SetUp, answer.Items.Select(item => item.Code));
        Assert.Equal(("K. Eitje koppeling@zon.example", null, 0), (answer.SignedInAs, answer.MailToAccountant, answer.EmployersNotChecked));
    }

    [Fact]
    public async Task Before_the_sign_in_nothing_is_asked_of_Loket_and_all_of_the_accountant()
    {
        var answer = await GetAsync(await _installation.AddConnectionAsync());

        Assert.All(answer.Items, item => Assert.Equal((SetUpState.NotYet, ActionOwner.Accountant), (item.State, item.WhoseMove)));
        Assert.Equal(0, _installation.Loket.Asked);
        Assert.All(Eitje.RequiredRights, right => Assert.Contains(right.DutchName, answer.MailToAccountant, StringComparison.Ordinal));
        Assert.Contains("webservicegebruiker", answer.MailToAccountant, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_missing_right_is_named_at_its_employer_and_in_what_to_ask()
    {
        _cafe.Activities.Remove("GetActualWagesByEmployerId");

        var answer = await GetAsync(await SignedInAsync());

        var rights = Item(answer, SetUpItem.Rights);
        Assert.Equal((SetUpState.Missing, ActionOwner.Accountant), (rights.State, rights.WhoseMove));
        var at = Assert.Single(rights.Employers);
        Assert.Equal((_cafe.Id, "Café De Zon", SetUpState.Missing, "Raadplegen beloningen"),
            (at.EmployerId, at.EmployerName, at.State, Assert.Single(at.Missing)));
        Assert.Equal("Wilt u deze gebruiker de volgende rechten geven? Bij Café De Zon: Raadplegen beloningen.", rights.Ask);
        Assert.Contains($"1. {rights.Ask}", answer.MailToAccountant, StringComparison.Ordinal);
        Assert.DoesNotContain("Beheer dienstverbanden", answer.MailToAccountant, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_does_not_take_part_does_not_count()
    {
        _cafe.Activities.Clear();
        var connection = await SignedInAsync();
        await ChooseAsync(connection, _bakery);

        Assert.All((await GetAsync(connection)).Items, item => Assert.Equal(SetUpState.Ok, item.State));
    }

    [Fact]
    public async Task What_takes_part_and_is_out_of_reach_is_named()
    {
        var connection = await SignedInAsync();
        await ChooseAsync(connection, _bakery, _cafe);
        _installation.Loket.Employers.Remove(_cafe);

        var access = Item(await GetAsync(connection), SetUpItem.EmployerAccess);

        Assert.Equal((SetUpState.Missing, "Café De Zon"), (access.State, Assert.Single(access.Employers).EmployerName));
    }

    [Fact]
    public async Task Without_an_employer_the_rest_waits()
    {
        _installation.Loket.Employers.Clear();

        var answer = await GetAsync(await SignedInAsync());

        Assert.Equal(SetUpState.Missing, Item(answer, SetUpItem.EmployerAccess).State);
        Assert.Equal(SetUpState.NotYet, Item(answer, SetUpItem.Rights).State);
    }

    [Fact]
    public async Task One_employers_payroll_administration_is_enough_until_it_is_chosen()
    {
        _cafe.Closed = true;
        var connection = await SignedInAsync();

        var before = Item(await GetAsync(connection), SetUpItem.PayrollAdministrations);
        await ChooseAsync(connection, _bakery, _cafe);
        var after = Item(await GetAsync(connection), SetUpItem.PayrollAdministrations);

        Assert.Equal((SetUpState.Ok, SetUpState.Missing), (before.State, after.State));
        Assert.Equal((SetUpState.Missing, "Café De Zon"), (Assert.Single(after.Employers).State, after.Employers[0].EmployerName));
    }

    [Theory]
    [InlineData("ActiveEmployments", SetUpState.Missing)]
    [InlineData("AllEmployments", SetUpState.Ok)]
    [InlineData(null, SetUpState.NotVerifiable)]
    public async Task A_filter_that_hides_people_is_found(string? status, object state)
    {
        if (status is null)
            _installation.Loket.Refusals[FilterPath(_cafe)] = HttpStatusCode.Forbidden;
        else
            ShowFilter(_cafe, status);

        Assert.Equal(state, Item(await GetAsync(await SignedInAsync()), SetUpItem.NoFilter).State);
    }

    [Fact]
    public async Task Defaults_are_looked_for_by_their_name_and_without_them_the_employer_is_named()
    {
        List(_bakery, "functions", new { key = Guid.NewGuid(), description = "algemeen " },
            new { key = Guid.NewGuid(), description = "Kok" });
        List(_bakery, "departments", new { id = Guid.NewGuid(), code = 1, description = "Algemeen" });
        List(_bakery, "distributionunits", new { id = Guid.NewGuid(), code = 1, description = "Algemeen" });
        List(_cafe, "functions", new { key = Guid.NewGuid(), description = "Algemeen" });
        List(_cafe, "departments", new { id = Guid.NewGuid(), code = 1, description = "Algemene zaken" });
        List(_cafe, "distributionunits");
        var connection = await SignedInAsync();

        var found = await new ChecklistInspection(Machine.Clients, Machine.Connections).LookAsync(connection, WithDefaults, default);

        Assert.Equal([SetUpState.Ok, SetUpState.Missing, SetUpState.Missing], found.Items.Select(item => item.Whole.State));
        var ask = new ChecklistWriter(WithDefaults, found.Rights, "nl").Answer(connection.State, found).Items[1].Ask;
        Assert.Equal("Wilt u onder “Beheer” een afdeling maken met precies de naam “Algemeen”? Bij Café De Zon.", ask);
    }

    [Fact]
    public async Task A_failure_of_Loket_is_nobodys_move_and_leaves_the_other_items()
    {
        _installation.Loket.Refusals[$"{_cafe.Id:D}/payrolladministrations"] = HttpStatusCode.BadRequest;
        _installation.Loket.Refusals["/v2/user"] = HttpStatusCode.Forbidden;
        var connection = await SignedInAsync();
        await ChooseAsync(connection, _cafe);

        var answer = await GetAsync(connection);

        var item = Item(answer, SetUpItem.PayrollAdministrations);
        Assert.Equal((SetUpState.NotVerifiable, ActionOwner.Nobody), (item.State, item.WhoseMove));
        Assert.NotNull(item.Detail);
        Assert.All(answer.Items.Except([item]), other => Assert.Equal(SetUpState.Ok, other.State));
        Assert.Null(answer.SignedInAs);
    }

    [Fact]
    public async Task A_list_of_employers_that_Loket_refuses_leaves_everything_unknown()
    {
        _installation.Loket.Refusals["/employers/minimized"] = HttpStatusCode.Forbidden;

        var answer = await GetAsync(await SignedInAsync());

        Assert.Equal(SetUpState.Ok, Item(answer, SetUpItem.NormalUser).State);
        Assert.All(
            answer.Items.Skip(1), item => Assert.Equal((SetUpState.NotVerifiable, ActionOwner.Accountant), (item.State, item.WhoseMove)));
    }

    [Fact]
    public async Task At_most_twenty_employers_are_looked_at_and_the_rest_is_said()
    {
        for (var number = 0; number < 23; number++)
            _installation.Loket.Employers.Add(new FakeEmployer($"Filiaal {number:00}", "Winkel"));

        var answer = await GetAsync(await SignedInAsync());

        Assert.Equal(5, answer.EmployersNotChecked);
        Assert.Equal(18, Item(answer, SetUpItem.Rights).Employers.Count);
        Assert.InRange(_installation.Loket.Asked, 60, 62);
    }

    [Fact]
    public async Task A_sign_in_that_is_gone_and_a_connection_that_was_ended_are_problems()
    {
        var connection = await _installation.AddConnectionAsync(ConnectionState.SetUp);
        Assert.Equal("sign-in-needed", (await Assert.ThrowsAsync<ProblemException>(() => GetAsync(connection))).Problem.Code);

        await Machine.Connections.ChangeAsync(connection.Tenant, connection.Id, row => row.State = ConnectionState.Disconnected, default);
        Assert.Equal("disconnected", (await Assert.ThrowsAsync<ProblemException>(() => GetAsync(connection))).Problem.Code);
    }

    [Fact]
    public async Task Only_who_may_connect_sees_it_and_only_in_his_own_account()
    {
        var connection = await _installation.AddConnectionAsync();
        var viewer = new Caller(_installation.Tenant, Actor.Planner, new Access(null, [new Grant(Permission.EditPayroll)]));

        var refused = await Assert.ThrowsAsync<ProblemException>(() => Machine.Checklist.GetAsync(viewer, connection.Id, default));
        var other = Caller.OfPlanner(new Tenant("eitje", SecureRandom.NewId()));
        var unknown = await Assert.ThrowsAsync<ProblemException>(() => Machine.Checklist.GetAsync(other, connection.Id, default));

        Assert.Equal((403, 404), (refused.Problem.Status, unknown.Problem.Status));
    }

    [Fact]
    public async Task The_older_product_shows_what_its_manual_says_and_what_is_meant()
    {
        _installation.Planners = Installation.NewPlanners("https://planner.example/settings", "loket-koppeling");
        var connection = await _installation.AddConnectionAsync();

        var answer = await GetAsync(connection);

        var user = Item(answer, SetUpItem.AccountantUser);
        Assert.Contains("“Gebruikers AK”", user.How, StringComparison.Ordinal);
        Assert.Contains("“Webservice gebruiker”", user.Note, StringComparison.Ordinal);
        Assert.Contains("Bedoeld is nu een gewone gebruiker", user.Note, StringComparison.Ordinal);
        Assert.Contains("“Autorisatieset n.v.t.”", Item(answer, SetUpItem.Team).Note, StringComparison.Ordinal);
        Assert.Equal(SetUpState.NotVerifiable, Item(answer, SetUpItem.EnvironmentCode).State);
        Assert.Equal(SetUpState.Ok, Item(answer, SetUpItem.UniquePersonnelNumbers).State);

        await _installation.AddConnectionAsync();
        await Machine.Connections.ChangeAsync(connection.Tenant, connection.Id, row => row.EnvironmentCode = "OMG-1", default);
        answer = await GetAsync(connection);
        Assert.Equal(SetUpState.Ok, Item(answer, SetUpItem.EnvironmentCode).State);
        Assert.Equal(SetUpState.NotVerifiable, Item(answer, SetUpItem.UniquePersonnelNumbers).State);
    }

    [Theory]
    [InlineData("nl")]
    [InlineData("en")]
    public void Every_item_is_explained_in_both_languages(string language)
    {
        var items = Enum.GetValues<SetUpItem>();
        var findings = new ChecklistFindings(
            [.. items.Select(item => ItemFinding.Of(item, Finding.Unknown()))], null, 0, ["Beheer dienstverbanden"]);

        var json = JsonSerializer.Serialize(
            new ChecklistWriter(Eitje, findings.Rights, language).Answer(ConnectionState.SetUp, findings).Items);

        Assert.DoesNotContain("{0}", json, StringComparison.Ordinal);
        Assert.DoesNotContain("{1}", json, StringComparison.Ordinal);
        Assert.Equal(language == "en", json.Contains("Would you", StringComparison.Ordinal));
        Assert.All(Profiles.Names, name => Assert.NotEmpty(Profiles.Find(name)!.SetUp));
    }

    private Task<ChecklistResponse> GetAsync(Connection connection) =>
        Machine.Checklist.GetAsync(Caller.OfPlanner(connection.Tenant), connection.Id, default);

    private async Task<Connection> SignedInAsync()
    {
        var connection = await _installation.AddConnectionAsync(ConnectionState.SetUp);
        await Machine.GrantAsync(connection, "refresh-0", TimeSpan.FromHours(1), _installation.Clock.GetUtcNow());
        return connection;
    }

    private Task ChooseAsync(Connection connection, params FakeEmployer[] employers) => Machine.Connections.ChooseAsync(
        connection.Id,
        [.. employers.Select(employer => new AdministrationRow
        {
            RowKey = employer.Administrations[0].Id.ToString("D"), EmployerId = employer.Id, EmployerName = employer.Name,
            Name = employer.Administrations[0].Name,
        })],
        default);

    private static ChecklistItemResponse Item(ChecklistResponse answer, SetUpItem code) => answer.Items.Single(item => item.Code == code);

    private void List(FakeEmployer employer, string list, params object[] items) =>
        _installation.Loket.Lists[$"{employer.Id:D}/{list}"] = items;

    private void ShowFilter(FakeEmployer employer, string status = "AllEmployments") =>
        _installation.Loket.Records[FilterPath(employer)] = new { employmentFilter = new { filterOnEmployedStatus = status } };

    private static string FilterPath(FakeEmployer employer) => $"/user/filtersettings/{employer.Id:D}";
}
