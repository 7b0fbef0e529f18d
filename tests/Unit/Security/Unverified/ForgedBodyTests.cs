using System.Net;
using System.Text;

namespace LoketFunctions.Tests.Security.Unverified;

public sealed class ForgedBodyTests(AppStorage fixture) : UnverifiedBodyTest(fixture)
{
    private const int Megabyte = 1024 * 1024;

    [Fact]
    public async Task Of_forged_uploads_nothing_is_held_and_a_genuine_one_beside_them_is_taken()
    {
        var answers = await Task.WhenAll(
            SendAsync(Stored, (Megabyte * 3 / 2) + 1, isGenuine: false), SendAsync(Stored, (Megabyte * 3 / 2) + 1, isGenuine: false),
            SendAsync(Stored, 100, isGenuine: true), SendAsync(Stored, 1, isGenuine: false));

        Assert.Equal([HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized, HttpStatusCode.OK, HttpStatusCode.Unauthorized],
            answers.Select(answer => answer.Status));
        Assert.Single(await HeldAsync());
        Assert.Empty(Alerts);
    }

    [Theory]
    [InlineData(Stored, Megabyte)]
    [InlineData(InMemory, Megabyte)]
    [InlineData(InMemory, Megabyte / 2)]
    public async Task Whoever_sends_what_does_not_verify_without_end_is_told_to_wait_before_it_is_read(string path, int size)
    {
        for (var sent = 0; sent < Credit * Megabyte; sent += size)
            Assert.Equal(HttpStatusCode.Unauthorized, (await SendAsync(path, size, isGenuine: false)).Status);

        var refused = await SendAsync(path, size, isGenuine: false);
        Assert.Equal((HttpStatusCode.TooManyRequests, "too-much-unverified"), (refused.Status, refused.Code));
        // Four megabytes come back in an hour.
        Assert.Equal(3600.0 / Credit * size / Megabyte, refused.RetryAfter!.Value.TotalSeconds, tolerance: 60.0);
        Assert.Empty(await HeldAsync());

        // Another body than the one that is streamed or in memory is no other credit, and what has no body takes none.
        Assert.Equal(
            HttpStatusCode.TooManyRequests, (await SendAsync(path == Stored ? InMemory : Stored, Megabyte, isGenuine: true)).Status);
        using var look = new HttpRequestMessage(HttpMethod.Get, InMemory);
        foreach (var (name, value) in HeadersOf(Encoding.UTF8.GetBytes($"GET {InMemory}"), isGenuine: true))
            look.Headers.Add(name, value);
        Assert.Equal(HttpStatusCode.OK, (await App.Http.SendAsync(look)).StatusCode);

        Clock.Advance(refused.RetryAfter.Value);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(path, size, isGenuine: true)).Status);
    }

    [Theory]
    [InlineData(Stored)]
    [InlineData(InMemory)]
    public async Task Whoever_signs_never_meets_a_limit(string path)
    {
        for (var message = 0; message < 3 * Credit; message++)
            Assert.Equal(HttpStatusCode.OK, (await SendAsync(path, Megabyte, isGenuine: true, isChunked: message % 2 == 0)).Status);
    }

    [Fact]
    public async Task A_body_whose_length_is_not_said_is_cut_where_the_credit_ends_and_nothing_is_held()
    {
        var refused = await SendAsync(Stored, (Credit * Megabyte) + 1, isGenuine: false, isChunked: true);

        Assert.Equal((HttpStatusCode.TooManyRequests, "too-much-unverified"), (refused.Status, refused.Code));
        Assert.Empty(await HeldAsync());
    }

    private async Task<(HttpStatusCode Status, string? Code, TimeSpan? RetryAfter)> SendAsync(
        string path, int size, bool isGenuine, bool isChunked = false)
    {
        var body = BodyOf(size);
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Headers.TransferEncodingChunked = isChunked;
        request.Headers.ExpectContinue = true;
        foreach (var (name, value) in HeadersOf(body, isGenuine))
            request.Headers.Add(name, value);
        using var answer = await App.Http.SendAsync(request);
        var text = await answer.Content.ReadAsStringAsync();
        var code = text.StartsWith('{') ? (string?)System.Text.Json.Nodes.JsonNode.Parse(text)!["code"] : null;
        return (answer.StatusCode, code, answer.Headers.RetryAfter?.Delta);
    }
}
