using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Connections;
using LoketFunctions.Identifiers;
using LoketFunctions.Personnel.Push;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Staff;
using LoketFunctions.Storage;
using LoketFunctions.Tests.Export.Whole;
using LoketFunctions.Tests.Personnel.LoketSide;

namespace LoketFunctions.Tests.Personnel.Push;

/// <summary>
/// A connection whose HR system pushes to the simulated Loket, by the app's own path, on hosts that may die: what a host was doing is then
/// done again from its beginning by the next.
/// </summary>
/// <param name="loketLeads">Only new people go there, from a planner.</param>
internal sealed class RealPush(AppStorage storage, PersonnelLoket loket, bool loketLeads = false)
{
    public static readonly DateOnly StartLine = new(2026, 3, 1);

    private readonly TokenCipher _cipher = new(new LocalTokenKeys(Convert.ToBase64String(RandomNumberGenerator.GetBytes(TokenKey.Length))));
    private readonly PushStore _pushes = new(storage.Tables, TimeProvider.System);

    public ConnectionKey Connection { get; } = new(new Tenant("hr", "acme"), new ConnectionId(SecureRandom.NewId()));

    public EmployeeRows Rows { get; } = new(storage.Tables);

    public LinkStore Links { get; } = new(storage.Tables, TimeProvider.System);

    public EmployeeRecords Records => new(storage.Blobs, _cipher);

    /// <summary>Pushes the record of one person to the end, however often the host dies.</summary>
    /// <param name="life">Of the first host; the others do not die.</param>
    /// <param name="betweenHosts">Looks at what the first host left.</param>
    public async Task<PushResult> PushAsync(HrPerson person, DateOnly today, Life? life = null, Func<Task>? betweenHosts = null)
    {
        var push = new RunKey(Connection.Id, _pushes.NewRunId());
        await KeepAsync(push, person);
        var isDone = await TryRunAsync(push, today, life ?? new Life());
        await (betweenHosts?.Invoke() ?? Task.CompletedTask);
        if (!isDone)
            Assert.True(await TryRunAsync(push, today, new Life()));
        var result = Assert.Single(await new PushReportStore(storage.Blobs).ReadAsync(push, 0, default));
        Assert.False(result.IsUnderWay);
        return result;
    }

    public string HashOf(HrPerson person) => EmployeeRow.HashOf(Connection.Id, person.Id);

    private async Task KeepAsync(RunKey push, HrPerson person)
    {
        var message = new JsonObject { ["employees"] = new JsonArray(person.Record()) };
        var taken = Assert.Single(PushBody.Read(Connection.Id, JsonSerializer.SerializeToUtf8Bytes(message)).Employees);
        await Records.KeepAsync(Connection, taken.Hash, taken.Pushed, DateTimeOffset.UtcNow, default);
        await Rows.ChangeOrAddAsync(Connection.Id, taken.Hash, row => row.IsPending = true, default);
        await new PushStaging(storage.Blobs).WriteChunkAsync(push, 0, [taken.Hash], default);
    }

    private async Task<bool> TryRunAsync(RunKey push, DateOnly today, Life life)
    {
        using var host = loket.Host(life);
        var outside = new LifeStorage(storage.ConnectionString, life, storage.Connections);
        var (blobs, tables) = (new AppBlobs(outside.Blobs()), new AppTables(outside.Tables()));
        var (rows, records) = (new EmployeeRows(tables), new EmployeeRecords(blobs, _cipher));
        var people = new PlannerPeople(rows, new LinkStore(tables, TimeProvider.System));
        var chunks = new PushChunks(
            new PushStaging(blobs), new PushReportStore(blobs), rows,
            new EmployeePusher(rows, records, new NewEmployees(rows, people), new EmployeeChanges(records), people), TimeProvider.System);
        try
        {
            await chunks.RunAsync(
                new PushScope(
                    push, false, Connection, host.Employer, host.Staff.Administrations.First(one => one.IsPayroll).Id,
                    HrPerson.Mapping(host.Staff), StartLine, today, new LoketSides().Open(host.Client))
                {
                    LoketLeads = loketLeads,
                },
                0, default);
            return true;
        }
        catch (Exception) when (life.IsOver)
        {
            return false;
        }
    }
}
