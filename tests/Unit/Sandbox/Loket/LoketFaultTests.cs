using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Sandbox.Running;

namespace LoketFunctions.Tests.Sandbox.Loket;

/// <summary>The faults, set over HTTP as a test of another process would.</summary>
public sealed class LoketFaultTests : IAsyncLifetime
{
    private LoketVisitor _visitor = null!;

    private string Employees => $"/v2/providers/employers/{_visitor.FirstEmployer}/employees";

    public async ValueTask InitializeAsync() => _visitor = await LoketVisitor.StartAsync();

    public async ValueTask DisposeAsync() => await _visitor.DisposeAsync();

    [Fact]
    public async Task Too_many_requests_strikes_the_next_calls_and_then_stops()
    {
        await FaultAsync(new { kind = "tooManyRequests", times = 2, retryAfter = 7 });
        using var answer = await _visitor.SendAsync(Employees);
        Assert.Equal((429, TimeSpan.FromSeconds(7)), ((int)answer.StatusCode, answer.Headers.RetryAfter!.Delta));
        Assert.Equal(429, await _visitor.StatusAsync(Employees));
        Assert.Equal(200, await _visitor.StatusAsync(Employees));
    }

    [Theory]
    [InlineData("unavailable", 503)]
    [InlineData("serverError", 500)]
    [InlineData("unauthorized", 401)]
    [InlineData("forbidden", 403)]
    [InlineData("textError", 400)]
    [InlineData("brokenRule", 400)]
    public async Task An_error_strikes_only_its_path_until_cleared(string kind, int status)
    {
        await FaultAsync(new { kind, path = "/employments" });
        Assert.Equal(200, await _visitor.StatusAsync(Employees));
        Assert.Equal(status, await _visitor.StatusAsync(Employees + "/employments"));
        Assert.Equal(status, await _visitor.StatusAsync(Employees + "/employments/minimized"));
        using var cleared = await _visitor.Http.DeleteAsync(new Uri("/sandbox/faults", UriKind.Relative));
        Assert.Equal(200, await _visitor.StatusAsync(Employees + "/employments"));
    }

    [Fact]
    public async Task A_fault_can_be_bound_to_an_activity_and_begin_later()
    {
        await FaultAsync(new { kind = "unavailable", path = "GetEmployeesByEmployerId", after = 1, times = 1 });
        int first = await _visitor.StatusAsync(Employees), second = await _visitor.StatusAsync(
            Employees), third = await _visitor.StatusAsync(Employees);
        Assert.Equal((200, 503, 200), (first, second, third));
    }

    [Fact]
    public async Task A_share_of_calls_is_struck()
    {
        await FaultAsync(new { kind = "tooManyRequests", share = 0.5 });
        var struck = 0;
        for (var i = 0; i < 100; i++)
        {
            struck += await _visitor.StatusAsync("/v2/providers/employers?pageSize=1") == 429 ? 1 : 0;
        }

        Assert.InRange(struck, 30, 70);
    }

    [Fact]
    public async Task The_token_endpoint_is_only_struck_by_name()
    {
        await FaultAsync(new { kind = "unavailable", times = 1 });
        using (var spared = await _visitor.TokenAsync(("grant_type", "refresh_token"), ("refresh_token", "x")))
        {
            Assert.Equal(400, (int)spared.StatusCode);
        }

        await FaultAsync(new { kind = "unavailable", path = "/token", times = 1 });
        using var answer = await _visitor.TokenAsync(("grant_type", "refresh_token"), ("refresh_token", "x"));
        Assert.Equal(503, (int)answer.StatusCode);
    }

    [Fact]
    public async Task Latency_delays()
    {
        await FaultAsync(new { kind = "latency", milliseconds = 300, times = 1 });
        var started = Stopwatch.GetTimestamp();
        Assert.Equal(200, await _visitor.StatusAsync(Employees));
        Assert.True(Stopwatch.GetElapsedTime(started) >= TimeSpan.FromMilliseconds(290));
    }

    [Fact]
    public async Task A_hang_lasts_until_the_caller_gives_up()
    {
        await FaultAsync(new { kind = "hang" });
        using var patience = new CancellationTokenSource(TimeSpan.FromMilliseconds(400));
        using var request = new HttpRequestMessage(HttpMethod.Get, Employees);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _visitor.Http.SendAsync(request, patience.Token));
    }

    [Fact]
    public async Task Half_a_page_is_not_JSON()
    {
        await FaultAsync(new { kind = "halfPage", times = 1 });
        using var answer = await _visitor.SendAsync(Employees);
        var text = await answer.Content.ReadAsStringAsync();
        Assert.Equal(200, (int)answer.StatusCode);
        Assert.ThrowsAny<JsonException>(() => JsonNode.Parse(text));
    }

    [Fact]
    public async Task A_disconnect_breaks_the_body()
    {
        await FaultAsync(new { kind = "disconnect", times = 1 });
        await Assert.ThrowsAnyAsync<HttpRequestException>(async () =>
        {
            using var answer = await _visitor.SendAsync(Employees);
            await answer.Content.ReadAsStringAsync();
        });
    }

    [Fact]
    public async Task Failed_rows_are_left_out_and_named_in_messages()
    {
        var whole = await _visitor.GetAsync(Employees);
        await FaultAsync(new { kind = "failedRows", rows = 2, times = 1 });
        var page = await _visitor.GetAsync(Employees);
        Assert.Equal(whole["totalSize"]!.GetValue<int>(), page["totalSize"]!.GetValue<int>());
        Assert.Equal(
            LoketVisitor.Ids(whole["_embedded"]!.AsArray()),
            LoketVisitor.Ids(page["messages"]!.AsArray()).Concat(LoketVisitor.Ids(page["_embedded"]!.AsArray())));
    }

    [Fact]
    public async Task The_total_can_be_wrong_and_the_version_obsolete()
    {
        var total = (await _visitor.GetAsync(Employees))["totalSize"]!.GetValue<int>();
        await FaultAsync(new { kind = "wrongTotal", rows = 5, times = 1 });
        await FaultAsync(new { kind = "obsolete", date = "2026-12-31", times = 1 });
        var page = await _visitor.GetAsync(Employees);
        Assert.Equal(total + 5, page["totalSize"]!.GetValue<int>());
        Assert.Equal("2026-12-31", page["version"]!["obsoleteDate"]!.GetValue<string>());
    }

    [Fact]
    public async Task Stopping_does_not_wait_for_a_hanging_call()
    {
        var visitor = await LoketVisitor.StartAsync();
        await visitor.ControlAsync("/sandbox/faults", new { kind = "hang" });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v2/providers/employers");
        var hanging = visitor.Http.SendAsync(request);
        await visitor.Loket.DisposeAsync().AsTask().WaitAsync(Waiting.Limit);
        await Record.ExceptionAsync(() => hanging);
        visitor.Http.Dispose();
    }

    private async Task FaultAsync(object fault) => await _visitor.ControlAsync("/sandbox/faults", fault);
}
