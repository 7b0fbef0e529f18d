using System.Text.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Personnel.Attributes;
using LoketFunctions.Personnel.Fields;
using LoketFunctions.Personnel.Push;
using LoketFunctions.Personnel.SetUp;
using LoketFunctions.Runs;
using LoketFunctions.Tests.Export.Whole;
using LoketFunctions.Tests.Sandbox.Loket;
using LoketFunctions.Tests.Security;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Personnel.Push;

/// <summary>Pushes from the signed message to the simulated Loket, on hosts of the app that may die.</summary>
[Collection(WholeExports.Name)]
public sealed class WholePushTests(AppStorage storage, ITestOutputHelper output)
{
    private const string LastName = "Pushtester";
    private const string Function = "organizationalEntity.function";
    private const string Bsn = "111222333";
    private static readonly DateTimeOffset Now = new(LoketVisitor.Today, new TimeOnly(9, 0), TimeSpan.Zero);

    [Fact]
    public async Task Somebody_new_is_in_Loket_once_and_the_same_message_is_the_same_push()
    {
        await using var world = await StartAsync();
        var host = world.StartHost(new Life());
        var body = Body(world, raised: false);

        var pushId = await PushAsync(world, host, "one", body);
        Assert.Equal(pushId, await PushAsync(world, host, "one", body));
        await AssertAsync(world, pushId, new PushCounts(1, 0, 0, 0, 0, 0, 0));
        Assert.Equal(Bsn, Assert.Single(PushedPeople(world)).CitizenServiceNumber);

        await AssertAsync(world, await PushAsync(world, host, "two", body), new PushCounts(0, 0, 1, 0, 0, 0, 0));
        await AssertAsync(
            world, await PushAsync(world, host, "three", Body(world, raised: true)), new PushCounts(0, 1, 0, 0, 0, 0, 0));
        Assert.Single(PushedPeople(world));
        Assert.DoesNotContain(LastName, world.Histories, StringComparison.Ordinal);
        Assert.DoesNotContain(Bsn, world.Histories, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whatever_a_host_did_last_another_one_finishes_the_push_and_nobody_is_there_twice()
    {
        var undisturbed = await SurviveAsync(int.MaxValue);
        await DeathSweep.RunAsync(undisturbed, SurviveAsync);
        output.WriteLine($"{undisturbed.Count} deaths");
    }

    private async Task<IReadOnlyList<string>> SurviveAsync(int dieAfter)
    {
        await using var world = await StartAsync();
        var taking = world.NewHost(new Life());
        var pushId = await TakeAsync(world, taking, "one", Body(world, raised: false));
        var life = new Life(dieAfter);
        world.StartHost(life);
        await Task.WhenAny(life.Died, world.Engine.CompletedAsync(PushOrchestration.InstanceId(pushId)));
        world.StartHost(new Life());
        await world.Engine.CompletedAsync(PushOrchestration.InstanceId(pushId));
        Assert.Single(PushedPeople(world));
        await AssertAsync(world, pushId, new PushCounts(1, 0, 0, 0, 0, 0, 0));
        return life.Effects;
    }

    private static IEnumerable<LoketFunctions.Simulators.Loket.Staff.Employee> PushedPeople(ExportWorld world) =>
        world.Loket.Database.State.Employers[0].Staff.Employees.Where(employee => employee.Name.LastName == LastName);

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

    private static async Task<string> PushAsync(ExportWorld world, AppHost host, string message, byte[] body)
    {
        var pushId = await TakeAsync(world, host, message, body);
        await world.Engine.CompletedAsync(PushOrchestration.InstanceId(pushId));
        return pushId;
    }

    private static async Task<string> TakeAsync(ExportWorld world, AppHost host, string message, byte[] body)
    {
        using var upload = world.Upload(host.Services, message, body);
        return (await host.Services.GetRequiredService<PushIntake>().TakeAsync(
            world.Engine.Client, upload, world.Connection.Id, default)).PushId;
    }

    /// <summary>As booking, mapping and activating leave it.</summary>
    private async Task<ExportWorld> StartAsync()
    {
        var world = await ExportWorld.StartAsync(storage, new ManualClock(Now));
        await world.Services.GetRequiredService<LegalEntityStore>().TryAddAsync(
            new LegalEntity
            {
                PartitionKey = world.Connection.Id.ToString(), RowKey = LegalEntity.Key, BookedAt = Now, AttributesLiveAt = Now,
                EnabledAt = Now, MappedAt = Now, AcknowledgedAt = Now, StartLine = "2026-01-01",
            },
            default);
        await world.Services.GetRequiredService<AttributeStore>().TrySaveAsync(
            world.Connection.Id, AttributeVersion.None with { Attributes = Mapping(world) }, 0, _ => { }, default);
        return world;
    }

    private static List<MappedAttribute> Mapping(ExportWorld world) =>
    [
        new(
            Function, Function, AttributeOrigin.Reused, null,
            new Dictionary<string, string> { ["x"] = world.Employer.Functions[0].Id.ToString() }),
        .. LoketFields.All.Where(field => field.FallbackName is null).Select(field => new MappedAttribute(
            field.Id, field.Id, AttributeOrigin.Reused, null,
            field.Kind == FieldKind.Option ? new Dictionary<string, string> { ["x"] = KeyOf(field) } : null)),
    ];

    private static string KeyOf(LoketField field) => field.Path switch
    {
        "address.country" => "530",
        "personalDetails.nationality" => "143",
        _ => "1",
    };

    private static byte[] Body(ExportWorld world, bool raised)
    {
        var shift = world.Administration.Shifts[0].Number;
        var attributes = new JsonObject();
        foreach (var field in LoketFields.All.Where(field => field is { IsNeeded: true, FallbackName: null }))
            attributes[field.Id] = Value(field);
        attributes[Function] = new JsonArray(new JsonObject { ["value"] = "x", ["from"] = "2026-01-01" });
        attributes["employee.employeeNumber"] = new JsonArray(new JsonObject { ["value"] = 90001 });
        attributes["workingHours.shift.shiftNumber"] = new JsonArray(new JsonObject { ["value"] = shift, ["from"] = "2026-01-01" });
        if (raised)
            attributes["wage.grossWage"]!.AsArray().Add(new JsonObject { ["value"] = 2600, ["from"] = "2026-02-01" });
        return JsonSerializer.SerializeToUtf8Bytes(new JsonObject
        {
            ["employees"] = new JsonArray(new JsonObject
            {
                ["employeeId"] = "hr/1 é", ["isActive"] = true, ["inDutchPayroll"] = true, ["lastDay"] = null,
                ["citizenServiceNumber"] = Bsn, ["attributes"] = attributes,
            }),
        });
    }

    private static JsonArray Value(LoketField field)
    {
        JsonNode value = field switch
        {
            { Path: "personalDetails.lastName" } => LastName,
            { Path: "address.postalCode" } => "1234 AA",
            { Path: "personalDetails.dateOfBirth" } => "1990-01-02",
            { Path: "startDate" } => "2026-01-01",
            { Path: "grossWage" } => 2500,
            { Kind: FieldKind.Integer } => 1,
            { Kind: FieldKind.Text } => "Aa",
            _ => "x",
        };
        return [field.IsDated ? new JsonObject { ["value"] = value, ["from"] = "2026-01-01" } : new JsonObject { ["value"] = value }];
    }
}
