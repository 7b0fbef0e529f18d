using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Mail;
using LoketFunctions.Planner;
using LoketFunctions.Tests.Notifications;

namespace LoketFunctions.Tests.Connections;

[Collection(ConnectionTests.Name)]
public sealed class ConnectionAttentionTests
{
    private readonly Installation _installation;
    private readonly Machine _machine;

    public ConnectionAttentionTests(AppStorage fixture)
    {
        _installation = new Installation(fixture.Tables);
        _machine = new Machine(_installation);
    }

    [Fact]
    public async Task The_owner_is_mailed_once_per_reason_even_by_two_hosts_at_once()
    {
        var connection = await _installation.AddConnectionAsync(ConnectionState.Active);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => RaiseAsync(connection, AttentionReason.RunFailed)));
        await RaiseAsync(connection, AttentionReason.RunFailed, "in other words");
        Assert.Single(_installation.Mailer.Sent);

        await RaiseAsync(connection, AttentionReason.RightsMissing);
        Assert.Equal(2, _installation.Mailer.Sent.Count);
        Assert.NotEqual(_installation.Mailer.Sent[0].Id, _installation.Mailer.Sent[1].Id);
    }

    /// <summary>The rights that are missing at each of thousands of employers: more than a row or a mail has room for.</summary>
    [Fact]
    public async Task What_lists_something_of_each_administration_is_shortened()
    {
        var connection = await _installation.AddConnectionAsync(ConnectionState.Active);
        var detail = string.Join("; ", Enumerable.Range(1, 5000).Select(number => $"Employer {number}: Raadplegen beloningen"));

        await RaiseAsync(connection, AttentionReason.RightsMissing, detail);

        var kept = (await _machine.ReadAsync(connection)).AttentionDetail!;
        Assert.Equal(detail[..999] + "…", kept);
        Assert.InRange(_installation.Mailer.Sent[0].Text.Length, 1, 10_000);
    }

    [Fact]
    public async Task A_lesser_reason_does_not_hide_a_graver_one()
    {
        var connection = await _installation.AddConnectionAsync(ConnectionState.Active);
        await RaiseAsync(connection, AttentionReason.Reconnect);

        await RaiseAsync(connection, AttentionReason.RunFailed);

        Assert.Equal(AttentionReason.Reconnect, (await _machine.ReadAsync(connection)).Attention);
        Assert.Single(_installation.Mailer.Sent);
    }

    [Fact]
    public async Task Mended_reasons_clear_and_others_stay()
    {
        var connection = await _installation.AddConnectionAsync(ConnectionState.Active);
        await _machine.Connections.ChooseAsync(connection.Id, [new AdministrationRow { RowKey = Guid.NewGuid().ToString("D") }], default);
        await RaiseAsync(connection, AttentionReason.PlannerFailing);

        await ClearAsync(connection, AttentionReason.RightsMissing, AttentionReason.RunFailed);
        Assert.Equal(ConnectionState.NeedsAttention, (await _machine.ReadAsync(connection)).State);

        await ClearAsync(connection, AttentionReason.PlannerFailing);
        var row = await _machine.ReadAsync(connection);
        Assert.Equal((ConnectionState.Active, null, null, null), (row.State, row.Attention, row.AttentionDetail, row.AttentionSince));
        Assert.Single(_installation.Mailer.Sent);
    }

    [Theory]
    [InlineData(nameof(ConnectionState.Requested))]
    [InlineData(nameof(ConnectionState.Disconnected))]
    public async Task Before_and_after_its_life_nothing_needs_attention(string state)
    {
        var connection = await _installation.AddConnectionAsync(Enum.Parse<ConnectionState>(state));

        await RaiseAsync(connection, AttentionReason.Reconnect);

        Assert.Equal(
            (state, null), ((await _machine.ReadAsync(connection)).State.ToString(), (await _machine.ReadAsync(connection)).Attention));
        Assert.Empty(_installation.Mailer.Sent);
    }

    [Fact]
    public async Task A_mail_that_fails_breaks_nothing()
    {
        var connection = await _installation.AddConnectionAsync(ConnectionState.Active);
        _installation.Mailer.Fault = new MailException(MailFault.Refused, "no", []);

        await RaiseAsync(connection, AttentionReason.Reconnect);

        Assert.Equal(ConnectionState.NeedsAttention, (await _machine.ReadAsync(connection)).State);
    }

    [Theory]
    [InlineData("nl", "log opnieuw in", "Wat te doen", "vanuit Eitje")]
    [InlineData("en", "sign in again", "What to do", "from Eitje")]
    public async Task The_mail_says_what_happened_and_what_to_do(string language, string subject, string heading, string advice)
    {
        var connection = await _installation.AddConnectionAsync(ConnectionState.Active, language);

        await RaiseAsync(connection, AttentionReason.Reconnect);

        var mail = Assert.Single(_installation.Mailer.Sent);
        Assert.Equal(["owner@planner.example"], mail.To);
        Assert.Contains(subject, mail.Subject, StringComparison.Ordinal);
        foreach (var part in new[] { heading, advice, Installation.ReturnAddress, connection.RowKey })
            Assert.Contains(part, mail.Text, StringComparison.Ordinal);
        Assert.Contains($"https://app.example/api/console/connections/{connection.Id}/connect", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Every_reason_has_words_in_both_languages()
    {
        var profile = Profiles.Find("eitje")!;
        foreach (var reason in Enum.GetValues<AttentionReason>())
        {
            var texts = new[] { "nl", "en" }.Select(language =>
            {
                var connection = new Connection { RowKey = "c", Language = language, Attention = reason, AttentionDetail = "{detail} {0}" };
                var mail = AttentionTexts.Mail(connection, reason, "a@b.example", profile, new Uri("https://app.example/page"), "id");
                Assert.Contains("{detail} {0}", mail.Text, StringComparison.Ordinal);
                Assert.DoesNotMatch("\\{\\d\\}", mail.Subject + mail.Text.Replace("{detail} {0}", "", StringComparison.Ordinal));
                return mail.Subject + AttentionTexts.WhatToDo(connection, reason, language, profile);
            });
            Assert.Equal(2, texts.Distinct(StringComparer.Ordinal).Count());
        }

        Assert.Equal((ActionOwner.User, ActionOwner.Accountant),
            (AttentionTexts.ActionOwnerOf(AttentionReason.Reconnect), AttentionTexts.ActionOwnerOf(AttentionReason.RightsMissing)));
    }

    /// <summary>The links in mails and notices are pages that there are.</summary>
    [Fact]
    public void Every_reason_has_a_page_of_the_console()
    {
        var (paths, id) = (new LoketFunctions.Console.Requests.ConsolePaths(NoticeKit.Address), new ConnectionId("c1"));
        var pages = new Dictionary<AttentionReason, string>
        {
            [AttentionReason.Reconnect] = paths.Connect(id),
            [AttentionReason.RightsMissing] = paths.Connect(id),
            [AttentionReason.PlannerFailing] = paths.Runs(id),
            [AttentionReason.RunFailed] = paths.Runs(id),
            [AttentionReason.ExportFailed] = paths.Exports(id),
            [AttentionReason.FileNotMailed] = paths.Exports(id),
            [AttentionReason.MarksNotDelivered] = paths.Exports(id),
            [AttentionReason.RecordsUnreadable] = paths.Runs(id),
        };
        Assert.All(Enum.GetValues<AttentionReason>(), reason =>
            Assert.Equal(pages[reason],
                NoticeKit.Address.Api($"console/{AttentionTexts.PageOf(new Connection { RowKey = "c1" }, reason)}").AbsolutePath));
    }

    private Task RaiseAsync(Connection connection, AttentionReason reason, string? detail = null) =>
        _machine.Attention.RaiseAsync(connection.Tenant, connection.Id, reason, detail, default);

    private Task ClearAsync(Connection connection, params AttentionReason[] mended) =>
        _machine.Attention.ClearAsync(connection.Tenant, connection.Id, mended, default);
}
