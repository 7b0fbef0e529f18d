using Azure.Core.Pipeline;
using Azure.Data.Tables;
using LoketFunctions.Http;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using LoketFunctions.Tests.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoketFunctions.Tests.Security.Once;

/// <summary>The store of received messages by itself: what it keeps, for how long, and what becomes of it when storage fails.</summary>
[Collection(BlobTests.Name)]
public sealed class ReceivedMessagesTests(AppStorage fixture)
{
    private readonly ManualClock _clock = new(new(2026, 11, 29, 12, 0, 0, TimeSpan.Zero));
    private readonly ReceivedMessage _message = new($"planner{Guid.NewGuid():N}", "msg_1", "POST /api/x?name=Sanne", new string('0', 64));

    [Fact]
    public async Task It_is_written_before_anything_is_done_and_holds_no_address_and_no_id()
    {
        await Store().HandleOnceAsync(
            _message,
            async () =>
            {
                var row = Assert.Single(await RowsAsync());
                Assert.Equal((MessageState.UnderWay, _message.Sha256, _clock.GetUtcNow()), (row.State, row.Sha256, row.ReceivedAt));
                Assert.Matches("^[0-9a-f]{64}$", row.RowKey);
                Assert.Matches("^[0-9a-f]{64}$", row.Target);
            },
            default);

        Assert.Equal(MessageState.Handled, Assert.Single(await RowsAsync()).State);
    }

    [Fact]
    public async Task It_is_known_for_a_day_and_then_forgotten()
    {
        await Store().HandleOnceAsync(_message, () => Task.CompletedTask, default);
        await Store().EnterAsync(_message with { Id = "msg_2" }, default);
        _clock.Advance(TimeSpan.FromDays(1));
        await Store().ForgetOldAsync(default);
        Assert.Equal(2, (await RowsAsync()).Count);
        Assert.Equal("message-replayed", await CodeAsync(() => Store().HandleOnceAsync(_message, () => Task.CompletedTask, default)));
        Assert.Equal(
            "message-reused", await CodeAsync(() => Store().EnterAsync(_message with { Id = "msg_2", Target = "POST /api/y" }, default)));

        _clock.Advance(TimeSpan.FromSeconds(1));
        Assert.True(await Store().ForgetOldAsync(default) >= 2);
        Assert.Empty(await RowsAsync());
    }

    [Theory]
    [InlineData("POST /api/x?name=sanne", null)]
    [InlineData("PUT /api/x?name=Sanne", null)]
    [InlineData(null, "1")]
    public async Task Another_target_or_other_bytes_are_refused_whoever_came_first(string? target, string? bytes)
    {
        var other =
            _message with { Target = target ?? _message.Target, Sha256 = bytes is null ? _message.Sha256 : new string(bytes[0], 64) };
        await Store().EnterAsync(_message, default);
        await Store().EnterAsync(_message, default);

        Assert.Equal("message-reused", await CodeAsync(() => Store().EnterAsync(other, default)));
        Assert.Equal("message-reused", await CodeAsync(() => Store().HandleOnceAsync(other, Never, default)));
        await Store().EnterAsync(other with { Planner = $"{_message.Planner}x" }, default);
        await Store().EnterAsync(other with { Id = "MSG_1" }, default);
    }

    [Fact]
    public async Task Work_that_is_done_stays_done_though_storage_cannot_note_it_any_more()
    {
        using var line = new BadLine();
        var store = Store(line);

        await store.HandleOnceAsync(_message, () => Task.FromResult(line.IsBroken = true), default);

        Assert.Equal(MessageState.UnderWay, Assert.Single(await RowsAsync()).State);
        Assert.Equal("message-under-way", await CodeAsync(() => Store().HandleOnceAsync(_message, Never, default)));
        await Assert.ThrowsAnyAsync<Exception>(() => store.HandleOnceAsync(_message with { Id = "msg_2" }, Never, default));
    }

    [Fact]
    public async Task A_row_whose_answer_was_lost_is_known_for_ones_own()
    {
        using var line = new BadLine { LosesAnswer = true };
        var done = 0;

        await Store(line).HandleOnceAsync(_message, () => Task.FromResult(++done), default);

        Assert.Equal((1, false), (done, line.LosesAnswer));
        Assert.Equal(MessageState.Handled, Assert.Single(await RowsAsync()).State);
    }

    private static Task Never() => throw new InvalidOperationException("This must not be done.");

    private static async Task<string> CodeAsync(Func<Task> call) => (await Assert.ThrowsAsync<ProblemException>(call)).Problem.Code;

    private ReceivedMessages Store() => new(fixture.NewTables(), _clock, NullLogger<ReceivedMessages>.Instance);

    private ReceivedMessages Store(BadLine line)
    {
        var options =
            new TableClientOptions { Transport = new HttpClientTransport(line), Retry = { MaxRetries = 1, Delay = TimeSpan.Zero } };
        return new(new AppTables(new TableServiceClient(fixture.ConnectionString, options)), _clock, NullLogger<ReceivedMessages>.Instance);
    }

    private Task<List<ReceivedMessageRow>> RowsAsync() =>
        fixture.Tables.ReceivedMessages.PartitionAsync<ReceivedMessageRow>(_message.Planner, default);

    private sealed class BadLine() : DelegatingHandler(new HttpClientHandler())
    {
        public bool IsBroken { get; set; }

        /// <summary>Once: the request arrives.</summary>
        public bool LosesAnswer { get; set; }

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            var answer = IsBroken ? null : await base.SendAsync(request, cancellationToken);
            if (answer is not null && !LosesAnswer)
                return answer;
            LosesAnswer = false;
            throw new HttpRequestException("The line is broken.");
        }
    }
}
