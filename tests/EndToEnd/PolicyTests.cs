using LoketFunctions.Sandbox.Running;
using LoketFunctions.Simulators.Loket.Changes;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>S9 and C5: what each product takes over, and when.</summary>
[Collection(Installation.Collection)]
public sealed class PolicyTests(Installation app)
{
    [Theory]
    [InlineData("eitje", "Phone", "phone")]
    [InlineData("eitje", "Department", "affiliate")]
    [InlineData("eitje", "Wage", "hourlyWage")]
    [InlineData("eitje", "Extend", "contractEndDate")]
    [InlineData("linda", "Phone", "phone")]
    [InlineData("linda", "Email", "email")]
    [InlineData("linda", "Department", "affiliate")]
    [InlineData("koppeling", "Extend", "contractEndDate")]
    [InlineData("koppeling", "Address", "homeAddress")]
    [InlineData("koppeling", "Phone", null)]
    [InlineData("koppeling", "Email", null)]
    [InlineData("koppeling", "Wage", null)]
    public async Task A_change_in_Loket_is_taken_over_as_the_product_states(string planner, string kind, string? field)
    {
        var user = await app.NewUserAsync(user => user with { Employers = [0] });
        var account = await app.ConnectedAccountAsync(planner, user, newEmployees: "add");
        await account.SyncAsync();
        var pulled = (await account.PulledAsync()).Select(person => person.Id).ToHashSet();
        var batches = account.Batches.Count();
        // What the planner never had a value of is owed still, and comes when there is one.
        var lacking = account.Planner.Employees
            .Where(employee => kind is "Phone" or "Email" && employee.PersonalData[kind.ToLowerInvariant()] is null)
            .Select(employee => employee.LoketEmployeeId).ToHashSet();
        var changes = await ChangeAsync(account, Enum.Parse<ChangeKind>(kind));
        Assert.Contains(changes, change => pulled.Contains(change.EmployeeId));

        var run = await account.SyncAsync();

        Assert.Equal("completed", run.State);
        var sent = account.Batches.Skip(batches).SelectMany(batch => Received.Records(batch.Body))
            .Where(record => field is not null || !lacking.Contains((string?)record["loketEmployeeId"])).SelectMany(
                Received.FieldsOf).ToList();
        if (field is null)
            Assert.Empty(sent);
        else
            Assert.Contains(field, sent);
    }

    [Fact]
    public async Task At_adding_everything_is_taken_over_also_what_is_never_changed_after_that()
    {
        var user = await app.NewUserAsync(user => user with { Employers = [0] });
        var account = await app.ConnectedAccountAsync("koppeling", user, newEmployees: "add");
        await account.SyncAsync();

        var fields = account.Batches.SelectMany(batch => Received.Records(batch.Body)).SelectMany(Received.FieldsOf).ToHashSet(
            StringComparer.Ordinal);
        Assert.Superset(
            new HashSet<string>(StringComparer.Ordinal)
            {
                "firstName", "lastName", "email", "gender", "dateOfBirth", "placeOfBirth", "personnelNumber", "phone", "homeAddress",
                "postalCode", "city",
                "affiliate", "contractStartDate", "contractEndDate", "contractType", "hourlyWage", "hoursPerWeek", "daysPerWeek",
            },
            fields);
    }

    [Fact]
    public async Task A_personnel_number_that_two_connections_of_an_account_use_is_reported_and_not_imported()
    {
        // The staff was made with people at later employers who carry numbers of the first.
        var all = (await app.ReadLoketAsync()).GroupBy(person => person.Number).Where(group => group.Count() > 1).Select(group => group.Key)
            .ToHashSet();
        Assert.NotEmpty(all);
        var first = await app.ConnectedAccountAsync(
            "koppeling", await app.NewUserAsync(user => user with { Employers = [0] }), newEmployees: "add");
        var second = await app.ConnectedAccountAsync(
            "koppeling", await app.NewUserAsync(user => user with { Employers = [1, 2] }), newEmployees: "add", account: first.Api.Account);
        await first.SyncAsync();
        var held = first.Planner.Employees.Count;

        var run = await second.SyncAsync();

        await second.KeepSyncAsync("shared-numbers");
        var clashes = (await second.ReportAsync(run)).Where(employee => employee.Reason == "number-clash").ToList();
        Assert.NotEmpty(clashes);
        Assert.All(clashes,
            employee => Assert.Contains(int.Parse(employee.PersonnelNumber!, System.Globalization.CultureInfo.InvariantCulture), all));
        Assert.All(clashes, employee => Assert.Null(second.Planner.ByLoketId(employee.LoketEmployeeId.ToString())));
        Assert.All(clashes, employee => Assert.Contains("number", employee.Words, StringComparison.Ordinal));
        Assert.Equal(held + (await second.PulledAsync()).Count - clashes.Count, second.Planner.Employees.Count);
    }

    /// <summary>So many that the change shows with somebody: not everybody has a wage per hour, for one.</summary>
    private async Task<IReadOnlyList<ChangeDone>> ChangeAsync(TestAccount account, ChangeKind kind)
    {
        var done = new List<ChangeDone>();
        foreach (var administration in await account.ChosenAsync())
            done.AddRange(await app.ChangeLoketAsync(kind, count: 8, administration: administration));
        return done;
    }
}
