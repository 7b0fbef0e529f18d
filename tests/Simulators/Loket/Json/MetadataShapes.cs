using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Loket.OpenApi;
using LoketFunctions.Simulators.Loket.Rest;
using LoketFunctions.Simulators.Loket.Staff;
using LoketFunctions.Simulators.Loket.Writes;
using Microsoft.OpenApi;

namespace LoketFunctions.Simulators.Loket.Json;

/// <summary>What the fields of a write may be set to, per field; which fields those are is said by the document of the write.</summary>
internal static class MetadataShapes
{
    /// <param name="call">Of the address with <c>/metadata</c> at its end.</param>
    public static Rows Of(Call call, HttpMethod write, FieldOptions options)
    {
        var schema = Body.Schema(call with { Method = write, Path = call.Path[..call.Path.LastIndexOf('/')] });
        return Of(Fields(schema).Distinct(StringComparer.Ordinal), options);
    }

    public static Rows Of(IEnumerable<string> fields, FieldOptions options) => Rows.Of(
        [.. fields.Select(field => new FieldJson(field, options.Of(field))).Where(field => field.Options.Count > 0)], field => field);

    /// <summary>The pay grades of the one pay scale there is.</summary>
    public static Rows PayGrades(int payScale, FieldOptions options) =>
        payScale == Lists.PayScale.Key ? Of(["payGrade"], options) : throw new NotFoundException();

    private static IEnumerable<string> Fields(IOpenApiSchema schema) => SchemaView.Of(schema).Properties.SelectMany(property =>
        Body.IsChoice(SchemaView.Of(property.Value)) ? [property.Key] : Fields(property.Value));

    private sealed record FieldJson(string Field, IReadOnlyList<JsonObject> Options);
}
