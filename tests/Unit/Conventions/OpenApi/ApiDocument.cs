using System.Globalization;
using System.Reflection;
using System.Text.Json.Nodes;
using LoketFunctions.Http;
using LoketFunctions.Sandbox;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace LoketFunctions.Tests.Conventions.OpenApi;

/// <summary>An operation of the description.</summary>
/// <param name="Parameters">Those of the operation and of its path, references resolved.</param>
internal sealed record ApiOperation(string Id, string Method, string Path, JsonObject Node, IReadOnlyList<JsonObject> Parameters)
{
    private const string PlannersSide = "Planner's side";

    public bool IsPlanners => Node["tags"]!.AsArray().Any(tag => (string?)tag == PlannersSide);

    public bool IsOpen => Node["security"] is JsonArray { Count: 0 };

    /// <summary>By status, references resolved.</summary>
    public IEnumerable<(string Status, JsonObject Response)> Responses =>
        Node["responses"]!.AsObject().Select(response => (response.Key, ApiDocument.Resolve(response.Value!)));

    public IEnumerable<string> ParameterNames(string location) =>
        Parameters.Where(parameter => (string?)parameter["in"] == location).Select(parameter => (string)parameter["name"]!);

    public JsonObject? RequestContent => Node["requestBody"]?["content"]?["application/json"]?.AsObject();

    public JsonObject? AnswerContent =>
        Responses.Where(response => response.Status.StartsWith('2')).Select(response => response.Response["content"]?["application/json"]?.AsObject()).FirstOrDefault();

    public override string ToString() => Id;
}

/// <summary>docs/openapi.yaml.</summary>
internal static class ApiDocument
{
    /// <summary>The folder of the pages for people.</summary>
    public const string Console = "Console";

    /// <summary>Below it lie pages, which are no part of the API.</summary>
    private const string PagesRoute = "console";

    private static readonly string[] Methods = ["get", "put", "post", "delete", "patch", "head", "options"];

    public static JsonObject Root { get; } = Read();

    public static JsonObject Schemas => Root["components"]!["schemas"]!.AsObject();

    public static IReadOnlyList<ApiOperation> Operations { get; } =
    [
        .. from path in Root["paths"]!.AsObject()
           from method in path.Value!.AsObject()
           where Methods.Contains(method.Key)
           let shared = path.Value!["parameters"]?.AsArray() ?? []
           let own = method.Value!["parameters"]?.AsArray() ?? []
           select new ApiOperation(
               (string)method.Value["operationId"]!, method.Key.ToUpperInvariant(), path.Key, method.Value.AsObject(),
               [.. shared.Concat(own).Select(parameter => Resolve(parameter!))]),
    ];

    /// <summary>The functions that the document describes: all that answer HTTP, but for pages.</summary>
    public static IReadOnlyList<AppFunction> Functions { get; } =
    [
        .. App.Functions.Where(function => function.Trigger<HttpTriggerAttribute>() is not null
            && !Trigger(function).Route!.StartsWith(PagesRoute, StringComparison.Ordinal)),
    ];

    public static HttpTriggerAttribute Trigger(AppFunction function) =>
        function.Trigger<HttpTriggerAttribute>()!.GetCustomAttribute<HttpTriggerAttribute>()!;

    /// <summary>True for what gives an answer its body: its type argument is the record.</summary>
    public static bool Answers(MethodInfo method) =>
        method.IsGenericMethod && (method.Name == nameof(Results.Json) || (method.DeclaringType == typeof(Accepted) && method.Name == nameof(Accepted.At)));

    public static JsonObject Resolve(JsonNode node)
    {
        if (node["$ref"] is not { } reference)
            return node.AsObject();
        return ((string)reference!).TrimStart('#', '/').Split('/')
            .Aggregate((JsonNode)Root, (at, part) => at[part] ?? throw new InvalidOperationException($"{reference} leads nowhere.")).AsObject();
    }

    /// <summary>The name of the schema that is referred to; null where it stands there itself.</summary>
    public static string? NameOf(JsonNode? schema) => ((string?)schema?["$ref"])?.Split('/')[^1];

    private static JsonObject Read()
    {
        using var text = File.OpenText(Path.Combine(Repository.Root, "docs", "openapi.yaml"));
        var yaml = new YamlStream();
        yaml.Load(text);
        return Convert(yaml.Documents[0].RootNode)!.AsObject();
    }

    private static JsonNode? Convert(YamlNode node) => node switch
    {
        YamlMappingNode mapping => new JsonObject(mapping.Children.Select(child => KeyValuePair.Create(((YamlScalarNode)child.Key).Value!, Convert(child.Value)))),
        YamlSequenceNode sequence => new JsonArray([.. sequence.Children.Select(Convert)]),
        YamlScalarNode { Style: not ScalarStyle.Plain } quoted => JsonValue.Create(quoted.Value),
        YamlScalarNode plain => plain.Value switch
        {
            null or "" or "null" or "~" => null,
            "true" => JsonValue.Create(true),
            "false" => JsonValue.Create(false),
            var number when long.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) => JsonValue.Create(whole),
            var number when decimal.TryParse(number, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var part) => JsonValue.Create(part),
            var word => JsonValue.Create(word),
        },
        _ => throw new InvalidOperationException("YAML of an unknown kind."),
    };
}
