namespace LoketFunctions.Localization;

/// <summary>The same words in the two languages that the app speaks to people.</summary>
internal sealed record Words(string Dutch, string English)
{
    public const string DutchCode = "nl";
    public const string EnglishCode = "en";

    /// <summary>Dutch unless English is asked for.</summary>
    public string In(string language) => language == EnglishCode ? English : Dutch;

    public static bool Speaks(string language) => language is DutchCode or EnglishCode;
}
