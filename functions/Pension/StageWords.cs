using System.Globalization;
using LoketFunctions.Localization;
using LoketFunctions.Pension.Stages;

namespace LoketFunctions.Pension;

/// <summary>What people read of a stage that was reached.</summary>
/// <param name="Happened">Holds whose stage it is, the day of the first exchange and the reason.</param>
/// <param name="ToDo">What is to be done next.</param>
internal sealed record StageText(LocalizedText Happened, LocalizedText ToDo)
{
    /// <param name="whose">The product of a link, the employer of a request.</param>
    /// <param name="firstExchange">yyyy-MM-dd, where the step named it.</param>
    public string HappenedIn(string language, string whose, string? firstExchange, string? reason) =>
        Fill(Happened, language, whose, PensionWords.DayOf(firstExchange, language), reason ?? "");

    public string ToDoIn(string language, string product) => Fill(ToDo, language, product);

    public override string ToString() => nameof(StageText);

    private static string Fill(LocalizedText words, string language, params object[] values) =>
        string.Format(CultureInfo.InvariantCulture, words.In(language), values);
}

/// <summary>The words of the stages, but for a link's draft, of which nothing happened yet.</summary>
internal static class StageWords
{
    public static IReadOnlyDictionary<PensionStage, StageText> OfLink { get; } = new Dictionary<PensionStage, StageText>
    {
        [PensionStage.Registered] = new(PensionTexts.Of("Link.Registered"), PensionTexts.Of("Next.PolicyDataAdded")),
        [PensionStage.PolicyDataAdded] = new(PensionTexts.Of("Link.PolicyDataAdded"), PensionTexts.Of("Next.SetUpContact")),
        [PensionStage.SetUpContact] = new(PensionTexts.Of("Link.SetUpContact"), PensionTexts.Of("Next.AuthorizationsArranged")),
        [PensionStage.AuthorizationsArranged] = new(
            PensionTexts.Of("Link.AuthorizationsArranged"), PensionTexts.Of("Next.Confirmed")),
        [PensionStage.Confirmed] = new(PensionTexts.Of("Link.Confirmed"), PensionTexts.Of("Next.Active")),
        [PensionStage.Active] = new(PensionTexts.Of("Link.Active"), PensionTexts.Of("Next.Nothing")),
        [PensionStage.Ended] = new(PensionTexts.Of("Link.Ended"), PensionTexts.Of("Next.Nothing")),
    };

    public static IReadOnlyDictionary<RequestStage, StageText> OfRequest { get; } = new Dictionary<RequestStage, StageText>
    {
        [RequestStage.Received] = new(PensionTexts.Of("Request.Received"), PensionTexts.Of("Next.PrerequisitesChecked")),
        [RequestStage.PrerequisitesChecked] = new(
            PensionTexts.Of("Request.PrerequisitesChecked"), PensionTexts.Of("Next.ConfirmedByUs")),
        [RequestStage.ConfirmedByUs] = new(PensionTexts.Of("Request.ConfirmedByUs"), PensionTexts.Of("Next.SetUpAtProvider")),
        [RequestStage.SetUpAtProvider] = new(PensionTexts.Of("Request.SetUpAtProvider"), PensionTexts.Of("Next.DateSet")),
        [RequestStage.DateSet] = new(PensionTexts.Of("Request.DateSet"), PensionTexts.Of("Next.Active")),
        [RequestStage.Active] = new(PensionTexts.Of("Request.Active"), PensionTexts.Of("Next.Nothing")),
        [RequestStage.Declined] = new(PensionTexts.Of("Request.Declined"), PensionTexts.Of("Next.Nothing")),
    };
}
