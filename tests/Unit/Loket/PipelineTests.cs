using System.Net;
using System.Net.Http.Headers;
using LoketFunctions.Failures;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Http;
using LoketFunctions.Loket.Model;
using LoketFunctions.Sandbox.Running;

namespace LoketFunctions.Tests.Loket;

public sealed class PipelineTests
{
    private readonly LoketHarness _loket = new();

    public static TheoryData<HttpStatusCode> TransientStatuses => [
        .. new[] { 408, 429, 500, 502, 503, 504 }.Select(s => (HttpStatusCode)s)];

    [Theory]
    [MemberData(nameof(TransientStatuses))]
    public async Task A_transient_failure_of_a_read_is_repeated(HttpStatusCode status)
    {
        _loket.Server.Then(status).Then(status).ThenPage(1, 1, 1, 7);

        var list = await _loket.DepartmentsAsync();

        Assert.Equal(7, Assert.Single(list.Items).Code);
        Assert.Equal(3, _loket.Server.Requests.Count);
    }

    [Fact]
    public async Task Repeats_end()
    {
        _loket.Server.Then(HttpStatusCode.InternalServerError);

        var failure = await FailAsync();

        Assert.Equal((FailureReason.ServerError, FailureClass.Transient, 500), (failure.Reason, failure.Class, failure.HttpStatus));
        Assert.Equal(1 + _loket.Options.RetryAttempts, _loket.Server.Requests.Count);
    }

    [Theory]
    [InlineData(400, "text/plain", "Filter is not valid", "BadRequest", "Internal", "Filter is not valid")]
    [InlineData(400, "application/json", """{"messages":[{"type":"brokenbusinessrule","code":1,"description":"Te lang"}],"content":{}}""",
        "BusinessRule", "Configuration", "Te lang")]
    [InlineData(400, "application/json", """{"messages":[],"_embedded":[]}""", "BadRequest", "Internal", null)]
    [InlineData(403, "application/json", """{"message":"Insufficient rights"}""", "RightMissing", "Configuration", "Insufficient rights")]
    [InlineData(404, "text/html", "<html>", "NotFound", "Configuration", null)]
    [InlineData(415, "text/plain", "", "BadRequest", "Internal", null)]
    public async Task Other_failures_are_named_and_not_repeated(
        int status, string type, string body, string reason, string @class, string? words)
    {
        _loket.Server.Then((HttpStatusCode)status, body, type);

        var failure = await FailAsync();

        Assert.Equal(
            (reason, @class, status, words), (failure.Reason.ToString(), failure.Class.ToString(), failure.HttpStatus, failure.LoketWords));
        Assert.Equal("GetDepartmentsByEmployerId", failure.Activity);
        Assert.Single(_loket.Server.Requests);
    }

    [Fact]
    public async Task Lokets_words_are_shortened_and_never_in_the_message()
    {
        _loket.Server.Then(HttpStatusCode.BadRequest, new string('x', 5000), "text/plain");

        var exception = await Assert.ThrowsAsync<LoketException>(_loket.DepartmentsAsync);

        Assert.Equal(500, exception.Failure.LoketWords!.Length);
        Assert.DoesNotContain("xx", exception.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("xx", exception.Failure.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("xx", _loket.Log.All, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Retry_after_is_waited_for_in_both_forms(bool asDate)
    {
        var start = _loket.Time.GetUtcNow();
        _loket.Server
            .Then(HttpStatusCode.TooManyRequests, also: r => r.Headers.RetryAfter =
                asDate ? new RetryConditionHeaderValue(start.AddSeconds(17)) : new RetryConditionHeaderValue(TimeSpan.FromSeconds(17)))
            .ThenPage(1, 1, 0);

        await _loket.DepartmentsAsync();

        Assert.Equal(TimeSpan.FromSeconds(17), _loket.Time.GetUtcNow() - start);
    }

    [Fact]
    public async Task A_long_retry_after_is_handed_to_the_caller()
    {
        _loket.Server.Then(
            HttpStatusCode.ServiceUnavailable, also: r => r.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromHours(1)));

        var failure = await FailAsync();

        Assert.Equal((FailureReason.ServerError, TimeSpan.FromHours(1)), (failure.Reason, failure.RetryAfter));
        Assert.Single(_loket.Server.Requests);
    }

    [Fact]
    public async Task Throttling_pauses_the_connection_and_no_other()
    {
        var start = _loket.Time.GetUtcNow();
        _loket.Server
            .Then(HttpStatusCode.TooManyRequests, also: r => r.Headers.RetryAfter = new RetryConditionHeaderValue(TimeSpan.FromSeconds(10)))
            .ThenPage(1, 1, 0);
        Task List(string connection) =>
            _loket.Factory.Open(new(connection), _loket.Tokens).Departments.ListAsync(LoketHarness.Employer, null, CancellationToken.None);

        var throttled = List("connection");
        var sameConnection = List("connection");
        await List("another").WaitAsync(Waiting.Limit);

        Assert.False(sameConnection.IsCompleted);
        Assert.Equal(2, _loket.Server.Requests.Count);
        await _loket.Time.DriveAsync(
            Task.WhenAll(throttled, sameConnection).ContinueWith(t => t.IsCompletedSuccessfully, TaskScheduler.Default));
        Assert.Equal(4, _loket.Server.Requests.Count);
        Assert.InRange(_loket.Time.GetUtcNow() - start, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(11));
    }

    [Fact]
    public async Task A_rejected_token_is_renewed_once()
    {
        _loket.Server.Then(HttpStatusCode.Unauthorized, """{"message":"Authorization has been denied for this request."}""").ThenPage(
            1, 1, 0);

        await _loket.DepartmentsAsync();

        Assert.Equal(["token-1", "token-2"], _loket.Server.Requests.Select(r => r.Request.Headers.Authorization!.Parameter));
    }

    [Fact]
    public async Task A_second_rejection_means_reconnect()
    {
        _loket.Server.Then(HttpStatusCode.Unauthorized);

        var failure = await FailAsync();

        Assert.Equal((FailureReason.Reconnect, FailureClass.Configuration), (failure.Reason, failure.Class));
        Assert.Equal((1, 2), (_loket.Tokens.Renewals, _loket.Server.Requests.Count));
    }

    [Fact]
    public async Task A_hang_is_timed_out_and_repeated()
    {
        _loket.Server.ThenHang().ThenPage(1, 1, 0);
        var start = _loket.Time.GetUtcNow();

        await _loket.Time.DriveAsync(
            _loket.Client.Departments.ListAsync(LoketHarness.Employer, null, CancellationToken.None),
            within: _loket.Options.AttemptTimeout);

        Assert.True(_loket.Time.GetUtcNow() - start >= _loket.Options.AttemptTimeout);
        Assert.Equal(2, _loket.Server.Requests.Count);
        Assert.Equal([null, 200], _loket.Calls.Select(c => c.Status));
    }

    [Fact]
    public async Task The_callers_cancellation_is_not_a_failure()
    {
        using var cancellation = new CancellationTokenSource();
        _loket.Server.ThenHang();
        var work = _loket.Client.Departments.ListAsync(LoketHarness.Employer, null, cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => work);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{\"totalSize\":1,\"_embed")]
    [InlineData("<html>Maintenance</html>")]
    [InlineData("{}")]
    [InlineData("{\"totalSize\":0}")]
    public async Task An_answer_that_cannot_be_read_is_never_an_empty_list(string body)
    {
        _loket.Server.ThenOk(body);

        var failure = await FailAsync();

        Assert.Equal((FailureReason.Unreadable, FailureClass.Transient), (failure.Reason, failure.Class));
        Assert.True(_loket.Server.Requests.Count > 1);
    }

    [Fact]
    public async Task A_body_that_breaks_off_is_repeated()
    {
        _loket.Server
            .Then((_, _) => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new BrokenContent() }))
            .Then(HttpStatusCode.OK, Pages.Departments(1, 1, 0).ToJsonString(), also: r => r.Content.Headers.ContentLength = 100_000)
            .ThenPage(1, 1, 0);

        await _loket.DepartmentsAsync();

        Assert.Equal(3, _loket.Server.Requests.Count);
    }

    [Fact]
    public async Task No_connection_is_repeated_and_named()
    {
        _loket.Server.ThenThrow(new HttpRequestException(HttpRequestError.ConnectionError, "refused"));

        Assert.Equal(FailureReason.Unreachable, (await FailAsync()).Reason);
        Assert.Equal(5, _loket.Server.Requests.Count);
    }

    [Theory]
    [InlineData(503)]
    [InlineData(200)]
    public async Task A_write_is_never_repeated(int status)
    {
        _loket.Server.Then((HttpStatusCode)status, "not JSON");
        var call = new LoketCall(
            HttpMethod.Post, "PostDepartmentByEmployerId", $"providers/employers/{LoketHarness.Employer}/departments", "2018-01-01")
        {
            Body = new { Code = 12, Description = "  Bediening " },
        };

        await Assert.ThrowsAsync<LoketException>(
            () => _loket.Time.DriveAsync(Connection().SendAsync<SingleResponse<Department>>(call, CancellationToken.None)));

        var (request, body) = Assert.Single(_loket.Server.Requests);
        Assert.Equal("""{"code":12,"description":"Bediening"}""", body);
        Assert.Equal("application/json", request.Content!.Headers.ContentType!.ToString());
    }

    [Fact]
    public async Task An_ending_version_is_told_once()
    {
        var page = Pages.Departments(1, 1, 0);
        page["version"]!["obsoleteDate"] = "2026-09-01";
        _loket.Server.ThenOk(page);

        await _loket.DepartmentsAsync();
        await _loket.DepartmentsAsync();

        Assert.Equal("GetDepartmentsByEmployerId", Assert.Single(_loket.EndingVersions));
        Assert.Contains("2026", Assert.Single(_loket.Log.Lines, l => l.Level == Microsoft.Extensions.Logging.LogLevel.Warning).Line,
            StringComparison.Ordinal);
    }

    [Fact]
    public async Task Logs_hold_activity_and_status_only()
    {
        _loket.Server.ThenPage(1, 1, 0);

        await _loket.Time.DriveAsync(_loket.Client.Employees.ListAsync(
            LoketHarness.Employer, LoketFunctions.Loket.Filters.LoketFilter.Equal("personalDetails.lastName", "Jansen"),
            CancellationToken.None));

        Assert.Contains("GetEmployeesByEmployerId: 200", _loket.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("Jansen", _loket.Log.All, StringComparison.Ordinal);
        Assert.DoesNotContain("token-1", _loket.Log.All, StringComparison.Ordinal);
    }

    private LoketConnection Connection() => new(
        new("connection"),
        _loket.Tokens,
        observer: null,
        new LoketPipeline(
            new LoketSender(
                _loket.Server, _loket.Options,
                new ObsoleteVersions([], _loket.Time, new Microsoft.Extensions.Logging.Abstractions.NullLogger<ObsoleteVersions>()), [],
                _loket.Time, new Microsoft.Extensions.Logging.Abstractions.NullLogger<LoketSender>()),
            _loket.Gates,
            _loket.Options,
            _loket.Time));

    private async Task<LoketFailure> FailAsync() => (await Assert.ThrowsAsync<LoketException>(_loket.DepartmentsAsync)).Failure;

    private sealed class BrokenContent : HttpContent
    {
        protected override Task SerializeToStreamAsync(Stream stream, TransportContext? context) =>
            throw new HttpIOException(HttpRequestError.ResponseEnded);

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }
}
