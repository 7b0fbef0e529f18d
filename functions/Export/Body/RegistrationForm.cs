using System.Text.Json;
using LoketFunctions.Http;
using LoketFunctions.Localization;

namespace LoketFunctions.Export.Body;

/// <summary>Says what is wrong with JSON that does not fit its record, in the words of the contract instead of .NET's.</summary>
internal static class RegistrationForm
{
    private static readonly LocalizedText NoText = ExportTexts.Of("RegistrationForm.NoText");
    private static readonly LocalizedText NoDate = ExportTexts.Of("RegistrationForm.NoDate");
    private static readonly LocalizedText NoTime = ExportTexts.Of("Common.IsNotATimeAsHH");
    private static readonly LocalizedText NoWholeNumber = ExportTexts.Of("RegistrationForm.NoWholeNumber");
    private static readonly LocalizedText NoNumber = ExportTexts.Of("RegistrationForm.NoNumber");
    private static readonly LocalizedText NoAnswer = ExportTexts.Of("RegistrationForm.NoAnswer");
    private static readonly LocalizedText NoGuid = ExportTexts.Of("RegistrationForm.NoGuid");
    private static readonly LocalizedText Unknown = ExportTexts.Of("RegistrationForm.Unknown");
    private static readonly LocalizedText Missing = ExportTexts.Of("RegistrationForm.Missing");
    private static readonly LocalizedText NoObject = ExportTexts.Of("RegistrationForm.NoObject");

    private static readonly Dictionary<string, LocalizedText> Faults = new(StringComparer.OrdinalIgnoreCase)
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
        ["allowances"] = ExportTexts.Of("RegistrationForm.Allowances"),
        ["component"] = NoText,
        ["value"] = NoNumber,
        ["administrationId"] = NoGuid,
        ["employmentId"] = NoGuid,
        ["employmentNumber"] = NoWholeNumber,
        ["employmentStart"] = NoDate,
        ["period"] = ExportTexts.Of("RegistrationForm.Period"),
        ["year"] = NoWholeNumber,
        ["periodNumber"] = NoWholeNumber,
        ["preview"] = NoAnswer,
        ["allOrNothing"] = NoAnswer,
        ["requestedBy"] = NoText,
        ["confirm"] = ExportTexts.Of("RegistrationForm.Confirm"),
    };

    private static readonly string[] Required = ["id", "employeeId", "date"];

    /// <summary>The field below <paramref name="root"/> that did not fit, and what is wrong with it.</summary>
    public static (string Field, LocalizedText Fault) Of(JsonException exception, string root)
    {
        var field = (root + exception.Path?.TrimStart('$')).TrimStart('.');
        var name = field.Split('.')[^1].Split('[')[0];
        return (field, Faults.GetValueOrDefault(name, Unknown));
    }

    private static LocalizedText WordsOf(JsonBodyFault fault) => fault switch
    {
        JsonBodyFault.Null => ExportTexts.Of("RegistrationForm.IsNull"),
        JsonBodyFault.Twice => ExportTexts.Of("RegistrationForm.IsThereTwice"),
        _ => ExportTexts.Of("RegistrationForm.IsNotText"),
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
            faults.Add(index, identity.Id, Array.Find(Required, name => !element.TryGetProperty(name, out _)) ?? $"registrations[{index}]",
                Missing);
        return identity;
    }
}
