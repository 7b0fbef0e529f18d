using System.Net;
using System.Text;
using System.Text.Json.Nodes;

namespace LoketFunctions.Tests.EndToEnd.Host;

/// <summary>Requests on their way to the worker's own server and back.</summary>
[Collection(RunningSample.Collection)]
public sealed class RequestTests(RunningSample sample)
{
    private const int Large = 50 * 1024 * 1024;

    [Fact]
    public async Task A_request_and_its_answer_arrive_whole()
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, "api/echo/caf%C3%A9/12?a=1&a=%26");
        request.Content = new ByteArrayContent(new byte[321]);
        request.Headers.Add("x-asked", "so");

        using var answer = await sample.Host.Http.SendAsync(request);

        var told = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
        Assert.Equal(["given"], answer.Headers.GetValues("x-answer"));
        Assert.Equal(
            "PUT café 12 ?a=1&a=%26 321 so",
            $"{told["method"]} {told["word"]} {told["number"]} {told["query"]} {told["length"]} {told["headers"]!["x-asked"]}");
    }

    [Fact]
    public async Task A_part_of_the_route_may_be_left_out()
    {
        using var answer = await sample.Host.Http.PostAsync(new Uri("api/echo/word", UriKind.Relative), null);

        var told = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
        Assert.Equal("POST word  0", $"{told["method"]} {told["word"]} {told["number"]} {told["length"]}");
    }

    [Fact]
    public async Task A_function_that_throws_is_answered_with_500_and_logged()
    {
        using var answer = await sample.Host.Http.GetAsync(new Uri("api/throw/somebody", UriKind.Relative));

        Assert.Equal(HttpStatusCode.InternalServerError, answer.StatusCode);
        Assert.Empty(await answer.Content.ReadAsStringAsync());
        await sample.Host.LogsAsync("somebody failed");
    }

    [Fact]
    public async Task Fifty_megabytes_go_through_and_come_back()
    {
        var body = new byte[Large];
        new Random(1).NextBytes(body);

        using var answer = await sample.Host.Http.PostAsync(new Uri("api/mirror", UriKind.Relative), new ByteArrayContent(body));

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.True((await answer.Content.ReadAsByteArrayAsync()).AsSpan().SequenceEqual(body));
    }

    [Fact]
    public async Task An_answer_arrives_while_it_is_being_made()
    {
        var halves = new Uri("api/halves", UriKind.Relative);
        using var answer = await sample.Host.Http.GetAsync(halves, HttpCompletionOption.ResponseHeadersRead);
        await using var body = await answer.Content.ReadAsStreamAsync();
        var first = new byte["first".Length];
        await body.ReadExactlyAsync(first);

        using var asked = await sample.Host.Http.PostAsync(new Uri("api/halves/second", UriKind.Relative), null);
        using var rest = new StreamReader(body);

        Assert.Equal("first second", $"{Encoding.ASCII.GetString(first)} {await rest.ReadToEndAsync()}");
    }

    [Fact]
    public async Task A_function_is_cancelled_when_its_caller_hangs_up()
    {
        using var caller = new CancellationTokenSource();
        var call = sample.Host.Http.GetAsync(new Uri("api/wait/impatience/600000", UriKind.Relative), caller.Token);
        await sample.Host.LogsAsync("impatience waits");

        await caller.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await sample.Host.LogsAsync("impatience was cancelled");
    }
}
