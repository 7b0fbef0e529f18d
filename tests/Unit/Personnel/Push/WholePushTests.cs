using LoketFunctions.Personnel.Push;
using LoketFunctions.Runs;
using LoketFunctions.Tests.Export.Whole;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Personnel.Push;

/// <summary>Pushes from the signed message to the simulated Loket, on hosts of the app that may die.</summary>
[Collection(WholeExports.Name)]
public sealed class WholePushTests(AppStorage storage, ITestOutputHelper output)
{
    private const int Number = 90001;
    private const string Bsn = "111222333";

    [Fact]
    public async Task Somebody_new_is_in_Loket_once_and_the_same_message_is_the_same_push()
    {
        await using var world = await PushWorld.StartAsync(storage);
        var host = world.StartHost(new Life());
        var person = Somebody(world);

        var pushId = await world.PushAsync(host, "one", PushWorld.Body(person.Record()));
        Assert.Equal(pushId, await world.PushAsync(host, "one", PushWorld.Body(person.Record())));
        await AssertAsync(world, pushId, new PushCounts(1, 0, 0, 0, 0, 0, 0));
        Assert.Equal(Bsn, Assert.Single(PushedPeople(world)).CitizenServiceNumber);

        await AssertAsync(
            world, await world.PushAsync(host, "two", PushWorld.Body(person.Record())), new PushCounts(0, 0, 1, 0, 0, 0, 0));
        person.From(new DateOnly(2026, 2, 1), HrPerson.Gross, "2600");
        await AssertAsync(
            world, await world.PushAsync(host, "three", PushWorld.Body(person.Record())), new PushCounts(0, 1, 0, 0, 0, 0, 0));
        Assert.Single(PushedPeople(world));
        Assert.DoesNotContain(person.LastName, world.Histories, StringComparison.Ordinal);
        Assert.DoesNotContain(Bsn, world.Histories, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_a_host_did_last_another_one_finishes_the_push_and_nobody_is_there_twice()
    {
        var undisturbed = await SurviveAsync(int.MaxValue);
        await DeathSweep.RunAsync(undisturbed, SurviveAsync);
        output.WriteLine($"{undisturbed.Count} deaths");
    }

    /// <summary>The HR system got no answer, and sends its message once more.</summary>
    [Fact]
    public async Task A_message_whose_host_died_while_it_took_it_in_is_one_push_when_it_comes_again()
    {
        var undisturbed = await TakeTwiceAsync(int.MaxValue);
        await DeathSweep.RunAsync(undisturbed, TakeTwiceAsync);
        output.WriteLine($"{undisturbed.Count} deaths");
    }

    private async Task<IReadOnlyList<string>> SurviveAsync(int dieAfter)
    {
        await using var world = await PushWorld.StartAsync(storage);
        var taking = world.NewHost(new Life());
        var pushId = await world.TakeAsync(taking, "one", PushWorld.Body(Somebody(world).Record()));
        var life = new Life(dieAfter);
        world.StartHost(life);
        await Task.WhenAny(life.Died, world.Engine.CompletedAsync(PushOrchestration.InstanceId(pushId)));
        world.StartHost(new Life());
        await world.Engine.CompletedAsync(PushOrchestration.InstanceId(pushId));
        Assert.Single(PushedPeople(world));
        await AssertAsync(world, pushId, new PushCounts(1, 0, 0, 0, 0, 0, 0));
        return life.Effects;
    }

    private async Task<IReadOnlyList<string>> TakeTwiceAsync(int dieAfter)
    {
        await using var world = await PushWorld.StartAsync(storage);
        world.StartHost(new Life());
        var body = PushWorld.Body(Somebody(world).Record());
        var life = new Life(dieAfter);
        try
        {
            await world.TakeAsync(world.NewHost(life), "one", body);
        }
        catch (Exception) when (life.IsOver)
        {
            // Nobody answered.
        }

        var pushId = await world.PushAsync(world.NewHost(new Life()), "one", body);
        Assert.Equal(
            [pushId],
            (await world.Services.GetRequiredService<PushStore>().ListAsync(world.Connection.Id, 10, default)).Select(push => push.RunId));
        Assert.Single(PushedPeople(world));
        await AssertAsync(world, pushId, new PushCounts(1, 0, 0, 0, 0, 0, 0));
        return life.Effects;
    }

    private static HrPerson Somebody(ExportWorld world)
    {
        var person = HrPerson.New(Number, PushWorld.FirstDay, world.Employer);
        person.Bsn = Bsn;
        return person;
    }

    private static IEnumerable<LoketFunctions.Simulators.Loket.Staff.Employee> PushedPeople(ExportWorld world) =>
        world.Loket.Database.State.Employers[0].Staff.Employees.Where(employee => employee.Number == Number);

    private static async Task AssertAsync(ExportWorld world, string pushId, PushCounts counts)
    {
        var (pushes, key) = (world.Services.GetRequiredService<PushStore>(), new RunKey(world.Connection.Id, pushId));
        var push = (await pushes.FindAsync(key, default))!;
        var part = Assert.Single(await pushes.AdministrationsAsync(key, default));
        var told = await world.Services.GetRequiredService<PushReportStore>().ReadAllAsync(key, default);
        Assert.True(
            (push.State, push.FailureCode, part.FailureCode) == (PushState.Completed, null, null) && part.Counts == counts,
            $"{push.State} {push.FailureCode} {part.FailureCode} {part.Counts}; "
                + string.Join("; ", told.Select(one => $"{one.Outcome} {one.Code} {one.LoketWords} {string.Join(',', one.Faults.Select(
                    fault => $"{fault.FieldId} {fault.Code}"))}")));
    }
}
