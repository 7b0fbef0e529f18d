using System.Text.Json.Nodes;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Personnel.Push;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Tests.Export.Whole;
using LoketFunctions.Tests.Security;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Personnel.Push;

/// <summary>Records that the HR system is asked for, on hosts of the app that may die.</summary>
[Collection(WholeExports.Name)]
public sealed class AskedRecordsTests(AppStorage storage, ITestOutputHelper output)
{
    private const int Number = 90101;

    [Fact]
    public async Task Everybody_whom_it_lists_is_in_Loket_and_who_is_listed_oddly_keeps_nobody()
    {
        await using var world = await StartAsync();
        world.StartHost(new Life());
        // More than a page.
        world.Planner.Account(ExportWorld.Account).Personnel =
            [.. Enumerable.Range(0, 200).Select(_ => new JsonObject()), Somebody(world).Record()];

        var pushId = await AskAsync(world);

        var (push, part) = await ReadAsync(world, pushId);
        Assert.Equal((PushState.CompletedWithFailures, 201), (push.State, push.Pushed));
        Assert.Equal(new PushCounts(1, 0, 0, 0, 200, 0, 0), part.Counts);
        Assert.Single(PushedPeople(world));
    }

    [Fact]
    public async Task Whoever_it_lists_no_longer_is_told_and_stays()
    {
        await using var world = await StartAsync();
        var host = world.StartHost(new Life());
        var person = Somebody(world);
        await world.PushAsync(host, "one", PushWorld.Body(person.Record()));
        var before = PushedPeople(world).Single();
        world.Planner.Account(ExportWorld.Account).Personnel = [];

        var pushId = await AskAsync(world);

        var told = Assert.Single(await ReportAsync(world, pushId));
        Assert.Equal(
            (person.Id, PushOutcome.SetAside, PushCodes.NotTold), (told.EmployeeId, told.Outcome, told.Code));
        Assert.Equal(before, PushedPeople(world).Single());
        person.LastDay = new DateOnly(2026, 1, 31);
        await world.PushAsync(host, "two", PushWorld.Body(person.Record()));
        Assert.Empty(await ReportAsync(world, await AskAsync(world, day: 2)));
    }

    [Fact]
    public async Task What_is_due_is_done_when_it_does_not_answer_and_the_push_says_so()
    {
        await using var world = await StartAsync();
        var host = world.NewHost(new Life());
        var pushed = await world.TakeAsync(host, "one", PushWorld.Body(Somebody(world).Record()));
        world.Planner.Account(ExportWorld.Account).Personnel = null;
        world.StartHost(new Life());
        await world.Engine.CompletedAsync(PushOrchestration.InstanceId(pushed));

        var (push, part) = await ReadAsync(world, await AskAsync(world));

        Assert.Equal((PushState.CompletedWithFailures, null), (push.State, push.FailureCode));
        Assert.Equal(PlannerFailureCodes.Refused, part.FailureCode);
        Assert.Equal(AttentionReason.RunFailed, (await world.ReadConnectionAsync()).Attention);
        Assert.Single(PushedPeople(world));
    }

    [Fact]
    public async Task It_is_asked_only_where_the_setting_says_so()
    {
        await using var world = await StartAsync();
        await world.SetAsync(connection => connection.AsksForRecords = false);

        var refused = await Assert.ThrowsAsync<ProblemException>(() => AskAsync(world));

        Assert.Equal(ConnectionProblemCodes.SettingOff, refused.Problem.Code);
    }

    [Fact]
    public async Task A_record_that_came_after_it_was_asked_is_newer()
    {
        await using var world = await StartAsync();
        var records = world.Services.GetRequiredService<EmployeeRecords>();
        var (early, late) = (world.Clock.GetUtcNow(), world.Clock.GetUtcNow().AddMinutes(1));
        var (told, pushed) = (Read(world, "told"), Read(world, "pushed"));

        await records.KeepAsync(world.Connection.Key, told.Hash, pushed.Pushed, late, default);
        await records.KeepAsync(world.Connection.Key, told.Hash, told.Pushed, early, default);

        Assert.Equal(["pushed"], (await records.FindAsync(world.Connection.Key, told.Hash, default))!.Pushed.Attributes.Keys);
    }

    [Fact]
    public async Task Whatever_a_host_did_last_another_one_goes_on_and_nobody_is_there_twice()
    {
        var undisturbed = await SurviveAsync(int.MaxValue);
        await DeathSweep.RunAsync(undisturbed, SurviveAsync);
        output.WriteLine($"{undisturbed.Count} deaths");
    }

    private async Task<IReadOnlyList<string>> SurviveAsync(int dieAfter)
    {
        await using var world = await StartAsync();
        world.Planner.Account(ExportWorld.Account).Personnel = [Somebody(world).Record()];
        var pushId = await StartAskingAsync(world, new PushDueRequest(Ask: true));
        var life = new Life(dieAfter);
        world.StartHost(life);
        await Task.WhenAny(life.Died, world.Engine.CompletedAsync(PushOrchestration.InstanceId(pushId)));
        world.StartHost(new Life());
        await world.Engine.CompletedAsync(PushOrchestration.InstanceId(pushId));
        var (push, part) = await ReadAsync(world, pushId);
        Assert.Equal((PushState.Completed, new PushCounts(1, 0, 0, 0, 0, 0, 0)), (push.State, part.Counts));
        Assert.Single(PushedPeople(world));
        return life.Effects;
    }

    private async Task<ExportWorld> StartAsync()
    {
        var world = await PushWorld.StartAsync(storage);
        await world.SetAsync(connection => connection.AsksForRecords = true);
        return world;
    }

    /// <param name="day">How many days after the first one.</param>
    private static async Task<string> AskAsync(ExportWorld world, int day = 0)
    {
        ((ManualClock)world.Clock).Advance(TimeSpan.FromMinutes(1 + day));
        var pushId = await StartAskingAsync(world, new PushDueRequest(Ask: true));
        await world.Engine.CompletedAsync(PushOrchestration.InstanceId(pushId));
        return pushId;
    }

    private static Task<string> StartAskingAsync(ExportWorld world, PushDueRequest asked) =>
        world.Services.GetRequiredService<PushOperations>().StartDueAsync(
            world.Engine.Client, Caller.OfPlanner(world.Connection.Tenant), world.Connection.Id, asked, default);

    private static TakenEmployee Read(ExportWorld world, string attribute)
    {
        var record = new JsonObject
        {
            ["employeeId"] = "hr-1",
            ["isActive"] = true,
            ["inDutchPayroll"] = true,
            ["lastDay"] = null,
            ["attributes"] = new JsonObject { [attribute] = new JsonArray() },
        };
        return Assert.Single(PushBody.Read(world.Connection.Id, PushWorld.Body(record)).Employees);
    }

    private static HrPerson Somebody(ExportWorld world) => HrPerson.New(Number, PushWorld.FirstDay, world.Employer);

    private static IEnumerable<LoketFunctions.Simulators.Loket.Staff.Employee> PushedPeople(ExportWorld world) =>
        world.Loket.Database.State.Employers[0].Staff.Employees.Where(employee => employee.Number == Number);

    private static async Task<(PushRow Push, PushAdministrationRow Part)> ReadAsync(ExportWorld world, string pushId)
    {
        var (pushes, key) = (world.Services.GetRequiredService<PushStore>(), new RunKey(world.Connection.Id, pushId));
        return ((await pushes.FindAsync(key, default))!, Assert.Single(await pushes.AdministrationsAsync(key, default)));
    }

    private static Task<IReadOnlyList<PushResult>> ReportAsync(ExportWorld world, string pushId) =>
        world.Services.GetRequiredService<PushReportStore>().ReadAllAsync(new RunKey(world.Connection.Id, pushId), default);
}
