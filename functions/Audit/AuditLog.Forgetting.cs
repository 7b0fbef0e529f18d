using LoketFunctions.Identifiers;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Audit;

/// <summary>
/// The only changes that the log knows: when a connection was ended, its entries keep who did what and when, and lose whom it was done
/// to, and what from and to; and after years they go.
/// </summary>
internal sealed partial class AuditLog
{
    /// <returns>How many entries were changed; fewer than the limit where none are left.</returns>
    public async Task<int> ForgetPeopleAsync(Tenant tenant, ConnectionId connectionId, int limit, CancellationToken cancellation)
    {
        var changed = 0;
        await foreach (var row in NamingPeople(tenant, connectionId, cancellation).Take(limit))
        {
            row.Subject = NamesSomebody(row.Subject) ? null : row.Subject;
            (row.Before, row.After) = (null, null);
            await tables.Audit.TryReplaceAsync(row, cancellation);
            changed++;
        }

        return changed;
    }

    /// <returns>How many entries went.</returns>
    public Task<int> ForgetOldAsync(Tenant tenant, DateTimeOffset before, int limit, CancellationToken cancellation)
    {
        var (key, after) = (tenant.Key, TableClientExtensions.NewestFirst(before));
        return tables.Audit.DeleteWhereAsync(
            TableClientExtensions.TableFilter($"PartitionKey eq {key} and RowKey gt {after}"), limit, cancellation);
    }

    /// <summary>Entries of the connection that name somebody, or say what from and to.</summary>
    public IAsyncEnumerable<AuditRow> NamingPeople(Tenant tenant, ConnectionId connectionId, CancellationToken cancellation)
    {
        var key = tenant.Key;
        return tables.Audit.QueryAsync<AuditRow>(
            TableClientExtensions.TableFilter($"PartitionKey eq {key} and ConnectionId eq {connectionId}"), cancellationToken: cancellation)
            .Where(row => NamesSomebody(row.Subject) || row.Before is not null || row.After is not null);
    }

    /// <summary>Employees of Loket's have Guids for ids; runs and exports have not.</summary>
    private static bool NamesSomebody(string? subject) => Guid.TryParse(subject, out _);
}
