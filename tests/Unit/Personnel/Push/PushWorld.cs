using System.Text.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Personnel.Attributes;
using LoketFunctions.Personnel.Push;
using LoketFunctions.Personnel.SetUp;
using LoketFunctions.Tests.Export.Whole;
using LoketFunctions.Tests.Sandbox.Loket;
using LoketFunctions.Tests.Security;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Personnel.Push;

/// <summary>The whole app with a connection whose HR system pushes, as booking, mapping and activating leave it.</summary>
internal static class PushWorld
{
    public static readonly DateOnly FirstDay = new(2026, 1, 1);
    private static readonly DateTimeOffset Now = new(LoketVisitor.Today, new TimeOnly(9, 0), TimeSpan.Zero);

    /// <param name="profile">The HR system's product.</param>
    public static async Task<ExportWorld> StartAsync(AppStorage storage, string profile = "eitje")
    {
        var world = await ExportWorld.StartAsync(storage, new ManualClock(Now), profile);
        await world.Services.GetRequiredService<LegalEntityStore>().TryAddAsync(
            new LegalEntity
            {
                PartitionKey = world.Connection.Id.ToString(),
                RowKey = LegalEntity.Key,
                BookedAt = Now,
                AttributesLiveAt = Now,
                EnabledAt = Now,
                MappedAt = Now,
                AcknowledgedAt = Now,
                StartLine = "2026-01-01",
            },
            default);
        await MapAttributesAsync(world);
        return world;
    }

    /// <summary>The same where Loket leads, and people first made in the planner go there.</summary>
    public static async Task<ExportWorld> StartLoketLedAsync(AppStorage storage)
    {
        var world = await ExportWorld.StartAsync(storage, new ManualClock(Now));
        await world.SetAsync(connection => connection.NewPeople = true);
        await MapAttributesAsync(world);
        return world;
    }

    private static async Task MapAttributesAsync(ExportWorld world) => Assert.NotNull(
        await world.Services.GetRequiredService<AttributeStore>().TrySaveAsync(
            world.Connection.Id, AttributeVersion.None with { Attributes = HrPerson.Mapping(world.Employer) }, 0, _ => { }, default));

    public static byte[] Body(params IEnumerable<JsonObject> records) => Body(administrationId: null, records);

    public static byte[] Body(Guid? administrationId, params IEnumerable<JsonObject> records) => JsonSerializer.SerializeToUtf8Bytes(
        new JsonObject { ["administrationId"] = administrationId, ["employees"] = new JsonArray([.. records]) });

    /// <returns>The push's id.</returns>
    public static async Task<string> PushAsync(this ExportWorld world, AppHost host, string message, byte[] body)
    {
        var pushId = await world.TakeAsync(host, message, body);
        await world.Engine.CompletedAsync(PushOrchestration.InstanceId(pushId));
        return pushId;
    }

    public static async Task<string> TakeAsync(this ExportWorld world, AppHost host, string message, byte[] body)
    {
        using var upload = world.Upload(host.Services, message, body);
        return (await host.Services.GetRequiredService<PushOperations>().TakeAsync(
            world.Engine.Client, upload, world.Connection.Id, default)).PushId;
    }
}
