using LoketFunctions.Export.Model;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Store;

/// <summary>A link to a payroll file. Partition: "file". Row: hash of the ticket in the link.</summary>
internal sealed class DownloadRow : Row
{
    public string ConnectionId { get; set; } = "";
    public string ExportId { get; set; } = "";
    public Guid AdministrationId { get; set; }
    public string Blob { get; set; } = "";
    public DateTimeOffset ExpiresAt { get; set; }
}

/// <summary>
/// Short-lived links to payroll files. A ticket is random and only its hash is stored; it is good until it expires, as often as
/// wanted, since mail programs look at links before people do.
/// </summary>
internal sealed class Downloads(AppTables tables, PublicAddress address, ExportOptions options, TimeProvider clock)
{
    private const string Partition = "file";

    public async Task<FileLink> IssueAsync(ConnectionId connectionId, PayrollFile file, CancellationToken cancellation)
    {
        var ticket = SecureRandom.NewToken();
        var row = new DownloadRow
        {
            PartitionKey = Partition,
            RowKey = SecureRandom.Hash(ticket),
            ConnectionId = connectionId.ToString(),
            ExportId = file.Facts.ExportId,
            AdministrationId = file.Facts.AdministrationId,
            Blob = file.Blob,
            ExpiresAt = clock.GetUtcNow() + options.LinkLifetime,
        };
        await tables.Downloads.AddEntityAsync(row, cancellation);
        return new FileLink(address.Api($"files/{ticket}"), row.ExpiresAt);
    }

    /// <summary>Null when the ticket expired or never was.</summary>
    public async Task<DownloadRow?> FindAsync(string ticket, CancellationToken cancellation)
    {
        var row = await tables.Downloads.FindAsync<DownloadRow>(Partition, SecureRandom.Hash(ticket), cancellation);
        return row is not null && clock.GetUtcNow() < row.ExpiresAt ? row : null;
    }

    /// <summary>Removes what expired; returns how many.</summary>
    public async Task<int> ForgetOldAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var old = await tables.Downloads.ListAsync<DownloadRow>(
            TableClientExtensions.TableFilter($"PartitionKey eq {Partition} and ExpiresAt le {now}"), cancellation);
        foreach (var row in old)
            await tables.Downloads.TryDeleteAsync(row, cancellation);
        return old.Count;
    }
}
