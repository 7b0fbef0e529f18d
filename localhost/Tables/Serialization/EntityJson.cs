using System.Buffers;
using System.Globalization;
using System.Text.Json;

namespace Azure.Data.Tables;

/// <summary>
/// Rows as the Table service writes them: JSON in which <c>name@odata.type</c> states the types that JSON does not have.
/// Source: https://learn.microsoft.com/rest/api/storageservices/payload-format-for-table-service-operations
/// </summary>
internal static class EntityJson
{
    private const string TypeSuffix = "@odata.type";
    private const string DateFormat = "yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'";

    /// <summary>Null columns are left out: the service has no nulls.</summary>
    public static ReadOnlyMemory<byte> Write(ITableEntity entity)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            foreach (var (name, value) in EntityBinder.ToColumns(entity))
            {
                if (name is not (Columns.ETag or Columns.Timestamp))
                    Write(json, name, value);
            }

            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    /// <summary>Columns by name, the ETag among them, each with the type that it was written with.</summary>
    public static Dictionary<string, object> Read(JsonElement row)
    {
        var types = row.EnumerateObject()
            .Where(property => property.Name.EndsWith(TypeSuffix, StringComparison.Ordinal))
            .ToDictionary(property => property.Name[..^TypeSuffix.Length], property => property.Value.GetString());
        var columns = new Dictionary<string, object>(StringComparer.Ordinal);
        foreach (var property in row.EnumerateObject())
        {
            var annotation = property.Name.Contains('@', StringComparison.Ordinal) || property.Name.StartsWith("odata.", StringComparison.Ordinal);
            if ((annotation && property.Name is not Columns.ETag) || property.Value.ValueKind is JsonValueKind.Null)
                continue;
            var type = property.Name is Columns.Timestamp ? "Edm.DateTime" : types.GetValueOrDefault(property.Name);
            columns[property.Name] = ReadValue(property.Value, type);
        }

        return columns;
    }

    private static void Write(Utf8JsonWriter json, string name, object? value)
    {
        switch (value)
        {
            case null:
                break;
            case string text:
                json.WriteString(name, text);
                break;
            case bool flag:
                json.WriteBoolean(name, flag);
                break;
            case int number:
                json.WriteNumber(name, number);
                break;
            case double number when double.IsFinite(number):
                json.WriteNumber(name, number);
                json.WriteString(name + TypeSuffix, "Edm.Double");
                break;
            case double number:
                WriteTyped("Edm.Double", number.ToString(CultureInfo.InvariantCulture));
                break;
            case long number:
                WriteTyped("Edm.Int64", number.ToString(CultureInfo.InvariantCulture));
                break;
            case Guid id:
                WriteTyped("Edm.Guid", id.ToString());
                break;
            case DateTimeOffset moment:
                WriteTyped("Edm.DateTime", moment.UtcDateTime.ToString(DateFormat, CultureInfo.InvariantCulture));
                break;
            case DateTime moment:
                WriteTyped("Edm.DateTime", moment.ToUniversalTime().ToString(DateFormat, CultureInfo.InvariantCulture));
                break;
            case byte[] bytes:
                WriteTyped("Edm.Binary", Convert.ToBase64String(bytes));
                break;
            case BinaryData data:
                WriteTyped("Edm.Binary", Convert.ToBase64String(data));
                break;
            default:
                throw new NotSupportedException($"Column {name} is a {value.GetType()}, which a table cannot hold.");
        }

        void WriteTyped(string type, string text)
        {
            json.WriteString(name, text);
            json.WriteString(name + TypeSuffix, type);
        }
    }

    private static object ReadValue(JsonElement value, string? type) => type switch
    {
        "Edm.Int64" => long.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        "Edm.Guid" => value.GetGuid(),
        "Edm.DateTime" => DateTimeOffset.Parse(value.GetString()!, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
        "Edm.Binary" => value.GetBytesFromBase64(),
        "Edm.Double" when value.ValueKind is JsonValueKind.String => double.Parse(value.GetString()!, CultureInfo.InvariantCulture),
        "Edm.Double" => value.GetDouble(),
        _ => value.ValueKind switch
        {
            JsonValueKind.True => true,
            JsonValueKind.False => false,
            JsonValueKind.Number when value.TryGetInt32(out var number) => number,
            JsonValueKind.Number => value.GetDouble(),
            _ => value.GetString()!,
        },
    };
}
