using LoketFunctions.Console.Requests;
using LoketFunctions.Http;
using LoketFunctions.Personnel;
using LoketFunctions.Personnel.Attributes;

namespace LoketFunctions.Console.Pages.Attributes;

/// <summary>The form of the page: each of Loket's fields by its place among them.</summary>
internal static class AttributeInput
{
    public const string Version = "version";

    public static string Id(int index) => $"f{index}";

    public static string Origin(string id) => $"{id}-origin";

    public static string Previous(string id) => $"{id}-previous";

    public static string Option(string id, string option) => $"{id}-v-{option}";

    /// <summary>What was typed.</summary>
    public static IReadOnlyList<ChosenAttribute> Read(ConsoleRequest request, IReadOnlyList<ProposedFieldResponse> fields) =>
        [.. fields.Select((field, index) => Read(request, field, Id(index)))];

    public static IReadOnlyList<AttributeLine> Lines(
        ConsoleRequest request, IReadOnlyList<ProposedFieldResponse> fields, IReadOnlyList<ChosenAttribute> chosen,
        IReadOnlyDictionary<string, HrAttribute> told, Problem? problem) =>
        [.. fields.Select((field, index) => new AttributeLine(
            Id(index), field, chosen[index], told.GetValueOrDefault(chosen[index].AttributeId),
            FaultOf(request, field, chosen[index], problem)))];

    /// <summary>The faults of a request by the fields of the page.</summary>
    public static IReadOnlyDictionary<string, InputFault> ByField(
        IReadOnlyDictionary<string, InputFault> faults, IReadOnlyList<ProposedFieldResponse> fields, IReadOnlyList<ChosenAttribute> chosen)
    {
        var byField = new Dictionary<string, InputFault>(StringComparer.Ordinal);
        foreach (var (place, fault) in faults)
        {
            var index = chosen.ToList().FindIndex(one => IsAbout(place, one));
            var option = index < 0 ? null : OptionOf(place, chosen[index]);
            byField.TryAdd(index < 0 ? place : option is null ? Id(index) : Option(Id(index), option), fault);
        }

        return byField;
    }

    private static ChosenAttribute Read(ConsoleRequest request, ProposedFieldResponse field, string id)
    {
        var options = Option(id, "");
        var values = request.Input.Keys.Where(name => name.StartsWith(options, StringComparison.Ordinal))
            .Select(name => (Option: name[options.Length..], Value: request.Text(name)))
            .Where(pair => pair.Value is not null)
            .ToDictionary(pair => pair.Option, pair => pair.Value!, StringComparer.Ordinal);
        var origin = Enum.TryParse<AttributeOrigin>(request.Text(Origin(id)), out var one) && Enum.IsDefined(one)
            ? one
            : AttributeOrigin.Created;
        return new ChosenAttribute(field.FieldId, request.Text(id) ?? "", origin, request.Text(Previous(id)) ?? "", values);
    }

    private static string? FaultOf(ConsoleRequest request, ProposedFieldResponse field, ChosenAttribute chosen, Problem? problem)
    {
        var words = (problem?.Faults ?? new Dictionary<string, InputFault>()).Where(fault => IsAbout(fault.Key, chosen))
            .Select(fault => Rendering.FaultWords.Of(fault.Value, request.Language)).ToList();
        return words.Count == 0 ? null : string.Join(' ', words);
    }

    private static bool IsAbout(string place, ChosenAttribute one) =>
        place == $"fields.{one.FieldId}"
        || (one.AttributeId.Length > 0 && (place == $"attributes.{one.AttributeId}" || OptionOf(place, one) is not null));

    private static string? OptionOf(string place, ChosenAttribute one)
    {
        var start = $"attributes.{one.AttributeId}.values.";
        return place.StartsWith(start, StringComparison.Ordinal) ? place[start.Length..] : null;
    }
}
