using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Planner;
using Spectre.Console;

namespace LoketFunctions.Sandbox.Running;

/// <summary>What a planner was sent, as field names: whole persons do not belong on a screen.</summary>
internal static class Received
{
    public static Table Table(IEnumerable<PlannerRequest> batches)
    {
        var table = new Table().Border(TableBorder.Rounded).Title("What the planner received").AddColumns(
            "Employee", "Intent", "Personal fields", "Contract fields");
        foreach (var record in batches.SelectMany(batch => Records(batch.Body)))
        {
            table.AddRow(
                new Text(((string?)record["plannerEmployeeId"]) ?? "new"),
                new Text((string)record["intent"]!),
                new Text(Names(record["personalData"] as JsonObject)),
                new Text(string.Join(", ", ContractFields(record).Distinct(StringComparer.Ordinal))));
        }

        return table;
    }

    /// <summary>The records of a batch's body.</summary>
    public static IEnumerable<JsonObject> Records(string body) =>
        (JsonNode.Parse(body)?["records"] as JsonArray ?? []).Select(record => record!.AsObject());

    /// <summary>The names of all fields of a record, of the person and of the contracts.</summary>
    public static IEnumerable<string> FieldsOf(JsonObject record) =>
        (record["personalData"] as JsonObject ?? []).Select(field => field.Key).Concat(ContractFields(record));

    private static IEnumerable<string> ContractFields(JsonObject record) =>
        (record["contracts"] as JsonArray ?? []).SelectMany(contract => contract!["fields"] as JsonObject ?? []).Select(field => field.Key);

    private static string Names(JsonObject? fields) => string.Join(", ", (fields ?? []).Select(field => field.Key));
}
