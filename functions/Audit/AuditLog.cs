using LoketFunctions.Failures;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Audit;

/// <summary>What was done, to be kept.</summary>
/// <param name="Subject">Id of what it was done to: an employee of Loket's, a run, an export.</param>
/// <param name="Before">Codes, counts, versions and names of settings: never a value of a person's.</param>
/// <param name="After">As <paramref name="Before"/>.</param>
internal sealed record AuditEvent(AuditAction Action, string? Subject = null, string? Before = null, string? After = null)
{
    public Guid? AdministrationId { get; init; }
}

/// <summary>
/// Who did what, when. Written by the operations after what they did succeeded, whether the planner called or a person in the console.
/// The only class that touches the table. It adds and reads; AuditLog.Forgetting.cs says what else.
/// </summary>
internal sealed partial class AuditLog(AppTables tables, TimeProvider clock)
{
    public Task WriteAsync(Caller caller, ConnectionId? connectionId, AuditEvent what, CancellationToken cancellation) =>
        WriteAsync(caller.Tenant, caller.Actor, connectionId, what, cancellation);

    /// <summary>What the app did by itself, or what came over it.</summary>
    public Task NoteAsync(Tenant tenant, ConnectionId connectionId, AuditEvent what, CancellationToken cancellation) =>
        WriteAsync(tenant, Actor.App, connectionId, what, cancellation);

    public async Task WriteAsync(Tenant tenant, Actor actor, ConnectionId? connectionId, AuditEvent what, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        await tables.Audit.AddEntityAsync(
            new AuditRow
            {
                PartitionKey = tenant.Key,
                RowKey = $"{TableClientExtensions.NewestFirst(now)}-{SecureRandom.NewId()[..8]}",
                At = now,
                Actor = actor.Kind,
                ActorId = actor.Id,
                ConnectionId = connectionId?.ToString(),
                Action = what.Action.ToString(),
                AdministrationId = what.AdministrationId,
                Subject = what.Subject,
                Before = Short(what.Before),
                After = Short(what.After),
            },
            cancellation);
    }

    /// <summary>What was done with a connection, the newest first.</summary>
    /// <param name="withAccount">Also what concerns the account as a whole, such as who opened the console.</param>
    /// <param name="before">Only what is older than the entry of this key; null for all.</param>
    public IAsyncEnumerable<AuditRow> ReadAsync(
        Tenant tenant, ConnectionId connectionId, bool withAccount, string? before, CancellationToken cancellation)
    {
        var (key, after) = (tenant.Key, before ?? "");
        // A filter cannot ask for what is absent, so rows of the account are picked here.
        var filter = withAccount
            ? TableClientExtensions.TableFilter($"PartitionKey eq {key} and RowKey gt {after}")
            : TableClientExtensions.TableFilter($"PartitionKey eq {key} and RowKey gt {after} and ConnectionId eq {connectionId}");
        return tables.Audit.QueryAsync<AuditRow>(filter, cancellationToken: cancellation)
            .Where(row => row.ConnectionId is null || row.ConnectionId == connectionId.ToString());
    }

    private static string? Short(string? text) => text is null ? null : Shortened.Of(text, Shortened.Detail);
}
