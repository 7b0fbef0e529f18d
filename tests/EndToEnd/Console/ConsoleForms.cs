using System.Net;
using System.Text.RegularExpressions;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>What one button of a page sends.</summary>
/// <param name="Fields">As they stand on the page, with every box ticked and without the session's token.</param>
internal sealed record FoundForm(Uri Page, Uri Address, IReadOnlyList<(string Name, string Value)> Fields)
{
    /// <summary>Where it goes and which button it is: what makes it another one.</summary>
    public string Key => $"{Address.AbsolutePath} {string.Join('&', Fields.Where(one => one.Name == "action").Select(one => one.Value))}";

    /// <summary>It asks and changes nothing.</summary>
    public bool IsSearch => Fields.All(one => one.Name != "action" || one.Value == "find");

    /// <summary>It names several, and each is answered for itself: refused one by one, in an answer that is well.</summary>
    public bool IsOfMany => Fields.GroupBy(one => one.Name).Any(group => group.Count() > 1);

    public override string ToString() => Key;
}

/// <summary>A page at its address, read as the console writes them: attributes in double quotes.</summary>
internal sealed partial record VisitedPage(Uri Address, ConsolePage Answer)
{
    private const string TokenField = "_token";

    /// <summary>Every form, once for each of its buttons.</summary>
    public IEnumerable<FoundForm> Forms =>
        from form in Form().Matches(Answer.Html)
        let attributes = Attributes(form.Groups["attributes"].Value)
        where attributes.GetValueOrDefault("method") == "post"
        let inner = form.Groups["inner"].Value
        from button in Buttons(inner)
        select new FoundForm(Address, new Uri(Address, attributes["action"]), [.. Fields(inner), .. button]);

    /// <summary>Where it leads: links, and the addresses of forms.</summary>
    public IEnumerable<Uri> WaysOut => Links.Concat(Form().Matches(Answer.Html).Select(form => new Uri(Address, Attributes(form.Groups["attributes"].Value)["action"])));

    public IEnumerable<Uri> Links =>
        from anchor in Anchor().Matches(Answer.Html)
        select Attributes(anchor.Groups["attributes"].Value).GetValueOrDefault("href") into path
        where path is not null && !path.StartsWith('#')
        select new Uri(Address, path);

    private static IEnumerable<(string Name, string Value)> Fields(string inner) =>
    [
        .. from input in Input().Matches(inner)
           let attributes = Attributes(input.Groups["attributes"].Value)
           where attributes.ContainsKey("name") && attributes["name"] != TokenField
           where attributes.GetValueOrDefault("type") != "radio" || Checked().IsMatch(input.Value)
           select (attributes["name"], attributes.GetValueOrDefault("value", "")),
        .. from area in TextArea().Matches(inner)
           select (Attributes(area.Groups["attributes"].Value)["name"], WebUtility.HtmlDecode(area.Groups["inner"].Value)),
        .. from list in Select().Matches(inner)
           let options = Option().Matches(list.Groups["inner"].Value)
           where options.Count > 0
           let chosen = options.FirstOrDefault(option => Selected().IsMatch(option.Value)) ?? options[0]
           select (Attributes(list.Groups["attributes"].Value)["name"], Attributes(chosen.Groups["attributes"].Value).GetValueOrDefault("value", "")),
    ];

    private static List<(string Name, string Value)[]> Buttons(string inner)
    {
        var named = Button().Matches(inner).Select(button => Attributes(button.Groups["attributes"].Value)).Where(button => button.ContainsKey("name"))
            .Select(button => ((string, string)[])[(button["name"], button.GetValueOrDefault("value", ""))]).ToList();
        return named.Count > 0 ? named : [[]];
    }

    private static Dictionary<string, string> Attributes(string text) =>
        Attribute().Matches(text).ToDictionary(match => match.Groups["name"].Value, match => WebUtility.HtmlDecode(match.Groups["value"].Value));

    [GeneratedRegex("<form(?<attributes>[^>]*)>(?<inner>.*?)</form>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 5000)]
    private static partial Regex Form();

    [GeneratedRegex("<a\\s(?<attributes>[^>]*)>", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Anchor();

    [GeneratedRegex("<input(?<attributes>[^>]*)>", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Input();

    [GeneratedRegex("<textarea(?<attributes>[^>]*)>(?<inner>.*?)</textarea>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 5000)]
    private static partial Regex TextArea();

    [GeneratedRegex("<select(?<attributes>[^>]*)>(?<inner>.*?)</select>", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 5000)]
    private static partial Regex Select();

    [GeneratedRegex("<option(?<attributes>[^>]*)>", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Option();

    [GeneratedRegex("<button(?<attributes>[^>]*)>", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Button();

    [GeneratedRegex("(?<name>[a-z][a-z-]*)=\"(?<value>[^\"]*)\"", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Attribute();

    [GeneratedRegex("\\schecked(\\s|>)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Checked();

    [GeneratedRegex("\\sselected(\\s|>)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Selected();
}
