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

/// <summary>
/// One thing that became known, in the order in which it did: <c>woken</c> (the orchestrator is given what follows, at a time),
/// <c>started</c>, <c>asked</c> (an activity, a timer, a sub-orchestration), <c>completed</c>, <c>failed</c>, <c>fired</c>, <c>ended</c>.
/// </summary>
internal sealed record RecordedEvent(string Event)
{
    /// <summary>The number of what was asked for, from 0 in the order of asking; answers bear the same.</summary>
    public int? Id { get; init; }

    /// <summary>activity, timer or orchestration.</summary>
    public string? Kind { get; init; }

    /// <summary>Of the activity or orchestration.</summary>
    public string? Name { get; init; }

    /// <summary>Of the sub-orchestration.</summary>
    public string? InstanceId { get; init; }

    public JsonNode? Input { get; init; }

    public JsonNode? Result { get; init; }

    /// <summary>When the orchestrator was woken, or when a timer is to fire. UTC.</summary>
    public DateTime? At { get; init; }

    /// <summary>The type of the exception that an activity threw.</summary>
    public string? Error { get; init; }

    /// <summary>How the instance ended.</summary>
    public string? Status { get; init; }
}
