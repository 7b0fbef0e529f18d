using LoketFunctions.Monitoring.Health;
using LoketFunctions.Monitoring.Health.Checks;
using LoketFunctions.Tests.Loket;
using LoketFunctions.Tests.Telemetry;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Tests.Monitoring.Health;

/// <summary>How readiness is looked at, whatever is looked at.</summary>
public sealed class ReadinessTests : IDisposable
{
    private readonly FakeCheck _first = new("first");
    private readonly FakeCheck _second = new("second");
    private readonly ManualTimeProvider _clock = new();
    private readonly ListLoggerProvider _log = new();
    private readonly LoggerFactory _loggers;
    private readonly Readiness _readiness;

    public ReadinessTests()
    {
        _loggers = new LoggerFactory([_log]);
        _readiness = new Readiness([_first, _second], Quiet.Metrics, _clock, _loggers.CreateLogger<Readiness>());
    }

    private IEnumerable<string> Lines => _log.Lines(typeof(Readiness).FullName!);

    [Fact]
    public async Task One_look_serves_all_who_ask_within_moments()
    {
        _first.Answer = new TaskCompletionSource();
        var asked = Enumerable.Range(0, 20).Select(_ => _readiness.LookAsync(default)).ToList();
        _first.Answer.SetResult();
        await Task.WhenAll(asked);
        _clock.Advance(Readiness.Kept - TimeSpan.FromMilliseconds(1));
        await _readiness.LookAsync(default);
        Assert.Equal(1, _first.Asked);

        _clock.Advance(TimeSpan.FromMilliseconds(1));
        await _readiness.LookAsync(default);

        Assert.Equal(2, _first.Asked);
    }

    [Fact]
    public async Task A_client_that_never_answers_and_never_listens_is_not_waited_for()
    {
        _first.Answer = new TaskCompletionSource();

        var answer = await _clock.DriveAsync(_readiness.LookAsync(default));

        Assert.Equal(ReadinessStatus.NotReady, answer.Status);
        Assert.Equal([CheckStatus.Failed, CheckStatus.Ok], answer.Checks.Select(check => check.Status));
        Assert.Equal(["Not ready: first cannot be used (no answer in time)"], Lines);
    }

    [Fact]
    public async Task A_failure_is_logged_when_it_begins_and_ends_by_types_only_and_its_time_stays()
    {
        var start = _clock.GetUtcNow();
        _second.Fails = new InvalidOperationException("10.1.2.3 jan@example.nl", new IOException("10.1.2.3"));
        await LookLaterAsync();
        var since = (await LookLaterAsync()).Checks[1].Since;
        _second.Fails = null;
        var again = await LookLaterAsync();

        Assert.Equal(start + Readiness.Kept, since);
        Assert.Equal(ReadinessStatus.Ready, again.Status);
        Assert.Equal(start + (3 * Readiness.Kept), again.Checks[1].Since);
        Assert.Equal(start + Readiness.Kept, again.Checks[0].Since);
        Assert.Equal(["Not ready: second cannot be used (InvalidOperationException < IOException)", "second can be used again"], Lines);
    }

    [Fact]
    public async Task What_the_settings_leave_out_is_not_asked()
    {
        _first.IsUsed = false;

        var answer = await _readiness.LookAsync(default);

        Assert.Equal(ReadinessStatus.Ready, answer.Status);
        Assert.Equal(new CheckResponse("first", CheckStatus.NotUsed, null, null), answer.Checks[0]);
        Assert.Equal(0, _first.Asked);
    }

    public void Dispose() => _loggers.Dispose();

    private Task<ReadinessResponse> LookLaterAsync()
    {
        _clock.Advance(Readiness.Kept);
        return _readiness.LookAsync(default);
    }

    private sealed class FakeCheck(string name) : IDependencyCheck
    {
        private int _asked;

        public string Name => name;

        public bool IsUsed { get; set; } = true;

        public int Asked => _asked;

        public Exception? Fails { get; set; }

        /// <summary>Waited for, whatever the token says.</summary>
        public TaskCompletionSource? Answer { get; set; }

        public async Task CheckAsync(CancellationToken cancellation)
        {
            Interlocked.Increment(ref _asked);
            if (Answer is { } answer)
                await answer.Task;
            if (Fails is { } exception)
                throw exception;
        }
    }
}
