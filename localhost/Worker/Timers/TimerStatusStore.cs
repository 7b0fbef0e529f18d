using System.Text.Json;
using Azure;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Localhost.Timers;

/// <summary>When each timer last ran and is next due, in the blobs where the real host keeps it.</summary>
internal sealed class TimerStatusStore(BlobContainerClient container)
{
    private const int NotFound = 404;

    public async Task<ScheduleStatus?> ReadAsync(string function, CancellationToken cancellation)
    {
        try
        {
            var answer = await Blob(function).DownloadContentAsync(cancellation);
            return answer.Value.Content.ToObjectFromJson<ScheduleStatus>();
        }
        catch (RequestFailedException exception) when (exception.Status == NotFound)
        {
            return null;
        }
        catch (JsonException)
        {
            // As good as none: the schedule starts anew.
            return null;
        }
    }

    public Task WriteAsync(string function, ScheduleStatus status, CancellationToken cancellation) =>
        Blob(function).UploadAsync(BinaryData.FromObjectAsJson(status), overwrite: true, cancellation);

    private BlobClient Blob(string function) => container.GetBlobClient($"timers/localhost/{function}/status");
}
