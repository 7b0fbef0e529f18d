using System.Net;
using LoketFunctions.Security;

namespace LoketFunctions.Tests.Planner;

internal sealed record SeenRequest(string Method, string Target, byte[] Body, string? Key, string Id, string Timestamp, string Signature);

/// <summary>A planner that answers in the order given, the last one for ever.</summary>
internal sealed class PlannerAnswers : HttpMessageHandler, IHttpClientFactory
{
    private readonly Queue<(HttpStatusCode Status, string Body)> _queue = new();

    public List<SeenRequest> Requests { get; } = [];

    /// <summary>In the place of the order given.</summary>
    public Func<string>? Always { get; set; }

    public PlannerAnswers Then(HttpStatusCode status, string body = "")
    {
        _queue.Enqueue((status, body));
        return this;
    }

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        string? Header(string name) => request.Headers.TryGetValues(name, out var values) ? values.Single() : null;
        var body = request.Content is null ? [] : await request.Content.ReadAsByteArrayAsync(cancellationToken);
        lock (_queue)
        {
            Requests.Add(new SeenRequest(
                request.Method.Method, request.RequestUri!.PathAndQuery, body, Header("Idempotency-Key"),
                Header(StandardWebhook.IdHeader)!, Header(StandardWebhook.TimestampHeader)!, Header(StandardWebhook.SignatureHeader)!));
            var (status, answer) = Always is { } always
                ? (HttpStatusCode.OK, always())
                : _queue.Count > 1 ? _queue.Dequeue() : _queue.Peek();
            return new HttpResponseMessage(status) { Content = new StringContent(answer) };
        }
    }
}
