using LoketFunctions.Localization;

namespace LoketFunctions.Connections;

/// <summary>The slice's texts for people, by key: <c>ConnectionsTexts.resx</c> in English, a file beside it per further language.</summary>
internal sealed class ConnectionsTexts : Catalogue<ConnectionsTexts>;
