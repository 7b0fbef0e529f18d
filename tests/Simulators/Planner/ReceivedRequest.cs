using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Simulators.Planner;

/// <summary>A request's raw body, read once: the signature is over these bytes and no others.</summary>
internal sealed record ReceivedRequest(byte[] Body)
{
    /// <summary>Records of a batch, for the log; 0 when there are none or the body is no JSON.</summary>
    public int Records => Read<JsonObject>()?["records"] is JsonArray records ? records.Count : 0;

    public static async Task<ReceivedRequest> ReadAsync(HttpContext context)
    {
        using var copy = new MemoryStream();
        await context.Request.Body.CopyToAsync(copy, context.RequestAborted);
        return new ReceivedRequest(copy.ToArray());
    }

    /// <summary>The body as JSON, null when it is something else.</summary>
    public T? Read<T>()
        where T : class
    {
        try
        {
            return Body.Length == 0 ? null : JsonSerializer.Deserialize<T>(Body, Strict);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A batch that lacks what the contract requires is refused rather than guessed at.</summary>
    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Web)
    {
        RespectRequiredConstructorParameters = true,
        RespectNullableAnnotations = true,
    };
}
