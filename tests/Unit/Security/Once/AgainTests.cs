using System.Net;
using LoketFunctions.Http;

namespace LoketFunctions.Tests.Security.Once;

/// <summary>The same message again: done once, whatever became of the first.</summary>
public sealed class AgainTests(AppStorage fixture) : OnceTest(fixture)
{
    public static TheoryData<string, string, string?> Calls => new()
    {
        { "GET", Mine, null },
        { "DELETE", Mine, null },
        { "POST", Mine + "/sync", null },
        { "POST", Mine + "/sync", "{}" },
        { "POST", Mine + "/exports/e1/marks", null },
        { "PUT", Mine + "/administrations", "{}" },
        { "PATCH", Mine, "{}" },
    };

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task What_was_handled_is_not_done_again_however_and_wherever_it_is_sent(string method, string address, string? body)
    {
        var first = await AcceptedAsync(Message(method, address, body));
        Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal((HttpStatusCode.Conflict, "message-replayed"), await SendAsync(first));
        Assert.Equal((HttpStatusCode.Conflict, "message-replayed"), await SendAsync(first, host: 1));
        Assert.Equal((HttpStatusCode.Conflict, "message-replayed"), await SendAsync(Message(method, address, body, first.Id), host: 1));
        Assert.Equal(
            (HttpStatusCode.Conflict, "message-replayed"), await SendAsync(Message(method, address, body, first.Id, secret: 1), host: 1));
        Assert.Empty(Doings.Done);
    }

    [Fact]
    public async Task An_export_comes_to_who_knows_it_as_often_as_it_is_sent_signed_with_either_secret_and_in_any_spelling()
    {
        var first = await AcceptedAsync(Message("POST", Mine + "/exports", Body));
        Clock.Advance(TimeSpan.FromMinutes(1));
        var spelled = first with { Address = Mine.Replace("c1", "%631", StringComparison.Ordinal) + "/exports" };

        Assert.Equal(HttpStatusCode.OK, (await SendAsync(first, host: 1)).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(Message("POST", Mine + "/exports", Body, first.Id, secret: 1), host: 1)).Status);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(AsSpelled(spelled, host: 1), host: 1)).Status);
        Assert.Equal(["export acme c1 " + Body], Doings.Done.Distinct(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task Its_id_is_good_for_nothing_else_though_it_is_signed(string method, string address, string? body)
    {
        var first = await AcceptedAsync(Message(method, address, body));

        Assert.Equal(
            (HttpStatusCode.Conflict, "message-reused"), await SendAsync(Message("GET", Mine + "?other", null, first.Id), host: 1));
        Assert.Equal((HttpStatusCode.Conflict, "message-reused"), await SendAsync(Message("DELETE", Others, null, first.Id), host: 1));
        Assert.Equal(
            (HttpStatusCode.Conflict, "message-reused"), await SendAsync(Message("POST", Mine + "/sync", "{ }", first.Id), host: 1));
        Assert.Equal((HttpStatusCode.Conflict, "message-reused"),
            await SendAsync(Message("POST", Mine + "/exports", body ?? Body, first.Id), host: 1));
        Assert.Empty(Doings.Done);
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task After_a_failure_of_ours_the_same_may_come_again_and_nothing_else(string method, string address, string? body)
    {
        Doings.Before = _ => throw new InvalidOperationException("Something of ours.");
        var message = Message(method, address, body);
        Assert.Equal((HttpStatusCode.InternalServerError, "unexpected"), await SendAsync(message));
        Doings.Before = _ => Task.CompletedTask;

        Assert.Equal("message-reused", (await SendAsync(Message("POST", Mine + "/sync", "{ }", message.Id), host: 1)).Code);
        Assert.Equal("message-reused", (await SendAsync(Message("DELETE", Others, null, message.Id), host: 1)).Code);
        Assert.Empty(Doings.Done);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(message, host: 1)).Status);
        Assert.Equal("message-replayed", (await SendAsync(message)).Code);
        Assert.Single(Doings.Done);
    }

    [Fact]
    public async Task A_refusal_is_said_again_as_long_as_it_holds()
    {
        Doings.Before = _ => throw Problems.Throw(Problems.NotFound("connection"));
        var message = Message("POST", Mine + "/sync", "{}");
        for (var time = 0; time < 2; time++)
            Assert.Equal((HttpStatusCode.NotFound, "not-found"), await SendAsync(message));
        Doings.Before = _ => Task.CompletedTask;

        Assert.Equal("message-reused", (await SendAsync(message with { Address = Others + "/sync" })).Code);
        await AcceptedAsync(message);
        Assert.Equal("message-replayed", (await SendAsync(message)).Code);
    }

    [Fact]
    public async Task An_export_that_failed_or_was_refused_is_good_for_itself_alone()
    {
        Doings.Before = _ => throw Problems.Throw(Problems.NotFound("connection"));
        var message = Message("POST", Mine + "/exports", Body);
        Assert.Equal("not-found", (await SendAsync(message)).Code);
        Doings.Before = _ => Task.CompletedTask;

        Assert.Equal("message-reused", (await SendAsync(message with { Address = Others + "/exports" })).Code);
        Assert.Equal("message-reused", (await SendAsync(message with { Address = Mine + "/sync" })).Code);
        Assert.Empty(Doings.Done);
        await AcceptedAsync(message);
    }

    [Fact]
    public async Task What_was_done_in_part_is_not_done_again()
    {
        Doings.Before = _ => throw Problems.Throw(Problems.Unexpected() with { IsPartlyDone = true });
        var message = Message("POST", Mine + "/sync", "{}");
        Assert.Equal(HttpStatusCode.InternalServerError, (await SendAsync(message)).Status);
        Doings.Before = _ => Task.CompletedTask;

        Assert.Equal("message-replayed", (await SendAsync(message, host: 1)).Code);
        Assert.Empty(Doings.Done);
    }

    [Fact]
    public async Task While_the_first_is_being_handled_whoever_sends_it_is_told_to_wait()
    {
        var message = Message("POST", Mine + "/sync", "{}");
        var (end, first) = await BeginAsync(message);

        for (var host = 0; host < 2; host++)
        {
            Assert.Equal((HttpStatusCode.Conflict, "message-under-way"), await SendAsync(message, host));
            Assert.Equal("message-reused", (await SendAsync(message with { Address = Others + "/sync" }, host)).Code);
        }

        end.SetResult();
        Assert.Equal(HttpStatusCode.OK, (await first).Status);
        Assert.Equal("message-replayed", (await SendAsync(message, host: 1)).Code);
        Assert.Single(Doings.Done);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Sent_to_all_hosts_at_once_it_is_done_by_one_also_after_a_failure(bool hasFailed)
    {
        var message = Message("POST", Mine + "/sync", "{}");
        if (hasFailed)
        {
            Doings.Before = _ => throw new InvalidOperationException("Something of ours.");
            Assert.Equal(HttpStatusCode.InternalServerError, (await SendAsync(message)).Status);
        }

        Doings.Before = _ => Task.Delay(TimeSpan.FromMilliseconds(200));
        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(number => SendAsync(message, number % 2)));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Single(Doings.Done);
        Assert.All(
            answers.Where(answer => answer.Status != HttpStatusCode.OK),
            answer => Assert.Contains(answer.Code, new[] { "message-under-way", "message-replayed" }));
    }

    [Fact]
    public async Task Sent_to_several_addresses_at_once_one_of_them_gets_it()
    {
        var message = Message("POST", Mine + "/sync", "{}");
        string[] addresses = [Mine + "/sync", Others + "/sync", Mine + "/exports", Others + "/exports"];

        await Task.WhenAll(
            addresses.Concat(addresses).Select((address, number) => SendAsync(message with { Address = address }, number % 2)));

        Assert.Single(Doings.Done.Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Where_the_first_was_cut_off_only_who_can_sign_sends_it_again()
    {
        // A sender whose clock is ahead: the signature is good for as long as one can be.
        var message = SentMessage.Signed(
            Secrets[0], "POST", Mine + "/sync", "{}", $"msg_{Guid.NewGuid():N}", Clock.GetUtcNow().AddMinutes(5));
        var (never, first) = await BeginAsync(message);
        Doings.Before = _ => Task.CompletedTask;

        for (var minute = 0; minute < 15; minute++)
        {
            Clock.Advance(TimeSpan.FromMinutes(1));
            Assert.Contains((await SendAsync(message, host: 1)).Code, new[] { "message-under-way", "unverified-caller" });
            Assert.Equal("message-under-way", (await SendAsync(Message("POST", Mine + "/sync", "{}", message.Id), host: 1)).Code);
        }

        Clock.Advance(TimeSpan.FromSeconds(1));
        Assert.Equal("unverified-caller", (await SendAsync(message, host: 1)).Code);
        Assert.Empty(Doings.Done);
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(Message("POST", Mine + "/sync", "{}", message.Id), host: 1)).Status);
        Assert.Equal("message-replayed", (await SendAsync(Message("POST", Mine + "/sync", "{}", message.Id), host: 1)).Code);
        never.SetResult();
        await first;
    }

    /// <summary>Sends it to the first host, which from now on is busy with it until it may end.</summary>
    private async Task<(TaskCompletionSource End, Task<(HttpStatusCode Status, string? Code)> Answer)> BeginAsync(SentMessage message)
    {
        var (begun, end) = (new TaskCompletionSource(), new TaskCompletionSource());
        Doings.Before = _ =>
        {
            begun.TrySetResult();
            return end.Task;
        };
        var answer = SendAsync(message);
        await begun.Task;
        return (end, answer);
    }
}
