using LoketFunctions.Personnel.Push;
using LoketFunctions.Tests.Export.Whole;
using LoketFunctions.Tests.Security;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Personnel.Push;

/// <summary>Which pushes a night starts by itself. That of this product begins at 2:00 in Amsterdam.</summary>
[Collection(WholeExports.Name)]
public sealed class PushNightTests(AppStorage storage)
{
    /// <summary>From when a world begins until half past two.</summary>
    private static readonly TimeSpan UntilNight = TimeSpan.FromHours(16.5);

    [Fact]
    public async Task What_waited_since_the_day_before_is_one_push()
    {
        await using var world = await PushWorld.StartAsync(storage, "personio");
        await PushedAsync(world);
        Pass(world, UntilNight);

        await LookAsync(world);
        await LookAsync(world);

        Assert.False(Assert.Single(await NightlyAsync(world)).Preview);
    }

    [Fact]
    public async Task What_was_pushed_since_it_began_has_a_push_of_its_own()
    {
        await using var world = await PushWorld.StartAsync(storage, "personio");
        Pass(world, UntilNight);
        await PushedAsync(world);

        await LookAsync(world);

        Assert.Empty(await NightlyAsync(world));
    }

    [Fact]
    public async Task A_night_that_nobody_looked_at_for_hours_is_left_to_the_next()
    {
        await using var world = await PushWorld.StartAsync(storage, "personio");
        await PushedAsync(world);
        Pass(world, UntilNight + TimeSpan.FromHours(2));

        await LookAsync(world);

        Assert.Empty(await NightlyAsync(world));
    }

    [Fact]
    public async Task Where_the_setting_says_so_it_asks_though_nothing_waits_and_else_it_starts_nothing()
    {
        await using var world = await PushWorld.StartAsync(storage, "personio");
        Pass(world, UntilNight);
        await LookAsync(world);
        Assert.Empty(await NightlyAsync(world));
        await world.SetAsync(connection => connection.AsksForRecords = true);

        await LookAsync(world);
        await LookAsync(world);

        Assert.Single(await NightlyAsync(world));
    }

    /// <summary>Taken in on a host that does not get to it.</summary>
    private static Task<string> PushedAsync(ExportWorld world) => world.TakeAsync(
        world.NewHost(new Life()), "one", PushWorld.Body(HrPerson.New(90201, PushWorld.FirstDay, world.Employer).Record()));

    private static void Pass(ExportWorld world, TimeSpan time) => ((ManualClock)world.Clock).Advance(time);

    private static Task LookAsync(ExportWorld world) =>
        ActivatorUtilities.CreateInstance<DuePushTimer>(world.Services).RunAsync(new TimerInfo(), world.Engine.Client, default);

    private static async Task<IEnumerable<PushRow>> NightlyAsync(ExportWorld world) =>
        (await world.Services.GetRequiredService<PushStore>().ListAsync(world.Connection.Id, 10, default))
            .Where(push => push.Trigger == PushTrigger.Nightly);
}
