using LoketFunctions.Pension.Delivery;
using LoketFunctions.Pension.Delivery.Transport;
using LoketFunctions.Runs;
using LoketFunctions.Tests.Connections;
using LoketFunctions.Tests.Durable;
using LoketFunctions.Tests.Export.Whole;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Pension.Delivery;

/// <summary>Looks as the durable engine runs them: one at a time of each connection, and one a night.</summary>
[Collection(ConnectionTests.Name)]
public sealed class DeliveryOrchestrationTests(AppStorage storage)
{
    [Fact]
    public async Task A_timer_that_fires_twice_delivers_once_and_the_next_night_looks_again()
    {
        await using var world = await DeliveryWorld.StartAsync(storage);
        await world.ApproveAsync(DeliveryWorld.February);
        var life = new Life();
        await using var host = world.World.Host(life, services => services.AddSingleton<IDeliveryTargets>(world.Receiver.On(life)));
        var steps = ActivatorUtilities.CreateInstance<DeliverySteps>(host);
        await using var engine = await DurableEngine.StartAsync(new FunctionBook()
            .Orchestrator<DeliveryLook>(DeliveryOrchestration.DeliverPension)
            .Activity<DeliveryLook, StepResult<OpenPeriods>>(
                nameof(DeliverySteps.FindOpenPeriods), look => steps.FindOpenPeriods(look, default))
            .Activity<DeliveryStep, StepResult<StepDone>>(
                nameof(DeliverySteps.DeliverPeriod), step => steps.DeliverPeriod(step, default))
            .Activity<DeliveryLook, StepResult<StepDone>>(
                nameof(DeliverySteps.TellDeliveries), look => steps.TellDeliveries(look, default)));
        var starter = host.GetRequiredService<DeliveryStarter>();
        var connection = await world.World.Connections.GetAsync(world.World.Tenant, world.Connection.Id, default);
        var night = world.World.Clock.GetUtcNow().AddMinutes(-5);

        var started = await Task.WhenAll(StartAsync(night), StartAsync(night));
        await engine.CompletedAsync(DeliveryOrchestration.InstanceId(connection.Id));
        var again = await StartAsync(night);

        Assert.Single(started, isNew => isNew);
        Assert.False(again);
        Assert.Equal([world.FileOf(DeliveryWorld.February, 1)], world.Receiver.Stored);
        await world.CorrectAsync(DeliveryWorld.February, DeliveryWorld.February, 10m);
        Assert.True(await StartAsync(DateTimeOffset.UtcNow.AddDays(1)));
        await engine.CompletedAsync(DeliveryOrchestration.InstanceId(connection.Id));
        Assert.True(await StartAsync(null));
        await engine.CompletedAsync(DeliveryOrchestration.InstanceId(connection.Id));
        Assert.Equal([1, 2], (await world.RowAsync(DeliveryWorld.February)).Versions.Select(one => one.Version));

        Task<bool> StartAsync(DateTimeOffset? moment) => starter.StartAsync(engine.Client, connection, moment, default);
    }
}
