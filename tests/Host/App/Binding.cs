using System.Text.Json.Nodes;

namespace LoketFunctions.DevelopmentHost.App;

/// <summary>One binding of a function: the JSON that a function.json would hold, whose names are written in any case.</summary>
internal sealed record Binding(JsonObject Json)
{
    public string Name => Text("name")!;

    public string Type => Text("type")!;

    public static Binding Parse(string json) => new(JsonNode.Parse(json)!.AsObject());

    public bool Is(string type) => string.Equals(Type, type, StringComparison.OrdinalIgnoreCase);

    public string? Text(string property) => Find(property)?.ToString();

    public bool? Flag(string property) => Find(property) is { } value ? (bool)value : null;

    public string[] Texts(string property) => Find(property) is JsonArray values ? [.. values.Select(value => value!.ToString())] : [];

    private JsonNode? Find(string property) =>
        Json.FirstOrDefault(pair => string.Equals(pair.Key, property, StringComparison.OrdinalIgnoreCase)).Value;
}
