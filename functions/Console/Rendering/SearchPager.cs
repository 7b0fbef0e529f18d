using System.Globalization;
using LoketFunctions.Console.Auth;
using Microsoft.AspNetCore.Html;
using static LoketFunctions.Console.Rendering.Markup;

namespace LoketFunctions.Console.Rendering;

/// <summary>Pages of what was searched for. A form, as the text that was searched for belongs in no address.</summary>
internal static class SearchPager
{
    public static IHtmlContent Of(ConsoleRequest request, string path, int page, int pages, IReadOnlyList<(string Name, string? Value)> kept)
    {
        if (pages <= 1)
            return Nothing;
        return Html($"""
            <nav class="pager" aria-label="{request.In("Common.Pages")}">{request.Form(path, Html($"""
                {All(kept.Select(field => Forms.Hidden(field.Name, field.Value)))}
                {When(page > 1, () => $"{Button(page - 1, request.In("Common.Previous"))}")}
                <span>{request.In("Common.Page")} {request.Reader.Count(page)} {request.In("Common.Of")} {request.Reader.Count(pages)}</span>
                {When(page < pages, () => $"{Button(page + 1, request.In("Common.Next"))}")}
                """), "actions")}</nav>
            """);
    }

    private static IHtmlContent Button(int page, string text) =>
        Html($"<button name=\"page\" value=\"{page.ToString(CultureInfo.InvariantCulture)}\" class=\"link\">{text}</button>");
}
