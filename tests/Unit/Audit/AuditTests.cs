using System.Text;
using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Tests.Connections;
using LoketFunctions.Tests.Export.Deliver.Files;

namespace LoketFunctions.Tests.Audit;

[Collection(ConnectionTests.Name)]
public sealed class AuditTests
{
    private readonly Installation _installation;
    private readonly AuditLog _log;
    private readonly AuditOperations _operations;

    public AuditTests(AppStorage fixture)
    {
        _installation = new Installation(fixture.Tables);
        _log = new AuditLog(fixture.Tables, _installation.Clock);
        _operations = new AuditOperations(new AuditedConnections(new ConnectionStore(fixture.Tables, TestPlanners.None)), _log);
    }

    private Caller Planner => Caller.OfPlanner(_installation.Tenant);

    private Caller User => new(_installation.Tenant, new Actor(ActorKind.User, "u-1", "Sanne de Wit"),
        new Access(null, [new Grant(Permission.ViewAudit)]))
    { Language = "en" };

    [Fact]
    public async Task The_newest_comes_first_and_what_is_older_page_by_page()
    {
        var connection = await _installation.AddConnectionAsync();
        for (var number = 1; number <= 5; number++)
            await WriteAsync(connection, new AuditEvent(AuditAction.MappingChanged, After: $"{number}"));

        var first = await _operations.ListAsync(User, connection.Id, new AuditQuery(Limit: 2), default);
        var second = await _operations.ListAsync(User, connection.Id, new AuditQuery(first.Older, Limit: 2), default);
        var third = await _operations.ListAsync(User, connection.Id, new AuditQuery(second.Older, Limit: 2), default);

        Assert.Equal(["5", "4", "3", "2", "1"], first.Entries.Concat(second.Entries).Concat(third.Entries).Select(entry => entry.After));
        Assert.Null(third.Older);
        Assert.Equal(
            ("Mapping changed", ActorKind.User, "u-1"), (first.Entries[0].Words, first.Entries[0].Actor, first.Entries[0].ActorId));
    }

    [Fact]
    public async Task Where_the_log_goes_on_is_checked()
    {
        var connection = await _installation.AddConnectionAsync();
        var problem =
            await Assert.ThrowsAsync<ProblemException>(() => _operations.ListAsync(User, connection.Id, new AuditQuery("zzz"), default));
        Assert.Equal(["before"], problem.Problem.Faults!.Keys);
    }

    [Fact]
    public async Task Entries_of_other_connections_and_tenants_are_not_there()
    {
        var (mine, other) = (await _installation.AddConnectionAsync(), await _installation.AddConnectionAsync());
        await WriteAsync(mine, new AuditEvent(AuditAction.SyncStarted));
        await WriteAsync(other, new AuditEvent(AuditAction.SettingsChanged));
        await _log.WriteAsync(User, null, new AuditEvent(AuditAction.ConsoleOpened), default);

        Assert.Equal(
            ["consoleOpened", "syncStarted"], (await ListAsync(User, mine)).Select(entry => entry.Action).Order(StringComparer.Ordinal));
        // What is of the account as a whole is not for somebody who reaches one connection only.
        var limited = User with { Access = new Access(mine.Id, User.Access.Grants) };
        Assert.Equal(["syncStarted"], (await ListAsync(limited, mine)).Select(entry => entry.Action));

        await ThrowsAsync("not-found", limited, other);
        await ThrowsAsync("not-found", User with { Tenant = new Tenant("eitje", "somebody-else") }, mine);
        await ThrowsAsync("not-permitted",
            User with { Access = new Access(null, [new Grant(Permission.EditPayroll), new Grant(Permission.EditConnection)]) }, mine);
    }

    [Fact]
    public async Task One_action_can_be_picked_out()
    {
        var connection = await _installation.AddConnectionAsync();
        foreach (var action in new[] { AuditAction.SyncStarted, AuditAction.MappingChanged, AuditAction.SyncStarted })
            await WriteAsync(connection, new AuditEvent(action));
        var page = await _operations.ListAsync(Planner, connection.Id, new AuditQuery(Action: AuditAction.SyncStarted), default);
        Assert.Equal(["syncStarted", "syncStarted"], page.Entries.Select(entry => entry.Action));
        Assert.Equal("Synchronisatie gestart", page.Entries[0].Words);
    }

    /// <summary>What a spreadsheet reads is what was written, whatever it holds.</summary>
    [Theory]
    [InlineData("6", "6")]
    [InlineData("a;\"b\"\r\nc", "a;\"b\"\r\nc")]
    [InlineData("=HYPERLINK(\"https://evil.example\")", "'=HYPERLINK(\"https://evil.example\")")]
    [InlineData(" @SUM(A1)", "' @SUM(A1)")]
    [InlineData("é€😀", "é€😀")]
    public async Task The_table_is_read_as_it_was_written(string text, string read)
    {
        var connection = await _installation.AddConnectionAsync();
        await WriteAsync(connection, new AuditEvent(AuditAction.SettingsChanged, "subject", text, After: "after"));

        var rows = await ExportAsync(User, connection, null, null);

        Assert.Equal(["moment (UTC)", "Dutch time", "who (kind)", "who (id)", "action", "description", "administration", "subject",
            "before", "after"], rows[0]);
        Assert.Equal(["2026-03-01T12:00:00Z", "2026-03-01 13:00:00", "User", "u-1", "settingsChanged", "Settings changed", "", "subject",
            read, "after"], rows[^1]);
        // To take it along is a thing that was done.
        Assert.Equal("auditExported", rows[1][4]);
        Assert.Equal(3, rows.Count);
    }

    [Fact]
    public async Task A_table_holds_whole_dutch_days()
    {
        var connection = await _installation.AddConnectionAsync();
        await WriteAsync(connection, new AuditEvent(AuditAction.SyncStarted, After: "first of March"));
        // Half past eleven in the evening, UTC, is the next day in Amsterdam.
        _installation.Clock.Advance(TimeSpan.FromHours(11.5));
        await WriteAsync(connection, new AuditEvent(AuditAction.SyncStarted, After: "second of March"));

        Assert.Equal(["first of March"], await OnAsync(new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 1)));
        Assert.Equal(["second of March"], await OnAsync(new DateOnly(2026, 3, 2), null));

        async Task<IEnumerable<string>> OnAsync(DateOnly? from, DateOnly? to) =>
            (await ExportAsync(User, connection, from, to)).Skip(1).Where(row => row[4] == "syncStarted").Select(row => row[9]);
    }

    private Task WriteAsync(Connection connection, AuditEvent what)
    {
        _installation.Clock.Advance(TimeSpan.FromTicks(1));
        return _log.WriteAsync(User, connection.Id, what, default);
    }

    private async Task<IReadOnlyList<AuditEntry>> ListAsync(Caller caller, Connection connection) =>
        (await _operations.ListAsync(caller, connection.Id, new AuditQuery(), default)).Entries;

    private async Task<List<List<string>>> ExportAsync(Caller caller, Connection connection, DateOnly? from, DateOnly? to)
    {
        using var stream = new MemoryStream();
        _installation.Clock.Advance(TimeSpan.FromTicks(1));
        await (await _operations.ExportAsync(caller, connection.Id, from, to, default))(stream);
        var bytes = stream.ToArray();
        Assert.True(bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble));
        return CsvReading.Read(Encoding.UTF8.GetString(bytes.AsSpan(Encoding.UTF8.Preamble.Length)));
    }

    private async Task ThrowsAsync(string code, Caller caller, Connection connection)
    {
        Assert.Equal(code, (await Assert.ThrowsAsync<ProblemException>(() => ListAsync(caller, connection))).Problem.Code);
        Assert.Equal(code, (await Assert.ThrowsAsync<ProblemException>(() => ExportAsync(caller, connection, null, null))).Problem.Code);
    }
}
