using Azure.Data.Tables;
using LoketFunctions.Storage;

namespace LoketFunctions.Monitoring.Health.Checks;

/// <summary>The app's blobs answer, and their containers are there.</summary>
internal sealed class BlobsCheck(AppBlobs blobs) : IDependencyCheck
{
    public string Name => "blobs";

    public bool IsUsed => true;

    public Task CheckAsync(CancellationToken cancellation) => blobs.Snapshots.GetPropertiesAsync(cancellationToken: cancellation);
}

/// <summary>The app's tables answer, and are there.</summary>
internal sealed class TablesCheck(AppTables tables) : IDependencyCheck
{
    /// <summary>No tenant is called so: reading it costs next to nothing.</summary>
    private const string EmptyPartition = "health";

    public string Name => "tables";

    public bool IsUsed => true;

    public Task CheckAsync(CancellationToken cancellation) => tables.Connections.PartitionAsync<TableEntity>(EmptyPartition, cancellation);
}
