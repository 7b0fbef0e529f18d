using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace LoketFunctions.Personnel.Fields;

/// <summary>
/// A record of Loket's as JSON. Fields are read from it and written to it; what the HR system does not lead in goes back as it came, as
/// Loket takes whole objects only.
/// </summary>
internal static class LoketObject
{
    /// <summary>What Loket tells and does not take, by its OpenAPI document. What explains a key is left out everywhere.</summary>
    private static readonly Dictionary<LoketResource, IReadOnlyList<string>> ReadOnly =
        new()
        {
            [LoketResource.Employee] =
            [
                "id", "address.country.isoCode", "personalDetails.aowDate", "personalDetails.formattedName", "personalDetails.photo",
                "revokeEmployeeSelfServiceAccessOn", "statusEmployeeSelfService",
            ],
            [LoketResource.Employment] =
            [
                "id", "employee", "startDate", "endDate", "employmentCategoryType", "endOfEmploymentDueToIllness", "endOfEmploymentReason",
                "endOfEmploymentReasonTaxAuthorities", "essMutationSet", "firstDayNotification", "linkedEmployment",
                "nonPayrollAdministration", "payrollAdministration", "administration", "payrollId",
            ],
            [LoketResource.End] = [],
            [LoketResource.WorkingHours] = ["id", "endDate", "aggregatedHoursPerWeek"],
            [LoketResource.Wage] = ["id", "endDate", "isGrossWageFullTime", "payrollPeriodType"],
            [LoketResource.OrganizationalEntity] = ["id", "endDate"],
        };

    /// <summary>What names one of a list, a country by its code besides: the rest beside it explains.</summary>
    private static readonly string[] Keys = ["key", "shiftNumber", "isoCode"];

    /// <returns>In the one spelling of the field; null where there is nothing.</returns>
    /// <exception cref="FormatException">It is something else than such a field can be.</exception>
    public static string? Read(JsonObject record, LoketField field)
    {
        JsonNode? node = record;
        foreach (var name in Names(field))
            node = (node as JsonObject)?[name];
        if (node is null)
            return null;
        var reading = FieldReader.Known(field, JsonSerializer.SerializeToElement(node));
        return reading ?? throw new FormatException($"{field.Id} is not what it can be.");
    }

    /// <summary>The record as it is sent: with what is changed, and without what Loket does not take.</summary>
    public static JsonObject Written(LoketResource resource, JsonObject record, IReadOnlyDictionary<LoketField, string?> changes)
    {
        var written = (JsonObject)KeysOnly(record)!;
        foreach (var path in ReadOnly[resource])
            Remove(written, path.Split('.'));
        foreach (var (field, value) in changes)
            Write(written, field.Path, field, value);
        return written;
    }

    /// <summary>A concept employee with these values.</summary>
    public static JsonObject Concept(IReadOnlyDictionary<LoketField, string?> values)
    {
        var concept = new JsonObject();
        foreach (var (field, value) in values)
            Write(concept, field.ConceptPath, field, value);
        return concept;
    }

    private static void Write(JsonObject record, string path, LoketField field, string? value)
    {
        var names = path.Split('.');
        foreach (var name in names[..^1])
        {
            if (record[name] is not JsonObject inner)
            {
                if (value is null)
                    return;
                record[name] = inner = [];
            }

            record = inner;
        }

        var json = value is null ? null : Json(field, value);
        record[names[^1]] = json is not null && IsKeyed(field) ? new JsonObject { ["key"] = json } : json;
    }

    private static JsonNode Json(LoketField field, string value) => field.Kind switch
    {
        FieldKind.Integer or FieldKind.Option => int.Parse(value, CultureInfo.InvariantCulture),
        FieldKind.Decimal => decimal.Parse(value, CultureInfo.InvariantCulture),
        FieldKind.Flag => bool.Parse(value),
        _ => value,
    };

    private static IEnumerable<string> Names(LoketField field) =>
        IsKeyed(field) ? field.Path.Split('.').Append("key") : field.Path.Split('.');

    private static bool IsKeyed(LoketField field) => field.Kind is FieldKind.Option or FieldKind.Unit;

    private static void Remove(JsonObject record, ReadOnlySpan<string> path)
    {
        if (path.Length == 1)
            record.Remove(path[0]);
        else if (record[path[0]] is JsonObject inner)
            Remove(inner, path[1..]);
    }

    private static JsonNode? KeysOnly(JsonNode? node)
    {
        if (node is not JsonObject record)
            return node?.DeepClone();
        var keys = Keys.Where(record.ContainsKey).ToList();
        return new JsonObject(
            (keys.Count > 0 ? keys : record.Select(one => one.Key)).Select(name => KeyValuePair.Create(name, KeysOnly(record[name]))));
    }
}
