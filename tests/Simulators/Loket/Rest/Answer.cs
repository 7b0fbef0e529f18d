using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.Json;
using LoketFunctions.Simulators.Loket.Json;

namespace LoketFunctions.Simulators.Loket.Rest;

/// <summary>What an envelope tells besides its content.</summary>
/// <param name="Id">The thing that it is about, where a request concerns several.</param>
internal sealed record Message(string Type, int Code, Guid? Id, string Description, IReadOnlyList<string> Properties);

/// <summary>An answer in full, so that it can be checked, spoiled or cut before it is sent.</summary>
internal sealed record Answer(int Status, string ContentType, byte[] Body)
{
    private const string JsonType = "application/json; charset=utf-8";

    public string? ETag { get; init; }

    /// <summary>Gets the address of what was created.</summary>
    public string? Location { get; init; }

    public static Answer Text(int status, string text) => new(status, "text/plain; charset=utf-8", Encoding.UTF8.GetBytes(text));

    public static Answer Empty(int status) => new(status, "", []);

    public static Answer Unauthorized() => Json(401, new { Message = "Authorization has been denied for this request." });

    public static Answer Forbidden() => Json(403, new
    {
        Message = "Insufficient rights for this request, reason \"User doesn't have rechten to perform activity for the given Id.\"",
    });

    public static Answer BrokenRule(string version, string description) =>
        Messages(400, version, [new Message("BrokenBusinessRule", 1, null, description, [])]);

    public static Answer Messages(int status, string version, IReadOnlyList<Message> messages) => Json(status, new
    {
        Version = new { ObsoleteDate = (string?)null, ResourceVersion = version },
        Messages = messages,
        Content = new { },
    });

    /// <param name="version">Null for the few lists that do not tell it.</param>
    public static Answer Page(string? version, Rows rows, int pageNumber, int pageSize) => Write(writer =>
    {
        writer.WriteNumber("totalSize", rows.Count);
        writer.WriteNumber("pageSize", pageSize);
        writer.WriteNumber("totalPages", (rows.Count + pageSize - 1) / pageSize);
        writer.WriteNumber("currentPage", pageNumber);
        WriteVersion(writer, version);
        writer.WriteStartArray("_embedded");
        var first = (long)(pageNumber - 1) * pageSize;
        for (var i = first; i < Math.Min(rows.Count, first + pageSize); i++)
        {
            rows.Write(writer, (int)i);
        }

        writer.WriteEndArray();
    });

    public static Answer Single(string version, Rows row, string etag) => Write(writer =>
    {
        WriteVersion(writer, version);
        writer.WritePropertyName("content");
        row.Write(writer, 0);
    }) with
    { ETag = string.Create(CultureInfo.InvariantCulture, $"\"{etag}\"") };

    /// <summary>What a write made of a thing.</summary>
    public static Answer Content(int status, string version, Rows row) => Write(writer =>
    {
        WriteVersion(writer, version);
        writer.WritePropertyName("content");
        row.Write(writer, 0);
    }) with
    { Status = status };

    /// <summary>The one answer that tells a new id beside the fields of paging.</summary>
    public static Answer Created(string version, Guid id) => Write(writer =>
    {
        foreach (var field in new[] { "totalSize", "pageSize", "totalPages", "currentPage" })
            writer.WriteNumber(field, 1);
        WriteVersion(writer, version);
        writer.WriteString("id", id);
    }) with
    { Status = 201 };

    public static Answer Json(int status, object body) =>
        new(status, JsonType, JsonSerializer.SerializeToUtf8Bytes(body, LoketJson.Options));

    private static Answer Write(Action<Utf8JsonWriter> content)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, LoketJson.Writer))
        {
            writer.WriteStartObject();
            content(writer);
            writer.WriteEndObject();
        }

        return new Answer(200, JsonType, buffer.WrittenSpan.ToArray());
    }

    private static void WriteVersion(Utf8JsonWriter writer, string? version)
    {
        if (version is not null)
        {
            writer.WriteStartObject("version");
            writer.WriteNull("obsoleteDate");
            writer.WriteString("resourceVersion", version);
            writer.WriteEndObject();
        }

        writer.WriteStartArray("messages");
        writer.WriteEndArray();
    }
}
