using System.Globalization;
using System.Text.Json;
using LoketFunctions.Http;
using LoketFunctions.Mail;
using LoketFunctions.Storage;

namespace LoketFunctions.Connections;

/// <summary>Reads the values that settings can have. Each says what is wrong with a value, or sets it and says null.</summary>
internal static class SettingValue
{
    /// <summary>As many as Loket takes in one message.</summary>
    private const int MostAddresses = 10;

    /// <summary>Null where the value is no text.</summary>
    public static string? Text(JsonElement value) => value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    public static InputFault? Choice<T>(JsonElement value, Action<T?> set)
        where T : struct, Enum
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            set(null);
            return null;
        }

        foreach (var choice in Enum.GetValues<T>())
        {
            if (Text(value) == Name(choice))
            {
                set(choice);
                return null;
            }
        }

        return InputFaults.NotOneOf(Enum.GetValues<T>().Select(Name));
    }

    /// <param name="set">
    /// Given the names of the choices in their own order, separated by a space; empty for none, null for what holds by default.
    /// </param>
    public static InputFault? Choices<T>(JsonElement value, Action<string?> set)
        where T : struct, Enum
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            set(null);
            return null;
        }

        var known = Enum.GetValues<T>();
        var chosen = value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().Select(Text).ToList() : null;
        if (chosen is null || chosen.Exists(name => !known.Select(Name).Contains(name, StringComparer.Ordinal)))
            return InputFaults.NotSomeOf(known.Select(Name));
        set(string.Join(' ', known.Where(choice => chosen.Contains(Name(choice)))));
        return null;
    }

    /// <summary>Words of people's own: one line that says something.</summary>
    public static InputFault? FreeText(JsonElement value, int longest, Action<string?> set) =>
        value.ValueKind is JsonValueKind.Null or JsonValueKind.String ? FreeText(Text(value), longest, set) : InputFaults.NotLine(longest);

    /// <param name="value">Null for none.</param>
    public static InputFault? FreeText(string? value, int longest, Action<string?> set)
    {
        var text = value?.Trim();
        if (text is not null && (text.Length > longest || text.Any(char.IsControl) || !text.Any(char.IsLetterOrDigit)))
            return InputFaults.NotLine(longest);
        set(text);
        return null;
    }

    public static InputFault? TimeOfDay(JsonElement value, Action<string?> set)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            set(null);
            return null;
        }

        if (!TimeOnly.TryParseExact(Text(value), ["HH:mm", "HH:mm:ss"], CultureInfo.InvariantCulture, DateTimeStyles.None, out var time))
            return InputFaults.NotTimeOfDay;
        set(time.ToString("HH:mm:ss", CultureInfo.InvariantCulture));
        return null;
    }

    public static InputFault? MailAddress(JsonElement value, Action<string?> set)
    {
        if (value.ValueKind != JsonValueKind.Null && Mailboxes.Parse(Text(value)) is null)
            return InputFaults.NotMailAddress;
        set(Text(value));
        return null;
    }

    /// <param name="set">Given the addresses separated by a space; empty for no one, null for the default.</param>
    public static InputFault? MailAddresses(JsonElement value, Action<string?> set)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            set(null);
            return null;
        }

        if (value.ValueKind != JsonValueKind.Array
            || value.GetArrayLength() > MostAddresses
            || value.EnumerateArray().Any(one => Mailboxes.Parse(Text(one)) is null))
            return InputFaults.NotMailAddresses(MostAddresses);
        set(string.Join(' ', value.EnumerateArray().Select(one => one.GetString()!).Distinct(StringComparer.OrdinalIgnoreCase)));
        return null;
    }

    public static InputFault? WholeNumber(JsonElement value, int from, int to, Action<int?> set)
    {
        if (value.ValueKind == JsonValueKind.Null)
        {
            set(null);
            return null;
        }

        if (value.ValueKind != JsonValueKind.Number || !value.TryGetInt32(out var number) || number < from || number > to)
            return InputFaults.NotWholeNumberBetween(from, to);
        set(number);
        return null;
    }

    public static InputFault? Flag(JsonElement value, Action<bool> set)
    {
        if (value.ValueKind is not (JsonValueKind.True or JsonValueKind.False))
            return InputFaults.NotTrueOrFalse;
        set(value.GetBoolean());
        return null;
    }

    private static string Name<T>(T choice)
        where T : struct, Enum => JsonSerializer.SerializeToElement(choice, AppJson.Options).GetString()!;
}
