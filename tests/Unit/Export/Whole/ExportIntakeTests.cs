using System.Text;
using LoketFunctions.Export.Model;
using LoketFunctions.Http;
using LoketFunctions.Simulators.Loket.Faults;

namespace LoketFunctions.Tests.Export.Whole;

/// <summary>However often a message comes, and whatever happens while it is taken in, it makes one export.</summary>
[Collection(WholeExports.Name)]
public sealed class ExportIntakeTests(AppStorage storage)
{
    private const string Message = "msg_1";
    private const int Most = 100;
    private static readonly byte[] Body = ExportWorld.Body([ExportWorld.Shift(0, 2)]);

    [Fact]
    public async Task The_same_message_again_is_the_same_export_and_another_body_under_its_id_is_refused()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        var ids = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => world.ReceiveAsync(new Life(), Message, Body)));
        await AssertOneExportAsync(world, Assert.Single(ids.Distinct(StringComparer.Ordinal)));
        Assert.Single(await ExportTraces.NamesAsync(world.Blobs.Requests, world.Connection.RowKey));

        var refused = await Assert.ThrowsAsync<ProblemException>(
            () => world.ReceiveAsync(new Life(), Message, ExportWorld.Body([ExportWorld.Shift(0, 2, 7)])));
        Assert.Equal("message-reused", refused.Problem.Code);
        Assert.Single(await ExportTraces.NamesAsync(world.Blobs.Requests, world.Connection.RowKey));
        Assert.NotEqual(ids[0], await world.ReceiveAsync(new Life(), "msg_2", Body));
    }

    [Fact]
    public async Task A_message_that_comes_again_because_the_host_died_is_one_export_too()
    {
        var life = new Life();
        await using (var undisturbed = await ExportWorld.StartAsync(storage))
            await undisturbed.ReceiveAsync(life, Message, Body);
        Assert.InRange(life.Effects.Count, 3, Most);

        for (var dieAfter = 1; dieAfter <= life.Effects.Count; dieAfter++)
        {
            await using var world = await ExportWorld.StartAsync(storage);
            await Assert.ThrowsAsync<InvalidOperationException>(() => world.ReceiveAsync(new Life(dieAfter), Message, Body));
            await AssertOneExportAsync(world, await world.ReceiveAsync(new Life(), Message, Body));
        }
    }

    /// <summary>The planner hears of its slip at once, and nothing is left of the request.</summary>
    [Theory]
    [InlineData("""{ "year": 2026, "periodNumber": 14 }""", "null", "period")]
    [InlineData("""{ "year": 1999, "periodNumber": 1 }""", "null", "period")]
    [InlineData("""{ "date": "2019-03-15" }""", "null", "period")]
    [InlineData("""{ "year": 2026, "periodNumber": 3 }""", "\"00000000-0000-4000-8000-000000000001\"", "administrationId")]
    public async Task A_period_or_administration_that_there_is_not_is_refused_at_once(string period, string administration, string field)
    {
        await using var world = await ExportWorld.StartAsync(storage);
        var body = Encoding.UTF8.GetBytes($$"""{ "period": {{period}}, "administrationId": {{administration}}, "registrations": [] }""");

        var refused = await Assert.ThrowsAsync<ProblemException>(() => world.ReceiveAsync(new Life(), Message, body));

        Assert.Equal([field], refused.Problem.Faults!.Keys);
        Assert.Empty(await world.Exports.ListAsync(world.Connection.Id, Most, default));
        Assert.Empty(await ExportTraces.NamesAsync(world.Blobs.Requests, world.Connection.RowKey));
    }

    /// <summary>A Loket that is away says nothing of what there is: the export waits for it.</summary>
    [Fact]
    public async Task Where_Loket_cannot_be_asked_a_period_is_taken_as_it_is_named()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        world.Loket.Faults.Add(new Fault(FaultKind.Unavailable));

        await world.ReceiveAsync(new Life(), Message, ExportWorld.Body([ExportWorld.Shift(0, 2)], periodId: 199901));

        Assert.Single(await world.Exports.ListAsync(world.Connection.Id, Most, default));
    }

    private static async Task AssertOneExportAsync(ExportWorld world, string exportId)
    {
        Assert.Equal(exportId, Assert.Single(await world.Exports.ListAsync(world.Connection.Id, Most, default)).ExportId);
        var run = new ExportRun(world.Connection.Tenant.Key, world.Connection.Id, exportId);
        world.StartHost(new Life());
        await world.CompletedAsync(run);
        world.Hosts.Stop();
        Assert.Equal(ExportState.Completed, (await world.RowAsync(run)).State);
        Assert.Single(world.FileMails);
    }
}
