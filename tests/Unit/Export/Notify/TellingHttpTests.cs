using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Notify;
using LoketFunctions.Export.Store;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using LoketFunctions.Tests.Http;
using Microsoft.Extensions.DependencyInjection;
using Sender = LoketFunctions.Simulators.Planner.StandardWebhook;

namespace LoketFunctions.Tests.Export.Notify;

/// <summary>The file behind a link and the mail that is asked for, over HTTP and behind the app's own middleware.</summary>
[Collection(TellingTests.Name)]
public sealed partial class TellingHttpTests(AppStorage fixture) : IAsyncLifetime
{
    private readonly string _secret = "whsec_" + Convert.ToBase64String(new byte[32]);
    private readonly OneFile _files = new();
    private TellingWorld _world = null!;
    private WorkerApp _app = null!;
    private int _messages;

    [Fact]
    public async Task The_link_in_a_mail_leads_to_the_file_until_it_expires()
    {
        _world.Connection.ExportByLink = true;
        await _world.FileMailer.MailAsync(_world.Connection, _world.PlannerSettings.Profile, _world.File(), default);
        var link = LinkPattern().Match(_world.Sink.Messages[0].Text).Value;
        Assert.Empty(_world.Sink.Messages[0].Attachments);
        await fixture.Blobs.PayrollFiles.TryCreateAsync(
            _world.File().Blob, stream => stream.WriteAsync(Encoding.ASCII.GetBytes(TellingWorld.Content)).AsTask(),
            new Dictionary<string, string>(), "text/csv", default);

        for (var time = 0; time < 2; time++)
        {
            using var answer = await _app.Http.GetAsync($"/api/files/{link}");
            Assert.Equal((HttpStatusCode.OK, "text/csv"), (answer.StatusCode, answer.Content.Headers.ContentType?.ToString()));
            Assert.Equal(("attachment", "loket-40112-2026-11-v2.csv"),
                (answer.Content.Headers.ContentDisposition?.DispositionType, answer.Content.Headers.ContentDisposition?.FileName));
            Assert.True(answer.Headers.CacheControl?.NoStore);
            Assert.Equal(TellingWorld.Content, await answer.Content.ReadAsStringAsync());
        }

        _world.Installation.Clock.Advance(new ExportOptions().LinkLifetime);
        var expired = await PageAsync(link);
        Assert.Equal(expired, await PageAsync(new string('x', 43)));
        Assert.Contains("Deze link werkt niet meer", expired, StringComparison.Ordinal);
        Assert.Contains("This link no longer works", expired, StringComparison.Ordinal);
        Assert.Contains("410", expired, StringComparison.Ordinal);

        Assert.NotNull(await fixture.Tables.Downloads.FindAsync<DownloadRow>("file", SecureRandom.Hash(link), default));
        await _world.Downloads.ForgetOldAsync(default);
        Assert.Null(await fixture.Tables.Downloads.FindAsync<DownloadRow>("file", SecureRandom.Hash(link), default));
    }

    [Fact]
    public async Task A_link_that_lives_is_kept_and_one_without_its_file_is_gone()
    {
        var link = (await _world.Downloads.IssueAsync(_world.Connection.Id, _world.File(), default)).Address.Segments[^1];
        await _world.Downloads.ForgetOldAsync(default);
        Assert.NotNull(await _world.Downloads.FindAsync(link, default));
        Assert.Contains("410", await PageAsync(link), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_mailed_again_when_the_planner_asks()
    {
        _files.File = _world.File();
        Assert.Equal((HttpStatusCode.OK, """{"fileName":"loket-40112-2026-11-v2.csv","recipients":1,"asLink":false}"""),
            await PostAsync("", TellingWorld.Bar));
        Assert.Equal(["owner@planner.example"], _world.Sink.Messages[0].Recipients);

        await PostAsync("""{"recipients":["a@b.example","c@d.example"]}""", TellingWorld.Bar);
        Assert.Equal(["a@b.example", "c@d.example"], _world.Sink.Messages[1].Recipients);

        _world.Sink.Faults.RefuseRecipient("c@d.example");
        var (status, answer) = await PostAsync("""{"recipients":["a@b.example","c@d.example"]}""", TellingWorld.Bar);
        Assert.Equal(HttpStatusCode.BadGateway, status);
        Assert.Contains("1 of 2 recipients did not get the file; the others did.", answer, StringComparison.Ordinal);
        Assert.DoesNotContain("c@d.example", answer, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("""{"recipients":[]}""", "invalid-input")]
    [InlineData("""{"recipients":["Jan <jan@b.example>"]}""", "invalid-input")]
    [InlineData("""{"recipients":["a@b.example\r\nBcc: c@d.example"]}""", "invalid-input")]
    [InlineData("""{"recipients":[null]}""", "invalid-input")]
    [InlineData("""{"recipients":["1@b.nl","2@b.nl","3@b.nl","4@b.nl","5@b.nl","6@b.nl","7@b.nl","8@b.nl","9@b.nl","10@b.nl","11@b.nl"]}""",
        "invalid-input")]
    [InlineData("", "no-payroll-file")]
    public async Task What_cannot_be_mailed_is_refused(string body, string code)
    {
        var (_, answer) = await PostAsync(body, TellingWorld.Bar);
        Assert.Contains($"\"code\":\"{code}\"", answer, StringComparison.Ordinal);
        Assert.Empty(_world.Sink.Messages);
    }

    [Fact]
    public async Task An_administration_without_part_in_the_export_is_not_found() =>
        Assert.Equal(HttpStatusCode.NotFound, (await PostAsync("", Guid.Parse("a0000000-0000-0000-0000-000000000009"))).Status);

    public async ValueTask InitializeAsync()
    {
        _world = await TellingWorld.CreateAsync(fixture);
        _app = await WorkerApp.StartAsync([typeof(NotifyFunctions), typeof(DownloadFunctions)], services => services
            .AddSingleton<TimeProvider>(_world.Installation.Clock).AddSingleton(fixture.Tables).AddSingleton(fixture.Blobs)
            .AddSingleton(_world.Installation.Planners).AddSingleton(_world.Connections).AddSingleton(_world.Exports)
            .AddSingleton(_world.Downloads).AddSingleton(_world.FileMailer).AddSingleton<IPayrollFiles>(_files));
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        await _world.DisposeAsync();
    }

    private async Task<string> PageAsync(string link)
    {
        using var answer = await _app.Http.GetAsync($"/api/files/{link}");
        Assert.Contains("default-src 'none'", answer.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        return $"{(int)answer.StatusCode} {answer.Content.Headers.ContentType} {await answer.Content.ReadAsStringAsync()}";
    }

    private async Task<(HttpStatusCode Status, string Body)> PostAsync(string body, Guid administration)
    {
        var path =
            $"/api/planners/eitje/accounts/{_world.Connection.Tenant.Account}/connections/{_world.Connection.Id}"
                + $"/exports/{_world.Run.ExportId}/administrations/{administration}/mail";
        var (id, time) = ($"msg_{_world.Run.ExportId}_{++_messages}",
            _world.Installation.Clock.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture));
        using var request = new HttpRequestMessage(
            HttpMethod.Post, path)
        { Content = new StringContent(body, Encoding.UTF8, "application/json") };
        request.Headers.Add(Sender.IdHeader, id);
        request.Headers.Add(Sender.TimestampHeader, time);
        request.Headers.Add(
            Sender.SignatureHeader, Sender.Sign(_secret, id, time, Encoding.UTF8.GetBytes(body.Length == 0 ? $"POST {path}" : body)));
        using var answer = await _app.Http.SendAsync(request);
        return (answer.StatusCode, await answer.Content.ReadAsStringAsync());
    }

    private sealed class OneFile : IPayrollFiles
    {
        public PayrollFile? File { get; set; }

        public Task<PayrollFile?> FindAsync(ExportAdministrationRow administration, CancellationToken cancellation) =>
            Task.FromResult(File);
    }

    [GeneratedRegex("(?<=https://app\\.example/api/files/)[A-Za-z0-9_-]+", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LinkPattern();
}
