using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoketFunctions.Loket.Model;

/// <summary>
/// Reads the records of a list one by one, so that one which cannot be read stops nobody else's. What is no JSON at all is still half
/// an answer, and fails as a whole.
/// </summary>
internal sealed class ListedRecordReader : JsonConverterFactory
{
    public override bool CanConvert(Type typeToConvert) =>
        typeToConvert.IsGenericType && typeToConvert.GetGenericTypeDefinition() == typeof(ListedRecord<>);

    public override JsonConverter CreateConverter(Type typeToConvert, JsonSerializerOptions options) =>
        (JsonConverter)Activator.CreateInstance(typeof(Of<>).MakeGenericType(typeToConvert.GenericTypeArguments))!;

    private sealed class Of<T> : JsonConverter<ListedRecord<T>>
        where T : class
    {
        /// <summary>A null in the place of a record is one that cannot be read.</summary>
        public override bool HandleNull => true;

        public override ListedRecord<T> Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
        {
            var start = reader;
            string field;
            try
            {
                var item = JsonSerializer.Deserialize<T>(ref reader, options);
                if (item is not null and not IListed { Identity: null })
                    return new ListedRecord<T>(item, null);
                field = (item as IListed)?.IdentityField ?? IListed.Id;
            }
            catch (JsonException exception)
            {
                // The exception's words may quote what it could not read; its path holds names of fields alone.
                field = exception.Path?.TrimStart('$', '.') ?? "";
            }

            reader = start;
            using var record = JsonDocument.ParseValue(ref reader);
            return new ListedRecord<T>(null, UnreadableRecord.Of(record.RootElement, field));
        }

        public override void Write(Utf8JsonWriter writer, ListedRecord<T> value, JsonSerializerOptions options) =>
            throw new NotSupportedException("Lists are only read.");
    }
}
