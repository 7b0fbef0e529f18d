using LoketFunctions.Localization;

namespace LoketFunctions.Pension;

/// <summary>The slice's texts for people, by key: <c>PensionTexts.resx</c> in English, a file beside it per further language.</summary>
internal sealed class PensionTexts : Catalogue<PensionTexts>;
