using LoketFunctions.Localization;

namespace LoketFunctions.Export;

/// <summary>The slice's texts for people, by key: <c>ExportTexts.resx</c> in English, a file beside it per further language.</summary>
internal sealed class ExportTexts : Catalogue<ExportTexts>;
