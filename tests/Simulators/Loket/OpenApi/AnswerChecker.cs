using System.Text.Json.Nodes;

namespace LoketFunctions.Simulators.Loket.OpenApi;

/// <summary>Holds one answer to its operation: status, media type with version, body.</summary>
internal static class AnswerChecker
{
    public static void Check(LoketOperation operation, int status, string? contentTypeOrVersion, JsonNode? body, Findings findings)
    {
        if (operation.Answer(status) is not { } documented)
        {
            findings.NotInDocument($"{operation.Name}: status {status}");
            return;
        }

        var place = new Place(InRequest: false, operation.Method, $"{status}");
        var isText = contentTypeOrVersion?.StartsWith("text/plain", StringComparison.OrdinalIgnoreCase) is true;
        if (documented.Count == 0 || (status == 400 && isText && KnownTraps.LetPass(Rule.TextBody, place)))
            return;
        if (contentTypeOrVersion is { } type && documented.Keys.Any(k => !MediaTypes.IsJson(k) && SameType(k, type)))
            return;
        if (body is null)
        {
            // An accepted (202) answer may be empty.
            if (status != 202)
                findings.Wrong($"{operation.Name}: {status} without a JSON body");
            return;
        }

        if (contentTypeOrVersion is not null
            && !char.IsDigit(contentTypeOrVersion[0])
            && !documented.Keys.Any(k => SameType(k, contentTypeOrVersion)))
            findings.Wrong($"{operation.Name}: {status} as {contentTypeOrVersion}");
        var version = MediaTypes.Version(contentTypeOrVersion) ?? BodyVersion(body);
        var types = documented.Where(d => MediaTypes.IsJson(d.Key)).OrderBy(d => d.Key, StringComparer.Ordinal).ToArray();
        if (types.Length == 0)
            return;
        var chosen = types.FirstOrDefault(t => MediaTypes.Version(t.Key) == version, types[^1]);
        if (version is not null && MediaTypes.Version(chosen.Key) is { } known && known != version)
            findings.NotInDocument($"{operation.Name}: version {version}");
        new SchemaChecker(findings, partial: status >= 400).Check(chosen.Value, body, place);
    }

    private static string? BodyVersion(JsonNode body) =>
        body is JsonObject { } envelope && envelope["version"] is JsonObject version
            ? MediaTypes.Version(version["resourceVersion"]?.ToString())
            : null;

    private static bool SameType(string documented, string given) =>
        documented.Split(';')[0].Trim().Equals(given.Split(';')[0].Trim(), StringComparison.OrdinalIgnoreCase);
}
