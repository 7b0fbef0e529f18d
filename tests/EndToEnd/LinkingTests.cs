using System.Net;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Sandbox.Running.Personnel;
using LoketFunctions.Simulators.Loket.Changes;
using LoketFunctions.Simulators.Planner;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>S6 S7 S10: who is who, and who stays.</summary>
[Collection(Installation.Collection)]
public sealed class LinkingTests(Installation app)
{
    [Fact]
    public async Task Somebody_made_in_the_planner_first_is_linked_by_personnel_number_and_never_doubled()
    {
        var account = await app.ConnectedAccountAsync();
        var person = await SomebodyAsync(account);
        account.Planner.Seed(Made(person));

        await account.SyncAsync();
        await account.SyncAsync(new { full = true });

        var held = account.Held(person.Id);
        Assert.Equal("made-here", held.Id);
        Assert.Equal(0, account.Planner.TimesCreated(person.Id.ToString()));
        Assert.Equal((await account.PulledAsync()).Count, account.Planner.Employees.Count);
        await account.AssertInStepAsync();
    }

    /// <summary>Document 000, "add a new employee", 2. Nothing on the planner's list tells who the person is in Loket.</summary>
    [Fact]
    public async Task Somebody_made_in_the_planner_first_and_pushed_to_Loket_is_updated_by_the_next_sync_and_never_doubled()
    {
        var user = await app.NewUserAsync(one => one with { Employers = [0] });
        var account = await app.ConnectedAccountAsync(user: user);
        var (link, hr) = (account.ConnectionId, app.System.Hr(account.Api));
        var person = new HrEmployee(70901, HrLedLink.Start);
        var refused = await hr.SendAsync(link, HrLink.Message([person]));
        Assert.Equal((HttpStatusCode.Conflict, "setting-off"), (refused.Status, refused.Read<ProblemView>().Code));
        await account.Api.ChangeAsync(link, new { newPeople = true });
        await hr.SetUpAttributesAsync(link);
        account.Planner.Seed(new PlannerEmployee(person.Id, null, null, "Nog", "Onbekend", null, null, null, true));
        await account.SyncAsync();
        var before = account.Planner.Employees.Count;

        var administration = (await account.AdministrationsAsync()).First(one => one.Chosen).Id;
        var push = await hr.PushAsync(link, [person], administrationId: administration);
        Assert.Equal(("completed", 1), (push.State, push.Counts.Created));
        await account.SyncAsync();
        await account.SyncAsync(new { full = true });

        var made = Assert.Single(await app.ReadLoketAsync(), one => one["personalDetails.lastName"] == person.LastName);
        Assert.Equal(administration, Assert.Single(made.Employments).AdministrationId);
        var held = account.Held(made.Id);
        Assert.Equal((person.Id, person.LastName), (held.Id, held.PersonalData["lastName"]?.ToString()));
        Assert.Equal((0, before), (account.Planner.TimesCreated(made.Id.ToString()), account.Planner.Employees.Count));
        await account.AssertInStepAsync();
        var again = await hr.PushAsync(link, [person], administrationId: administration);
        Assert.Equal(1, again.Counts.Unchanged);
        Assert.Equal("already-in-loket", Assert.Single(await hr.ReportAsync(link, again.Id)).Code);
    }

    [Fact]
    public async Task The_same_number_with_another_day_of_birth_is_proposed_and_not_linked()
    {
        var account = await app.ConnectedAccountAsync();
        var person = await SomebodyAsync(account);
        account.Planner.Seed(Made(person) with { DateOfBirth = "1950-02-03" });

        var run = await account.SyncAsync();

        Assert.Null(account.Planner.ByLoketId(person.Id.ToString()));
        var waiting = Assert.Single(await account.Api.WaitingEmployeesAsync(account.ConnectionId));
        Assert.Equal(person.Id, waiting.LoketEmployeeId);
        Assert.Equal("made-here", Assert.Single(waiting.Proposals).PlannerEmployeeId);
        Assert.Contains(await account.ReportAsync(run), employee => employee.LoketEmployeeId == person.Id && employee.Outcome == "skipped");
    }

    [Theory]
    [InlineData("link")]
    [InlineData("add")]
    [InlineData("ignore")]
    public async Task The_same_e_mail_alone_is_proposed_and_the_user_chooses(string choice)
    {
        var account = await app.ConnectedAccountAsync();
        var person = await SomebodyAsync(account, person => person["contactInformation.emailAddress"] is not null);
        account.Planner.Seed(Made(person) with { PersonnelNumber = null, LastName = "Anders", DateOfBirth = null });
        await account.SyncAsync();
        Assert.Null(account.Planner.ByLoketId(person.Id.ToString()));
        Assert.Equal(person.Id, Assert.Single(await account.Api.WaitingEmployeesAsync(account.ConnectionId)).LoketEmployeeId);

        await account.Api.ChooseEmployeeAsync(account.ConnectionId, person.Id, choice == "link"
            ? new { choice, plannerEmployeeId = (string?)"made-here" }
            : new { choice, plannerEmployeeId = (string?)null });
        await account.SyncAsync();

        Assert.Equal(
            choice switch { "link" => "linked", "add" => "added", _ => "absent" },
            account.Planner.ByLoketId(person.Id.ToString()) switch { null => "absent", { Id: "made-here" } => "linked", _ => "added" });
        Assert.Empty(await account.Api.WaitingEmployeesAsync(account.ConnectionId));
    }

    [Fact]
    public async Task Where_the_product_leaves_the_choice_to_the_user_everybody_new_waits_for_it()
    {
        var user = await app.NewUserAsync(user => user with { Employers = [0] });
        var account = await app.ConnectedAccountAsync("koppeling", user);

        var run = await account.SyncAsync();

        Assert.Equal("completed", run.State);
        Assert.Empty(account.Planner.Employees);
        var waiting = await account.Api.WaitingEmployeesAsync(account.ConnectionId);
        Assert.Equal((await account.PulledAsync()).Select(person => person.Id).Order(),
            waiting.Select(one => one.LoketEmployeeId).Distinct().Order());

        await account.Api.ChooseEmployeeAsync(account.ConnectionId, waiting[0].LoketEmployeeId, new { choice = "add" });
        await account.SyncAsync();
        Assert.Equal(waiting[0].LoketEmployeeId.ToString(), Assert.Single(account.Planner.Employees).LoketEmployeeId);
    }

    [Fact]
    public async Task Whoever_ended_in_Loket_is_no_longer_pulled_and_stays_in_the_planner()
    {
        var account = await app.ConnectedAccountAsync();
        await account.SyncAsync();
        var person = await SomebodyAsync(account, person => person.Employments is [{ EndDate: null }]);
        var before = account.Held(person.Id).PersonalData.ToJsonString();
        Assert.Single(await app.ChangeLoketAsync(ChangeKind.End, employee: person.Id));
        await app.ChangeLoketAsync(ChangeKind.Phone, employee: person.Id);

        var run = await account.SyncAsync();

        Assert.True(account.Held(person.Id).Active);
        Assert.Equal(before, account.Held(person.Id).PersonalData.ToJsonString());
        Assert.Contains(await account.ReportAsync(run), employee => employee.LoketEmployeeId == person.Id && employee.Reason == "ended");
    }

    [Fact]
    public async Task Whoever_ended_only_in_the_planner_comes_back_with_the_next_sync()
    {
        var account = await app.ConnectedAccountAsync();
        await account.SyncAsync();
        var held = account.Planner.Employees[0];
        Assert.True(account.Planner.End(held.Id));

        await account.SyncAsync();

        Assert.True(account.Planner.Employees[0].Active);
        await account.AssertInStepAsync();
    }

    [Fact]
    public async Task A_contract_that_runs_out_is_not_the_end_of_the_employment()
    {
        var account = await app.ConnectedAccountAsync();
        await account.SyncAsync();

        var fixedTerm = (await account.PulledAsync()).SelectMany(person => person.Employments)
            .First(employment => employment is { Until: not null, EndDate: null });
        Assert.True(account.Held(fixedTerm.EmployeeId).Active);
        Assert.Equal(
            fixedTerm.Until!.Value.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture),
            account.Held(fixedTerm.EmployeeId).Contracts[fixedTerm.Id.ToString()]["contractEndDate"]?.ToString());
    }

    /// <summary>Of one employment, and a personnel number that nobody else has: employers number from the same figure on.</summary>
    private static async Task<LoketPerson> SomebodyAsync(TestAccount account, Func<LoketPerson, bool>? fits = null)
    {
        var pulled = await account.PulledAsync();
        return pulled.First(person => person.Employments.Count == 1 && fits?.Invoke(person) != false
            && pulled.Count(other => other["employeeNumber"] == person["employeeNumber"]) == 1);
    }

    private static PlannerEmployee Made(LoketPerson person) => new(
        "made-here", person["employeeNumber"], null, person["personalDetails.firstName"], person["personalDetails.lastName"],
        person["personalDetails.dateOfBirth"]![..10], person["contactInformation.emailAddress"], null, true);
}
