using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Loket.OpenApi;

namespace LoketFunctions.Tests.Loket;

using Answer = Func<HttpRequestMessage, CancellationToken, Task<HttpResponseMessage>>;

/// <summary>Stands for Loket's server: answers in the order given, the last one for ever, and holds each request to the contract.</summary>
internal sealed class StubLoket : HttpMessageHandler, IHttpClientFactory
{
    private readonly Lock _lock = new();
    private readonly Queue<Answer> _answers = new();

    public List<(HttpRequestMessage Request, string? Body)> Requests { get; } = [];

    public List<string> Findings { get; } = [];

    public string[] Paths => [.. Requests.Select(r => r.Request.RequestUri!.PathAndQuery)];

    public StubLoket Then(Answer answer)
    {
        _answers.Enqueue(answer);
        return this;
    }

    public StubLoket Then(
        HttpStatusCode status, string body = "", string type = "application/json", Action<HttpResponseMessage>? also = null) =>
        Then((_, _) =>
        {
            var response = new HttpResponseMessage(status) { Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body)) };
            response.Content.Headers.ContentType = MediaTypeHeaderValue.Parse(type);
            also?.Invoke(response);
            return Task.FromResult(response);
        });

    public StubLoket ThenOk(string body) => Then(HttpStatusCode.OK, body);

    public StubLoket ThenOk(JsonNode body) => ThenOk(body.ToJsonString());

    /// <summary>A page of departments: the simplest list.</summary>
    public StubLoket ThenPage(int number, int totalPages, int totalSize, params int[] codes) =>
        ThenOk(Pages.Departments(number, totalPages, totalSize, codes));

    public StubLoket ThenHang() => Then(async (_, cancellation) =>
    {
        await Task.Delay(Timeout.Infinite, cancellation);
        throw new InvalidOperationException();
    });

    public StubLoket ThenThrow(Exception exception) => Then((_, _) => Task.FromException<HttpResponseMessage>(exception));

    public HttpClient CreateClient(string name) => new(this, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var body = request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : null;
        Answer answer;
        lock (_lock)
        {
            Requests.Add((request, body));
            if (request.RequestUri!.Host != "oauth.loket-acc.nl")
                Findings.AddRange(
                    LoketContract.Load().CheckRequest(request.Method, request.RequestUri.PathAndQuery, Headers(request), body));
            answer = _answers.Count > 1 ? _answers.Dequeue() : _answers.Peek();
        }

        return await answer(request, cancellationToken);
    }

    private static IEnumerable<KeyValuePair<string, string>> Headers(HttpRequestMessage request) =>
        request.Headers.Concat(request.Content?.Headers ?? Enumerable.Empty<KeyValuePair<string, IEnumerable<string>>>())
            .Select(h => KeyValuePair.Create(h.Key, string.Join(',', h.Value)));
}
