using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>What one button of a page sends.</summary>
/// <param name="Fields">As they stand on the page, with every box ticked and without the session's token.</param>
internal sealed record FoundForm(Uri Page, Uri Address, IReadOnlyList<(string Name, string Value)> Fields)
{
    /// <summary>Where it goes and which button it is: what makes it another one.</summary>
    public string Key => $"{Address.AbsolutePath} {string.Join('&', Fields.Where(one => one.Name == "action").Select(one => one.Value))}";

    /// <summary>It asks and changes nothing.</summary>
    public bool IsSearch => Fields.All(one => one.Name != "action" || one.Value is "find" or "show" or "propose");

    /// <summary>It names several, and each is answered for itself: refused one by one, in an answer that is well.</summary>
    public bool IsOfMany => Fields.GroupBy(one => one.Name).Any(group => group.Count() > 1);

    public override string ToString() => Key;
}

/// <summary>A page at its address, read as a browser does.</summary>
internal sealed record VisitedPage(Uri Address, ConsolePage Answer)
{
    private const string TokenField = "_token";

    /// <summary>Every form, once for each of its buttons.</summary>
    public IEnumerable<FoundForm> Forms =>
        from form in Read().Forms
        where form.Method == "post"
        from button in ButtonsOf(form)
        select new FoundForm(Address, AddressOf(form, "action"), [.. FieldsOf(form), .. button]);

    /// <summary>Where it leads: links, and the addresses of forms.</summary>
    public IEnumerable<Uri> WaysOut => Links.Concat(Read().Forms.Select(form => AddressOf(form, "action")));

    public IEnumerable<Uri> Links =>
        from anchor in Read().QuerySelectorAll("a[href]")
        where anchor.GetAttribute("href")![0] != '#'
        select AddressOf(anchor, "href");

    private IHtmlDocument Read() => new HtmlParser().ParseDocument(Answer.Html);

    private Uri AddressOf(IElement element, string attribute) => new(Address, element.GetAttribute(attribute));

    private static IEnumerable<(string Name, string Value)> FieldsOf(IHtmlFormElement form) =>
        from field in form.QuerySelectorAll("input, textarea, select")
        let name = field.GetAttribute("name")
        where name is not null and not TokenField
        where field is not IHtmlInputElement { Type: "radio", IsChecked: false } and not IHtmlSelectElement { Options.Length: 0 }
        select (name, field switch
        {
            IHtmlTextAreaElement area => area.Value,
            IHtmlSelectElement list => list.Value ?? "",
            _ => field.GetAttribute("value") ?? "",
        });

    private static List<(string Name, string Value)[]> ButtonsOf(IHtmlFormElement form)
    {
        var named = form.QuerySelectorAll("button[name]")
            .Select(button => ((string, string)[])[(button.GetAttribute("name")!, button.GetAttribute("value") ?? "")]).ToList();
        return named.Count > 0 ? named : [[]];
    }
}
