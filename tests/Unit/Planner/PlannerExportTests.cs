using System.Net;
using System.Text.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Export.Body;
using LoketFunctions.Failures;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Storage;
using LoketFunctions.Tests.Telemetry;

namespace LoketFunctions.Tests.Planner;

/// <summary>What the export asks the planner for, and tells it afterwards.</summary>
public sealed class PlannerExportTests : IDisposable
{
    private static readonly PlannerSettings Planner = new(
        "zonplan", Profiles.Find("eitje")!, new Uri("https://planner.example.nl/loket"), [],
        WebhookSecret.Parse("whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="), []);

    private static readonly ExportConfirmations Marks = new(
        "x1", new("c1"), null, new ConfirmedPeriod(2026, 11), 1, 2, ["reg-1"], ["reg-9"],
        [new LeftOutRegistration("reg-3", "not-approved")]);

    private readonly PlannerAnswers _answers = new();

    public void Dispose() => _answers.Dispose();

    [Fact]
    public async Task Registrations_are_read_to_the_last_page()
    {
        _answers.Then(HttpStatusCode.OK, Page("a&b", Line("reg-1"), Line("reg-2"))).Then(HttpStatusCode.OK, Page(null, Line("reg-3")));

        var read = await ListAsync();

        Assert.Equal(["reg-1", "reg-2", "reg-3"], read.Select(registration => registration.Id));
        const string First = "/loket/accounts/acme/registrations?connectionId=c1&from=2026-11-01&to=2026-11-30&limit=2000";
        Assert.Equal([First, First + "&cursor=a%26b"], _answers.Requests.Select(request => request.Target));
        Assert.All(_answers.Requests, AssertSigned);
    }

    /// <summary>What is wrong with them is reported by the export, which sets them aside.</summary>
    [Fact]
    public async Task Registrations_are_passed_on_as_they_are_whatever_is_in_them()
    {
        _answers.Then(HttpStatusCode.OK, Page(null, Line("reg-1"), """{ "id": 7, "hours": "8:30" }""", "null"));
        var read = await Client().ListRegistrationsAsync(Planner, "acme", new("c1"), default, default, default).ToListAsync();
        Assert.Equal([Line("reg-1"), """{ "id": 7, "hours": "8:30" }""", "null"], read.Select(registration => registration.GetRawText()));
    }

    [Fact]
    public async Task A_page_that_could_not_be_had_is_asked_for_again()
    {
        _answers.Then(HttpStatusCode.ServiceUnavailable).Then(HttpStatusCode.OK, Page(null, Line("reg-1")));
        Assert.Single(await ListAsync());
    }

    [Fact]
    public async Task A_cursor_that_leads_nowhere_new_is_not_followed_for_ever()
    {
        _answers.Then(HttpStatusCode.OK, Page("same", Line("reg-1")));
        Assert.Equal("planner-unreadable", (await Assert.ThrowsAsync<PlannerException>(ListAsync)).Code);
        Assert.Equal(2, _answers.Requests.Count);
    }

    [Fact]
    public void A_registration_is_read_as_the_contract_has_it()
    {
        var read = Parse("""
            { "unknown": { "a": [1] }, "date": "2026-11-03", "employeeId": "emp-17", "id": "reg-4711", "start": "22:00", "end": "06:30",
              "breakMinutes": 30, "hours": 8.25, "department": "bar", "hourComponent": "worked", "approved": true, "meals": 1,
              "allowances": [ { "component": "travel", "value": 12.5 } ], "administrationId": "3f6b0f0e-5a39-4f0c-9a55-0e4f2f7f7a10" }
            """);

        Assert.Equal(
            new Registration
            {
                Id = "reg-4711",
                EmployeeId = "emp-17",
                Date = new DateOnly(2026, 11, 3),
                Start = new TimeOnly(22, 0),
                End = new TimeOnly(6, 30),
                BreakMinutes = 30,
                Hours = 8.25m,
                Department = "bar",
                HourComponent = "worked",
                Approved = true,
                Meals = 1,
                AdministrationId = Guid.Parse("3f6b0f0e-5a39-4f0c-9a55-0e4f2f7f7a10"),
                Allowances = read.Allowances,
            },
            read);
        Assert.Equal(new Allowance("travel", 12.5m), Assert.Single(read.Allowances));
    }

    [Theory]
    [InlineData("""{ "id": "reg-1", "employeeId": "emp-1", "date": "2026-11-03" }""")]
    [InlineData(
        """{ "id": "reg-1", "employeeId": "emp-1", "date": "2026-11-03","""
            + """ "start": null, "hours": null, "department": null, "allowances": null }""")]
    public void What_a_registration_leaves_out_is_nothing_and_not_approved(string line)
    {
        var read = Parse(line);
        Assert.Equal(
            new Registration { Id = "reg-1", EmployeeId = "emp-1", Date = new DateOnly(2026, 11, 3), Allowances = read.Allowances }, read);
        Assert.False(read.Approved);
        Assert.Empty(read.Allowances);
    }

    [Theory]
    [InlineData("""{ "employeeId": "emp-1", "date": "2026-11-03" }""")]
    [InlineData("""{ "id": null, "employeeId": "emp-1", "date": "2026-11-03" }""")]
    [InlineData("""{ "id": "reg-1", "date": "2026-11-03" }""")]
    [InlineData("""{ "id": "reg-1", "employeeId": "emp-1" }""")]
    [InlineData("""{ "id": "reg-1", "employeeId": "emp-1", "date": "3-11-2026" }""")]
    [InlineData("""{ "id": "reg-1", "employeeId": "emp-1", "date": "2026-11-03", "start": "24:00" }""")]
    [InlineData("""{ "id": "reg-1", "employeeId": "emp-1", "date": "2026-11-03", "hours": "NaN" }""")]
    [InlineData("""{ "id": "reg-1", "employeeId": "emp-1", "date": "2026-11-03", "meals": null }""")]
    [InlineData("""{ "id": "reg-1", "employeeId": "emp-1", "date": "2026-11-03", "allowances": [ null ] }""")]
    [InlineData("""{ "id": "reg-1", "employeeId": "emp-1", "date": "2026-11-03", "allowances": [ { "component": "travel" } ] }""")]
    [InlineData("""{ "id": "reg-1", "employeeId": "emp-1", "date": "2026-11-03", "allowances": [ { "component": null, "value": 1 } ] }""")]
    [InlineData("null")]
    public async Task A_registration_of_another_form_is_passed_on_for_the_export_to_set_aside(string line)
    {
        _answers.Then(HttpStatusCode.OK, Page(null, line));
        var passedOn = await Client().ListRegistrationsAsync(Planner, "acme", new("c1"), default, default, default).ToListAsync();
        using var body = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(new { registrations = passedOn }));
        var faults = new RegistrationFaults();
        using var reader = new RegistrationReader(body, faults);
        Assert.True(await reader.ReadAsync(default));
        Assert.Equal((null, 1), (reader.Current, faults.Count));
    }

    [Theory]
    [InlineData("""{ "registrations": null }""")]
    [InlineData("""{ "registrations": {} }""")]
    [InlineData("{}")]
    public async Task A_page_of_another_form_is_unreadable(string page)
    {
        _answers.Then(HttpStatusCode.OK, page);
        Assert.Equal("planner-unreadable", (await Assert.ThrowsAsync<PlannerException>(ListAsync)).Code);
    }

    [Fact]
    public async Task Codes_are_asked_for_once_and_lists_that_are_left_out_are_empty()
    {
        _answers.Then(
            HttpStatusCode.OK, """{ "departments": [{ "code": "bar", "name": "Bar" }, { "code": "hal" }], "wageComponents": null }""");

        var codes = await Client().ListCodesAsync(Planner, "acme", new("c1"), default);

        Assert.Equal([new PlannerCode("bar", "Bar"), new PlannerCode("hal")], codes!.Departments);
        Assert.Empty(codes.HourComponents.Concat(codes.WageComponents));
        Assert.Equal("/loket/accounts/acme/codes?connectionId=c1", Assert.Single(_answers.Requests).Target);
        AssertSigned(_answers.Requests[0]);
    }

    [Theory]
    [InlineData(HttpStatusCode.NotFound)]
    [InlineData(HttpStatusCode.MethodNotAllowed)]
    [InlineData(HttpStatusCode.NotImplemented)]
    public async Task A_planner_need_not_tell_its_codes(HttpStatusCode status)
    {
        _answers.Then(status);
        Assert.Null(await Client().ListCodesAsync(Planner, "acme", new("c1"), default));
        Assert.Single(_answers.Requests);
    }

    [Fact]
    public async Task A_code_that_no_registration_can_hold_is_left_out_and_a_long_name_is_shortened()
    {
        var (longest, tooLong) = (new string('c', PlannerCode.MaxLength), new string('d', PlannerCode.MaxLength + 1));
        var codes = $$"""[ { "code": "{{longest}}", "name": "{{new string('n', 100_000)}}" }, { "code": "{{tooLong}}" } ]""";
        _answers.Then(HttpStatusCode.OK, $$"""{ "departments": {{codes}}, "hourComponents": {{codes}}, "wageComponents": {{codes}} }""");

        var read = (await Client().ListCodesAsync(Planner, "acme", new("c1"), default))!;

        Assert.All([read.Departments, read.HourComponents, read.WageComponents], list =>
        {
            var code = Assert.Single(list);
            Assert.Equal((longest, new string('n', 199) + "…"), (code.Code, code.Name));
        });
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, "", "planner-busy")]
    [InlineData(HttpStatusCode.Forbidden, "", "planner-refused")]
    [InlineData(HttpStatusCode.OK, """{ "departments": [{ "name": "Bar" }] }""", "planner-unreadable")]
    [InlineData(HttpStatusCode.OK, """{ "departments": [null] }""", "planner-unreadable")]
    public async Task Codes_that_cannot_be_had_are_a_failure_at_once(HttpStatusCode status, string body, string code)
    {
        _answers.Then(status, body);
        Assert.Equal(
            code, (await Assert.ThrowsAsync<PlannerException>(() => Client().ListCodesAsync(Planner, "acme", new("c1"), default))).Code);
        Assert.Single(_answers.Requests);
    }

    [Fact]
    public async Task Confirmations_are_sent_under_the_id_they_are_given()
    {
        _answers.Then(HttpStatusCode.NoContent);

        await SendAsync();
        await SendAsync();

        Assert.All(_answers.Requests, request =>
            Assert.Equal(("POST", "/loket/accounts/acme/exports/marks", "x1-a-1"), (request.Method, request.Target, request.Id)));
        Assert.All(_answers.Requests, AssertSigned);
        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""
                { "type": "export.marks", "exportId": "x1", "connectionId": "c1", "administrationId": null,
                  "period": { "year": 2026, "periodNumber": 11 }, "part": 1, "parts": 2, "exported": ["reg-1"], "withdrawn": ["reg-9"],
                  "leftOut": [{ "id": "reg-3", "reason": "not-approved" }] }
                """),
            JsonNode.Parse(_answers.Requests[0].Body)));
    }

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, FailureClass.Transient, "planner-busy")]
    [InlineData(HttpStatusCode.Forbidden, FailureClass.Configuration, "planner-refused")]
    [InlineData(HttpStatusCode.Found, FailureClass.Internal, "planner-refused")]
    internal async Task Confirmations_that_fail_are_not_sent_again_by_the_client(HttpStatusCode status, FailureClass expected, string code)
    {
        _answers.Then(status);
        var failure = await Assert.ThrowsAsync<PlannerException>(SendAsync);
        Assert.Equal((expected, code), (failure.Class, failure.Code));
        Assert.Single(_answers.Requests);
    }

    private static string Line(string id) => $$"""{ "id": "{{id}}", "employeeId": "emp-1", "date": "2026-11-03" }""";

    private static string Page(string? cursor, params string[] lines) =>
        $$"""{ "registrations": [{{string.Join(',', lines)}}], "nextCursor": {{JsonSerializer.Serialize(cursor)}} }""";

    private static Registration Parse(string line) => JsonSerializer.Deserialize<Registration>(line, AppJson.Options)!;

    private static void AssertSigned(SeenRequest request) => Assert.Null(StandardWebhook.Verify(
        [Planner.OutboundSecret], request.Id, request.Timestamp, request.Signature,
        StandardWebhook.PayloadOf(request.Method, request.Target, request.Body), DateTimeOffset.UtcNow));

    private async Task<List<Registration>> ListAsync()
    {
        var read = new List<Registration>();
        await foreach (var registration in Client().ListRegistrationsAsync(
            Planner, "acme", new("c1"), new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30), default))
            read.Add(registration.Deserialize<Registration>(AppJson.Options)!);
        return read;
    }

    private Task SendAsync() => Client().SendMarksAsync(Planner, "acme", "x1-a-1", Marks, default);

    private PlannerClient Client() => new(_answers, new PlannerOptions { Retries = 2, RetryDelay = TimeSpan.FromMilliseconds(1) },
        TimeProvider.System, Quiet.Traces, Quiet.Metrics);
}
