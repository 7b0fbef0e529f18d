using System.Globalization;
using System.Net;
using LoketFunctions.Failures;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using LoketFunctions.Tests.Telemetry;

namespace LoketFunctions.Tests.Planner;

/// <summary>What the app makes of a planner's answers, and that a repeated batch is the same batch.</summary>
public sealed class PlannerClientTests : IDisposable
{
    private static readonly PlannerSettings Planner = new(
        "zonplan", Profiles.Find("eitje")!, new Uri("https://planner.example.nl/loket"), [],
        WebhookSecret.Parse("whsec_MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE="), []);

    private static readonly StaffBatch Batch = new(
        new("c1"), Guid.Empty, [new StaffRecord(Guid.Empty, null, RecordIntent.Create, new Dictionary<string, object?>(), [])]);

    private readonly PlannerAnswers _answers = new();

    public void Dispose() => _answers.Dispose();

    [Theory]
    [InlineData(HttpStatusCode.ServiceUnavailable, FailureClass.Transient, "planner-busy")]
    [InlineData(HttpStatusCode.TooManyRequests, FailureClass.Transient, "planner-busy")]
    [InlineData(HttpStatusCode.Unauthorized, FailureClass.Configuration, "planner-refused")]
    [InlineData(HttpStatusCode.NotFound, FailureClass.Configuration, "planner-refused")]
    [InlineData(HttpStatusCode.BadRequest, FailureClass.Internal, "planner-refused")]
    internal async Task A_refusal_has_its_class(HttpStatusCode status, FailureClass expected, string code)
    {
        _answers.Then(status);
        var failure = await Assert.ThrowsAsync<PlannerException>(SendAsync);
        Assert.Equal((expected, code), (failure.Class, failure.Code));
        Assert.Equal(expected == FailureClass.Transient ? 3 : 1, _answers.Requests.Count);
    }

    [Fact]
    public async Task A_passing_failure_is_repeated_under_the_same_key()
    {
        _answers.Then(HttpStatusCode.ServiceUnavailable).Then(HttpStatusCode.OK, """{ "results": [] }""");
        await SendAsync();
        Assert.Equal(2, _answers.Requests.Count);
        Assert.Single(_answers.Requests.Select(request => request.Key).Distinct());
    }

    [Fact]
    public async Task The_same_batch_of_the_same_run_has_the_same_key_and_of_another_run_another()
    {
        _answers.Then(HttpStatusCode.OK, """{ "results": [] }""");
        await SendAsync();
        await SendAsync();
        await Client().SendStaffAsync(Planner, "acme", "run-2", Batch, default);
        Assert.Equal(_answers.Requests[0].Key, _answers.Requests[1].Key);
        Assert.NotEqual(_answers.Requests[0].Key, _answers.Requests[2].Key);
    }

    [Fact]
    public async Task Calls_are_signed_over_the_body_and_over_the_address_where_there_is_none()
    {
        _answers.Then(HttpStatusCode.OK, """{ "results": [], "employees": [] }""");
        await SendAsync();
        await foreach (var _ in Client().ListEmployeesAsync(Planner, "acme", default))
        {
        }

        Assert.All(_answers.Requests, request => Assert.Null(StandardWebhook.Verify(
            [Planner.OutboundSecret], request.Id, request.Timestamp, request.Signature,
            StandardWebhook.PayloadOf(request.Method, request.Target, request.Body), DateTimeOffset.UtcNow)));
        Assert.StartsWith("/loket/accounts/acme/employees", _answers.Requests[1].Target, StringComparison.Ordinal);
    }

    /// <summary>To itself, to one before, or on and on.</summary>
    [Theory]
    [InlineData("a", "a")]
    [InlineData("a", "b", "a")]
    [InlineData("a", "b", "c", "b")]
    public async Task Cursors_that_go_in_circles_are_followed_once(params string[] cursors)
    {
        foreach (var cursor in cursors)
            _answers.Then(HttpStatusCode.OK, $$"""{ "employees": [{ "id": "of {{cursor}}" }], "nextCursor": "{{cursor}}" }""");
        Assert.Equal("planner-unreadable", (await Assert.ThrowsAsync<PlannerException>(ListAsync)).Code);
        Assert.Equal(cursors.Length, _answers.Requests.Count);
    }

    [Fact]
    public async Task Cursors_that_go_on_and_on_have_an_end()
    {
        var page = 0;
        _answers.Always = () => $$"""{ "employees": [], "nextCursor": "{{page++}}" }""";
        Assert.Equal("planner-unreadable", (await Assert.ThrowsAsync<PlannerException>(ListAsync)).Code);
        Assert.Equal(PlannerClient.MostPages, _answers.Requests.Count);
    }

    [Fact]
    public async Task A_cursor_that_no_address_has_room_for_is_not_followed()
    {
        _answers.Then(HttpStatusCode.OK, $$"""{ "employees": [], "nextCursor": "{{new string('c', 100_000)}}" }""");
        Assert.Equal("planner-unreadable", (await Assert.ThrowsAsync<PlannerException>(ListAsync)).Code);
        Assert.Single(_answers.Requests);
    }

    /// <summary>It is not asked for again either: it would be as large.</summary>
    [Fact]
    public async Task An_answer_that_is_too_large_is_not_read()
    {
        _answers.Always = () => $$"""{ "results": [], "padding": "{{new string(' ', PlannerResponse.Largest)}}" }""";
        Assert.Equal("planner-unreadable", (await Assert.ThrowsAsync<PlannerException>(SendAsync)).Code);
        Assert.Single(_answers.Requests);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("null")]
    [InlineData("[]")]
    public async Task An_answer_of_another_form_is_named_as_such(string body)
    {
        _answers.Then(HttpStatusCode.OK, body);
        Assert.Equal("planner-unreadable", (await Assert.ThrowsAsync<PlannerException>(SendAsync)).Code);
    }

    /// <summary>P1 on the planner's side.</summary>
    [Theory]
    [InlineData(""" "dateOfBirth": "1985-00-00", "lastName": "Berg" """, "dateOfBirth")]
    [InlineData(""" "loketEmployeeId": "twaalf", "lastName": "Berg" """, "loketEmployeeId")]
    [InlineData(""" "active": "misschien", "lastName": "Berg" """, "active")]
    [InlineData(""" "personnelNumber": { }, "lastName": "Berg" """, "personnelNumber")]
    public async Task Of_an_employee_what_can_be_read_counts_and_the_rest_is_named(string fields, string unread)
    {
        _answers.Then(
            HttpStatusCode.OK, $$"""{ "employees": [ { "id": "p1", {{fields}} }, { "id": "p2", "dateOfBirth": "1985-01-31" } ] }""");
        var staff = await Client().ListEmployeesAsync(Planner, "acme", default).ToListAsync();
        Assert.Equal([("p1", "Berg"), ("p2", null)], staff.Select(employee => (employee.Id, employee.LastName)));
        Assert.Equal(new DateOnly(1985, 1, 31), staff[1].DateOfBirth);
        Assert.Equal([unread], staff.SelectMany(employee => employee.Unread));
    }

    [Theory]
    [InlineData("lastName", "{0}", "lastName")]
    [InlineData("personalData", """{{ "firstName": "Sanne", "lastName": {0} }}""", "personalData")]
    [InlineData(
        "contracts", """[ {{ "employmentId": "0b9f2a52-6d1c-4c25-9f0e-3f0a6a1c7b21", "fields": {{ "function": {0} }} }} ]""", "contracts")]
    public async Task A_text_that_is_longer_than_any_of_a_person_is_not_read_and_named(string field, string form, string unread)
    {
        string Answer(int length) =>
            $$"""
            { "employees": [ { "id": "p1", "email": "a@b.example",
              "{{field}}": {{string.Format(CultureInfo.InvariantCulture, form, $"\"{new string('x', length)}\"")}} } ] }
            """;
        _answers.Then(HttpStatusCode.OK, Answer(PlannerEmployee.MaxTextLength + 1)).Then(
            HttpStatusCode.OK, Answer(PlannerEmployee.MaxTextLength));

        var tooLong = Assert.Single(await Client().ListEmployeesAsync(Planner, "acme", default).ToListAsync());
        Assert.Equal(("p1", "a@b.example"), (tooLong.Id, tooLong.Email));
        Assert.Equal([unread], tooLong.Unread);
        Assert.Empty(Assert.Single(await Client().ListEmployeesAsync(Planner, "acme", default).ToListAsync()).Unread);
    }

    [Fact]
    public async Task An_id_that_is_longer_than_any_is_nobodys()
    {
        _answers.Then(HttpStatusCode.OK, $$"""{ "employees": [ { "id": "{{new string('7', 257)}}", "lastName": "Berg" } ] }""");
        var staff = Assert.Single(await Client().ListEmployeesAsync(Planner, "acme", default).ToListAsync());
        Assert.True(staff.IsNameless);
        Assert.Equal(["id"], staff.Unread);
    }

    [Theory]
    [InlineData("""{ "lastName": "Berg" }""")]
    [InlineData("""{ "id": 7, "lastName": "Berg" }""")]
    [InlineData("""{ "id": null }""")]
    [InlineData("null")]
    [InlineData("\"p3\"")]
    public async Task An_employee_without_an_id_is_nobody_and_known_to_be_there(string record)
    {
        _answers.Then(HttpStatusCode.OK, $$"""{ "employees": [ {{record}}, { "id": "p2" } ] }""");
        var staff = await Client().ListEmployeesAsync(Planner, "acme", default).ToListAsync();
        Assert.Equal([true, false], staff.Select(employee => employee.IsNameless));
        Assert.Contains("id", staff[0].Unread);
    }

    [Fact]
    public async Task A_result_that_cannot_be_read_is_none_and_the_others_count()
    {
        var other = Guid.NewGuid();
        _answers.Then(HttpStatusCode.OK, $$"""
            { "results": [ { "loketEmployeeId": "{{Guid.Empty}}", "outcome": "perhaps" }, null,
              { "loketEmployeeId": "{{other}}", "outcome": "created", "plannerEmployeeId": "p2" } ] }
            """);
        Assert.Equal(
            other, Assert.Single((await Client().SendStaffAsync(Planner, "acme", "run-1", Batch, default)).Results).LoketEmployeeId);
    }

    private async Task ListAsync() => await Client().ListEmployeesAsync(Planner, "acme", default).ToListAsync();

    private Task SendAsync() => Client().SendStaffAsync(Planner, "acme", "run-1", Batch, default);

    private PlannerClient Client() => new(_answers, new PlannerOptions { Retries = 2, RetryDelay = TimeSpan.FromMilliseconds(1) },
        TimeProvider.System, Quiet.Traces, Quiet.Metrics);
}
