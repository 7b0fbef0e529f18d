using System.Net;

namespace LoketFunctions.Tests.Sandbox;

public sealed class PlannerFaultTests : PlannerTest
{
    private const string List = "/accounts/acme/employees";

    [Fact]
    public async Task It_refuses_as_often_as_it_was_told_and_then_works()
    {
        Planner.Faults.Answer(503, times: 2, retryAfter: TimeSpan.FromSeconds(3));
        Planner.Faults.Answer(429, path: "/notices");

        var statuses = new List<HttpStatusCode>();
        for (var call = 0; call < 3; call++)
        {
            using var answer = await App.GetAsync(List);
            statuses.Add(answer.StatusCode);
            if (call < 2)
                Assert.Equal(TimeSpan.FromSeconds(3), answer.Headers.RetryAfter!.Delta);
        }

        using var other = await App.PostAsync("/accounts/acme/notices", new { type = "test" });
        Assert.Equal([HttpStatusCode.ServiceUnavailable, HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK], statuses);
        Assert.Equal(HttpStatusCode.TooManyRequests, other.StatusCode);
        Assert.Empty(Planner.Account("acme").Notices.Received);
    }

    [Fact]
    public async Task A_hang_lasts_until_the_caller_gives_up()
    {
        Planner.Faults.Hang();
        using var patience = new CancellationTokenSource();

        var hanging = App.GetAsync(List, patience.Token);
        await FaultMetAsync();
        Assert.False(hanging.IsCompleted);
        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => hanging);

        using var next = await App.GetAsync(List);
        Assert.Equal(HttpStatusCode.OK, next.StatusCode);
    }

    [Fact]
    public async Task A_hang_does_not_keep_the_planner_from_ending()
    {
        Planner.Faults.Hang();
        var hanging = App.GetAsync(List);
        await FaultMetAsync();
        await Planner.DisposeAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => hanging);
    }

    [Fact]
    public async Task A_lost_answer_has_done_its_work_and_the_same_key_tells_what()
    {
        var body = new
        {
            connectionId = "c",
            administrationId = "a",
            records = new[] { new { loketEmployeeId = "l1", plannerEmployeeId = (string?)null, intent = "create" } },
        };
        Planner.Faults.LoseAnswer(path: "batch");

        await Assert.ThrowsAsync<HttpRequestException>(() => BatchAsync(body));
        Assert.Equal(1, Planner.Account("acme").TimesCreated("l1"));

        using var again = await BatchAsync(body);
        Assert.Contains("\"created\"", await again.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Equal(1, Planner.Account("acme").TimesCreated("l1"));
        Assert.Equal([0, 200], Planner.Log.Requests.Select(request => request.Status));
    }

    [Fact]
    public async Task Latency_delays_every_answer()
    {
        Planner.Faults.Latency = TimeSpan.FromMilliseconds(150);
        var start = TimeProvider.System.GetTimestamp();
        using var answer = await App.GetAsync(List);
        Assert.True(TimeProvider.System.GetElapsedTime(start) >= TimeSpan.FromMilliseconds(140));
    }

    private async Task FaultMetAsync()
    {
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(10));
        while (Planner.Faults.Pending > 0)
            await poll.WaitForNextTickAsync();
    }

    private Task<HttpResponseMessage> BatchAsync(object body) =>
        App.SendAsync(HttpMethod.Post, $"{List}/batch", body, request => request.Headers.Add("Idempotency-Key", "k1"));
}
