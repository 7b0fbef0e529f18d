using Azure.Storage.Blobs;

namespace LoketFunctions.Storage;

/// <summary>The app's blob containers, by what they hold.</summary>
internal sealed class AppBlobs(BlobServiceClient service)
{
    /// <summary>What was last read and last sent, per payroll administration, with the cursor: one blob each.</summary>
    public BlobContainerClient Snapshots { get; } = service.GetBlobContainerClient("snapshots");

    /// <summary>What a run read and still works on; removed when the run ends.</summary>
    public BlobContainerClient Staging { get; } = service.GetBlobContainerClient("staging");

    /// <summary>What happened to each employee, per run and administration.</summary>
    public BlobContainerClient Reports { get; } = service.GetBlobContainerClient("reports");

    public IReadOnlyList<BlobContainerClient> All => [Snapshots, Staging, Reports];
}
