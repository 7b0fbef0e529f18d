using System.Text;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>What belongs to one tenant, by the names that addresses and bodies have for it.</summary>
internal sealed partial record AttackTargets(
    string Planner, string Account, string ConnectionId, string AdministrationId, string RunId, string ExportId, string EmployeeId)
{
    public const string UserId = "u-17";

    /// <summary>The address below /api; <paramref name="connection"/> in the place of the own connection, where given.</summary>
    public string Fill(string route, AttackTargets? caller = null, string? connection = null) =>
        "/api/" + Hole().Replace(route, hole => hole.Groups["name"].Value switch
    {
        "planner" => (caller ?? this).Planner,
        "account" => (caller ?? this).Account,
        "connectionId" => connection ?? ConnectionId,
        var name => Find(name) ?? throw new InvalidOperationException($"Say in {nameof(AttackTargets)} what {{{name}}} is."),
    });

    /// <summary>An example of the documentation with these ids in the place of its own.</summary>
    public byte[]? FillBody(string? body)
    {
        if (body is null)
            return null;
        var node = JsonNode.Parse(body)!;
        Fill(node);
        return Encoding.UTF8.GetBytes(node.ToJsonString());
    }

    private void Fill(JsonNode node)
    {
        if (node is JsonArray list)
        {
            // With the ids all alike, the rest would be refused as said twice.
            while (list.Count > 1 && list[0] is JsonObject)
                list.RemoveAt(1);
            foreach (var item in list.OfType<JsonNode>())
                Fill(item);
            return;
        }

        foreach (var (name, value) in (node as JsonObject)?.ToList() ?? [])
        {
            if (value is JsonValue && Find(name) is { } id)
                node[name] = id;
            else if (value is JsonArray && name.EndsWith('s') && Find(name[..^1]) is { } one)
                node[name] = new JsonArray(one);
            else if (value is not null)
                Fill(value);
        }
    }

    private string? Find(string name) => name switch
    {
        "connectionId" => ConnectionId,
        "administrationId" => AdministrationId,
        "runId" => RunId,
        "exportId" => ExportId,
        "employeeId" or "loketEmployeeId" => EmployeeId,
        "userId" => UserId,
        "version" => "1",
        "period" or "periodId" => "202603",
        // Nothing of them is there where staff goes to a planner, so what they are does not matter: the routes are closed.
        "pushId" or "documentId" or "requestId" => RunId,
        "item" => "newUser",
        _ => null,
    };

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Hole();
}
