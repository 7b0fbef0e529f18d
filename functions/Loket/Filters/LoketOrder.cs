using System.Text.RegularExpressions;

namespace LoketFunctions.Loket.Filters;

/// <summary>Loket's `orderBy`: field names, a minus for descending, separated by commas.</summary>
internal sealed partial record LoketOrder
{
    private LoketOrder(string text) => Text = text;

    public string Text { get; }

    public static LoketOrder By(string field) => new(Checked(field));

    public static LoketOrder ByDescending(string field) => new("-" + Checked(field));

    public LoketOrder ThenBy(string field) => new($"{Text},{Checked(field)}");

    public LoketOrder ThenByDescending(string field) => new($"{Text},-{Checked(field)}");

    private static string Checked(string field) =>
        FieldName().IsMatch(field)
            ? field
            : throw new ArgumentException($"'{field}' is not the name of a field, such as address.city.", nameof(field));

    [GeneratedRegex(
        @"\A[A-Za-z]\w*(\.[A-Za-z]\w*)*\z", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex FieldName();
}
