using LoketFunctions.Simulators.Loket;
using LoketFunctions.Simulators.Loket.Users;

namespace LoketFunctions.Tests.Sandbox.Loket;

public sealed class LoketRightsTests : IAsyncLifetime
{
    private LoketVisitor _visitor = null!;

    private string Employer => $"/v2/providers/employers/{_visitor.FirstEmployer}";

    public async ValueTask InitializeAsync() => _visitor = await LoketVisitor.StartAsync();

    public async ValueTask DisposeAsync() => await _visitor.DisposeAsync();

    [Theory]
    [InlineData("planner", 200, 200)]
    [InlineData("zonder-beloningen", 403, 200)]
    [InlineData("zonder-rechten", 403, 403)]
    public async Task What_a_user_may_read_follows_from_the_rights(string user, int wages, int employees)
    {
        await _visitor.SignInAsync(user);
        Assert.Equal(wages, await _visitor.StatusAsync($"{Employer}/actualwages"));
        Assert.Equal(employees, await _visitor.StatusAsync($"{Employer}/employees"));
        Assert.Equal(200, await _visitor.StatusAsync($"{Employer}/employees/employments/lastmodifiedversionnumbers"));
    }

    [Fact]
    public async Task A_refusal_says_why_in_lokets_words()
    {
        await _visitor.SignInAsync("zonder-rechten");
        using var answer = await _visitor.SendAsync($"{Employer}/employees");
        Assert.Equal(
            "{\"message\":\"Insufficient rights for this request, reason \\\"User doesn't have rechten to perform activity for the given "
                + "Id.\\\"\"}",
            await answer.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Authorizations_list_exactly_what_is_allowed_in_both_versions()
    {
        await _visitor.SignInAsync("zonder-beloningen");
        var names = (await _visitor.GetAsync($"{Employer}/authorizations", "application/json;version=2018-01-01"))["_embedded"]!.AsArray()
            .Select(r => r!["name"]!.GetValue<string>());
        var activities = (await _visitor.RowsAsync($"{Employer}/authorizations")).Select(r => r!["description"]!.GetValue<string>())
            .ToList();
        Assert.Equal(names, activities);
        Assert.DoesNotContain("GetActualWagesByEmployerId", activities);
        Assert.Contains("GetEmploymentsByEmployerId", activities);
        Assert.Contains("GetEmploymentLastModifiedVersionNumbersByEmployerId", activities);
    }

    [Fact]
    public async Task A_right_can_be_taken_away_while_running()
    {
        await _visitor.ControlAsync("/sandbox/users/forbid", new { rightOrActivity = Rights.ReadWages });
        Assert.Equal(403, await _visitor.StatusAsync($"{Employer}/actualwages"));
        await _visitor.ControlAsync("/sandbox/users/forbid", new { rightOrActivity = "GetEmployeesByEmployerId", user = "PLANNER" });
        Assert.Equal(403, await _visitor.StatusAsync($"{Employer}/employees"));
        Assert.Equal(200, await _visitor.StatusAsync($"{Employer}/employees/employments"));
        await _visitor.ControlAsync("/sandbox/users/reset", new { });
        Assert.Equal(200, await _visitor.StatusAsync($"{Employer}/actualwages"));
    }

    [Fact]
    public async Task Rights_may_differ_per_employer()
    {
        await _visitor.ControlAsync("/sandbox/users", new
        {
            name = "half",
            password = SandboxUser.DefaultPassword,
            rightsAt = new Dictionary<string, string[]>(StringComparer.Ordinal) { ["1"] = [] }
        });
        await _visitor.SignInAsync("half");
        Assert.Equal(200, await _visitor.StatusAsync($"{Employer}/employees"));
        Assert.Equal(403, await _visitor.StatusAsync($"/v2/providers/employers/{_visitor.Loket.Database.State.Employers[1].Id}/employees"));
    }

    [Fact]
    public async Task A_user_sees_only_employers_of_their_own()
    {
        await _visitor.SignInAsync("een-werkgever");
        Assert.Equal([_visitor.FirstEmployer], LoketVisitor.Ids(await _visitor.RowsAsync("/v2/providers/employers")));
        Assert.Equal(
            [_visitor.FirstEmployer], LoketVisitor.Ids(await _visitor.RowsAsync("/v2/providers/employers/lastmodifiedversionnumbers")));
        var other = _visitor.Loket.Database.State.Employers[1];
        Assert.Equal(403, await _visitor.StatusAsync($"/v2/providers/employers/{other.Id}/employees"));
        Assert.Equal(403, await _visitor.StatusAsync($"/v2/providers/employers/employees/{other.Staff.Employees[0].Id}"));
    }

    [Fact]
    public async Task A_user_can_lose_an_employer_while_running()
    {
        Assert.Equal(2, (await _visitor.RowsAsync("/v2/providers/employers")).Count);
        await _visitor.ControlAsync(
            "/sandbox/users", new { name = "planner", password = SandboxUser.DefaultPassword, employers = new[] { 0 } });
        Assert.Equal([_visitor.FirstEmployer], LoketVisitor.Ids(await _visitor.RowsAsync("/v2/providers/employers")));
    }

    [Fact]
    public async Task Filter_settings_hide_employments_but_not_version_numbers_or_employees()
    {
        await _visitor.SignInAsync("halve-lijst");
        var staff = _visitor.Loket.Database.State.Employers[0].Staff;
        var shown = (await _visitor.RowsAsync($"{Employer}/employees/employments?pageSize=1000")).Count;
        Assert.InRange(shown, staff.Employments.Count / 4, staff.Employments.Count / 2);
        Assert.Equal(shown, (await _visitor.RowsAsync($"{Employer}/employees/employments/minimized?pageSize=1000")).Count);
        Assert.Equal(staff.Employments.Count,
            (await _visitor.RowsAsync($"{Employer}/employees/employments/lastmodifiedversionnumbers?pageSize=1000")).Count);
        Assert.Equal(staff.Employees.Count, (await _visitor.RowsAsync($"{Employer}/employees?pageSize=1000")).Count);

        var settings = await _visitor.GetAsync($"/globalfilter-microservice/user/filtersettings/{_visitor.FirstEmployer}");
        Assert.NotEmpty(settings["content"]!["employmentFilter"]!["filterOnDepartments"]!.AsArray());
    }

    [Fact]
    public async Task Filter_settings_can_reach_further()
    {
        await using var visitor = await LoketVisitor.StartAsync(
            new SimulatedLoketOptions
            {
                Staff = LoketVisitor.Staff(),
                FilterReach =
                FilterReach.EmploymentLists | FilterReach.VersionNumbers | FilterReach.Actuals | FilterReach.Employees
            }, "halve-lijst");
        var employer = $"/v2/providers/employers/{visitor.FirstEmployer}";
        var shown = LoketVisitor.Ids(await visitor.RowsAsync($"{employer}/employees/employments?pageSize=1000")).ToHashSet();
        Assert.Equal(shown, LoketVisitor.Ids(
            await visitor.RowsAsync($"{employer}/employees/employments/lastmodifiedversionnumbers?pageSize=1000")).ToHashSet());
        Assert.All(await visitor.RowsAsync($"{employer}/actualwages?pageSize=1000"),
            r => Assert.Contains(r!["employmentId"]!.GetValue<Guid>(), shown));
        Assert.True((await visitor.RowsAsync($"{employer}/employees?pageSize=1000")).Count
            < visitor.Loket.Database.State.Employers[0].Staff.Employees.Count);
    }

    [Theory]
    [InlineData(EmployedStatus.ActiveEmployments)]
    [InlineData(EmployedStatus.ActiveAndFutureEmployments)]
    [InlineData(EmployedStatus.ActiveAndHistoricEmployments)]
    public async Task The_status_filter_shows_what_its_name_says(object status)
    {
        var user = new SandboxUser("filter", SandboxUser.DefaultPassword)
        {
            Filters = new Dictionary<Guid,
                UserFilter>
            { [_visitor.FirstEmployer] = UserFilter.None with { EmployedStatus = (EmployedStatus)status } },
        };
        _visitor.Loket.Users.Set(user);
        await _visitor.SignInAsync("filter");
        var today = LoketVisitor.Today;
        var expected = _visitor.Loket.Database.State.Employers[0].Staff.Employments.Where(e =>
            e.IsActiveOn(today)
            || (e.StartDate > today && (EmployedStatus)status == EmployedStatus.ActiveAndFutureEmployments)
            || (e.EndDate < today && (EmployedStatus)status == EmployedStatus.ActiveAndHistoricEmployments));
        Assert.Equal(
            expected.Select(e => e.Id), LoketVisitor.Ids(await _visitor.RowsAsync($"{Employer}/employees/employments?pageSize=1000")));
    }

    [Fact]
    public void Every_activity_of_the_simulation_is_given_by_a_right_or_to_everybody() =>
        Assert.All(
            LoketFunctions.Simulators.Loket.Rest.Operations.All, o => Assert.Contains(o.Activity, Rights.ActivitiesOf(Rights.Names)));
}
