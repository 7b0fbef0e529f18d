using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Http;

/// <summary>Answers in the app's one JSON form.</summary>
internal static class AppResults
{
    /// <param name="location">Where the made or started thing can be read; null for none.</param>
    public static IResult Json<T>(int status, T value, string? location = null) => new JsonResult<T>(status, value, location);

    private sealed class JsonResult<T>(int status, T value, string? location) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = status;
            if (location is not null)
                httpContext.Response.Headers.Location = location;
            return httpContext.Response.WriteAsJsonAsync(value, AppJson.Options, contentType: null, httpContext.RequestAborted);
        }
    }
}
