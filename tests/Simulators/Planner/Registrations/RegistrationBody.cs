using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoketFunctions.Simulators.Planner.Registrations;

/// <summary>What an export request says before its registrations. Null is left out.</summary>
/// <param name="AdministrationId">Only this one.</param>
/// <param name="Preview">Everything up to the report, and nothing leaves.</param>
/// <param name="RequestedBy">Who asked, for the report.</param>
/// <param name="Confirm">Tokens of changes of contracts that somebody has seen.</param>
public sealed record ExportHeader(
    ExportPeriod Period, string? AdministrationId = null, bool Preview = false, string? RequestedBy = null, bool AllOrNothing = false,
    IReadOnlyList<string>? Confirm = null);

/// <summary>A period by its number, or the one that holds a day.</summary>
public sealed record ExportPeriod
{
    private ExportPeriod()
    {
    }

    public int? Year { get; private init; }

    public int? PeriodNumber { get; private init; }

    public DateOnly? Date { get; private init; }

    public static ExportPeriod Number(int year, int periodNumber) => new() { Year = year, PeriodNumber = periodNumber };

    public static ExportPeriod Holding(DateOnly date) => new() { Date = date };
}

/// <summary>Writes the body of an export request without holding it.</summary>
public static class RegistrationBody
{
    private const int FlushAt = 64 * 1024;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerOptions.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <returns>How many registrations were written.</returns>
    public static async Task<int> WriteAsync(
        Stream stream, ExportHeader header, IEnumerable<Registration> registrations, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(registrations);
        // The serializer flushes the writer after each value: into a buffer, not into the stream.
        var buffer = new ArrayBufferWriter<byte>(2 * FlushAt);
        await using var writer = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = Json.Encoder });
        writer.WriteStartObject();
        foreach (var property in JsonSerializer.SerializeToElement(header, Json).EnumerateObject())
            property.WriteTo(writer);

        var count = 0;
        writer.WriteStartArray("registrations");
        foreach (var registration in registrations)
        {
            JsonSerializer.Serialize(writer, registration, Json);
            count++;
            if (buffer.WrittenCount >= FlushAt)
                await EmptyAsync();
        }

        writer.WriteEndArray();
        writer.WriteEndObject();
        await writer.FlushAsync(cancellationToken);
        await EmptyAsync();
        return count;

        async Task EmptyAsync()
        {
            await stream.WriteAsync(buffer.WrittenMemory, cancellationToken);
            buffer.ResetWrittenCount();
        }
    }
}
