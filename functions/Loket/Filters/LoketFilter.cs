using System.Text.RegularExpressions;

namespace LoketFunctions.Loket.Filters;

/// <summary>
/// A filter of Loket's, built so that no value can leave its quotes. Loket documents no parentheses and no precedence, so a
/// filter is either all `and` or all `or`.
/// </summary>
internal sealed partial class LoketFilter
{
    private readonly string? _connective;

    private LoketFilter(string text, string? connective) => (Text, _connective) = (text, connective);

    /// <summary>The filter before URL encoding.</summary>
    public string Text { get; }

    /// <summary>The filter as it stands in an address.</summary>
    public string Encoded => Uri.EscapeDataString(Text);

    public static LoketFilter Equal(string field, FilterValue value) => Compare(field, "eq", value);

    public static LoketFilter NotEqual(string field, FilterValue value) => Compare(field, "ne", value);

    /// <summary>The field holds the value somewhere.</summary>
    public static LoketFilter Like(string field, FilterValue value) => Compare(field, "lk", value);

    public static LoketFilter Greater(string field, FilterValue value) => Compare(field, "gt", value);

    public static LoketFilter GreaterOrEqual(string field, FilterValue value) => Compare(field, "ge", value);

    public static LoketFilter Less(string field, FilterValue value) => Compare(field, "lt", value);

    public static LoketFilter LessOrEqual(string field, FilterValue value) => Compare(field, "le", value);

    public LoketFilter And(LoketFilter other) => Join("and", other);

    public LoketFilter Or(LoketFilter other) => Join("or", other);

    /// <summary>`field eq a or field eq b …`, in as many filters as keep each encoded one within the length.</summary>
    /// <param name="maxEncodedLength">Web servers commonly allow 2048 characters of query; leave room for paging and order.</param>
    public static IEnumerable<LoketFilter> AnyOf(string field, IEnumerable<FilterValue> values, int maxEncodedLength = 1500)
    {
        LoketFilter? filter = null;
        foreach (var value in values)
        {
            var next = Equal(field, value);
            var joined = filter?.Or(next) ?? next;
            if (filter is not null && joined.Encoded.Length > maxEncodedLength)
            {
                yield return filter;
                joined = next;
            }

            filter = joined;
        }

        if (filter is not null)
            yield return filter;
    }

    public override string ToString() => "filter";

    private static LoketFilter Compare(string field, string comparison, FilterValue value) =>
        FieldName().IsMatch(field)
            ? new LoketFilter($"{field} {comparison} {value.Text}", connective: null)
            : throw new ArgumentException($"'{field}' is not the name of a field, such as address.city.", nameof(field));

    private LoketFilter Join(string connective, LoketFilter other) =>
        (_connective ?? connective) == connective && (other._connective ?? connective) == connective
            ? new LoketFilter($"{Text} {connective} {other.Text}", connective)
            : throw new InvalidOperationException("Loket documents no parentheses: 'and' and 'or' cannot be mixed in one filter.");

    [GeneratedRegex(
        @"\A[A-Za-z]\w*(\.[A-Za-z]\w*)*\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FieldName();
}
