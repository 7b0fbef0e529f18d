using LoketFunctions.Localization;

namespace LoketFunctions.Audit;

/// <summary>The slice's texts for people, by key: <c>AuditTexts.resx</c> in English, a file beside it per further language.</summary>
internal sealed class AuditTexts : Catalogue<AuditTexts>;
