using System.Text.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Localization;
using LoketFunctions.Storage;

namespace LoketFunctions.Privacy.PersonData;

/// <summary>One thing that the app holds on a person.</summary>
/// <param name="Place">The table or blob container in which it lies.</param>
/// <param name="AdministrationId">The payroll administration that it is about; null where it is about none.</param>
/// <param name="WrittenAt">When it was written; null where that is not kept.</param>
/// <param name="KeptUntil">When it goes at the latest; null: see <paramref name="Kept"/>.</param>
/// <param name="Kept">How long it is kept, in words.</param>
/// <param name="Why">What it is there for.</param>
/// <param name="Data">As it lies there, this person's part of it.</param>
internal sealed record PersonalDataItem(
    string Place, Guid? AdministrationId, DateTimeOffset? WrittenAt, DateTimeOffset? KeptUntil, string Kept, string Why, JsonNode Data)
{
    public override string ToString() => nameof(PersonalDataItem);
}

/// <summary>A place that holds something on people: what for, and how long.</summary>
internal sealed record PersonalDataPlace(string Place, LocalizedText Why, LocalizedText Kept)
{
    public static readonly LocalizedText WhileTheConnectionStands = PrivacyTexts.Of("PersonalDataItem.WhileTheConnectionStands");

    /// <param name="data">As it lies there.</param>
    public PersonalDataItem Item(
        string language, object data, DateTimeOffset? writtenAt = null, DateTimeOffset? keptUntil = null, Guid? administrationId = null) =>
            new(
        Place, administrationId, writtenAt, keptUntil, Kept.In(language), Why.In(language),
        JsonSerializer.SerializeToNode(data, AppJson.Options)!);

    public override string ToString() => nameof(PersonalDataPlace);
}
