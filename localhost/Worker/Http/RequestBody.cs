using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Localhost.Http;

internal static class RequestBody
{
    /// <summary>The JSON body, for [FromBody]; 400 when it does not fit.</summary>
    public static async ValueTask<object?> ReadAsync(HttpContext http, Type type)
    {
        try
        {
            return await http.Request.ReadFromJsonAsync(type, http.RequestAborted);
        }
        catch (JsonException exception)
        {
            throw new BadHttpRequestException("The body is not the JSON that is expected.", exception);
        }
    }
}
