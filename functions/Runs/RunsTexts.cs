using LoketFunctions.Localization;

namespace LoketFunctions.Runs;

/// <summary>The slice's texts for people, by key: <c>RunsTexts.resx</c> in English, a file beside it per further language.</summary>
internal sealed class RunsTexts : Catalogue<RunsTexts>;
