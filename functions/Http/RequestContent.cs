using System.Net.Http.Headers;
using System.Net.Mime;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Http;

/// <summary>In what form a body may come. Another one would be read as what it is not: letters of another alphabet, packed bytes.</summary>
internal static class RequestContent
{
    private const string Utf8 = "utf-8";

    /// <summary>A body without a type counts as JSON, as it is nothing else here.</summary>
    /// <exception cref="ProblemException">415: it says to be something else.</exception>
    public static void RequireJson(HttpRequest request)
    {
        RequirePlain(request);
        if (request.Headers.ContentType is { Count: > 0 } types && !IsJson(types))
            throw Problems.Throw(Problems.ContentNotTaken());
    }

    /// <exception cref="ProblemException">415: it is encoded, such as packed.</exception>
    public static void RequirePlain(HttpRequest request)
    {
        if (request.Headers.ContentEncoding is { Count: > 0 } encodings
            && !encodings.ToString().Equals("identity", StringComparison.OrdinalIgnoreCase))
            throw Problems.Throw(Problems.ContentNotTaken());
    }

    private static bool IsJson(string? type) =>
        MediaTypeHeaderValue.TryParse(type, out var parsed)
        && MediaTypeNames.Application.Json.Equals(parsed.MediaType, StringComparison.OrdinalIgnoreCase)
        && (parsed.CharSet?.Trim('"') ?? Utf8).Equals(Utf8, StringComparison.OrdinalIgnoreCase);
}
