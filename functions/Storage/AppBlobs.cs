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

    /// <summary>Bodies of export requests, as they were signed.</summary>
    public BlobContainerClient Requests { get; } = service.GetBlobContainerClient("requests");

    /// <summary>Payroll files and their reports; never written again.</summary>
    public BlobContainerClient PayrollFiles { get; } = service.GetBlobContainerClient("payrollfiles");

    /// <summary>What this app has sent to Loket, per payroll administration and period.</summary>
    public BlobContainerClient Ledgers { get; } = service.GetBlobContainerClient("ledgers");

    /// <summary>Which department and component of the planner is which of Loket's, per payroll administration.</summary>
    public BlobContainerClient Mappings { get; } = service.GetBlobContainerClient("mappings");

    /// <summary>
    /// Of a connection in which the HR system leads: its attributes and their mapping, and the records it pushed, sealed.
    /// </summary>
    public BlobContainerClient Personnel { get; } = service.GetBlobContainerClient("personnel");

    /// <summary>Of a pension link: the registration as it is filled in and as it was sent, sealed.</summary>
    public BlobContainerClient Pension { get; } = service.GetBlobContainerClient("pension");

    public IReadOnlyList<BlobContainerClient> All =>
        [Snapshots, Staging, Reports, Requests, PayrollFiles, Ledgers, Mappings, Personnel, Pension];
}
