using System.Text.Encodings.Web;
using System.Text.Unicode;
using LoketFunctions.Localization;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoketFunctions.Components;

/// <summary>Makes HTML of components, all at once: every value in a hole is encoded, and nothing runs in the browser.</summary>
internal static class HtmlRendering
{
    /// <param name="reader">Whose language and form every part has.</param>
    public static async Task<string> ToTextAsync(ReaderFormat reader, RenderFragment content)
    {
        await using var renderer = new HtmlRenderer(new Services(), NullLoggerFactory.Instance);
        var parameters = ParameterView.FromDictionary(new Dictionary<string, object?>
        {
            [nameof(CascadingValue<>.Value)] = reader,
            [nameof(CascadingValue<>.IsFixed)] = true,
            [nameof(CascadingValue<>.ChildContent)] = content,
        });
        return await renderer.Dispatcher.InvokeAsync(async () =>
            (await renderer.RenderComponentAsync<CascadingValue<ReaderFormat>>(parameters)).ToHtmlString());
    }

    /// <summary>
    /// Components are given what they show and ask for no service, so that reports and mails are made wherever they are needed.
    /// </summary>
    private sealed class Services : IServiceProvider
    {
        /// <summary>Names keep their accents; what can end a text or an attribute is encoded.</summary>
        private readonly HtmlEncoder _encoder = HtmlEncoder.Create(UnicodeRanges.All);

        public object? GetService(Type serviceType) => serviceType == typeof(HtmlEncoder) ? _encoder : null;
    }
}
