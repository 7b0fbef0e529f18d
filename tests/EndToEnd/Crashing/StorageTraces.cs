using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Azure.Data.Tables;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace LoketFunctions.Tests.EndToEnd.Crashing;

/// <summary>A row or a blob of a connection.</summary>
/// <param name="Place">Where it lies.</param>
/// <param name="Text">It all, without what is made anew for each run: ids, moments, and how often something was tried.</param>
internal sealed record StorageTrace(string Place, string Text)
{
    public bool IsAbout(string run) => Place.Contains(run, StringComparison.Ordinal);
}

/// <summary>Reads what lies of a connection in storage.</summary>
internal static partial class StorageTraces
{
    private static readonly string[] Tables =
        ["Connections", "Administrations", "Links", "PersonnelNumbers", "Runs", "Leases", "Exports", "Mappings"];

    private static readonly string[] Containers = ["snapshots", "staging", "reports", "requests", "payrollfiles", "ledgers", "mappings"];

    /// <summary>
    /// A run that was disturbed makes more calls and takes the lease more often; the hour of the night is the test's own.
    /// </summary>
    private static readonly string[] Ignored =
    [
        "odata.etag", "PartitionKey", "RowKey", "Timestamp",
        "LoketCalls", "PlannerCalls", "MailAttempts", "Mails", "MarksAttempts", "Fence", "NightlyAt",
    ];

    public static async Task<IReadOnlyList<StorageTrace>> ReadAsync(string connectionString, TestAccount account)
    {
        var traces = new List<StorageTrace>();
        var tenant = $"{account.Api.Planner}:{account.Api.Account}";
        var tables = new TableServiceClient(connectionString);
        foreach (var table in Tables)
        {
            await foreach (var row in tables.GetTableClient(table).QueryAsync<TableEntity>(
                row => row.PartitionKey == account.ConnectionId || row.PartitionKey == tenant))
                traces.Add(Trace(account, $"{table} {row.PartitionKey} {row.RowKey}", string.Join(' ', Columns(row))));
        }

        var blobs = new BlobServiceClient(connectionString);
        foreach (var container in Containers.Select(blobs.GetBlobContainerClient))
        {
            await foreach (var blob in container.GetBlobsAsync(BlobTraits.None, BlobStates.None, account.ConnectionId, default))
                traces.Add(Trace(account, $"{container.Name} {blob.Name}", await TextAsync(container.GetBlobClient(blob.Name))));
        }

        return traces;
    }

    private static IEnumerable<string> Columns(TableEntity row) => row
        .Where(column => !Ignored.Contains(column.Key, StringComparer.Ordinal))
        .OrderBy(column => column.Key, StringComparer.Ordinal)
        .Select(column => $"{column.Key}={Convert.ToString(column.Value, CultureInfo.InvariantCulture)}");

    private static StorageTrace Trace(TestAccount account, string place, string content)
    {
        var text = $"{place}: {content}"
            .Replace(account.ConnectionId, "(connection)", StringComparison.Ordinal)
            .Replace(account.Api.Account, "(account)", StringComparison.Ordinal)
            .Replace(account.User.Name, "(user)", StringComparison.Ordinal);
        return new StorageTrace(place, Moment().Replace(Made().Replace(text, "(made)"), "(moment)"));
    }

    private static async Task<string> TextAsync(BlobClient blob)
    {
        var content = (await blob.DownloadContentAsync()).Value.Content;
        if (blob.Name.EndsWith(".zip", StringComparison.Ordinal))
            return "";
        if (!blob.Name.EndsWith(".gz", StringComparison.Ordinal))
            return content.ToString();
        await using var unzipped = new GZipStream(content.ToStream(), CompressionMode.Decompress);
        using var reader = new StreamReader(unzipped, Encoding.UTF8);
        return await reader.ReadToEndAsync();
    }

    /// <summary>Ids of runs and exports, which tell when they were made, and the hashes of messages that asked for them.</summary>
    [GeneratedRegex(@"\d{19}-[0-9a-f]{8}|msg_[0-9a-f]{64}", RegexOptions.None, 1000)]
    private static partial Regex Made();

    /// <summary>As JSON, tables and reports for people write them.</summary>
    [GeneratedRegex(
        @"\d{4}-\d\d-\d\d[T ]\d\d:\d\d(:\d\d)?(\.\d+)?(Z|[+-]\d\d:\d\d)?|\d\d/\d\d/\d{4} \d\d:\d\d:\d\d( [+-]\d\d:\d\d)?",
        RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Moment();
}
