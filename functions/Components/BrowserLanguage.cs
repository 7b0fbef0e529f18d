using LoketFunctions.Localization;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Components;

/// <summary>The language of somebody of whom nothing is known but the browser.</summary>
internal static class BrowserLanguage
{
    /// <summary>The first of the app's languages that the browser asks for, Dutch without one.</summary>
    public static string Of(HttpRequest request) =>
        request.GetTypedHeaders().AcceptLanguage
            .OrderByDescending(accepted => accepted.Quality ?? 1)
            .Select(accepted => accepted.Value.ToString().Split('-')[0].ToLowerInvariant())
            .FirstOrDefault(Languages.Speaks) ?? Languages.Dutch;
}
