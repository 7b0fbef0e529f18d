using System.Net.Mime;
using System.Text;
using LoketFunctions.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Components;

/// <summary>
/// Answers with a page. Made before anything is sent, so that one that cannot be made is answered as a fault and not cut off.
/// </summary>
internal sealed class HtmlResult(ReaderFormat reader, RenderFragment page, int status = StatusCodes.Status200OK) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var html = await HtmlRendering.ToTextAsync(reader, page);
        await Results.Text(html, MediaTypeNames.Text.Html, Encoding.UTF8, status).ExecuteAsync(httpContext);
    }
}
