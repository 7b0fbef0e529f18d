using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using LoketFunctions.Console;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Localization;
using LoketFunctions.Personnel;
using LoketFunctions.Personnel.Fields;

namespace LoketFunctions.Tests.Conventions;

/// <summary>Holds the catalogues of texts to the code that says them: every key in every language, none unused, none missing.</summary>
public sealed partial class TextCatalogueTests
{
    /// <summary>Ends a pattern that would never end; a loaded machine has time.</summary>
    private const int MostMilliseconds = 60_000;

    private static readonly Type[] Catalogues =
        [.. App.Types
            .Where(type => type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(Catalogue<>))];

    [Fact]
    public void Each_slice_has_its_own_catalogue_in_its_folder() =>
        Assert.All(Catalogues, catalogue => Assert.Equal($"LoketFunctions.{catalogue.Name[..^"Texts".Length]}", catalogue.Namespace));

    [Fact]
    public void Every_key_is_there_in_every_language() => Rule.Holds(
        from catalogue in Catalogues
        let english = TextsOf(catalogue, CultureInfo.InvariantCulture)
        from language in Languages.All.Where(language => language != Languages.English)
        let texts = TextsOf(catalogue, CultureInfo.GetCultureInfo(language))
        from key in english.Keys.Except(texts.Keys).Concat(texts.Keys.Except(english.Keys))
        select $"{catalogue.Name}: '{key}' is not in both English and '{language}'.");

    [Fact]
    public void Placeholders_are_the_same_in_every_language() => Rule.Holds(
        from catalogue in Catalogues
        let english = TextsOf(catalogue, CultureInfo.InvariantCulture)
        from language in Languages.All.Where(language => language != Languages.English)
        from text in TextsOf(catalogue, CultureInfo.GetCultureInfo(language))
        where english.TryGetValue(text.Key, out var other) && !PlaceholdersOf(text.Value).SetEquals(PlaceholdersOf(other))
        select $"{catalogue.Name}: '{text.Key}' has other placeholders in '{language}' than in English.");

    [Fact]
    public void Every_key_that_the_code_says_is_there() => Rule.Holds(
        from said in Said
        where !TextsOf(said.Catalogue, CultureInfo.InvariantCulture).ContainsKey(said.Key)
        select $"{said.Path} says '{said.Key}', which {said.Catalogue.Name} does not have.");

    [Fact]
    public void No_key_is_left_that_the_code_does_not_say() => Rule.Holds(
        from catalogue in Catalogues
        let said = Said.Where(one => one.Catalogue == catalogue).Select(one => one.Key).ToHashSet(StringComparer.Ordinal)
        from key in TextsOf(catalogue, CultureInfo.InvariantCulture).Keys
        where !said.Contains(key)
        select $"{catalogue.Name}: nothing says '{key}'.");

    [Fact]
    public void Every_text_says_something() => Rule.Holds(
        from catalogue in Catalogues
        from culture in Languages.All
            .Select(language => language == Languages.English ? CultureInfo.InvariantCulture : CultureInfo.GetCultureInfo(language))
        from text in TextsOf(catalogue, culture)
        where string.IsNullOrWhiteSpace(text.Value)
        select $"{catalogue.Name}: '{text.Key}' is empty in '{culture.Name}'.");

    /// <summary>
    /// The keys that the sources name, plural ones by both their forms, and those of faults. The console names its own through its request.
    /// </summary>
    private static IReadOnlyList<(string Path, Type Catalogue, string Key)> Said { get; } = [.. Named()
        .Concat(InputFaultTable.All().Select(fault => ("the table of faults", typeof(ConsoleTexts), FaultWords.Prefix + fault.Code)))
        .Concat(LoketFields.All.Select(field => ("the table of fields", typeof(PersonnelTexts), $"Field.{field.Id}")))];

    private static IEnumerable<(string Path, Type Catalogue, string Key)> Named() =>
        from source in App.Sources
        from Match match in Saying().Matches(source.Text)
        let name = match.Groups["catalogue"] is { Success: true, Value: var named } ? named : "ConsoleTexts"
        let catalogue = Catalogues.Single(one => one.Name == name)
        from key in KeysIn(match)
        select (source.Path, catalogue, key);

    private static IEnumerable<string> KeysIn(Match match) =>
        from key in Literal().Matches(match.Groups["keys"].Value).Select(literal => literal.Groups["key"].Value)
        from form in match.Groups["plural"].Success ? new[] { $"{key}.One", $"{key}.Other" } : [key]
        select form;

    private static Dictionary<string, string> TextsOf(Type catalogue, CultureInfo culture) =>
        new ResourceManager(catalogue).GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>().ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal);

    private static HashSet<string> PlaceholdersOf(string text) =>
        Placeholder().Matches(text).Select(placeholder => placeholder.Groups["number"].Value).ToHashSet(StringComparer.Ordinal);

    /// <summary>One key, or two of which a condition chooses.</summary>
    [GeneratedRegex(
        @"(\b(?<catalogue>\w+Texts)\.(Of|(?<plural>Plural))|(\b_?request\.|(?<![\w.]))(In|(?<plural>InPlural)))"
            + @"\(\s*(?<keys>""[^""]+""|[^""(),]+\? ""[^""]+"" : ""[^""]+"")",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, MostMilliseconds)]
    private static partial Regex Saying();

    [GeneratedRegex(@"""(?<key>[^""]+)""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, MostMilliseconds)]
    private static partial Regex Literal();

    [GeneratedRegex(@"(?<!\{)\{(?<number>\d+)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, MostMilliseconds)]
    private static partial Regex Placeholder();
}
