using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Microsoft.OpenApi;

namespace LoketFunctions.Simulators.Loket.OpenApi;

/// <summary>Holds one request to its operation: path and query parameters, headers, body.</summary>
internal static class RequestChecker
{
    public static void Check(
        LoketOperation operation, string path, string query, IReadOnlyDictionary<string, string> headers, string? body, Findings findings)
    {
        foreach (var (name, value) in operation.PathValues(path))
            CheckParameter(operation, ParameterLocation.Path, name, value, findings);
        CheckQuery(operation, query, findings);
        CheckHeaders(operation, headers, findings);
        CheckBody(operation, headers, body, findings);
    }

    private static void CheckQuery(LoketOperation operation, string query, Findings findings)
    {
        var given = query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .Select(pair => KeyValuePair.Create(Decode(pair[0]), pair.Length > 1 ? Decode(pair[1]) : ""))
            .ToArray();
        foreach (var (name, value) in given)
            CheckParameter(operation, ParameterLocation.Query, name, value, findings);
        var required = operation.Parameters.Where(p => p is { In: ParameterLocation.Query, Required: true });
        foreach (var missing in required.Where(p => given.All(g => g.Key != p.Name)))
            findings.Wrong($"{operation.Name}: query parameter {missing.Name} is missing");
    }

    private static void CheckParameter(LoketOperation operation, ParameterLocation where, string name, string value, Findings findings)
    {
        var place = new Place(InRequest: true, operation.Method, $"{operation.Name}: {where.GetDisplayName()} parameter {name}");
        if (operation.Parameters.FirstOrDefault(p => p.In == where && p.Name == name) is not { } parameter)
        {
            findings.NotInDocument(place.Path);
            return;
        }

        if (name == "orderBy" && KnownTraps.LetPass(Rule.OrderByDots, place))
            value = value.Replace(".", "", StringComparison.Ordinal);
        if (parameter.Schema is { } schema)
            new SchemaChecker(findings, partial: true).Check(schema, AsNode(schema, value), place);
    }

    private static void CheckHeaders(LoketOperation operation, IReadOnlyDictionary<string, string> headers, Findings findings)
    {
        if (!headers.TryGetValue("Authorization", out var authorization)
            || !Regex.IsMatch(authorization, @"^Bearer\s[\w.~+/=-]+$", RegexOptions.None, TimeSpan.FromSeconds(1)))
            findings.Wrong($"{operation.Name}: no bearer token in Authorization");
        var versions = operation.Versions(200).Concat(operation.Versions(201)).Concat(operation.Versions(202)).Distinct(
            StringComparer.Ordinal).ToArray();
        if (!headers.TryGetValue("Accept", out var accept) || !MediaTypes.IsJson(accept) || MediaTypes.Version(accept) is not { } version)
        {
            if (versions.Length > 0 && !IsOtherType(operation, accept))
                findings.Wrong($"{operation.Name}: Accept must be application/json;version=YYYY-MM-DD");
        }
        else if (versions.Length > 0 && !versions.Contains(version, StringComparer.Ordinal))
        {
            findings.NotInDocument($"{operation.Name}: version {version}; it has {string.Join(", ", versions)}");
        }
    }

    /// <summary>A document, such as a PDF file, that the operation answers with beside JSON.</summary>
    private static bool IsOtherType(LoketOperation operation, string? accept) =>
        accept is not null && operation.Answer(200)?.Keys.Contains(accept.Split(';')[0].Trim(), StringComparer.OrdinalIgnoreCase) is true;

    private static void CheckBody(LoketOperation operation, IReadOnlyDictionary<string, string> headers, string? body, Findings findings)
    {
        if (string.IsNullOrEmpty(body))
        {
            if (operation.RequestBody is not null)
                findings.Wrong($"{operation.Name}: no body");
            return;
        }

        if (operation.RequestBody is not { } content)
        {
            findings.NotInDocument($"{operation.Name}: a body");
            return;
        }

        var type = headers.GetValueOrDefault("Content-Type", "");
        var place = new Place(InRequest: true, operation.Method, "body");
        if (!(type == "application/json" && KnownTraps.LetPass(Rule.BodyMediaType, place)) && !content.ContainsKey(type))
            findings.Wrong($"{operation.Name}: Content-Type {type}, must be application/json without charset");
        var schema = content.OrderBy(c => c.Key, StringComparer.Ordinal).Last().Value.Schema!;
        try
        {
            new SchemaChecker(findings, partial: operation.Method == HttpMethod.Patch).Check(schema, JsonNode.Parse(body), place);
        }
        catch (JsonException)
        {
            findings.Wrong($"{operation.Name}: the body is not JSON");
        }
    }

    /// <summary>A parameter is text on the wire; lists are comma separated.</summary>
    private static JsonNode? AsNode(IOpenApiSchema schema, string value) => SchemaView.Of(schema) switch
    {
        { Type: JsonSchemaType.Array, Items: { } items } => new JsonArray([.. value.Split(',').Select(v => AsNode(items, v))]),
        { Type: JsonSchemaType.Integer or JsonSchemaType.Number }
            when decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        { Type: JsonSchemaType.Boolean } when bool.TryParse(value, out var flag) => JsonValue.Create(flag),
        _ => JsonValue.Create(value),
    };

    private static string Decode(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
