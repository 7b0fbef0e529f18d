using LoketFunctions.Localization;

namespace LoketFunctions.Mapping;

/// <summary>The slice's texts for people, by key: <c>MappingTexts.resx</c> in English, a file beside it per further language.</summary>
internal sealed class MappingTexts : Catalogue<MappingTexts>;
