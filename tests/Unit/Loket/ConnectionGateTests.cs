using LoketFunctions.Loket.Http;
using LoketFunctions.Sandbox.Running;

namespace LoketFunctions.Tests.Loket;

public sealed class ConnectionGateTests : IDisposable
{
    private readonly ManualTimeProvider _time = new();
    private readonly ConnectionGate _gate;

    public ConnectionGateTests() => _gate = new ConnectionGate(4, TimeSpan.FromSeconds(60), _time);

    public void Dispose() => _gate.Dispose();

    [Fact]
    public async Task Only_so_many_are_in_at_once()
    {
        var inside = Enter(6);
        Assert.Equal(4, inside.Count(t => t.IsCompletedSuccessfully));

        (await inside[0]).Dispose();
        await inside[4].WaitAsync(Waiting.Limit);

        Assert.False(inside[5].IsCompleted);
    }

    [Fact]
    public async Task A_turn_ends_once()
    {
        var inside = Enter(6);
        var turn = await inside[0];
        turn.Dispose();
        turn.Dispose();
        await inside[4].WaitAsync(Waiting.Limit);
        Assert.False(inside[5].IsCompleted);
    }

    [Fact]
    public async Task Throttling_halves_the_limit_once_per_pause_and_pauses_all()
    {
        var inside = Enter(4);
        foreach (var turn in inside)
            (await turn).Throttled(TimeSpan.FromSeconds(10));
        foreach (var turn in inside)
            (await turn).Dispose();
        Assert.Equal(2, _gate.Limit);

        var next = Enter(3);
        Assert.All(next, t => Assert.False(t.IsCompleted));
        _time.Advance(TimeSpan.FromSeconds(11));

        await Task.WhenAll(next[0], next[1]).WaitAsync(Waiting.Limit);
        Assert.False(next[2].IsCompleted);
    }

    [Fact]
    public async Task The_limit_never_falls_below_one_and_the_pause_has_an_end()
    {
        for (var i = 0; i < 5; i++)
        {
            var turn = Enter(1)[0];
            _time.Advance(TimeSpan.FromSeconds(61));
            using var inside = await turn.WaitAsync(Waiting.Limit);
            inside.Throttled(TimeSpan.FromDays(1));
        }

        Assert.Equal(1, _gate.Limit);
    }

    [Fact]
    public async Task Successes_bring_the_limit_back_step_by_step()
    {
        using (var turn = await _gate.EnterAsync(CancellationToken.None))
            turn.Throttled(TimeSpan.Zero);
        var limits = new List<int>();
        for (var i = 0; i < 12; i++)
        {
            using var turn = await _gate.EnterAsync(CancellationToken.None);
            turn.Succeeded();
            limits.Add(_gate.Limit);
        }

        Assert.Equal(2, limits[0]);
        Assert.Equal(limits.Order(), limits);
        Assert.Equal(4, limits[^1]);
    }

    [Fact]
    public async Task One_who_gives_up_waiting_takes_no_turn()
    {
        var inside = Enter(4);
        using var cancellation = new CancellationTokenSource();
        var impatient = _gate.EnterAsync(cancellation.Token).AsTask();
        var patient = Enter(1)[0];

        await cancellation.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => impatient);
        (await inside[0]).Dispose();

        Assert.NotNull(await patient.WaitAsync(Waiting.Limit));
    }

    [Fact]
    public async Task Gates_are_shared_by_id_and_forgotten_when_idle()
    {
        var gates = new ConnectionGates(LoketHarness.Configured with { MaxCallsAtOncePerConnection = 1 }, _time);
        var held = await gates.EnterAsync(new("a"), CancellationToken.None);
        Assert.False(gates.EnterAsync(new("a"), CancellationToken.None).AsTask().IsCompleted);
        Assert.True(gates.EnterAsync(new("b"), CancellationToken.None).AsTask().IsCompletedSuccessfully);
        for (var i = 0; i < 100; i++)
            (await gates.EnterAsync(new($"other {i}"), CancellationToken.None)).Dispose();
        Assert.Equal(102, gates.Count);

        _time.Advance(TimeSpan.FromMinutes(11));
        (await gates.EnterAsync(new("c"), CancellationToken.None)).Dispose();

        // Those with somebody inside stay.
        Assert.Equal(3, gates.Count);
        held.Dispose();
    }

    private Task<ConnectionGate.Turn>[] Enter(int times) =>
        [.. Enumerable.Range(0, times).Select(_ => _gate.EnterAsync(CancellationToken.None).AsTask())];
}
