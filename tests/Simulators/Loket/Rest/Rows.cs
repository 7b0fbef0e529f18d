using System.Text.Json;
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
        where TJson : class => new Shaped<TRow, TJson>(rows, shape);

    public static Rows One<TRow, TJson>(TRow row, Func<TRow, TJson> shape)
        where TJson : class => new Shaped<TRow, TJson>([row], shape);

    public abstract void Write(Utf8JsonWriter writer, int index);

    /// <summary>The rows that meet the filter, in the asked order; throws <see cref="FilterException"/>.</summary>
    public abstract Rows Select(string? filter, string? orderBy);

    private sealed class Shaped<TRow, TJson>(IReadOnlyList<TRow> rows, Func<TRow, TJson> shape) : Rows
        where TJson : class
    {
        public override int Count => rows.Count;

        public override void Write(Utf8JsonWriter writer, int index) =>
            JsonSerializer.Serialize(writer, shape(rows[index]), LoketJson.Options);

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

            return new Shaped<TRow, TJson>([.. selected], shape);
        }
    }
}
