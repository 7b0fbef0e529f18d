using System.Net.Http.Headers;
using System.Text.Json;
using LoketFunctions.Failures;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Json;
using LoketFunctions.Loket.Model;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Loket.Http;

/// <summary>One attempt at one call: request out, answer in, failure named. Logs activity, status and duration, nothing else.</summary>
internal sealed partial class LoketSender(
    IHttpClientFactory clients,
    LoketOptions options,
    ObsoleteVersions obsolete,
    IEnumerable<ILoketCallObserver> observers,
    TimeProvider time,
    ILogger<LoketSender> logger,
    ILoketCallTracer? tracer = null)
{
    public const string HttpClientName = "loket";

    public async Task<TAnswer> SendAsync<TAnswer>(
        LoketCall call, AccessToken token, ILoketCallObserver? observer, CancellationToken cancellation)
        where TAnswer : class, IResponse
    {
        var start = time.GetTimestamp();
        int? status = null;
        var ended = tracer?.Begin(call.Activity, call.Resends);
        try
        {
            using var request = Request(call, token);
            using var client = clients.CreateClient(HttpClientName);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            status = (int)response.StatusCode;
            var answer = await ResponseReader.ReadAsync<TAnswer>(call, response, time, cancellation);
            obsolete.Look(call.Activity, answer.Version);
            foreach (var record in answer.Unreadable)
                RecordSetAside(call.Activity, record.Field);
            return answer;
        }
        catch (HttpRequestException e) when (!cancellation.IsCancellationRequested)
        {
            var reason = RefusedAddressException.IsCauseOf(e) ? FailureReason.AddressRefused : FailureReason.Unreachable;
            throw new LoketException(new LoketFailure(reason, null, call.Activity), e);
        }
        finally
        {
            ended?.Invoke(status);
            Completed(call.Activity, status, time.GetElapsedTime(start), observer);
        }
    }

    /// <summary>
    /// Sends it and hands the answer's body on as it comes. The call is over, and told of, when the stream is disposed; a failure is told
    /// of at once.
    /// </summary>
    /// <param name="turn">Left with the stream; where there is none, it stays the caller's.</param>
    public async Task<Stream> OpenAsync(
        LoketCall call, AccessToken token, ILoketCallObserver? observer, ConnectionGate.Turn turn, CancellationToken cancellation)
    {
        var start = time.GetTimestamp();
        int? status = null;
        var ended = tracer?.Begin(call.Activity, call.Resends);
        HttpResponseMessage? response = null;
        Stream? stream = null;
        void End()
        {
            ended?.Invoke(status);
            Completed(call.Activity, status, time.GetElapsedTime(start), observer);
            response?.Dispose();
        }

        try
        {
            using var request = Request(call, token);
            var client = clients.CreateClient(HttpClientName);
            response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            status = (int)response.StatusCode;
            var body = await ResponseReader.OpenAsync(call, response, time, cancellation);
            stream = new LoketFileStream(
                body, call, response.Content.Headers.ContentLength, options.AttemptTimeout, time, () =>
                {
                    End();
                    turn.Dispose();
                });
            return stream;
        }
        catch (HttpRequestException e) when (!cancellation.IsCancellationRequested)
        {
            var reason = RefusedAddressException.IsCauseOf(e) ? FailureReason.AddressRefused : FailureReason.Unreachable;
            throw new LoketException(new LoketFailure(reason, null, call.Activity), e);
        }
        finally
        {
            if (stream is null)
                End();
        }
    }

    private HttpRequestMessage Request(LoketCall call, AccessToken token)
    {
        var address = call.FromFilterSettingsService ? options.UserFilterSettingsAddress : options.ApiAddress;
        var request = new HttpRequestMessage(call.Method, new Uri(address, call.Path));
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token.Reveal());
        // As text: the typed header would write a space before the parameter.
        request.Headers.TryAddWithoutValidation("Accept", call.AsPdf ? LoketFileStream.Pdf : $"application/json;version={call.Version}");
        if (call.IfMatch is { } tag)
            request.Headers.TryAddWithoutValidation("If-Match", tag);
        if (call.ValidatesOnly)
            request.Headers.TryAddWithoutValidation("X-ValidateOnly", "true");
        if (call.Body is { } body)
        {
            // Neither a charset nor a version, as known clients of Loket send it.
            request.Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, body.GetType(), LoketJson.Options));
            request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        }

        return request;
    }

    private void Completed(string activity, int? status, TimeSpan elapsed, ILoketCallObserver? observer)
    {
        CallCompleted(activity, status, (long)elapsed.TotalMilliseconds);
        observer?.Completed(activity, status, elapsed);
        foreach (var other in observers)
            other.Completed(activity, status, elapsed);
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Loket {Activity}: {Status} in {Milliseconds} ms")]
    private partial void CallCompleted(string activity, int? status, long milliseconds);

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Loket {Activity}: a record cannot be read, its {Field} is none. It is set aside, the others go on")]
    private partial void RecordSetAside(string activity, string field);
}
