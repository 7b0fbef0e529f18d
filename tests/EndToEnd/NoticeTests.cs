using System.Net;
using System.Net.Http.Json;
using LoketFunctions.Sandbox.Mail;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Simulators.Loket.Faults;
using LoketFunctions.Simulators.Planner;
using LoketFunctions.Tests.EndToEnd.Console;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>Whoever has to mend something is notified once, and not never; and the link in it leads to the page.</summary>
[Collection(Installation.Collection)]
public sealed class NoticeTests(Installation app) : IAsyncLifetime
{
    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        app.System.Mail.Faults.Clear();
        await app.Loket.ClearFaultsAsync();
    }

    [Fact]
    public async Task Two_hosts_find_out_many_times_and_tell_owner_and_planner_once_by_a_link_that_works_until_it_is_over()
    {
        await using var second = await app.SecondHostAsync();
        var account = await app.ConnectedAccountAsync();
        await LoseGrantAsync(account);
        var elsewhere = new AppApi(
            new SignedClient(new HttpClient { BaseAddress = second.Address }, app.Planner(account.Api.Planner).InboundSecrets[0]),
            account.Api.Planner, account.Api.Account);

        await Task.WhenAll(new[] { account.Api, elsewhere, account.Api, elsewhere }
            .Select(api => api.SendAsync(HttpMethod.Get, $"/{account.ConnectionId}/administrations")));
        await Task.WhenAll(FireTimerAsync(app.System.Host), FireTimerAsync(second));

        var mail = Assert.Single(MailsOf(account));
        var notice = Assert.Single(account.Planner.Notices.Standing);
        Assert.Equal(("reconnect", "user", "en"), (notice.Reason, notice.WhoseMove, notice.Language));
        Assert.Contains(notice.Link!.AbsoluteUri, mail.Text, StringComparison.Ordinal);

        var link = await new ConsoleAccount(account).LinkAsync(new ConsolePass { Language = "en" });
        using var visitor = ConsoleClient.Outside(link, account.ConnectionId);
        Assert.Equal(HttpStatusCode.Unauthorized, (await visitor.GetAsync(notice.Link)).Status);
        var entry = await visitor.GetAsync(link);
        Assert.Equal(notice.Link, entry.Location);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync(entry.Location!)).Status);
        Assert.Contains("The owner was mailed on", (await visitor.GetAsync(visitor.Address.OfConnection())).Text, StringComparison.Ordinal);

        await account.ReconnectAsync();
        await Waiting.UntilAsync("the planner to hear that it is over", () => Task.FromResult(account.Planner.Notices.Standing.Count == 0));
        Assert.Equal(["raised", "over"], account.Planner.Notices.Received.Select(received => received.Notice.State));
        Assert.Single(MailsOf(account));
    }

    [Fact]
    public async Task A_mail_that_was_refused_comes_when_the_mail_server_takes_it_and_meanwhile_everybody_sees_why()
    {
        var account = await app.ConnectedAccountAsync();
        app.System.Mail.Faults.RefuseRecipient(OwnerOf(account));
        await LoseGrantAsync(account);
        await account.Api.SendAsync(HttpMethod.Get, $"/{account.ConnectionId}/administrations");

        Assert.Contains("mail-refused", (await account.Api.SendAsync(HttpMethod.Get, $"/{account.ConnectionId}/notices")).Body,
            StringComparison.Ordinal);
        using var visitor = await new ConsoleAccount(account).EnterAsync(new ConsolePass { Language = "en" });
        Assert.Contains("could not be mailed: check the mail address", (await visitor.GetAsync(visitor.Address.OfConnection())).Text,
            StringComparison.Ordinal);
        Assert.Empty(MailsOf(account));

        app.System.Mail.Faults.Clear();
        await Waiting.UntilAsync("the mail", async () =>
        {
            await FireTimerAsync(app.System.Host);
            return MailsOf(account).Count > 0;
        });
        await FireTimerAsync(app.System.Host);

        Assert.Contains("sign in again", Assert.Single(MailsOf(account)).Subject, StringComparison.Ordinal);
        Assert.Equal(0, Assert.Single(account.Planner.Notices.Received).Repeats);
    }

    [Fact]
    public async Task The_operator_hears_of_a_run_that_is_his_to_mend()
    {
        var account = await app.ConnectedAccountAsync();
        var employer = (await account.AdministrationsAsync())[0].EmployerId;
        await app.Loket.FaultAsync(new Fault(
            LoketFunctions.Simulators.Loket.Faults.FaultKind.TextError)
        { Path = $"/employers/{employer}/employees/employments" });
        await account.SyncAsync();

        await Waiting.UntilAsync("the operator to be told", async () =>
        {
            await FireTimerAsync(app.System.Host);
            return app.System.Operator.Received
                .Any(notice => notice.ToJsonString().Contains(account.ConnectionId, StringComparison.Ordinal))
                && app.System.Mail.Messages.Any(mail =>
                    mail.Recipients.Contains(OperatorSink.Email) && mail.Text.Contains(account.ConnectionId, StringComparison.Ordinal));
        });
        Assert.Contains(app.System.Operator.Received, notice => (string?)notice["reason"] == "connectionFailing");
    }

    private async Task LoseGrantAsync(TestAccount account)
    {
        await app.Loket.RevokeAsync(account.User.Name);
        await app.Loket.ExpireTokensAsync(account.User.Name);
    }

    private static string OwnerOf(TestAccount account) => $"{account.Api.Account}@owner.example";

    private List<ReceivedMail> MailsOf(TestAccount account) =>
        [.. app.System.Mail.Messages.Where(mail => mail.Recipients.Contains(OwnerOf(account)))];

    /// <summary>Out of turn, where the host allows it; a host that does not has its schedule.</summary>
    private async Task FireTimerAsync(FunctionsHost host)
    {
        using var http = new HttpClient { BaseAddress = host.Address };
        http.DefaultRequestHeaders.Add("x-functions-key", app.System.Settings.MasterKey);
        using var _ = await http.PostAsJsonAsync("admin/functions/SendNotices", new { input = "" });
    }
}
