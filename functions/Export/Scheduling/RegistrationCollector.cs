using System.Buffers;
using System.Text.Json;
using LoketFunctions.Planner;
using LoketFunctions.Storage;

namespace LoketFunctions.Export.Scheduling;

/// <summary>
/// Asks the planner for a period's registrations and stores them as if the planner had sent them, so that a scheduled export goes
/// the same way from there.
/// </summary>
internal sealed class RegistrationCollector(PlannerClient client, AppBlobs blobs)
{
    private const int FlushAfterBytes = 256 * 1024;

    public Task CollectAsync(ExportScope scope, string blob, CancellationToken cancellation)
    {
        var period = scope.Run.Scheduled ?? throw new InvalidOperationException("Only a scheduled export asks the planner.");
        return blobs.Requests.WriteStreamAsync(blob, stream => WriteAsync(stream, scope, period, cancellation), "application/json", cancellation);
    }

    private async Task WriteAsync(Stream stream, ExportScope scope, ScheduledPeriod period, CancellationToken cancellation)
    {
        // The serializer flushes its writer after each value, and a blob is written asynchronously only.
        var buffer = new ArrayBufferWriter<byte>(2 * FlushAfterBytes);
        await using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        json.WriteStartObject("period");
        json.WriteNumber("year", period.Year);
        json.WriteNumber("periodNumber", period.PeriodNumber);
        json.WriteEndObject();
        json.WriteString("administrationId", period.AdministrationId);
        json.WriteStartArray("registrations");
        var registrations = client.ListRegistrationsAsync(
            scope.Planner, scope.Connection.Tenant.Account, scope.Connection.Id, period.StartDate, period.EndDate, cancellation);
        await foreach (var registration in registrations)
        {
            JsonSerializer.Serialize(json, registration, AppJson.Options);
            if (buffer.WrittenCount > FlushAfterBytes)
                await EmptyAsync();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        await json.FlushAsync(cancellation);
        await EmptyAsync();

        async Task EmptyAsync()
        {
            await stream.WriteAsync(buffer.WrittenMemory, cancellation);
            buffer.ResetWrittenCount();
        }
    }
}
