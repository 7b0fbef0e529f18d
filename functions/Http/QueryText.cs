using System.Globalization;

namespace LoketFunctions.Http;

/// <summary>Reads parameters of a query; a problem names the one that is not valid.</summary>
internal static class QueryText
{
    /// <summary>Null where it is absent.</summary>
    public static int? Number(string name, string? text) =>
        string.IsNullOrEmpty(text) ? null
        : int.TryParse(text, NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number
        : throw Problems.Throw(Problems.Invalid(name, InputFaults.NotWholeNumber));

    /// <summary>Null where it is absent.</summary>
    public static T? Code<T>(string name, string? text)
        where T : struct, Enum =>
        string.IsNullOrEmpty(text) ? null
        : Array.Find(Enum.GetNames<T>(), value => value.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } found
            ? Enum.Parse<T>(found)
        : throw Problems.Throw(Problems.Invalid(name, InputFaults.NotOneOf(Enum.GetNames<T>().Select(Camel))));

    /// <summary>Null where it is absent.</summary>
    public static DateOnly? Date(string name, string? text) =>
        string.IsNullOrEmpty(text) ? null
        : DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day
        : throw Problems.Throw(Problems.Invalid(name, InputFaults.NotDay));

    private static string Camel(string name) => char.ToLowerInvariant(name[0]) + name[1..];
}
