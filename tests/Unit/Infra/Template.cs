using System.Text.Json;

namespace LoketFunctions.Tests.Infra;

/// <summary>infra/main.bicep or one of its modules, compiled, before it has any values.</summary>
internal sealed record Template(string Name, JsonElement Json)
{
    private static readonly Lazy<IReadOnlyList<Template>> Compiled = new(() =>
    {
        using var copy = new InfraCopy();
        return [.. WithModules("main", JsonDocument.Parse(Bicep.Build(copy.Folder, "infra/main.bicep")).RootElement)];
    });

    public static IReadOnlyList<Template> All => Compiled.Value;

    public IEnumerable<string> Parameters => Json.GetProperty("parameters").EnumerateObject().Select(parameter => parameter.Name);

    public IEnumerable<(string Name, string Value)> Outputs => Json.TryGetProperty("outputs", out var outputs)
        ? outputs.EnumerateObject().Select(output => (output.Name, output.Value.GetProperty("value").GetString()!))
        : [];

    public override string ToString() => Name;

    private static IEnumerable<Template> WithModules(string name, JsonElement json) =>
        ResourcesOf(json)
            .Where(resource => resource.GetProperty("type").GetString() == "Microsoft.Resources/deployments")
            .Select(module => module.GetProperty("properties").GetProperty("template"))
            .SelectMany((module, i) => WithModules($"{name}, module {i + 1}", module))
            .Prepend(new(name, json));

    /// <summary>By name or in a list, as the language version of the template has it.</summary>
    private static IEnumerable<JsonElement> ResourcesOf(JsonElement json) =>
        json.GetProperty("resources") is { ValueKind: JsonValueKind.Object } named
            ? named.EnumerateObject().Select(resource => resource.Value)
            : json.GetProperty("resources").EnumerateArray();
}
