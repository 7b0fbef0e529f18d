using LoketFunctions.Http;
using LoketFunctions.Pension.Delivery;
using LoketFunctions.Privacy.Erasure;
using LoketFunctions.Privacy.PersonData;
using LoketFunctions.Tests.Connections;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Pension.Delivery;

/// <summary>How long deliveries are kept, and what a person is told of them.</summary>
[Collection(ConnectionTests.Name)]
public sealed class DeliveryRetentionTests(AppStorage storage)
{
    private static readonly DateTimeOffset LongAgo = DeliveryWorld.FirstLook.AddYears(-1);
    private static readonly DateTimeOffset Later = DeliveryWorld.FirstLook.AddYears(1);

    [Fact]
    public async Task A_replaced_version_goes_before_the_last_one_and_nothing_is_delivered_anew()
    {
        await using var world = await DeliveryWorld.StartAsync(storage);
        await world.ApproveAsync(DeliveryWorld.February);
        await world.LookAsync();
        await world.CorrectAsync(DeliveryWorld.February, DeliveryWorld.February, 100m);
        await world.LookAsync();

        Assert.Equal(0, await ForgetAsync(world, runs: LongAgo, exports: LongAgo));
        Assert.Equal(1, await ForgetAsync(world, runs: Later, exports: LongAgo));
        Assert.Equal(0, await ForgetAsync(world, runs: Later, exports: LongAgo));

        Assert.Equal([true, false], (await world.RowAsync(DeliveryWorld.February)).Versions.Select(one => one.IsForgotten));
        Assert.Equal(ProblemCodes.NotFound, (await PensionWorld.RefusedAsync(() => world.ShowAsync(DeliveryWorld.February, 1))).Code);
        Assert.NotEmpty((await world.ShowAsync(DeliveryWorld.February, 2)).Lines);
        await world.LookAsync();
        Assert.Equal(2, world.Receiver.Stored.Count);
        await world.CorrectAsync(DeliveryWorld.February, DeliveryWorld.February, 10m);
        await world.LookAsync();
        Assert.Equal(3, world.Receiver.Stored.Count);
    }

    [Fact]
    public async Task A_correction_of_what_is_not_kept_any_more_is_held_and_sent_to_nobody()
    {
        await using var world = await DeliveryWorld.StartAsync(storage);
        await world.ApproveAsync(DeliveryWorld.February);
        await world.LookAsync();
        await ForgetAsync(world, runs: Later, exports: Later);

        await world.CorrectAsync(DeliveryWorld.February, DeliveryWorld.February, 100m);
        await world.LookAsync();

        Assert.Single(world.Receiver.Stored);
        Assert.Equal(HoldCodes.EarlierVersionGone, (await world.RowAsync(DeliveryWorld.February)).Failure);
    }

    [Fact]
    public async Task A_person_is_told_what_was_delivered_with_stars_for_the_number()
    {
        await using var world = await DeliveryWorld.StartAsync(storage);
        await world.ApproveAsync(DeliveryWorld.February);
        await world.LookAsync();
        var (employee, number) = await world.SomebodyPaidAsync(DeliveryWorld.February);
        var source = world.World.Services.GetServices<IPersonalDataSource>().OfType<DeliveryPersonalDataSource>().Single();

        var told = await source.ReadAsync(
            new PersonOnFile(
                world.Connection.Tenant, world.Connection.Id, employee, new Dictionary<Guid, PersonInSnapshot>(), null, "en"),
            default).ToListAsync();

        var text = Assert.Single(told).Data.ToJsonString();
        Assert.Contains(number, text, StringComparison.Ordinal);
        Assert.Contains("***", text, StringComparison.Ordinal);
        var sent = Assert.Single(
            world.Receiver.Read(world.FileOf(DeliveryWorld.February, 1)), line => line["personeelsnummer"] == number)["bsn"];
        Assert.DoesNotContain(sent, text, StringComparison.Ordinal);
        Assert.True(await source.KnowsAsync(world.Connection.Key, employee, default));
        Assert.False(await source.KnowsAsync(world.Connection.Key, Guid.NewGuid(), default));
    }

    private static Task<int> ForgetAsync(DeliveryWorld world, DateTimeOffset runs, DateTimeOffset exports) =>
        world.World.Services.GetServices<IRetentionPolicy>().OfType<DeliveryRetention>().Single()
            .ForgetAsync(world.Connection.Id, new RetentionCutoffs(runs, exports), 100, default);
}
