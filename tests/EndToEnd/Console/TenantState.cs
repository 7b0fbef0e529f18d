using System.Globalization;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>Everything in storage that tells of a tenant, with its ETags: not even the same written again goes unseen.</summary>
internal static class TenantState
{
    /// <summary>Written by the tenant's own requests.</summary>
    private const string Sessions = "ConsoleSessions";

    /// <returns>A line for each row and blob.</returns>
    public static async Task<IReadOnlySet<string>> ReadAsync(string storage, AttackTargets tenant)
    {
        var own = new Regex($@"{tenant.ConnectionId}|\b{Regex.Escape(tenant.Account)}\b", RegexOptions.None, TimeSpan.FromSeconds(10));
        var found = new HashSet<string>(StringComparer.Ordinal);
        var tables = new TableServiceClient(storage);
        await foreach (var table in tables.QueryAsync())
        {
            if (table.Name == Sessions)
                continue;
            await foreach (var row in tables.GetTableClient(table.Name).QueryAsync<TableEntity>())
            {
                if (row.Any(column => column.Value is string text && own.IsMatch(text)))
                    found.Add(string.Create(CultureInfo.InvariantCulture, $"{table.Name} {row.PartitionKey} {row.RowKey} {row.ETag}"));
            }
        }

        var blobs = new BlobServiceClient(storage);
        await foreach (var container in blobs.GetBlobContainersAsync())
        {
            await foreach (var blob in blobs.GetBlobContainerClient(container.Name).GetBlobsAsync(
                BlobTraits.None, BlobStates.None, null, default))
            {
                if (own.IsMatch(blob.Name))
                    found.Add(string.Create(CultureInfo.InvariantCulture, $"{container.Name} {blob.Name} {blob.Properties.ETag}"));
            }
        }

        return found;
    }
}
