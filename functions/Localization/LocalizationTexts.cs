
namespace LoketFunctions.Localization;

/// <summary>
/// The slice's texts for people, by key: <c>LocalizationTexts.resx</c> in English, a file beside it per further language.
/// </summary>
internal sealed class LocalizationTexts : Catalogue<LocalizationTexts>;
