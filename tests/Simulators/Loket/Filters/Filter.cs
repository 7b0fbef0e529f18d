using System.Globalization;

namespace LoketFunctions.Simulators.Loket.Filters;

/// <summary>Turns a parsed filter into a test of rows, as they are shown in the JSON.</summary>
internal static class Filter
{
    /// <summary>Throws <see cref="FilterException"/> for an unknown field or a value that the field cannot have.</summary>
    public static Func<object, bool> For(Type row, FilterNode node) => node switch
    {
        FilterNode.And(var left, var right) => Both(For(row, left), For(row, right)),
        FilterNode.Or(var left, var right) => Either(For(row, left), For(row, right)),
        FilterNode.Compare compare => Comparison(Field.Of(row, compare.Field), compare),
        _ => throw new InvalidOperationException(),
    };

    private static Func<object, bool> Both(Func<object, bool> left, Func<object, bool> right) => row => left(row) && right(row);

    private static Func<object, bool> Either(Func<object, bool> left, Func<object, bool> right) => row => left(row) || right(row);

    private static Func<object, bool> Comparison(Field field, FilterNode.Compare compare)
    {
        if (compare.Value.Kind == LiteralKind.Null)
        {
            return compare.Operator switch
            {
                FilterOperator.Eq => row => field.Value(row) is null,
                FilterOperator.Ne => row => field.Value(row) is not null,
                _ => throw new FilterException("null can only be compared with eq and ne."),
            };
        }

        var literal = Literal(field, compare.Value);
        if (compare.Operator == FilterOperator.Lk)
        {
            return literal is string part
                ? row => field.Value(row) is string text && text.Contains(part, StringComparison.OrdinalIgnoreCase)
                : throw new FilterException($"lk is for texts, and '{field.Name}' is not one.");
        }

        if (literal is bool or Guid && compare.Operator is not (FilterOperator.Eq or FilterOperator.Ne))
        {
            throw new FilterException($"'{field.Name}' can only be compared with eq and ne.");
        }

        // A field without a value is not equal to any value, and neither more nor less.
        return row =>
            field.Value(row) is { } value ? Holds(compare.Operator, Compare(value, literal)) : compare.Operator == FilterOperator.Ne;
    }

    private static bool Holds(FilterOperator op, int order) => op switch
    {
        FilterOperator.Eq => order == 0,
        FilterOperator.Ne => order != 0,
        FilterOperator.Gt => order > 0,
        FilterOperator.Ge => order >= 0,
        FilterOperator.Lt => order < 0,
        _ => order <= 0,
    };

    private static int Compare(object value, object literal) => literal switch
    {
        string text => string.Compare((string)value, text, StringComparison.OrdinalIgnoreCase),
        decimal number => Convert.ToDecimal(value, CultureInfo.InvariantCulture).CompareTo(number),
        _ => ((IComparable)value).CompareTo(literal),
    };

    private static object Literal(Field field, FilterLiteral value)
    {
        var text = value.Text;
        object? literal = null;
        if (field.Type == typeof(string))
        {
            // Words without quotes are only accepted where they can be nothing but a value.
            literal = value.Kind == LiteralKind.Quoted || char.IsDigit(text[0]) ? text : null;
        }
        else if (field.Type == typeof(DateOnly))
        {
            literal = Date(text);
        }
        else if (field.Type == typeof(Guid))
        {
            literal = Guid.TryParse(text, out var id) ? id : null;
        }
        else if (field.Type == typeof(bool))
        {
            literal = bool.TryParse(text, out var yes) ? yes : null;
        }
        else if (!field.IsObject)
        {
            literal = decimal.TryParse(
                text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var n) ? n : null;
        }

        return literal ?? throw new FilterException($"'{text}' is not a value that '{field.Name}' can be compared with.");
    }

    private static DateOnly? Date(string text) =>
        DateOnly.TryParseExact(text.Length > 10 && text[10] == 'T' ? text[..10] : text, "yyyy-MM-dd", CultureInfo.InvariantCulture,
            DateTimeStyles.None, out var day)
            ? day
            : null;
}
