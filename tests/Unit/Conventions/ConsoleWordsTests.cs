using System.Reflection;
using System.Text.RegularExpressions;
using LoketFunctions.Console.Auth;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Tests.Conventions.OpenApi;

namespace LoketFunctions.Tests.Conventions;

/// <summary>Whatever can go wrong is said to people in their own words.</summary>
public sealed partial class ConsoleWordsTests
{
    /// <summary>What is wrong with registrations and texts of files is told where they are read, by the engineers who send them.</summary>
    private static readonly string[] Elsewhere =
    [
        "functions/Console/Rendering/FaultWords.cs", "functions/Export/Select/", "functions/Export/Body/", "functions/Export/Model/PlainText.cs",
        "functions/Export/Report/",
    ];

    [Fact]
    public void Every_problem_has_words()
    {
        var codes = ApiDocument.CodesOf("ProblemCode")
            .Concat(typeof(ConsoleProblems).GetMethods(BindingFlags.Public | BindingFlags.Static).Select(method => ((Problem)method.Invoke(null, [])!).Code))
            .Append("not-permitted").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        Assert.Equal(codes, ProblemWords.Codes.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Words_of_problems_are_sentences() =>
        Rule.Holds(
            from code in ProblemWords.Codes
            let text = ProblemWords.Of(new Problem(400, code, "", "", ActionOwner.User))
            from language in Languages.All
            let title = text.Title.In(language)
            let toDo = text.ToDo.In(language)
            from fault in new[]
            {
                title.EndsWith('.') ? "has a title with a full stop" : null,
                toDo.EndsWith('.') ? null : "does not say what to do in whole sentences",
                language == Languages.Dutch && Familiar().IsMatch($"{title} {toDo}") ? "is not polite" : null,
            }
            where fault is not null
            select $"{code} {fault}.");

    [Theory]
    [InlineData("is not an e-mail address", "Dit is geen geldig e-mailadres.")]
    [InlineData("is not a whole number from 0 to 28", "Vul een heel getal in van 0 tot en met 28.")]
    [InlineData("holds 300; 1 to 200 are taken at once", "Kies er 1 tot 200 tegelijk.")]
    [InlineData("component 12 (Uren) is not for hours", "Looncomponent 12 (Uren) is niet voor uren.")]
    [InlineData("nobody thought of this", "Dit kan niet zo.")]
    public void Faults_are_said_in_Dutch(string fault, string words) => Assert.Equal(words, FaultWords.Of(fault, "nl"));

    /// <summary>The faults as the sources have them, with a number for whatever varies.</summary>
    [Fact]
    public void Every_fault_has_words()
    {
        var faults =
            from source in App.Sources
            where !Elsewhere.Any(folder => source.Path.StartsWith(folder, StringComparison.Ordinal)) && source.Text.Contains("ault", StringComparison.Ordinal)
            // Faults of the operator's settings stop the start and reach no page.
            where !source.Text.Contains("AppSettings", StringComparison.Ordinal)
            from line in source.Text.Split('\n')
            where !line.Contains("///", StringComparison.Ordinal) && !line.Contains("LoggerMessage", StringComparison.Ordinal)
            from Match found in Fault().Matches(line)
            select (source.Path, Text: Hole().Replace(found.Groups["text"].Value, "7"));
        var all = faults.ToList();
        Assert.True(all.Count > 30, "The sources' faults are not found any more.");
        Rule.Holds(from fault in all where FaultWords.Find(fault.Text, "nl") is null select $"{fault.Path}: \"{fault.Text}\" has no words in {nameof(FaultWords)}.");
    }

    [GeneratedRegex(@"""(?<text>(is|are|has|hold|holds|name|names|lack|cannot|does not|component|cost centre|cost unit|shift|distribution unit) [^""]*)""", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Fault();

    [GeneratedRegex(@"\{[^}]*\}?", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Hole();

    [GeneratedRegex(@"\b(je|jij|jouw)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Familiar();
}
