using System.Net;
using LoketFunctions.Failures;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Model;
using LoketFunctions.Simulators.Loket.OpenApi;

namespace LoketFunctions.Tests.Loket;

/// <summary>
/// Each write of the client is held to Loket's document: the body in every part that may be written, and nothing that may only
/// be read. The checker takes a PATCH as partial, so what must be there is held by the text of the body.
/// </summary>
public sealed class WriteContractTests
{
    private static readonly Guid Employment = Guid.Parse("a1b2c3d4-0000-4000-8000-000000000003");

    private static readonly PeriodDataPatch Full = new(
        Employment, 2026, 1, 2, 1, Guid.Parse("b14acd0d-75d7-4fc8-8b22-4a3924585cab"), 2, 3,
        [new(1, 144.50m), new(41, null), new(284, -0.00001m, true)])
    {
        PayslipText = " Nabetaling ",
    };

    private static readonly PeriodDataPatch Bare =
        Full with { PayslipText = null, CostCenter = null, CostUnit = null, Values = [new(1, 0m)] };

    private static readonly string FullKey =
        """
        "payrollPeriod":{"year":2026,"periodNumber":1},"shift":{"shiftNumber":2},"payslipType":{"key":1},"payslipText":"Nabetaling",
        "distributionUnit":{"key":"b14acd0d-75d7-4fc8-8b22-4a3924585cab"},"costCenter":{"key":2},"costUnit":{"key":3},
        """.ReplaceLineEndings("");

    private static readonly string FullValues =
        """
        "payrollComponents":[{"payrollComponent":{"key":1},"value":144.50,"isSupplement":false},
        {"payrollComponent":{"key":41},"value":null,"isSupplement":false},
        {"payrollComponent":{"key":284},"value":-0.00001,"isSupplement":true}]
        """.ReplaceLineEndings("");

    private static readonly string BareRest =
        """
        "payrollPeriod":{"year":2026,"periodNumber":1},"shift":{"shiftNumber":2},"payslipType":{"key":1},
        "distributionUnit":{"key":"b14acd0d-75d7-4fc8-8b22-4a3924585cab"},"costCenter":null,"costUnit":null,
        "payrollComponents":[{"payrollComponent":{"key":1},"value":0,"isSupplement":false}]
        """.ReplaceLineEndings("");

    private readonly LoketHarness _loket = new();

    [Fact]
    public async Task Many_are_written_as_the_document_says()
    {
        _loket.Server.Then(HttpStatusCode.OK);

        var outcome = await PatchManyAsync();

        Assert.Empty(outcome.Messages);
        Assert.Empty(_loket.Server.Findings);
        AssertSent(
            "PATCH",
            $"/v2/providers/employers/{LoketHarness.Employer}/payrollperioddata",
            $$"""[{"employmentId":"{{Employment}}",{{FullKey}}{{FullValues}}},{"employmentId":"{{Employment}}",{{BareRest}}}]""");
        Assert.Equal(("PatchCollectivePayrollPeriodDataByEmployerId", (int?)200), Assert.Single(_loket.Calls));
    }

    /// <summary>The processing method stands in other sources; this copy of the document lacks it.</summary>
    [Fact]
    public async Task One_is_overwritten()
    {
        _loket.Server.Then(HttpStatusCode.OK);

        await _loket.Time.DriveAsync(_loket.Client.PayrollPeriodData.PatchAsync(Employment, Full, CancellationToken.None));

        Assert.Equal(LoketContract.NotInDocument + "body.processingMethod", Assert.Single(_loket.Server.Findings));
        AssertSent(
            "PATCH",
            $"/v2/providers/employers/employees/employments/{Employment}/payrollperioddata",
            $$"""{{{FullKey}}"processingMethod":"overwrite",{{FullValues}}}""");
        Assert.Equal("PatchPayrollPeriodDataByEmploymentId", Assert.Single(_loket.Calls).Activity);
    }

    [Fact]
    public async Task A_patch_of_another_employment_is_not_sent()
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(
            () => _loket.Client.PayrollPeriodData.PatchAsync(LoketHarness.Employer, Full, CancellationToken.None));
        Assert.Empty(_loket.Server.Requests);
    }

    [Fact]
    public async Task An_accepted_patch_tells_what_failed()
    {
        _loket.Server.ThenOk(
            $$"""
            {"version":null,"messages":[null,
            {"type":"Warning","code":1,"description":"Let op","id":null,"properties":[]},
            {"type":"BrokenBusinessRule","code":2,"description":"Onbekend","id":"{{Employment}}","properties":[]}]}
            """);

        var outcome = await PatchManyAsync();

        Assert.Equal(2, outcome.Messages.Count);
        Assert.Equal((Employment, "Onbekend"), (Assert.Single(outcome.Failures).Id, outcome.Failures[0].Description));
    }

    [Fact]
    public async Task A_refused_patch_throws_with_its_messages()
    {
        _loket.Server.Then(HttpStatusCode.BadRequest,
            $$"""{"messages":[{"type":"BrokenBusinessRule","code":2,"description":"Onbekend","id":"{{Employment}}"}],"_embedded":[]}""");

        var failure = (await Assert.ThrowsAsync<LoketException>(PatchManyAsync)).Failure;

        Assert.Equal((FailureReason.BusinessRule, Employment), (failure.Reason, Assert.Single(failure.Messages).Id));
    }

    [Theory]
    [InlineData(503, "")]
    [InlineData(429, "")]
    [InlineData(200, "{\"messages\":[")]
    public async Task A_patch_is_sent_once(int status, string body)
    {
        _loket.Server.Then((HttpStatusCode)status, body);

        var failure = (await Assert.ThrowsAsync<LoketException>(PatchManyAsync)).Failure;

        Assert.Equal(FailureClass.Transient, failure.Class);
        Assert.Single(_loket.Server.Requests);
    }

    [Theory]
    [InlineData("Uren staan klaar.", "\"Uren staan klaar.\"", "")]
    [InlineData(null, "null", """{"version":{"obsoleteDate":null,"resourceVersion":"2018-01-01"},"messages":[],"content":{}}""")]
    public async Task Ready_is_told_as_the_document_says(string? comment, string written, string answer)
    {
        _loket.Server.Then(HttpStatusCode.Accepted, answer);

        await TellReadyAsync(comment);

        Assert.Empty(_loket.Server.Findings);
        AssertSent(
            "POST",
            $"/v2/providers/employers/payrolladministrations/{LoketHarness.Employer}/periodreadyforpayroll",
            """{"payrollPeriodId":202601,"emailAddressPeriodReadyForPayroll":["salaris@example.nl","kantoor@example.nl"]"""
                + $$""","userComment":{{written}}}""");
        Assert.Equal(("PostPeriodReadyForPayrollByPayrollAdministrationId", (int?)202), Assert.Single(_loket.Calls));
    }

    [Fact]
    public async Task Ready_that_Loket_did_not_take_is_a_failure()
    {
        _loket.Server.Then(HttpStatusCode.Accepted, """{"messages":[{"type":"BrokenBusinessRule","code":1,"description":"Gesloten"}]}""");

        var failure = (await Assert.ThrowsAsync<LoketException>(() => TellReadyAsync(null))).Failure;

        Assert.Equal((FailureReason.BusinessRule, "Gesloten"), (failure.Reason, failure.LoketWords));
    }

    private Task<PatchOutcome> PatchManyAsync() =>
        _loket.Time.DriveAsync(
            _loket.Client.PayrollPeriodData.PatchCollectiveAsync(LoketHarness.Employer, [Full, Bare], CancellationToken.None));

    private Task TellReadyAsync(string? comment) => _loket.Client.PayrollPeriods.TellReadyAsync(
        LoketHarness.Employer, 202601, ["salaris@example.nl", "kantoor@example.nl"], comment, CancellationToken.None);

    private void AssertSent(string method, string path, string body)
    {
        var (request, sent) = Assert.Single(_loket.Server.Requests);
        Assert.Equal((method, path), (request.Method.Method, request.RequestUri!.PathAndQuery));
        Assert.Equal(body, sent);
    }
}
