using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Connections;
using LoketFunctions.Identifiers;
using LoketFunctions.Personnel.Attributes;
using LoketFunctions.Personnel.Fields;
using LoketFunctions.Personnel.Push;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Staff;

namespace LoketFunctions.Tests.Personnel.Push;

/// <summary>A connection whose HR system pushes, with Loket's side in memory. 1 March is the start line, 15 June is today.</summary>
internal sealed class PushSetting
{
    public static readonly DateOnly Today = new(2026, 6, 15);

    /// <summary>Every attribute is called as the field that it stands for.</summary>
    private static readonly IReadOnlyList<MappedAttribute> Mapping =
    [
        .. LoketFields.All.Select(field => new MappedAttribute(field.Id, field.Id, AttributeOrigin.Reused, null, ValuesOf(field))),
    ];

    private readonly TokenCipher _cipher = new(new LocalTokenKeys(Convert.ToBase64String(RandomNumberGenerator.GetBytes(TokenKey.Length))));

    private readonly AppStorage _storage;

    public PushSetting(AppStorage storage)
    {
        _storage = storage;
        Connection = new ConnectionKey(new Tenant("hr", "acme"), new ConnectionId(SecureRandom.NewId()));
        Rows = new EmployeeRows(storage.Tables);
        Records = new EmployeeRecords(storage.Blobs, _cipher);
        Reports = new PushReportStore(storage.Blobs);
        Staging = new PushStaging(storage.Blobs);
    }

    public ConnectionKey Connection { get; }

    public FakeLoketSide Loket { get; } = new();

    public EmployeeRows Rows { get; }

    /// <summary>Only new people go there, from a planner.</summary>
    public bool LoketLeads { get; init; }

    public LinkStore Links => new(_storage.Tables, TimeProvider.System);

    public EmployeeRecords Records { get; }

    public PushReportStore Reports { get; }

    public PushStaging Staging { get; }

    private PushChunks Chunks => new(
        Staging, Reports, Rows, new EmployeePusher(Rows, Records, new NewEmployees(Rows, People), new EmployeeChanges(Records), People),
        TimeProvider.System);

    private PlannerPeople People => new(Rows, Links);

    /// <summary>A record that says all that an employee needs.</summary>
    /// <param name="more">Members of the record, and under "attributes" attributes, put over it.</param>
    public static JsonObject Record(string id, int number, string? more = null)
    {
        var record = new JsonObject
        {
            ["employeeId"] = id,
            ["isActive"] = true,
            ["inDutchPayroll"] = true,
            ["lastDay"] = null,
            ["attributes"] = new JsonObject(LoketFields.All.Where(field => field.IsNeeded && field.FallbackName is null)
                .Select(field => KeyValuePair.Create<string, JsonNode?>(field.Id, Values(field, Sample(field, number))))
                .Append(KeyValuePair.Create<string, JsonNode?>(
                    "employee.employeeNumber", Values(LoketFields.Find("employee.employeeNumber")!, number)))),
        };
        foreach (var (name, value) in more is null ? [] : (JsonObject)JsonNode.Parse(more)!)
        {
            if (name != "attributes")
            {
                record[name] = value?.DeepClone();
                continue;
            }

            foreach (var (attribute, values) in (JsonObject)value!)
                record["attributes"]![attribute] = values?.DeepClone();
        }

        return record;
    }

    public PushBody Body(params IEnumerable<JsonNode?> records)
    {
        var body = new JsonObject { ["employees"] = new JsonArray([.. records.Select(one => one?.DeepClone())]) };
        return PushBody.Read(Connection.Id, JsonSerializer.SerializeToUtf8Bytes(body));
    }

    /// <summary>Keeps the records, and brings them to Loket in one chunk; goes on as often as the host dies.</summary>
    /// <returns>What is reported, in the records' order.</returns>
    public async Task<IReadOnlyList<PushResult>> PushAsync(params JsonObject[] records)
    {
        var push = NewPush();
        await KeepAsync(push, records);
        while (!await TryRunAsync(push))
            Loket.DieAfter = int.MaxValue;
        var results = await Reports.ReadAsync(push, 0, default);
        Assert.DoesNotContain(results, result => result.IsUnderWay);
        return results;
    }

    public async Task<IReadOnlyList<PushResult>> PreviewAsync(params JsonObject[] records)
    {
        var push = NewPush();
        var body = Body(records);
        foreach (var one in body.Employees)
            await Records.StageAsync(Connection, push, one.Hash, one.Pushed, default);
        await Staging.WriteChunkAsync(push, 0, [.. body.Employees.Select(one => one.Hash)], default);
        Assert.True(await TryRunAsync(push, preview: true));
        return await Reports.ReadAsync(push, 0, default);
    }

    public Task<EmployeeRow?> RowAsync(string id) => Rows.FindAsync(Connection.Id, EmployeeRow.HashOf(Connection.Id, id), default);

    private async Task KeepAsync(RunKey push, JsonObject[] records)
    {
        var body = Body(records);
        Assert.Empty(body.Odd);
        foreach (var one in body.Employees)
        {
            await Records.KeepAsync(Connection, one.Hash, one.Pushed, DateTimeOffset.UtcNow, default);
            await Rows.ChangeOrAddAsync(Connection.Id, one.Hash, row => row.IsPending = true, default);
        }

        await Staging.WriteChunkAsync(push, 0, [.. body.Employees.Select(one => one.Hash)], default);
    }

    private async Task<bool> TryRunAsync(RunKey push, bool preview = false)
    {
        var scope = new PushScope(
            push, preview, Connection, Guid.NewGuid(), Guid.NewGuid(), Mapping, new DateOnly(2026, 3, 1), Today, Loket)
        {
            LoketLeads = LoketLeads,
        };
        try
        {
            await Chunks.RunAsync(scope, 0, default);
            return true;
        }
        catch (DeathException)
        {
            return false;
        }
    }

    private RunKey NewPush() => new(Connection.Id, new PushStore(_storage.Tables, TimeProvider.System).NewRunId());

    private static Dictionary<string, string>? ValuesOf(LoketField field) => field.Kind is FieldKind.Option or FieldKind.Unit
        ? new Dictionary<string, string> { ["1"] = "1", ["2"] = "2" }
        : null;

    private static JsonArray Values(LoketField field, JsonNode value) =>
        [field.IsDated ? new JsonObject { ["value"] = value, ["from"] = "2026-01-01" } : new JsonObject { ["value"] = value }];

    private static JsonNode Sample(LoketField field, int number) => field switch
    {
        { Path: "personalDetails.lastName" } => $"Naam{(char)('a' + number % 26)}{number}",
        { Path: "personalDetails.dateOfBirth" } => $"1990-01-{number % 28 + 1:00}",
        { Path: "startDate" } => "2026-01-01",
        { Path: "incomeRelationshipNumber" } => 1,
        { Kind: FieldKind.Text } => "Aa",
        { Kind: FieldKind.Integer } => 1,
        { Kind: FieldKind.Decimal } => 15,
        { Kind: FieldKind.Date } => "2026-01-01",
        _ => "1",
    };
}
