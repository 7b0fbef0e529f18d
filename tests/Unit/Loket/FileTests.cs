using System.Net;
using System.Net.Http.Headers;
using LoketFunctions.Loket.Failures;

namespace LoketFunctions.Tests.Loket;

/// <summary>Files of Loket's are handed on as they come, with the failures, limits and reports of every other call.</summary>
public sealed class FileTests
{
    private const string Activity = "GetPayslipsByEmploymentIdAndPayrollRunId";
    private static readonly Guid Employment = Guid.Parse("a1b2c3d4-0000-4000-8000-000000000002");
    private static readonly Guid Run = Guid.Parse("a1b2c3d4-0000-4000-8000-000000000003");

    private readonly LoketHarness _loket = new();

    [Fact]
    public async Task A_payslip_is_asked_for_as_a_file_and_follows_the_document()
    {
        _loket.Server.Then(HttpStatusCode.OK, "%PDF-1.7", "application/pdf");

        await using (var file = await OpenAsync())
        using (var reader = new StreamReader(file))
        {
            Assert.Empty(_loket.Calls);
            Assert.Equal("%PDF-1.7", await reader.ReadToEndAsync(TestContext.Current.CancellationToken));
        }

        Assert.Empty(_loket.Server.Findings);
        Assert.Equal("application/pdf", Assert.Single(_loket.Server.Requests).Request.Headers.Accept.ToString());
        Assert.Equal((Activity, (int?)200), Assert.Single(_loket.Calls));
    }

    [Fact]
    public async Task A_year_end_statement_follows_the_document()
    {
        _loket.Server.Then(HttpStatusCode.OK, "%PDF-1.7", "application/pdf");

        await using var file = await _loket.Client.Payslips.OpenYearEndStatementAsync(Employment, 2025, CancellationToken.None);

        Assert.Empty(_loket.Server.Findings);
        Assert.EndsWith("/yearendstatements/2025", Assert.Single(_loket.Server.Paths), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_large_file_is_handed_on_before_it_is_there()
    {
        var source = new Endless();
        _loket.Server.Then((_, _) => Task.FromResult(Answer(source)));

        await using var file = await OpenAsync();
        await file.ReadExactlyAsync(new byte[64 * 1024], TestContext.Current.CancellationToken);

        Assert.InRange(source.Given, 64 * 1024, 1024 * 1024);
    }

    [Fact]
    public async Task A_file_that_ends_early_is_a_failure()
    {
        _loket.Server.Then(HttpStatusCode.OK, "%PDF", "application/pdf", answer => answer.Content.Headers.ContentLength = 9);

        await using var file = await OpenAsync();
        var failed = await Assert.ThrowsAsync<LoketException>(() => file.CopyToAsync(Stream.Null, TestContext.Current.CancellationToken));

        Assert.Equal(FailureReason.Unreadable, failed.Failure.Reason);
    }

    [Fact]
    public async Task What_is_no_PDF_is_a_failure()
    {
        _loket.Server.ThenOk("{}");
        var failed = await Assert.ThrowsAsync<LoketException>(() => _loket.Time.DriveAsync(OpenAsync()));
        Assert.Equal(FailureReason.Unreadable, failed.Failure.Reason);
    }

    [Fact]
    public async Task A_refusal_is_that_of_any_call()
    {
        _loket.Server.Then(HttpStatusCode.Forbidden, "{}");
        Assert.Equal(FailureReason.RightMissing, (await Assert.ThrowsAsync<LoketException>(OpenAsync)).Failure.Reason);
        Assert.Equal((Activity, (int?)403), Assert.Single(_loket.Calls));
    }

    [Fact]
    public async Task A_rejected_token_is_renewed_and_a_passing_fault_waited_for()
    {
        _loket.Server.Then(HttpStatusCode.Unauthorized, "{}").Then(HttpStatusCode.BadGateway)
            .Then(HttpStatusCode.OK, "%PDF", "application/pdf");

        await using var file = await _loket.Time.DriveAsync(OpenAsync());

        Assert.Equal(1, _loket.Tokens.Renewals);
        Assert.Equal(3, _loket.Server.Requests.Count);
    }

    [Fact]
    public async Task A_file_has_its_turn_at_the_gate_until_it_is_read()
    {
        _loket.Server.Then(HttpStatusCode.OK, "%PDF", "application/pdf");
        List<Stream> open = [];
        for (var i = 0; i < _loket.Options.MaxCallsAtOncePerConnection; i++)
            open.Add(await OpenAsync());
        var next = OpenAsync();

        Assert.False(next.IsCompleted);
        await open[0].DisposeAsync();

        await (await next.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken)).DisposeAsync();
        foreach (var file in open)
            await file.DisposeAsync();
    }

    private Task<Stream> OpenAsync() => _loket.Client.Payslips.OpenAsync(Employment, Run, CancellationToken.None);

    private static HttpResponseMessage Answer(Stream content)
    {
        var answer = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(content) };
        answer.Content.Headers.ContentType = new MediaTypeHeaderValue("application/pdf");
        return answer;
    }

    /// <summary>More than anybody can hold, and counts what was taken.</summary>
    private sealed class Endless : MemoryStream
    {
        public long Given { get; private set; }

        public override bool CanSeek => false;

        public override int Read(byte[] buffer, int offset, int count)
        {
            Given += count;
            return count;
        }

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Given += buffer.Length;
            return new(buffer.Length);
        }
    }
}
