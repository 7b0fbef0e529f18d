using System.Text;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Sandbox.Storage;

/// <summary>A request to storage that changes what a run leaves there.</summary>
/// <param name="What">Method and place, for people.</param>
/// <param name="EndsStep">A step of an orchestration tells its end: what it did counts from here on.</param>
internal sealed record StorageWrite(string What, bool EndsStep)
{
    /// <summary>
    /// Null for what changes nothing, and for what is also written when no run is under way: leases, messages kept invisible, the
    /// engine's partitions, WebJobs' locks and timers, containers, queues and tables that are made at the start, and the ids of
    /// whatever requests come.
    /// </summary>
    public static async Task<StorageWrite?> TryReadAsync(HttpRequest request, StorageService service)
    {
        var place = string.Join('/', request.Path.Value!.Split('/')[2..]);
        var counts = request.Method is not ("GET" or "HEAD" or "OPTIONS") && service switch
        {
            StorageService.Blob => !request.Query.ContainsKey("restype") && request.Query["comp"] != "lease"
                && !place.StartsWith("azure-webjobs-", StringComparison.Ordinal),
            StorageService.Queue => place.Contains("/messages", StringComparison.Ordinal) && request.Method is "POST" or "DELETE",
            _ => place != "Tables" && !place.StartsWith("ReceivedMessages", StringComparison.Ordinal)
                && !place.Contains("Partitions(", StringComparison.Ordinal),
        };
        if (!counts)
            return null;
        return new StorageWrite($"{request.Method} {service} {place}", service == StorageService.Queue && await EndsStepAsync(request));
    }

    private static async Task<bool> EndsStepAsync(HttpRequest request)
    {
        if (request.Method != "POST")
            return false;
        request.EnableBuffering();
        using var reader = new StreamReader(request.Body, Encoding.UTF8, leaveOpen: true);
        var message = await reader.ReadToEndAsync();
        request.Body.Position = 0;
        return message.Contains("TaskCompletedEvent", StringComparison.Ordinal);
    }
}
