using System.Text.Json;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Selecting;

/// <summary>Says what is wrong with JSON that does not fit its record, in the words of the contract instead of .NET's.</summary>
internal static class RegistrationForm
{
    private static readonly Dictionary<string, string> Forms = new(StringComparer.OrdinalIgnoreCase)
    {
        ["id"] = "text",
        ["employeeId"] = "text",
        ["date"] = "a date as yyyy-MM-dd",
        ["start"] = "a time as HH:mm",
        ["end"] = "a time as HH:mm",
        ["breakMinutes"] = "a whole number",
        ["hours"] = "a decimal number",
        ["department"] = "text",
        ["hourComponent"] = "text",
        ["approved"] = "true or false",
        ["meals"] = "a whole number",
        ["allowances"] = "a list of { component, value }",
        ["component"] = "text",
        ["value"] = "a decimal number",
        ["administrationId"] = "a GUID",
        ["period"] = "{ year, periodNumber } or { date }",
        ["year"] = "a whole number",
        ["periodNumber"] = "a whole number",
        ["preview"] = "true or false",
        ["requestedBy"] = "text",
        ["confirm"] = "a list of text",
    };

    private static readonly string[] Required = ["id", "employeeId", "date"];

    /// <summary>The field below <paramref name="root"/> that did not fit, and the form that it should have.</summary>
    public static (string Field, string Fault) Of(JsonException exception, string root)
    {
        var field = (root + exception.Path?.TrimStart('$')).TrimStart('.');
        var name = field.Split('.')[^1].Split('[')[0];
        return (field, Forms.TryGetValue(name, out var form) ? $"is not {form}" : "has the wrong form");
    }

    /// <summary>Tells of an element of <c>registrations</c>; null is null's <paramref name="exception"/>.</summary>
    public static void Report(RegistrationFaults faults, int index, ReadOnlyMemory<byte> json, JsonException? exception)
    {
        // Only what is at fault is parsed a second time.
        using var document = JsonDocument.Parse(json);
        var element = document.RootElement;
        if (exception is null || element.ValueKind != JsonValueKind.Object)
        {
            faults.Add(index, null, $"registrations[{index}]", "is not an object");
            return;
        }

        var id = IdOf(element);
        var (field, fault) = Of(exception, "");
        if (field.Length > 0)
            faults.Add(index, field == "id" ? null : id, field, fault);
        else
            faults.Add(index, id, Array.Find(Required, name => !element.TryGetProperty(name, out _)) ?? $"registrations[{index}]", "is missing");
    }

    private static string? IdOf(JsonElement element)
    {
        try
        {
            return element.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String && id.GetString() is { } text
                && PlainText.FaultOf(text, Registration.MaxIdLength) is null ? text : null;
        }
        catch (InvalidOperationException)
        {
            // Not Unicode text: then it cannot be named either.
            return null;
        }
    }
}
