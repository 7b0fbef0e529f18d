using System.Text;
using System.Text.Json;
using LoketFunctions.Failures;
using LoketFunctions.Loket.Json;
using LoketFunctions.Loket.Model;

namespace LoketFunctions.Loket.Failures;

/// <summary>Reads an error answer: `messages[]` (400, 409), `message` (401, 403), or plain text.</summary>
internal static class ErrorReader
{
    private const int LongestWords = 500;

    private sealed record ErrorBody(string? Message, IReadOnlyList<LoketMessage?>? Messages) : PersonalRecord;

    public static LoketFailure Read(string activity, HttpResponseMessage response, byte[] body, TimeProvider time)
    {
        var status = (int)response.StatusCode;
        var error = TryParse(body);
        LoketMessage[] messages = [.. (error?.Messages ?? []).OfType<LoketMessage>()];
        var words = messages.Length > 0 ? Words(messages) : Shorten(error?.Message ?? PlainText(response, body));
        return new LoketFailure(
            FailureTable.ReasonOf(status, messages.Length > 0), status, activity, words, messages, RetryAfter(response, time));
    }

    /// <summary>Both forms of the header, as a wait from now; a time in the past means no wait.</summary>
    public static TimeSpan? RetryAfter(HttpResponseMessage response, TimeProvider time)
    {
        var wait = response.Headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date - time.GetUtcNow(),
            _ => (TimeSpan?)null,
        };
        return wait < TimeSpan.Zero ? TimeSpan.Zero : wait;
    }

    public static string? Words(IReadOnlyList<LoketMessage> messages) =>
        Shorten(string.Join(' ', messages.Select(m => m.Description?.Trim()).Where(d => !string.IsNullOrEmpty(d))));

    public static string? Shorten(string? words)
    {
        words = words?.Trim();
        return string.IsNullOrEmpty(words) ? null : Shortened.Of(words, LongestWords);
    }

    private static string? PlainText(HttpResponseMessage response, byte[] body) =>
        response.Content.Headers.ContentType?.MediaType == "text/plain" ? Encoding.UTF8.GetString(body) : null;

    private static ErrorBody? TryParse(byte[] body)
    {
        try
        {
            return JsonSerializer.Deserialize<ErrorBody>(body, LoketJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
