using System.Collections.Concurrent;
using System.Net;
using Azure.Storage.Blobs;
using LoketFunctions.Localhost.Functions;
using LoketFunctions.Localhost.Timers;
using LoketFunctions.Sandbox;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Localhost;

public sealed class TimerTests : IAsyncLifetime
{
    private const string Container = "azure-webjobs-hosts";
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private Azurite _azurite = null!;

    internal sealed class Ticker(ConcurrentQueue<string> ticks)
    {
        [Function("Tick")]
        public void Run([TimerTrigger("%TICKS%", UseMonitor = true)] TimerInfo timer) => ticks.Enqueue(timer.IsPastDue ? "past due" : "on time");
    }

    internal sealed class Stumbler(ConcurrentQueue<string> ticks)
    {
        [Function("Tick")]
        [FixedDelayRetry(1, "00:00:00")]
        public void Run([TimerTrigger("%TICKS%", RunOnStartup = true)] TimerInfo timer, FunctionContext context)
        {
            ticks.Enqueue($"try {context.RetryContext.RetryCount} of {context.RetryContext.MaxRetryCount}");
            throw new InvalidOperationException($"Not today: {timer.IsPastDue}");
        }
    }

    internal sealed class Sleeper(ConcurrentQueue<string> ticks)
    {
        [Function("Tick")]
        public async Task Run([TimerTrigger("%TICKS%", RunOnStartup = true)] TimerInfo timer, CancellationToken cancellation)
        {
            ticks.Enqueue($"asleep, past due {timer.IsPastDue}");
            await Task.Delay(Timeout.Infinite, cancellation);
        }
    }

    public async Task InitializeAsync() => _azurite = await Azurite.StartAsync(CancellationToken.None);

    public async Task DisposeAsync() => await _azurite.DisposeAsync();

    [Theory]
    [InlineData("*/1 * * * * *")]
    [InlineData("00:00:01")]
    public async Task It_ticks_by_NCRONTAB_with_seconds_and_by_interval(string schedule)
    {
        var ticks = new ConcurrentQueue<string>();
        await using var app = await StartAsync(ticks, schedule);
        await UntilAsync(() => ticks.Count >= 2);
        Assert.All(ticks, tick => Assert.Equal("on time", tick));
    }

    [Fact]
    public async Task What_was_missed_runs_once_as_past_due()
    {
        const string Yearly = "0 0 0 1 1 *";
        var container = new BlobContainerClient(_azurite.ConnectionString, Container);
        await container.CreateIfNotExistsAsync();
        var last = DateTime.UtcNow.AddYears(-2);
        await new TimerStatusStore(container).WriteAsync(
            "Tick", new ScheduleStatus { Last = last, Next = TimerSchedule.Parse(Yearly, "Tick").Next(last) }, CancellationToken.None);

        var ticks = new ConcurrentQueue<string>();
        await using (await StartAsync(ticks, Yearly))
            await UntilAsync(() => !ticks.IsEmpty);
        Assert.Equal(["past due"], ticks);

        // Noted, so that the next start does not run it again.
        await UntilAsync(async () => (await new TimerStatusStore(container).ReadAsync("Tick", CancellationToken.None))!.Next > DateTime.UtcNow);
    }

    [Fact]
    public async Task A_run_that_fails_is_retried_as_it_says_and_ends_neither_the_timer_nor_the_host()
    {
        var tries = new ConcurrentQueue<string>();
        await using var app = await StartAsync(tries, "*/1 * * * * *", typeof(Stumbler));
        await UntilAsync(() => tries.Count >= 4);
        Assert.Equal(["try 0 of 1", "try 1 of 1", "try 0 of 1", "try 1 of 1"], tries.Take(4));
        Assert.Equal(HttpStatusCode.OK, (await app.Http.GetAsync("/")).StatusCode);
    }

    [Fact]
    public async Task Stopping_cancels_a_run_and_what_it_did_not_finish_is_past_due_at_the_next_start()
    {
        const string Hourly = "0 0 * * * *";
        var (runs, schedule) = (new ConcurrentQueue<string>(), TimerSchedule.Parse(Hourly, "Tick"));
        var statuses = new TimerStatusStore(new BlobContainerClient(_azurite.ConnectionString, Container));
        await new BlobContainerClient(_azurite.ConnectionString, Container).CreateIfNotExistsAsync();
        var last = DateTime.UtcNow.AddHours(-2);
        await statuses.WriteAsync("Tick", new ScheduleStatus { Last = last, Next = schedule.Next(last) }, CancellationToken.None);

        for (var start = 1; start <= 2; start++)
        {
            await using var app = await StartAsync(runs, Hourly, typeof(Sleeper));
            await UntilAsync(() => runs.Count == start);
        }

        Assert.All(runs, run => Assert.Equal("asleep, past due True", run));
    }

    [Fact]
    public void A_changed_schedule_owes_nothing_for_the_old_one()
    {
        var (now, hourly) = (new DateTime(2026, 11, 21, 10, 30, 0, DateTimeKind.Utc), TimerSchedule.Parse("0 0 * * * *", "Tick"));
        var underOldSchedule = new ScheduleStatus { Last = now.AddHours(-5), Next = now.AddHours(-2) };
        var (status, isPastDue) = TimerStart.From(underOldSchedule, hourly, now);
        Assert.False(isPastDue);
        Assert.Equal(now.AddMinutes(30), status.Next);
    }

    [Fact]
    public void A_timer_that_never_ran_is_past_due_once_its_first_time_went_by()
    {
        var (now, hourly) = (new DateTime(2026, 11, 21, 10, 30, 0, DateTimeKind.Utc), TimerSchedule.Parse("0 0 * * * *", "Tick"));
        var (first, isPastDue) = TimerStart.From(stored: null, hourly, now);
        Assert.False(isPastDue);
        Assert.False(TimerStart.From(first, hourly, now.AddMinutes(20)).IsPastDue);
        Assert.True(TimerStart.From(first, hourly, now.AddMinutes(40)).IsPastDue);
    }

    [Fact]
    public async Task Of_two_hosts_one_ticks()
    {
        var (first, second) = (new ConcurrentQueue<string>(), new ConcurrentQueue<string>());
        var one = await StartAsync(first, "*/1 * * * * *");
        await UntilAsync(() => !first.IsEmpty);
        await using var two = await StartAsync(second, "*/1 * * * * *");
        var seen = first.Count;
        await UntilAsync(() => first.Count >= seen + 3);
        Assert.Empty(second);

        await one.DisposeAsync();
        await UntilAsync(() => !second.IsEmpty);
    }

    [Fact]
    public async Task The_master_key_runs_it_by_hand()
    {
        var ticks = new ConcurrentQueue<string>();
        await using var app = await StartAsync(ticks, "0 0 0 1 1 *");
        Assert.Equal(HttpStatusCode.Unauthorized, (await app.Http.PostAsync("/admin/functions/Tick", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Accepted, (await app.Http.PostAsync($"/admin/functions/Tick?code={LocalApp.MasterKey}", null)).StatusCode);
        await UntilAsync(() => !ticks.IsEmpty);
    }

    [Theory]
    [InlineData("every day")]
    [InlineData("0 0 25 * * *")]
    public void A_schedule_that_is_none_is_named(string schedule) =>
        Assert.Contains(schedule, Assert.Throws<FunctionAppException>(() => TimerSchedule.Parse(schedule, "Tick")).Message, StringComparison.Ordinal);

    [Fact]
    public void Five_fields_are_minutes()
    {
        var now = new DateTime(2026, 11, 21, 10, 7, 30, DateTimeKind.Utc);
        Assert.Equal(new DateTime(2026, 11, 21, 10, 15, 0, DateTimeKind.Utc), TimerSchedule.Parse("*/15 * * * *", "Tick").Next(now));
        Assert.False(TimerSchedule.Parse("*/3 * * * * *", "Tick").IsWorthKeeping(now));
        Assert.True(TimerSchedule.Parse("0 0 * * * *", "Tick").IsWorthKeeping(now));
    }

    private Task<LocalApp> StartAsync(ConcurrentQueue<string> ticks, string schedule, Type? functions = null) => LocalApp.StartAsync(
        [functions ?? typeof(Ticker)],
        builder =>
        {
            builder.Configuration["TICKS"] = schedule;
            builder.Configuration["AzureWebJobsStorage"] = _azurite.ConnectionString;
            builder.Services.AddSingleton(ticks);
        });

    private static Task UntilAsync(Func<bool> holds) => UntilAsync(() => Task.FromResult(holds()));

    private static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var patience = new CancellationTokenSource(Patience);
        using var poll = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
        while (!await holds())
            await poll.WaitForNextTickAsync(patience.Token);
    }
}
