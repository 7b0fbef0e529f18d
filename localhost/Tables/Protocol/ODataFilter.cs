using System.Globalization;
using System.Text;

namespace Azure.Data.Tables;

/// <summary>
/// Literals of OData filters.
/// Source: https://learn.microsoft.com/rest/api/storageservices/querying-tables-and-entities
/// </summary>
internal static class ODataFilter
{
    public static string Create(FormattableString filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return string.Format(CultureInfo.InvariantCulture, filter.Format, [.. filter.GetArguments().Select(Literal)]);
    }

    /// <summary>A quote inside a literal is written twice; nothing else has a meaning there.</summary>
    public static string Escape(string text) => text.Replace("'", "''", StringComparison.Ordinal);

    private static string Literal(object? value) => value switch
    {
        null => "null",
        bool flag => flag ? "true" : "false",
        long or ulong => Invariant($"{value}L"),
        sbyte or byte or short or ushort or int or uint or decimal or float or double => Invariant($"{value}"),
        Guid id => $"guid'{id}'",
        DateTimeOffset moment => Moment(moment.UtcDateTime),
        DateTime moment => Moment(moment.ToUniversalTime()),
        byte[] bytes => $"X'{Convert.ToHexString(bytes)}'",
        BinaryData data => $"X'{Convert.ToHexString(data)}'",
        string or char or StringBuilder => $"'{Escape(value.ToString()!)}'",
        _ => throw new ArgumentException($"A table filter cannot hold a {value.GetType()}."),
    };

    private static string Moment(DateTime utc) => Invariant($"datetime'{utc:yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'}'");

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
