using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using LoketFunctions.Sandbox;
using LoketFunctions.Tests.Conventions;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Tests.Infra;

/// <summary>Alerts and workbook look for words in log messages. Here they are held to what the app writes.</summary>
public sealed partial class QueryTests
{
    /// <summary>Without the names of placeholders: each is a hole.</summary>
    private static readonly IReadOnlyList<string> Messages =
    [
        .. from type in App.Types
           from method in type.GetMethods(
               BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly)
           let log = method.GetCustomAttribute<LoggerMessageAttribute>()
           where log is not null
           select Placeholder().Replace(log.Message, "\0"),
    ];

    private static IReadOnlyList<string> Queries =>
    [
        .. Deployment.OfEverything.Properties("Microsoft.Insights/scheduledQueryRules").SelectMany(QueriesIn),
        .. QueriesIn(JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Root, "infra", "workbook.json"))).RootElement),
    ];

    [Fact]
    public void Every_condition_fits_a_message()
    {
        Assert.True(Queries.Count > 12);
        Rule.Holds(
            from query in Queries
            from Match condition in Condition().Matches(query)
            where !Messages.Any(message => Words().Matches(condition.Value).All(words => Fits(message, words)))
            select $"No message of the app fits {condition.Value}");
    }

    [Fact]
    public void Every_part_that_is_read_out_of_a_message_is_in_it()
    {
        var parsed = Queries.SelectMany(query => Parse().Matches(query))
            .Select(match => Literal().Matches(match.Value).Select(words => words.Groups["words"].Value).ToList()).ToList();
        Assert.NotEmpty(parsed);
        Rule.Holds(
            from parts in parsed
            where !Messages.Any(message => HasInOrder(message, parts))
            select $"No message of the app has, in this order: {string.Join(" … ", parts)}");
    }

    private static bool Fits(string message, Match words) => words.Groups["how"].Value == "startswith"
        ? message.StartsWith(words.Groups["words"].Value, StringComparison.Ordinal)
        : message.Contains(words.Groups["words"].Value, StringComparison.Ordinal);

    private static bool HasInOrder(string message, IEnumerable<string> parts)
    {
        var from = 0;
        foreach (var part in parts)
        {
            var at = message.IndexOf(part, from, StringComparison.Ordinal);
            if (at < 0)
                return false;
            from = at + part.Length;
        }

        return true;
    }

    private static IEnumerable<string> QueriesIn(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject()
            .SelectMany(property => property.NameEquals("query") ? [property.Value.GetString()!] : QueriesIn(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(QueriesIn),
        _ => [],
    };

    [GeneratedRegex(@"\{\w+\}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    /// <summary>What has to hold of one message: joined by and.</summary>
    [GeneratedRegex(@"Message \w+ ""[^""]*""( and Message \w+ ""[^""]*"")*(?<!Message with ""[^""]*"")", RegexOptions.CultureInvariant
        | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Condition();

    [GeneratedRegex(@"Message (?<how>\w+) ""(?<words>[^""]*)""", RegexOptions.CultureInvariant
        | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Words();

    [GeneratedRegex(@"parse Message with .*", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parse();

    [GeneratedRegex(@"""(?<words>[^""]*)""", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Literal();
}
