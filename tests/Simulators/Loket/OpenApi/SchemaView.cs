using System.Globalization;
using Microsoft.OpenApi;

namespace LoketFunctions.Simulators.Loket.OpenApi;

/// <summary>A schema with its `allOf` parts laid together, as Loket's document uses it to compose envelope and content.</summary>
internal sealed class SchemaView
{
    private readonly IOpenApiSchema[] _parts;

    private SchemaView(IOpenApiSchema schema)
    {
        Schema = schema;
        _parts = [.. Flatten(schema)];
        Properties = _parts
            .SelectMany(p => p.Properties ?? new Dictionary<string, IOpenApiSchema>())
            .GroupBy(p => p.Key, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.Last().Value, StringComparer.Ordinal);
    }

    public IOpenApiSchema Schema { get; }

    public IReadOnlyDictionary<string, IOpenApiSchema> Properties { get; }

    public IOpenApiSchema? Items => First(s => s.Items);

    /// <summary>The stated type, else the one that the other keywords imply, else null: anything goes.</summary>
    public JsonSchemaType? Type =>
        First(s => s.Type & ~JsonSchemaType.Null)
        ?? (Properties.Count > 0 ? JsonSchemaType.Object : Items is null ? null : JsonSchemaType.Array);

    public bool Nullable => First(s => s.Type)?.HasFlag(JsonSchemaType.Null) is true;

    /// <summary>The document says in so many words that it is never null, so an answer must have it.</summary>
    public bool NeverNull => _parts.Any(OpenApi.NeverNull.Says);

    public bool ReadOnly => _parts.Any(p => p.ReadOnly);

    public IEnumerable<string> Required => _parts.SelectMany(p => p.Required ?? Enumerable.Empty<string>());

    public decimal? Minimum => AsNumber(First(s => s.Minimum));

    public decimal? Maximum => AsNumber(First(s => s.Maximum));

    public static SchemaView Of(IOpenApiSchema schema) => new(schema);

    /// <summary>A keyword's value in the first part that has it.</summary>
    public T? First<T>(Func<IOpenApiSchema, T?> keyword) => _parts.Select(keyword).FirstOrDefault(value => value is not null);

    private static decimal? AsNumber(string? text) =>
        text is null ? null : decimal.Parse(text, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static IEnumerable<IOpenApiSchema> Flatten(IOpenApiSchema schema) => (schema.AllOf ?? []).SelectMany(Flatten).Prepend(schema);
}
