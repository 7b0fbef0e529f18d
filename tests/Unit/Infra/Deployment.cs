using System.Collections.Concurrent;
using System.Text.Json;

namespace LoketFunctions.Tests.Infra;

/// <summary>What is deployed with the values of a parameter file. What only Azure knows is an expression in brackets.</summary>
internal sealed class Deployment
{
    private static readonly ConcurrentDictionary<string, Lazy<Deployment>> Made = new(StringComparer.Ordinal);

    private readonly JsonElement _snapshot;

    private Deployment(string parameters)
    {
        using var copy = new InfraCopy();
        _snapshot = JsonDocument.Parse(Bicep.Snapshot(copy.Folder, parameters)).RootElement;
    }

    /// <summary>With all that there is to choose, and otherwise the defaults.</summary>
    public static Deployment OfEverything => Of("tests/Unit/Infra/everything.bicepparam");

    public IReadOnlyDictionary<string, string> AppSettings =>
        Properties("Microsoft.Web/sites/config").Single().EnumerateObject()
            .ToDictionary(setting => setting.Name, setting => setting.Value.GetString()!, StringComparer.Ordinal);

    public static Deployment Of(string parameters) => Made.GetOrAdd(parameters, file => new(() => new(file))).Value;

    public string Output(string name) => _snapshot.GetProperty("outputs").GetProperty(name).GetString()!;

    public IEnumerable<JsonElement> Resources(string type) =>
        _snapshot.GetProperty("predictedResources").EnumerateArray().Where(resource => resource.GetProperty("type").GetString() == type);

    /// <summary>The properties of every resource of a type.</summary>
    public IEnumerable<JsonElement> Properties(string type) => Resources(type).Select(resource => resource.GetProperty("properties"));
}
