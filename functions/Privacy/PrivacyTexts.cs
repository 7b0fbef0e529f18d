using LoketFunctions.Localization;

namespace LoketFunctions.Privacy;

/// <summary>The slice's texts for people, by key: <c>PrivacyTexts.resx</c> in English, a file beside it per further language.</summary>
internal sealed class PrivacyTexts : Catalogue<PrivacyTexts>;
