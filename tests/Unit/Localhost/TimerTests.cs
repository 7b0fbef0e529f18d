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
        await new TimerStatusStore(container).WriteAsync(
            "Tick", new ScheduleStatus { Last = DateTime.UtcNow.AddYears(-2), Next = DateTime.UtcNow.AddDays(-1) }, CancellationToken.None);

        var ticks = new ConcurrentQueue<string>();
        await using (await StartAsync(ticks, Yearly))
            await UntilAsync(() => !ticks.IsEmpty);
        Assert.Equal(["past due"], ticks);

        // Noted, so that the next start does not run it again.
        await UntilAsync(async () => (await new TimerStatusStore(container).ReadAsync("Tick", CancellationToken.None))!.Next > DateTime.UtcNow);
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

    private Task<LocalApp> StartAsync(ConcurrentQueue<string> ticks, string schedule) => LocalApp.StartAsync(
        [typeof(Ticker)],
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
