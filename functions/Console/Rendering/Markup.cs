using System.Text.Encodings.Web;
using System.Text.Unicode;
using LoketFunctions.Components;
using LoketFunctions.Console.Auth;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Html;

namespace LoketFunctions.Console.Rendering;

/// <summary>
/// HTML from interpolated strings: every value in a hole is encoded, unless it is itself HTML made here. Attributes stand in double
/// quotes, always; a convention test holds that.
/// </summary>
internal static class Markup
{
    /// <summary>Names keep their accents; what can end a text or an attribute is encoded.</summary>
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    public static IHtmlContent Nothing { get; } = new HtmlString("");

    public static IHtmlContent Html(FormattableString text) => new HtmlFormattableString(text.Format, text.GetArguments());

    public static IHtmlContent Each<T>(IEnumerable<T> items, Func<T, FormattableString> one)
    {
        var all = new HtmlContentBuilder();
        foreach (var item in items)
            all.AppendHtml(Html(one(item)));
        return all;
    }

    public static IHtmlContent All(params IEnumerable<IHtmlContent> parts) => Each(parts, part => $"{part}");

    public static IHtmlContent When(bool condition, Func<FormattableString> text) => condition ? Html(text()) : Nothing;

    /// <summary>Somebody else's words: kept from changing the direction of what stands beside them.</summary>
    public static IHtmlContent Foreign(string? text) => Html($"<bdi>{text}</bdi>");

    public static RenderFragment ToFragment(this IHtmlContent content) => builder => builder.AddMarkupContent(0, content.ToText());

    /// <summary>A component among what is not made of components yet.</summary>
    public static IHtmlContent Content(this ConsoleRequest request, RenderFragment content) =>
        new HtmlString(HtmlRendering.ToTextAsync(request.Reader, ConsoleFrame.Within(request, content)).GetAwaiter().GetResult());

    public static string ToText(this IHtmlContent content)
    {
        using var writer = new StringWriter();
        content.WriteTo(writer, Encoder);
        return writer.ToString();
    }
}
