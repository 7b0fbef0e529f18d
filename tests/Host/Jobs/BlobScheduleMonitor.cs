using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Microsoft.Azure.WebJobs.Extensions.Timers;

namespace LoketFunctions.DevelopmentHost.Jobs;

/// <summary>
/// Remembers when timers last ran, in the storage account. WebJobs' own needs a type that Microsoft.Azure.WebJobs.Host.Storage
/// no longer has.
/// </summary>
internal sealed class BlobScheduleMonitor(string storage, string hostId) : ScheduleMonitor
{
    private readonly BlobContainerClient _container = new(storage, "azure-webjobs-hosts");

    public override async Task<ScheduleStatus> GetStatusAsync(string timerName)
    {
        try
        {
            return (await Blob(timerName).DownloadContentAsync()).Value.Content.ToObjectFromJson<ScheduleStatus>()!;
        }
        catch (RequestFailedException exception) when (exception.Status == StatusCodes.Status404NotFound)
        {
            return null!; // The base class has no annotations, and takes it for "never".
        }
    }

    public override async Task UpdateStatusAsync(string timerName, ScheduleStatus status)
    {
        await _container.CreateIfNotExistsAsync();
        await Blob(timerName).UploadAsync(new BinaryData(JsonSerializer.SerializeToUtf8Bytes(status)), overwrite: true);
    }

    private BlobClient Blob(string timer) => _container.GetBlobClient($"timers/{hostId}/{timer}/status");
}
