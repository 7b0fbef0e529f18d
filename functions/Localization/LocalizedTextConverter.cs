using System.Collections.Frozen;
using System.Resources;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace LoketFunctions.Localization;

/// <summary>The catalogues by the names of their classes, each read once in this process.</summary>
internal static class TextCatalogues
{
    private static readonly FrozenDictionary<string, ResourceManager> ByName = typeof(TextCatalogues).Assembly.GetTypes()
        .Where(type => type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(Catalogue<>))
        .ToFrozenDictionary(type => type.FullName!, type => new ResourceManager(type), StringComparer.Ordinal);

    public static ResourceManager Of(Type catalogue) => ByName[catalogue.FullName!];

    /// <summary>Null where there is none of that name, or no longer.</summary>
    public static ResourceManager? Find(string? name) => name is null ? null : ByName.GetValueOrDefault(name);
}

/// <summary>
/// A text as steps hand it on: its catalogue, key and arguments, so that it is said in the language of whoever reads it in the end.
/// Earlier versions wrote the text itself, in Dutch and English.
/// </summary>
internal sealed class LocalizedTextConverter : JsonConverter<LocalizedText>
{
    private const string Catalogue = "catalogue";
    private const string Key = "key";
    private const string Arguments = "arguments";
    private const string English = "english";

    public override LocalizedText Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        using var document = JsonDocument.ParseValue(ref reader);
        var written = document.RootElement;
        if (written.ValueKind != JsonValueKind.Object)
            throw new JsonException("Not a text.");
        if (written.TryGetProperty(English, out var english))
            return new LocalizedText(null, english.GetString() ?? "", []);
        var key = written.TryGetProperty(Key, out var named) ? named.GetString() : null;
        var catalogue = TextCatalogues.Find(written.TryGetProperty(Catalogue, out var of) ? of.GetString() : null);
        return key is null || catalogue is null || !written.TryGetProperty(Arguments, out var arguments)
            ? throw new JsonException("Not a text of this version.")
            : new LocalizedText(catalogue, key, [.. arguments.EnumerateArray().Select(argument => Argument(argument, options))]);
    }

    public override void Write(Utf8JsonWriter writer, LocalizedText value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        if (value.Catalogue is null)
        {
            writer.WriteString(English, value.Key);
            writer.WriteEndObject();
            return;
        }

        writer.WriteString(Catalogue, value.Catalogue.BaseName);
        writer.WriteString(Key, value.Key);
        writer.WriteStartArray(Arguments);
        foreach (var argument in value.Arguments)
            JsonSerializer.Serialize(writer, argument, options);
        writer.WriteEndArray();
        writer.WriteEndObject();
    }

    private static object? Argument(JsonElement argument, JsonSerializerOptions options) => argument.ValueKind switch
    {
        JsonValueKind.Number => argument.GetDecimal(),
        JsonValueKind.Object => argument.Deserialize<LocalizedText>(options),
        _ => argument.GetString(),
    };
}
