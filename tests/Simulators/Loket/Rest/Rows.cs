using System.Buffers;
using System.Text.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Loket.Filters;
using LoketFunctions.Simulators.Loket.Json;

namespace LoketFunctions.Simulators.Loket.Rest;

/// <summary>Rows of a resource together with the shape in which they are shown; only the rows of a page are ever written.</summary>
internal abstract class Rows
{
    /// <summary>Of a write: it has no rows.</summary>
    public static readonly Rows None = Of<object, object>([], row => row);

    public abstract int Count { get; }

    public static Rows Of<TRow, TJson>(IReadOnlyList<TRow> rows, Func<TRow, TJson> shape)
        where TJson : class => new Shaped<TRow, TJson>(rows, shape, _ => null);

    /// <param name="written">
    /// What was written over the API and the shape knows nothing of: it stands in the place of what the shape has there. Filters do
    /// not see it.
    /// </param>
    public static Rows Of<TRow, TJson>(IReadOnlyList<TRow> rows, Func<TRow, TJson> shape, Func<TRow, JsonObject?> written)
        where TJson : class => new Shaped<TRow, TJson>(rows, shape, written);

    public static Rows One<TRow, TJson>(TRow row, Func<TRow, TJson> shape)
        where TJson : class => Of([row], shape);

    public abstract void Write(Utf8JsonWriter writer, int index);

    public JsonObject Node(int index)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, LoketJson.Writer))
        {
            Write(writer, index);
        }

        return JsonNode.Parse(buffer.WrittenSpan)!.AsObject();
    }

    /// <summary>The rows that meet the filter, in the asked order; throws <see cref="FilterException"/>.</summary>
    public abstract Rows Select(string? filter, string? orderBy);

    private sealed class Shaped<TRow, TJson>(
        IReadOnlyList<TRow> rows, Func<TRow, TJson> shape, Func<TRow, JsonObject?> written) : Rows
        where TJson : class
    {
        public override int Count => rows.Count;

        public override void Write(Utf8JsonWriter writer, int index)
        {
            var json = shape(rows[index]);
            if (written(rows[index]) is { } more)
            {
                JsonSerializer.SerializeToNode(json, LoketJson.Options)!.AsObject().With(more).WriteTo(writer, LoketJson.Options);
            }
            else
            {
                JsonSerializer.Serialize(writer, json, LoketJson.Options);
            }
        }

        public override Rows Select(string? filter, string? orderBy)
        {
            var selected = rows.AsEnumerable();
            if (!string.IsNullOrWhiteSpace(filter))
            {
                var test = Filter.For(typeof(TJson), FilterParser.Parse(filter));
                selected = selected.Where(row => test(shape(row)));
            }

            if (!string.IsNullOrWhiteSpace(orderBy))
            {
                var order = Order.For(typeof(TJson), orderBy);
                selected = selected.Select(row => (row, Json: shape(row))).OrderBy(r => r.Json, order).Select(r => r.row);
            }

            return new Shaped<TRow, TJson>([.. selected], shape, written);
        }
    }
}
