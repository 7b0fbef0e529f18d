using LoketFunctions.Localization;

namespace LoketFunctions.Console;

/// <summary>The slice's texts for people, by key: <c>ConsoleTexts.resx</c> in English, a file beside it per further language.</summary>
internal sealed class ConsoleTexts : Catalogue<ConsoleTexts>;
