using LoketFunctions.Localization;

namespace LoketFunctions.Sync;

/// <summary>The slice's texts for people, by key: <c>SyncTexts.resx</c> in English, a file beside it per further language.</summary>
internal sealed class SyncTexts : Catalogue<SyncTexts>;
