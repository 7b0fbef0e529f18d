using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using LoketFunctions.Sandbox;

namespace LoketFunctions.Tests.Durable.Recorded;

/// <summary>What an instance of an orchestrator once did, in words of no engine; docs/versions.md explains it.</summary>
/// <param name="Course">Which way the run went, such as "plain".</param>
internal sealed record RecordedHistory(
    string Orchestrator, string Version, string Course, string InstanceId, JsonNode? Input, IReadOnlyList<RecordedEvent> Events)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private static string Folder => Path.Combine(Repository.Root, "tests", "Unit", "Durable", "Histories");

    [JsonIgnore]
    public string File => Path.Combine(Folder, Version, $"{Orchestrator}.{Course}.json");

    public static IEnumerable<RecordedHistory> All() =>
        Directory.EnumerateFiles(Folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(Read);

    public static RecordedHistory Parse(string text) => JsonSerializer.Deserialize<RecordedHistory>(text, Json)!;

    public string ToText() => JsonSerializer.Serialize(this, Json) + "\n";

    public override string ToString() => $"{Version} {Orchestrator} {Course}";

    private static RecordedHistory Read(string file)
    {
        var history = Parse(System.IO.File.ReadAllText(file));
        return history.File == file ? history : throw new InvalidOperationException($"{file} holds {history}.");
    }
}
