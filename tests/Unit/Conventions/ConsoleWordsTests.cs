using System.Reflection;
using System.Text.RegularExpressions;
using LoketFunctions.Console.Rendering;
using LoketFunctions.Console.Requests;
using LoketFunctions.Http;
using LoketFunctions.Localization;
using LoketFunctions.Mapping;
using LoketFunctions.Tests.Conventions.OpenApi;

namespace LoketFunctions.Tests.Conventions;

/// <summary>Whatever can go wrong is said to people in their own words.</summary>
public sealed partial class ConsoleWordsTests
{
    [Fact]
    public void Every_problem_has_words()
    {
        var codes = ApiDocument.CodesOf("ProblemCode")
            .Concat(typeof(ConsoleProblems).GetMethods(
                BindingFlags.Public | BindingFlags.Static).Select(method => ((Problem)method.Invoke(null, [])!).Code))
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

    [Fact]
    public void Faults_are_said_in_Dutch()
    {
        Assert.Equal("Dit is geen geldig e-mailadres.", FaultWords.Of(InputFaults.NotMailAddress, "nl"));
        Assert.Equal("Vul een heel getal in van 0 tot en met 28.", FaultWords.Of(InputFaults.NotWholeNumberBetween(0, 28), "nl"));
        Assert.Equal("Kies er 1 tot 200 tegelijk.", FaultWords.Of(InputFaults.NotAtOnce(300, 200), "nl"));
        Assert.Equal("Looncomponent 12 (Uren) is niet voor uren.", FaultWords.Of(MappingInputFaults.NotForHours("12 (Uren)"), "nl"));
    }

    /// <summary>One that is made elsewhere would have no words, and nobody would know before it is shown.</summary>
    [Fact]
    public void Faults_are_made_in_their_tables_only() =>
        Rule.Holds(
            from type in App.Types
            where type != typeof(InputFault) && !Il.Outermost(type).Name.EndsWith("Faults", StringComparison.Ordinal)
            from method in Il.MethodsOf(type)
            where Il.Read(
                method).Any(instruction => instruction.Operand is ConstructorInfo made && made.DeclaringType == typeof(InputFault))
            select $"{type.FullName} makes a fault of its own");

    [Fact]
    public void Every_fault_has_words_that_say_what_varies_and_no_more()
    {
        var faults = InputFaultTable.All().ToList();
        Assert.Distinct(faults.Select(fault => fault.Code));
        Rule.Holds(
            from fault in faults
            from language in Languages.All
            let words = FaultWords.Of(fault, language)
            where words.Contains('{', StringComparison.Ordinal) || !words.EndsWith('.') || Familiar().IsMatch(words)
            select $"{fault.Code} says in '{language}': {words}");
    }

    [GeneratedRegex(@"\b(je|jij|jouw)\b", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Familiar();
}
