using System.Text.Json;
using LoketFunctions.Http;
using LoketFunctions.Localization;

namespace LoketFunctions.Export.Body;

/// <summary>Says what is wrong with JSON that does not fit its record, in the words of the contract instead of .NET's.</summary>
internal static class RegistrationForm
{
    private static readonly Words NoText = new("is geen tekst", "is not text");
    private static readonly Words NoDate = new("is geen datum als jjjj-mm-dd", "is not a date as yyyy-MM-dd");
    private static readonly Words NoTime = new("is geen tijd als uu:mm", "is not a time as HH:mm");
    private static readonly Words NoWholeNumber = new("is geen heel getal", "is not a whole number");
    private static readonly Words NoNumber = new("is geen decimaal getal", "is not a decimal number");
    private static readonly Words NoAnswer = new("is niet true of false", "is not true or false");
    private static readonly Words NoGuid = new("is geen GUID", "is not a GUID");
    private static readonly Words Unknown = new("is geen veld dat hier bekend is", "is not a field that is known here");
    private static readonly Words Missing = new("ontbreekt", "is missing");
    private static readonly Words NoObject = new("is geen object", "is not an object");

    private static readonly Dictionary<string, Words> Faults = new(StringComparer.OrdinalIgnoreCase)
    {
        ["id"] = NoText,
        ["employeeId"] = NoText,
        ["date"] = NoDate,
        ["start"] = NoTime,
        ["end"] = NoTime,
        ["breakMinutes"] = NoWholeNumber,
        ["hours"] = NoNumber,
        ["department"] = NoText,
        ["hourComponent"] = NoText,
        ["approved"] = NoAnswer,
        ["meals"] = NoWholeNumber,
        ["allowances"] = new("is geen lijst van { component, value }", "is not a list of { component, value }"),
        ["component"] = NoText,
        ["value"] = NoNumber,
        ["administrationId"] = NoGuid,
        ["employmentId"] = NoGuid,
        ["employmentNumber"] = NoWholeNumber,
        ["employmentStart"] = NoDate,
        ["period"] = new("is niet { year, periodNumber } of { date }", "is not { year, periodNumber } or { date }"),
        ["year"] = NoWholeNumber,
        ["periodNumber"] = NoWholeNumber,
        ["preview"] = NoAnswer,
        ["allOrNothing"] = NoAnswer,
        ["requestedBy"] = NoText,
        ["confirm"] = new("is geen lijst van teksten", "is not a list of text"),
    };

    private static readonly string[] Required = ["id", "employeeId", "date"];

    /// <summary>The field below <paramref name="root"/> that did not fit, and what is wrong with it.</summary>
    public static (string Field, Words Fault) Of(JsonException exception, string root)
    {
        var field = (root + exception.Path?.TrimStart('$')).TrimStart('.');
        var name = field.Split('.')[^1].Split('[')[0];
        return (field, Faults.GetValueOrDefault(name, Unknown));
    }

    private static Words WordsOf(JsonBodyFault fault) => fault switch
    {
        JsonBodyFault.Null => new("is null", "is null"),
        JsonBodyFault.Twice => new("staat er twee keer", "is there twice"),
        _ => new("is geen tekst", "is not text"),
    };

    /// <summary>Tells of an element of <c>registrations</c>; null is null's <paramref name="exception"/>.</summary>
    /// <returns>Whose it is and which, as far as that can be read.</returns>
    public static RegistrationIdentity Report(RegistrationFaults faults, int index, ReadOnlyMemory<byte> json, JsonException? exception)
    {
        // Only what is at fault is parsed a second time.
        using var document = JsonDocument.Parse(json);
        var element = document.RootElement;
        if (exception is null || element.ValueKind != JsonValueKind.Object)
        {
            faults.Add(index, null, $"registrations[{index}]", NoObject);
            return default;
        }

        var identity = RegistrationIdentity.Read(element);
        var (field, fault) = JsonBodyCheck.FaultIn(element) is { } place ? (place.Path, WordsOf(place.Fault)) : Of(exception, "");
        if (field.Length > 0)
            faults.Add(index, field == "id" ? null : identity.Id, field, fault);
        else
            faults.Add(index, identity.Id, Array.Find(Required, name => !element.TryGetProperty(name, out _)) ?? $"registrations[{index}]", Missing);
        return identity;
    }
}
