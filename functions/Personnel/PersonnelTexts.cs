using LoketFunctions.Localization;

namespace LoketFunctions.Personnel;

/// <summary>The slice's texts for people, by key: <c>PersonnelTexts.resx</c> in English, a file beside it per further language.</summary>
internal sealed class PersonnelTexts : Catalogue<PersonnelTexts>;
