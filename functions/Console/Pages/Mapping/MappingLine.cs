using LoketFunctions.Mapping;

namespace LoketFunctions.Console.Pages.Mapping;

/// <summary>A code as the page shows it.</summary>
/// <param name="Index">Among the codes of the page; names its fields.</param>
/// <param name="Stored">As it is saved now.</param>
/// <param name="Shown">As the fields have it: what is saved, or what was typed.</param>
/// <param name="Meanwhile">
/// Somebody else made it this since the person opened the page, and it is not what the person chose; null: nobody did.
/// </param>
public sealed record MappingLine(int Index, MappingKind Kind, MappedCode Code, CodeChoice Stored, CodeChoice Shown, CodeChoice? Meanwhile)
{
    public string Id => MappingInput.Id(Index);

    public bool IsUnsaved => Stored != Shown;

    internal static IReadOnlyList<MappingLine> Of(IEnumerable<KnownCodeOf> codes, MappingResponse stored) =>
    [
        .. codes.Select((known, index) =>
        {
            var choice = CodeChoice.Of(stored, known.Key);
            return new MappingLine(index, known.Kind, known.Code, choice, choice, null);
        }),
    ];

    /// <summary>The codes of a form that was sent, with what was typed.</summary>
    /// <param name="seen">The version that the form was made from.</param>
    internal static IReadOnlyList<MappingLine> Of(
        MappingInput input, MappingResponse seen, MappingResponse stored, MappingOverviewResponse overview)
    {
        var known = overview.Sections.SelectMany(
            section => section.Codes, (section, code) => new KnownCodeOf(section.Kind, code)).ToDictionary(code => code.Key);
        return [.. input.Codes.Select(LineOf)];

        MappingLine LineOf(ChosenCode one, int index)
        {
            var code = known.GetValueOrDefault(one.Key)?.Code ?? new MappedCode(
                one.Key.Code, null, CodeState.Unmapped, Listed: false, StoppedExport: false, [], null, null, []);
            var (before, now) = (CodeChoice.Of(seen, one.Key), CodeChoice.Of(stored, one.Key));
            var shown = one.Choice == before ? now : one.Choice;
            return new MappingLine(index, one.Key.Kind, code, now, shown, now != before && now != shown ? now : null);
        }
    }
}
