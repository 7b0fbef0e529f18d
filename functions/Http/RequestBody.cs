using System.Text.Json;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Http;

/// <summary>How large request bodies may be, and the small ones read whole.</summary>
internal static class RequestBody
{
    /// <summary>The most a small JSON request may hold, in bytes.</summary>
    public const int Limit = 1024 * 1024;

    /// <summary>The most a request that is streamed to storage may hold, in bytes.</summary>
    public const long StreamedLimit = 50 * 1024 * 1024;

    /// <summary>The raw bytes; a problem when there are more than <see cref="Limit"/>.</summary>
    public static async Task<byte[]> ReadRawAsync(HttpRequest request, CancellationToken cancellation)
    {
        if (request.ContentLength > Limit)
            throw Problems.Throw(Problems.TooLarge(Limit));
        using var buffer = new MemoryStream();
        var chunk = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(chunk, cancellation)) > 0)
        {
            if (buffer.Length + read > Limit)
                throw Problems.Throw(Problems.TooLarge(Limit));
            buffer.Write(chunk, 0, read);
        }

        return buffer.ToArray();
    }

    /// <summary>True where there is at least one byte, whether or not its length was said.</summary>
    public static async Task<bool> IsThereAsync(HttpRequest request, CancellationToken cancellation) =>
        request.ContentLength > 0 || await request.Body.ReadAsync(new byte[1], cancellation) > 0;

    /// <summary>The body as <typeparamref name="T"/>; a problem when it is absent or does not fit.</summary>
    public static T Parse<T>(byte[] body)
        where T : class
    {
        try
        {
            var form = AppJson.Requests.GetTypeInfo(typeof(T));
            using (var document = JsonDocument.Parse(body))
            {
                if (JsonBodyCheck.FaultIn(document.RootElement, form) is { } fault)
                    throw Problems.Throw(Problems.Invalid(fault.Path, Of(fault.Fault)));
                if (JsonBodyCheck.MissingIn(document.RootElement, form) is { } missing)
                    throw Problems.Throw(Problems.Invalid(missing, InputFaults.Missing));
            }

            return JsonSerializer.Deserialize<T>(body, AppJson.Requests) ?? throw Problems.Throw(Problems.Unreadable());
        }
        catch (JsonException exception)
        {
            throw Problems.Throw(exception.Path is { Length: > 2 } path
                ? Problems.Invalid(path[2..], InputFaults.WrongForm)
                : Problems.Unreadable());
        }
    }

    private static InputFault Of(JsonBodyFault fault) => fault switch
    {
        JsonBodyFault.Null => InputFaults.Null,
        JsonBodyFault.Twice => InputFaults.Twice,
        _ => InputFaults.NotText,
    };
}
