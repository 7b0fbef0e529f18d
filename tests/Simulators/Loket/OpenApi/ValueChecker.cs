using System.Globalization;
using System.Net.Mail;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace LoketFunctions.Simulators.Loket.OpenApi;

/// <summary>The rules for one text, number or boolean.</summary>
internal static class ValueChecker
{
    private static readonly TimeSpan PatternTimeout = TimeSpan.FromSeconds(2);

    public static void Check(SchemaView view, JsonValue value, Place place, Findings findings)
    {
        var text = value.GetValueKind() == JsonValueKind.String ? value.GetValue<string>() : value.ToJsonString();
        CheckPattern(view, text, place, findings);
        CheckEnum(view, text, place, findings);
        if (value.GetValueKind() == JsonValueKind.String)
            CheckText(view, text, place, findings);
        else if (AsNumber(value) is { } number)
            CheckNumber(view, number, place, findings);
    }

    public static decimal? AsNumber(JsonNode value) =>
        decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static void CheckText(SchemaView view, string text, Place place, Findings findings)
    {
        if (view.First(s => s.MaxLength) < text.Length)
            findings.Wrong($"{place.Path}: {text.Length} characters, at most {view.First(s => s.MaxLength)}");
        if (view.First(s => s.MinLength) > text.Length)
            findings.Wrong($"{place.Path}: {text.Length} characters, at least {view.First(s => s.MinLength)}");
        if (view.First(s => s.Format) is { } format && !HasFormat(format, text, place))
            findings.Wrong($"{place.Path}: not a {format}");
    }

    private static void CheckNumber(SchemaView view, decimal number, Place place, Findings findings)
    {
        if (view.Maximum < number)
            findings.Wrong($"{place.Path}: above the maximum {view.Maximum}");
        if (view.Minimum > number && !KnownTraps.LetPass(Rule.Minimum, place, view.Schema))
            findings.Wrong($"{place.Path}: below the minimum {view.Minimum}");
        if (view.First(s => s.Format) == "int32" && number is < int.MinValue or > int.MaxValue)
            findings.Wrong($"{place.Path}: not an int32");
    }

    private static void CheckPattern(SchemaView view, string text, Place place, Findings findings)
    {
        // Some query parameters say `pattern: date` where they mean the format.
        if (view.First(s => s.Pattern) is not { } pattern || pattern == "date")
            return;
        var options = KnownTraps.LetPass(Rule.PatternCapitals, place, view.Schema)
            ? RegexOptions.IgnoreCase | RegexOptions.CultureInvariant
            : RegexOptions.None;
        if (!Regex.IsMatch(text, pattern, options, PatternTimeout))
            findings.Wrong($"{place.Path}: does not match {(pattern.Length > 60 ? pattern[..60] + "…" : pattern)}");
    }

    private static void CheckEnum(SchemaView view, string text, Place place, Findings findings)
    {
        if (view.First(s => s.Enum) is { } values && values.All(v => v.ToString() != text))
            findings.Wrong($"{place.Path}: not one of {string.Join(", ", values)}");
    }

    private static bool HasFormat(string format, string text, Place place) => format switch
    {
        "date" => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
            || (KnownTraps.LetPass(Rule.DateForm, place) && IsTime(text)),
        "date-time" => IsTime(text),
        "uuid" => Guid.TryParseExact(text, "D", out _),
        "email" => MailAddress.TryCreate(text, out _),
        _ => true,
    };

    private static bool IsTime(string text) =>
        text.Contains('T', StringComparison.Ordinal)
        && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _);
}
