using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Personnel.Push;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Simulators.Loket;
using LoketFunctions.Staff;
using LoketFunctions.Tests.Export.Whole;
using LoketFunctions.Tests.Security;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Personnel.Push;

/// <summary>People first made in a planner, where Loket leads: from the signed message to the simulated Loket.</summary>
[Collection(WholeExports.Name)]
public sealed class WholeNewPeopleTests(AppStorage storage)
{
    private const int Number = 90101;

    [Fact]
    public async Task Somebody_new_is_in_Loket_once_and_a_later_record_changes_nothing_there()
    {
        await using var world = await PushWorld.StartLoketLedAsync(storage);
        var host = world.StartHost(new Life());
        var person = HrPerson.New(Number, PushWorld.FirstDay, world.Employer);

        var first = await world.PushAsync(host, "one", PushWorld.Body(person.Record()));
        person.Present["employee.personalDetails.initials"] = "Q.";
        var second = await world.PushAsync(host, "two", PushWorld.Body(person.Record()));

        var made = Assert.Single(Pushed(world));
        Assert.Equal(new PushCounts(1, 0, 0, 0, 0, 0, 0), await CountsAsync(world, first));
        Assert.Equal(new PushCounts(0, 0, 1, 0, 0, 0, 0), await CountsAsync(world, second));
        Assert.NotEqual("Q.", made.Name.Initials);
        var link = await world.Services.GetRequiredService<LinkStore>().FindByPlannerAsync(world.Connection.Id, person.Id, default);
        Assert.Equal((made.Id, LinkRule.Pushed), (link!.EmployeeId, link.Rule));
        Assert.DoesNotContain(person.LastName, world.Histories, StringComparison.Ordinal);
    }

    [Fact]
    public async Task With_the_setting_off_nothing_is_taken_and_the_refusal_says_which()
    {
        await using var world = await PushWorld.StartLoketLedAsync(storage);
        await world.SetAsync(connection => connection.NewPeople = false);

        var refusal = await RefusalAsync(world, PushWorld.Body());

        Assert.Equal((409, ConnectionProblemCodes.SettingOff), (refusal.Status, refusal.Code));
        Assert.Contains(SettingSetters.NewPeople, refusal.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_several_administrations_the_push_says_which_and_who_may_see_only_another_sees_nothing_of_it()
    {
        await using var world = await PushWorld.StartLoketLedAsync(storage);
        var other = await AddAdministrationAsync(world);
        var host = world.StartHost(new Life());
        var person = HrPerson.New(Number, PushWorld.FirstDay, world.Employer);

        Assert.Equal("Missing", (await RefusalAsync(world, PushWorld.Body(person.Record()))).Faults!["administrationId"].Code);
        Assert.Equal(
            "TakesNoPart", (await RefusalAsync(world, PushWorld.Body(Guid.NewGuid(), person.Record()))).Faults!["administrationId"].Code);
        var pushId = await world.PushAsync(host, "one", PushWorld.Body(world.Administration.Id, person.Record()));

        var employment = Assert.Single(
            world.Loket.Database.State.Employers[0].Staff.Employments, one => one.EmployeeId == Assert.Single(Pushed(world)).Id);
        Assert.Equal(world.Administration.Id, employment.AdministrationId);
        var pushes = host.Services.GetRequiredService<PushOperations>();
        Assert.Equal(pushId, Assert.Single((await pushes.ListAsync(
            CallerOf(world, world.Administration.Id), world.Connection.Id, null, null, default)).Pushes).Id);
        Assert.Empty((await pushes.ListAsync(CallerOf(world, other), world.Connection.Id, null, null, default)).Pushes);
        var page = new PageQuery(1, Paged.MaxPageSize);
        Assert.Empty((await pushes.ListLastAsync(CallerOf(world, other), world.Connection.Id, null, page, default)).Employees);
        await Assert.ThrowsAsync<ProblemException>(() => pushes.GetAsync(CallerOf(world, other), world.Connection.Id, pushId, default));
        var refused = await Assert.ThrowsAsync<ProblemException>(() => pushes.StartDueAsync(
            world.Engine.Client, CallerOf(world, other), world.Connection.Id,
            new PushDueRequest(AdministrationId: world.Administration.Id), default));
        Assert.Equal(403, refused.Problem.Status);
    }

    [Fact]
    public async Task A_missing_right_ends_the_push_before_anybody_is_made_and_the_night_goes_on_with_it_once_it_is_there()
    {
        await using var world = await PushWorld.StartLoketLedAsync(storage);
        await AddAdministrationAsync(world);
        var host = world.StartHost(new Life());
        var person = HrPerson.New(Number, PushWorld.FirstDay, world.Employer);
        await world.ControlAsync("/sandbox/users/forbid", new { rightOrActivity = Rights.ManageConcepts });
        var pushId = await world.PushAsync(host, "one", PushWorld.Body(world.Administration.Id, person.Record()));

        var key = new RunKey(world.Connection.Id, pushId);
        var part = Assert.Single(await world.Services.GetRequiredService<PushStore>().AdministrationsAsync(key, default));
        Assert.Equal(RunCodes.RightMissing, part.FailureCode);
        Assert.Empty(Pushed(world));
        var connection = await ConnectionAsync(world);
        Assert.Equal((AttentionReason.RightsMissing, true), (connection.Attention, connection.CanSync));

        await world.ControlAsync("/sandbox/users/reset", new { });
        // The night of this product is at 22:00.
        ((ManualClock)world.Clock).Advance(TimeSpan.FromHours(12.5));
        await ActivatorUtilities.CreateInstance<DuePushTimer>(host.Services).RunAsync(new TimerInfo(), world.Engine.Client, default);
        var night = (await world.Services.GetRequiredService<PushStore>().ListAsync(world.Connection.Id, 10, default))
            .Single(push => push.Trigger == PushTrigger.Nightly);
        await world.Engine.CompletedAsync(PushOrchestration.InstanceId(night.RunId));
        Assert.Equal(world.Administration.Id, night.AdministrationId);
        Assert.Single(Pushed(world));
    }

    private static IEnumerable<LoketFunctions.Simulators.Loket.Staff.Employee> Pushed(ExportWorld world) =>
        world.Loket.Database.State.Employers[0].Staff.Employees.Where(employee => employee.Number == Number);

    private static async Task<PushCounts> CountsAsync(ExportWorld world, string pushId) => Assert.Single(
        await world.Services.GetRequiredService<PushStore>().AdministrationsAsync(new(world.Connection.Id, pushId), default)).Counts;

    private async Task<Problem> RefusalAsync(ExportWorld world, byte[] body) => (await Assert.ThrowsAsync<ProblemException>(
        () => world.TakeAsync(world.NewHost(new Life()), SecureRandom.NewId(), body))).Problem;

    private static Caller CallerOf(ExportWorld world, Guid administrationId) => Caller.OfPlanner(world.Connection.Tenant) with
    {
        Access = new Access(null, [new Grant(Permission.EditPayroll, [administrationId])]),
    };

    private static Task<Connection> ConnectionAsync(ExportWorld world) => world.Services.GetRequiredService<ConnectionStore>().GetAsync(
        world.Connection.Tenant, world.Connection.Id, default);

    /// <summary>Beside the one that the world has.</summary>
    private static async Task<Guid> AddAdministrationAsync(ExportWorld world)
    {
        var connections = world.Services.GetRequiredService<ConnectionStore>();
        var known = (await connections.AdministrationsAsync(world.Connection.Id, default)).Single();
        var other = new AdministrationRow
        {
            RowKey = Guid.NewGuid().ToString(),
            EmployerId = known.EmployerId,
            EmployerName = known.EmployerName,
            Name = "Another",
        };
        await connections.ChooseAsync(world.Connection.Id, [known, other], default);
        return other.Id;
    }
}
