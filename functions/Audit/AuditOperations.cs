using System.Globalization;
using System.Text.Json;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Localization;
using LoketFunctions.Security;
using LoketFunctions.Time;

namespace LoketFunctions.Audit;

/// <summary>Who did what with a connection, and with the account as far as the caller reaches all of it.</summary>
internal sealed class AuditOperations(IAuditedConnections connections, AuditLog audit)
{
    /// <summary>The newest first.</summary>
    public async Task<AuditPage> ListAsync(Caller caller, ConnectionId connectionId, AuditQuery query, CancellationToken cancellation)
    {
        if (query.Limit is < 1 or > AuditQuery.MaxLimit)
            throw Problems.Throw(Problems.Invalid("limit", InputFaults.NotFrom(1, AuditQuery.MaxLimit)));
        var before = OlderThan.Read(query.Before);
        var connection = await connections.GetAsync(caller, connectionId, cancellation);
        var entries = new List<AuditEntry>();
        await foreach (var row in audit.ReadAsync(caller.Tenant, connection.Id, caller.Access.ConnectionId is null, before, cancellation))
        {
            if (query.Action is { } action && row.Action != action.ToString())
                continue;
            if (entries.Count == query.Limit)
                return new AuditPage(entries, entries[^1].Id);
            entries.Add(EntryOf(row, connection.AdministrationNames, caller.Language ?? connection.Language));
        }

        return new AuditPage(entries, null);
    }

    /// <summary>Everything from one day to another, both included, in Dutch time; the newest first.</summary>
    /// <returns>Writes the table to a stream.</returns>
    public async Task<Func<Stream, Task>> ExportAsync(
        Caller caller, ConnectionId connectionId, DateOnly? from, DateOnly? to, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(caller, connectionId, cancellation);
        var language = caller.Language ?? connection.Language;
        await audit.WriteAsync(
            caller, connection.Id, new AuditEvent(AuditAction.AuditExported, After: $"{Day(from)} {Day(to)}"), cancellation);
        return stream => SpreadsheetFile.WriteAsync(stream, AuditColumns.All, EntriesAsync(), language, cancellation);

        async IAsyncEnumerable<AuditEntry> EntriesAsync()
        {
            await foreach (var row in audit.ReadAsync(
                caller.Tenant, connection.Id, caller.Access.ConnectionId is null, before: null, cancellation))
            {
                var day = AmsterdamTime.DateOf(row.At);
                if (day < from)
                    break;
                if (!(day > to))
                    yield return EntryOf(row, connection.AdministrationNames, language);
            }
        }
    }

    private static AuditEntry EntryOf(AuditRow row, IReadOnlyDictionary<Guid, string> names, string language) => new(
        row.RowKey, row.At, row.Actor, row.ActorId, JsonNamingPolicy.CamelCase.ConvertName(row.Action), AuditWords.Of(row.Action, language),
        row.AdministrationId, row.AdministrationId is { } id ? names.GetValueOrDefault(id) : null, row.Subject, row.Before, row.After);

    private static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "-";
}

/// <summary>A connection as far as its audit log is shown.</summary>
/// <param name="Language">"nl" or "en": of the words, where the caller chose no other.</param>
/// <param name="AdministrationNames">Of the administrations that take part now, by id.</param>
internal sealed record AuditedConnection(ConnectionId Id, string Language, IReadOnlyDictionary<Guid, string> AdministrationNames)
{
    public override string ToString() => nameof(AuditedConnection);
}

/// <summary>What the audit log asks of connections, so that it knows none itself.</summary>
internal interface IAuditedConnections
{
    /// <summary>The connection, ended or not.</summary>
    /// <exception cref="Http.ProblemException">The caller does not reach it, or may not see its audit log.</exception>
    Task<AuditedConnection> GetAsync(Caller caller, ConnectionId connectionId, CancellationToken cancellation);
}
