using System.Text.Json.Nodes;
using LoketFunctions.Personnel.Fields;
using LoketFunctions.Personnel.Model;

namespace LoketFunctions.Personnel.Plan;

/// <summary>A person who is not in Loket yet, as a concept employee (concept werknemer).</summary>
/// <param name="Body">What is sent.</param>
/// <param name="Missing">What Loket needs to make an employee of it and nothing says; none: it can be converted.</param>
internal sealed record ConceptPlan(JsonObject Body, IReadOnlyList<LoketField> Missing)
{
    /// <summary>
    /// As the person is on the first day of employment; what changes after that follows as for anybody else. A unit of which nothing is
    /// said is the one that stands for all.
    /// </summary>
    /// <param name="uniqueName">Under which the concept is found again, so that a repeat makes no second one.</param>
    /// <param name="fallbacks">Of units, the id of the one called as <see cref="LoketField.FallbackName"/>.</param>
    public static ConceptPlan Of(
        SaidEmployee said, string uniqueName, Guid administrationId, IReadOnlyDictionary<LoketField, string> fallbacks)
    {
        var values = said.Present.Where(one => one.Key.Resource != LoketResource.End).ToDictionary();
        var firstDay = said.Present.FirstOrDefault(one => one.Key.OnlyAtStart).Value is { } day
            ? DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
            : (DateOnly?)null;
        // What is first told of a later day says nothing of the first one.
        foreach (var (field, history) in said.Histories)
        {
            if (history.LastOrDefault(one => one.From <= firstDay) is { } value)
                values[field] = value.Value;
        }

        foreach (var (field, unit) in fallbacks.Where(one => !values.ContainsKey(one.Key)))
            values[field] = unit;
        var body = LoketObject.Concept(values);
        body["uniqueName"] = uniqueName;
        // Loket's document has it with working hours; nothing in it says that none of it is done.
        if (body["workingHoursData"] is JsonObject hours)
            hours["calculateUsingWorkPattern"] ??= new JsonObject();
        if (body["employmentData"] is JsonObject employment)
            employment["payrollAdministration"] = new JsonObject { ["id"] = administrationId.ToString("D") };
        return new ConceptPlan(
            body, [.. LoketFields.All.Where(field => field.IsNeeded && values.GetValueOrDefault(field) is null)]);
    }

    public override string ToString() => nameof(ConceptPlan);
}
