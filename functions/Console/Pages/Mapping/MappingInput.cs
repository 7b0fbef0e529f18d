using LoketFunctions.Console.Requests;
using LoketFunctions.Mapping;

namespace LoketFunctions.Console.Pages.Mapping;

/// <summary>A line of the form: a code and what is chosen for it.</summary>
internal sealed record ChosenCode(CodeKey Key, CodeChoice Choice);

/// <summary>The form of the mapping page as it was sent: the codes that stood on the page, and the version that it was made from.</summary>
internal sealed record MappingInput(int Version, IReadOnlyList<ChosenCode> Codes)
{
    public const string VersionField = "version";
    public const string NewKind = "newKind";
    public const string NewCode = "newCode";

    /// <summary>Begins the value of a button that fills in what is suggested: where script does not.</summary>
    private const string Fill = "fill";

    public static string Id(int index) => $"c{index}";

    public static MappingKind? KindOf(string? text) =>
        Enum.TryParse<MappingKind>(text, ignoreCase: true, out var kind) && Enum.IsDefined(kind) ? kind : null;

    public static string FillAction(string field, string value) => $"{Fill} {field} {value}";

    public static MappingInput Read(ConsoleRequest request)
    {
        var codes = new List<ChosenCode>();
        while (request.Input[$"{Id(codes.Count)}-code"].FirstOrDefault() is { } code
            && KindOf(request.Text($"{Id(codes.Count)}-kind")) is { } kind)
            codes.Add(new ChosenCode(new CodeKey(kind, code), ChoiceOf(request, Id(codes.Count)).For(kind)));
        return new MappingInput(request.Number(VersionField) ?? 0, codes);
    }

    /// <summary>With the code that was typed, as the first of its section.</summary>
    public MappingInput WithNew(ConsoleRequest request)
    {
        var code = request.Text(NewCode);
        return code is null || KindOf(request.Text(NewKind)) is not { } kind || Codes.Any(one => one.Key == new CodeKey(kind, code))
            ? this
            : this with { Codes = [new ChosenCode(new CodeKey(kind, code), CodeChoice.None), .. Codes] };
    }

    /// <summary>What the person made other than it was in the version that the form was made from.</summary>
    public IReadOnlyList<ChosenCode> Edits(MappingResponse seen) => [.. Codes.Where(one => one.Choice != CodeChoice.Of(seen, one.Key))];

    /// <summary>
    /// The whole mapping that the form was made from, with the edits: codes that did not stand on the page stay as they are.
    /// </summary>
    public static MappingChange Apply(MappingResponse seen, IReadOnlyList<ChosenCode> edits)
    {
        return new MappingChange(
            seen.Version,
            Edited(seen.Departments, MappingKind.Department, choice => choice.ToDepartment()),
            Edited(seen.HourComponents, MappingKind.HourComponent, choice => choice.ToHours()),
            Edited(seen.WageComponents, MappingKind.WageComponent, choice => choice.ToComponent()),
            Edited(seen.Counts, MappingKind.Count, choice => choice.ToComponent()));

        Dictionary<string, T> Edited<T>(IReadOnlyDictionary<string, T> section, MappingKind kind, Func<CodeChoice, T> target)
        {
            var edited = new Dictionary<string, T>(section, StringComparer.Ordinal);
            foreach (var (key, choice) in edits.Where(edit => edit.Key.Kind == kind))
            {
                if (choice.IsMade)
                    edited[key.Code] = target(choice);
                else
                    edited.Remove(key.Code);
            }

            return edited;
        }
    }

    private static CodeChoice ChoiceOf(ConsoleRequest request, string id)
    {
        // A button of the page that fills in a suggestion, pressed where no script runs.
        var filled = request.Action?.Split(' ', 3) is [Fill, var field, var value] ? (Field: field, Value: value) : default;
        return new CodeChoice(
            TextOf(id), TextOf($"{id}-center"), TextOf($"{id}-unit"), TextOf($"{id}-shift"), request.Text($"{id}-extra") is not null,
            request.Text($"{id}-worked") is not null);

        string TextOf(string name) => filled.Field == name ? filled.Value : request.Text(name) ?? "";
    }
}
