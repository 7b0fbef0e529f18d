using System.Resources;
using System.Text.Json.Serialization;

namespace LoketFunctions.Localization;

/// <summary>A text of a slice's catalogue, which is said once it is known who reads it.</summary>
/// <param name="Catalogue">Null for a text that an earlier version put into storage, of which the key is the text itself.</param>
/// <param name="Key">Of the text in the catalogue.</param>
/// <param name="Arguments">Of its placeholders, {0} and on; one that is itself such a text is said in the same language.</param>
[JsonConverter(typeof(LocalizedTextConverter))]
public sealed record LocalizedText(ResourceManager? Catalogue, string Key, IReadOnlyList<object?> Arguments)
{
    /// <summary>Throws for a key that is not in the catalogue; a convention test holds that there is none.</summary>
    /// <param name="language">"nl" or "en"; a text that has no translation is said in English.</param>
    public string In(string language)
    {
        if (Catalogue is null)
            return Key;
        var culture = Languages.CultureOf(language);
        var text = Catalogue.GetString(Key, culture)
            ?? throw new MissingManifestResourceException($"{Catalogue.BaseName} has no text '{Key}'.");
        return Arguments.Count == 0
            ? text
            : string.Format(culture, text, [.. Arguments.Select(one => one is LocalizedText inner ? inner.In(language) : one)]);
    }

    public override string ToString() => Key;
}

/// <summary>
/// The texts of a slice: a .resx file in English named after the class, and one beside it for each further language. A class of a slice
/// derives from this and adds nothing.
/// </summary>
internal abstract class Catalogue<T>
    where T : Catalogue<T>
{
    private static readonly ResourceManager Texts = TextCatalogues.Of(typeof(T));

    public static LocalizedText Of(string key, params IReadOnlyList<object?> arguments) => new(Texts, key, arguments);

    /// <summary>One of two forms, <c>key.One</c> and <c>key.Other</c>, by how many there are; {0} is the count.</summary>
    public static LocalizedText Plural(string key, int count, params IReadOnlyList<object?> arguments) =>
        Of($"{key}.{(count == 1 ? "One" : "Other")}", [count, .. arguments]);
}
