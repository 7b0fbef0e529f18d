using System.Globalization;
using LoketFunctions.Console.Auth;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Rendering;

/// <summary>Pages of what was searched for. A form, as the text that was searched for belongs in no address.</summary>
internal static class SearchPager
{
    public static IHtmlContent Of(ConsoleRequest visit, string path, int page, int pages, IReadOnlyList<(string Name, string? Value)> kept)
    {
        if (pages <= 1)
            return Nothing;
        return Html($"""
            <nav class="pager" aria-label="{visit.In("Common.Pages")}">{visit.Form(path, Html($"""
                {All(kept.Select(field => Forms.Hidden(field.Name, field.Value)))}
                {When(page > 1, () => $"{Button(page - 1, visit.In("Common.Previous"))}")}
                <span>{visit.In("Common.Page")} {visit.Reader.Count(page)} {visit.In("Common.Of")} {visit.Reader.Count(pages)}</span>
                {When(page < pages, () => $"{Button(page + 1, visit.In("Common.Next"))}")}
                """), "actions")}</nav>
            """);
    }

    private static IHtmlContent Button(int page, string text) =>
        Html($"<button name=\"page\" value=\"{page.ToString(CultureInfo.InvariantCulture)}\" class=\"link\">{text}</button>");
}
