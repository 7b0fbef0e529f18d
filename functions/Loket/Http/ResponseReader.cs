using System.Text.Json;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Json;
using LoketFunctions.Loket.Model;

namespace LoketFunctions.Loket.Http;

/// <summary>Reads an answer to its end. Half an answer is a failure, never an empty one.</summary>
internal static class ResponseReader
{
    public static async Task<TAnswer> ReadAsync<TAnswer>(
        LoketCall call, HttpResponseMessage response, TimeProvider time, CancellationToken cancellation)
        where TAnswer : class, IResponse
    {
        var body = await ReadBodyAsync(call, response, cancellation);
        if (!response.IsSuccessStatusCode)
            throw new LoketException(ErrorReader.Read(call.Activity, response, body, time));
        try
        {
            var json = body.Length == 0 && call.AnswerMayBeEmpty ? "{}"u8 : body;
            var answer = JsonSerializer.Deserialize<TAnswer>(json, LoketJson.Options) ?? throw Unreadable(call, response);
            answer.Tag(response.Headers.ETag?.ToString());
            return answer;
        }
        catch (JsonException)
        {
            // Not kept as the inner exception: its message may quote what it could not read.
            throw Unreadable(call, response);
        }
    }

    /// <summary>The body of a good answer, unread, and a PDF as it was asked for.</summary>
    public static async Task<Stream> OpenAsync(
        LoketCall call, HttpResponseMessage response, TimeProvider time, CancellationToken cancellation)
    {
        if (!response.IsSuccessStatusCode)
        {
            var error = await ReadBodyAsync(call, response, cancellation);
            throw new LoketException(ErrorReader.Read(call.Activity, response, error, time));
        }

        return response.Content.Headers.ContentType?.MediaType == LoketFileStream.Pdf
            ? await response.Content.ReadAsStreamAsync(cancellation)
            : throw Unreadable(call, response);
    }

    private static async Task<byte[]> ReadBodyAsync(LoketCall call, HttpResponseMessage response, CancellationToken cancellation)
    {
        try
        {
            var announced = response.Content.Headers.ContentLength;
            var body = await response.Content.ReadAsByteArrayAsync(cancellation);
            return announced is { } length && length != body.Length ? throw Unreadable(call, response) : body;
        }
        catch (Exception e) when (e is HttpRequestException or IOException && !cancellation.IsCancellationRequested)
        {
            throw Unreadable(call, response, e);
        }
    }

    private static LoketException Unreadable(LoketCall call, HttpResponseMessage response, Exception? inner = null) =>
        new(new LoketFailure(FailureReason.Unreadable, (int)response.StatusCode, call.Activity), inner);
}
