using System.Text.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Loket.OpenApi;
using LoketFunctions.Simulators.Loket.Rest;
using Microsoft.OpenApi;

namespace LoketFunctions.Simulators.Loket.Writes;

/// <summary>
/// The body of a write, held to Loket's document: types, lengths, what must be there, and choices that are in their lists. Read-only
/// fields that are sent back are ignored; what may be missing and is, is null.
/// </summary>
internal sealed class Body
{
    private const int WrongValue = 12;
    private static readonly string[] Identities = ["key", "id", "shiftNumber"];
    private readonly FieldOptions _options;
    private readonly bool _isConcept;
    private readonly List<Message> _broken = [];

    private Body(Call call, FieldOptions options, bool isConcept, bool isPartial)
    {
        (_options, _isConcept) = (options, isConcept);
        var given = JsonNode.Parse(call.Body) as JsonObject ?? throw new JsonException("The body is no object.");
        var schema = Schema(call);
        HoldToSchema(schema, given, call.Method, isPartial || isConcept);
        Json = _broken.Count > 0 ? given : Settled(schema, given, "");
    }

    /// <summary>Gets the fields that can be written, with whole options in the place of keys.</summary>
    public JsonObject Json { get; }

    public bool IsBroken => _broken.Count > 0;

    /// <param name="isConcept">
    /// Of a concept employee little has to be there, and read-only fields are there as null: it is kept as it is.
    /// </param>
    public static Body Read(Call call, FieldOptions options, bool isConcept = false) =>
        new(call, options, isConcept, isPartial: call.Method == HttpMethod.Patch);

    /// <summary>A broken business rule, unless it holds.</summary>
    public void Require(bool holds, int code, string field, string description)
    {
        if (!holds)
            _broken.Add(new Message("BrokenBusinessRule", code, null, description, [field]));
    }

    /// <summary>The answer that says which rules are broken.</summary>
    public Answer Refusal(string version) => Answer.Messages(400, version, _broken);

    /// <summary>The schema of the request body, of the version that is asked for.</summary>
    public static IOpenApiSchema Schema(Call call) =>
        LoketContract.Load().Document.Find(call.Method, call.Path, new Findings())!.RequestBody!
            .OrderBy(type => type.Key, StringComparer.Ordinal)
            .Aggregate((first, next) => MediaTypes.Version(first.Key) == call.Version ? first : next).Value.Schema!;

    /// <summary>A field that is chosen from a list.</summary>
    public static bool IsChoice(SchemaView view) =>
        "metadata".Equals(view.First(s => s.Format), StringComparison.OrdinalIgnoreCase)
        || (view.Properties.ContainsKey("key") && view.Properties.ContainsKey("value"));

    private void HoldToSchema(IOpenApiSchema schema, JsonObject given, HttpMethod method, bool isPartial)
    {
        var findings = new Findings();
        new SchemaChecker(findings, isPartial).Check(schema, given, new Place(InRequest: true, method, "body"));
        var faults = findings.All.Where(f => !LoketContract.IsNotInDocument(f))
            .Select(f => f[LoketContract.Wrong.Length..].Split(": ", 2))
            .Select(f => (Field: f[0]["body".Length..].TrimStart('.'), Reason: f[1])).ToList();
        var readOnly = faults.Where(f => f.Reason.StartsWith("read-only", StringComparison.Ordinal)).Select(f => f.Field).ToList();
        foreach (var (field, reason) in faults
            .Where(f => !readOnly.Any(r => f.Field == r || f.Field.StartsWith(r + ".", StringComparison.Ordinal))))
            Require(holds: false, WrongValue, field, $"Ongeldige waarde voor {field}: {reason}.");
    }

    private JsonObject Settled(IOpenApiSchema schema, JsonObject given, string path)
    {
        var settled = new JsonObject();
        foreach (var (name, property) in SchemaView.Of(schema).Properties)
        {
            var view = SchemaView.Of(property);
            var field = path.Length == 0 ? name : $"{path}.{name}";
            if (!view.ReadOnly)
                settled[name] = Value(property, view, given[name], name, field);
            else if (_isConcept)
                settled[name] = null;
        }

        return settled;
    }

    private JsonNode? Value(IOpenApiSchema schema, SchemaView view, JsonNode? given, string name, string field) => given switch
    {
        JsonObject choice when IsChoice(view) => Chosen(view, choice, name, field),
        JsonObject inner when view.Properties.Count > 0 => Settled(schema, inner, field),
        null when _isConcept && view.NeverNull && IsChoice(view) => _options.Of(name) is [var first, ..] ? first : null,
        null when _isConcept && view.NeverNull && view.Properties.Count > 0 => Settled(schema, new JsonObject(), field),
        _ => given?.DeepClone(),
    };

    private JsonObject? Chosen(SchemaView view, JsonObject choice, string name, string field)
    {
        var identity = Identities.First(view.Properties.ContainsKey);
        var key = choice[identity]?.ToJsonString();
        var option = _options.Of(name)
            .FirstOrDefault(o => string.Equals(o[identity]?.ToJsonString(), key, StringComparison.OrdinalIgnoreCase));
        Require(option is not null, WrongValue, field, $"De waarde van {field} komt niet voor in de lijst.");
        foreach (var other in option?.Select(o => o.Key).Where(o => o != "value" && !view.Properties.ContainsKey(o)).ToList() ?? [])
            option!.Remove(other);
        return option;
    }
}
