using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Planner;

namespace LoketFunctions.Tests.Sandbox;

public sealed class SimulatedPlannerTests : PlannerTest
{
    private const string Batch = "/accounts/acme/employees/batch";

    private PlannerAccount Acme => Planner.Account("acme");

    [Fact]
    public async Task An_employee_is_created_once_then_updated_then_unchanged()
    {
        var first = await SendAsync("k1",
            Record("l1", new { firstName = "Anne", lastName = "van der Berg" }, new { employmentId = "e1", fields = new { hours = 8 } }));
        var second = await SendAsync(
            "k2", Record("l1", new { firstName = "Anna" }, new { employmentId = "e2", fields = new { hours = 4 } }));
        var third = await SendAsync(
            "k3", Record("l1", new { firstName = "Anna" }, new { employmentId = "e1", fields = new { hours = 8 } }));

        Assert.Equal(["created", "updated", "unchanged"],
            new[] { first, second, third }.Select(answer => (string?)answer["results"]![0]!["outcome"]));
        var stored = Assert.Single(Acme.Employees);
        Assert.Equal(("Anna", "van der Berg"), (stored.Shown.FirstName, stored.Shown.LastName));
        Assert.Equal(["e1", "e2"], stored.Contracts.Keys);
        Assert.Equal(1, Acme.TimesCreated("l1"));
        Assert.Equal([1, 1, 1], Planner.Log.Batches.Select(request => request.Records));
    }

    [Fact]
    public async Task A_key_used_again_gives_the_stored_answer_and_for_another_body_a_conflict()
    {
        var first = await SendAsync("k1", Record("l1", new { firstName = "Anne" }));
        var again = await SendAsync("k1", Record("l1", new { firstName = "Anne" }));
        using var conflict = await PostBatchAsync("k1", Record("l1", new { firstName = "Bea" }));
        using var without = await App.PostAsync(Batch, Body(Record("l1", new { })));

        Assert.Equal(first.ToJsonString(), again.ToJsonString());
        Assert.Equal(HttpStatusCode.Conflict, conflict.StatusCode);
        Assert.Equal("application/problem+json", conflict.Content.Headers.ContentType!.MediaType);
        Assert.Equal(HttpStatusCode.BadRequest, without.StatusCode);
        Assert.Single(Acme.Results);
        Assert.Equal("Anne", Acme.ByLoketId("l1")!.Shown.FirstName);
    }

    [Fact]
    public async Task A_seeded_employee_is_linked_by_itsPlanner_id_and_never_twice()
    {
        Acme.Seed(new PlannerEmployee("own-1", "12", null, "Anne", "Berg", "1990-02-01", "a@example.nl", null, true));

        var answer = await SendAsync("k1", Record("l1", new { firstName = "Anne" }, plannerEmployeeId: "own-1"),
            Record("l2", new { }, plannerEmployeeId: "own-1"), Record("l3", new { }, plannerEmployeeId: "none"));

        Assert.Equal(["updated", "rejected", "rejected"], answer["results"]!.AsArray().Select(result => (string?)result!["outcome"]));
        var employee = Assert.Single(Acme.Employees).Shown;
        Assert.Equal(("own-1", "l1", "12", "1990-02-01", "adm"),
            (employee.Id, employee.LoketEmployeeId, employee.PersonnelNumber, employee.DateOfBirth, employee.AdministrationId));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_list_tells_what_is_held_where_the_planner_does_so(bool tells)
    {
        Acme.TellsFields = tells;
        await SendAsync(
            "k1", Record("l1", new { firstName = "Anne", city = "Ede" }, new { employmentId = "e1", fields = new { hourlyWage = 14.5 } }));
        var id = Assert.Single(Acme.Employees).Id;
        Assert.True(Acme.ChangeByHand(id, "city", "Gouda"));
        Assert.True(Acme.ChangeByHand(id, "hourlyWage", "13", "e1"));
        Assert.False(Acme.ChangeByHand(id, "hourlyWage", "13", "e2"));

        using var answer = await App.GetAsync("/accounts/acme/employees");
        var listed = JsonNode.Parse(await answer.Content.ReadAsStringAsync())!["employees"]![0]!;

        Assert.Equal(tells ? "Gouda" : null, (string?)listed["personalData"]?["city"]);
        Assert.Equal(tells ? "13" : null, (string?)listed["contracts"]?[0]?["fields"]?["hourlyWage"]);
    }

    [Fact]
    public async Task A_rejection_names_its_reason_and_leaves_the_others_alone()
    {
        Acme.Reject("l2", "No seat left.");

        var results = (await SendAsync("k1", Record("l1", new { }), Record("l2", new { })))["results"]!;

        Assert.Equal(("created", null), ((string?)results[0]!["outcome"], (string?)results[0]!["message"]));
        Assert.Equal(("rejected", "No seat left."), ((string?)results[1]!["outcome"], (string?)results[1]!["message"]));
        Assert.Null(Acme.ByLoketId("l2"));
    }

    [Fact]
    public async Task An_ended_employee_stays_ended_until_it_is_reactivated()
    {
        await SendAsync("k1", Record("l1", new { firstName = "Anne" }));
        Assert.True(Acme.End(Acme.Employees[0].Id));

        await SendAsync("k2", Record("l1", new { firstName = "Anna" }, intent: "update"));
        Assert.False(Acme.Employees[0].Active);

        await SendAsync("k3", Record("l1", new { }, intent: "reactivate"));
        Assert.True(Acme.Employees[0].Active);
    }

    [Fact]
    public async Task Employees_are_listed_in_pages()
    {
        for (var number = 0; number < 5; number++)
            Acme.Seed(new PlannerEmployee($"own-{number}", null, null, null, null, null, null, null, true));

        var found = new List<string>();
        string? cursor = null;
        do
        {
            var page = await ReadAsync(await App.GetAsync($"/accounts/acme/employees?limit=2&cursor={cursor ?? "0"}"));
            found.AddRange(page["employees"]!.AsArray().Select(employee => (string)employee!["id"]!));
            cursor = (string?)page["nextCursor"];
        }
        while (cursor is not null);

        Assert.Equal(["own-0", "own-1", "own-2", "own-3", "own-4"], found);
        Assert.Equal(3, Planner.Log.Count);
        using var wrong = await App.GetAsync("/accounts/acme/employees?limit=0");
        Assert.Equal(HttpStatusCode.BadRequest, wrong.StatusCode);
    }

    [Fact]
    public async Task More_than_two_hundred_records_are_too_many()
    {
        using var fits = await PostBatchAsync("k1", [.. Enumerable.Range(0, 200).Select(number => Record($"l{number}", new { }))]);
        using var exceeds = await PostBatchAsync("k2", [.. Enumerable.Range(0, 201).Select(number => Record($"l{number}", new { }))]);

        Assert.Equal(HttpStatusCode.OK, fits.StatusCode);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, exceeds.StatusCode);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("[]")]
    [InlineData("nonsense")]
    [InlineData("""{"connectionId":"c","administrationId":"a","records":[{"plannerEmployeeId":null,"intent":"create"}]}""")]
    public async Task A_body_that_is_no_batch_is_refused(string body)
    {
        using var answer = await App.SendAsync(
            HttpMethod.Post, Batch, System.Text.Encoding.UTF8.GetBytes(body), request => request.Headers.Add("Idempotency-Key", "k"));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task The_knobs_are_there_for_other_processes_too()
    {
        using var seeded = await Http.PostAsJsonAsync("/sandbox/accounts/acme/employees", new[] { new { id = "own-1", active = true } });
        using var rejected = await Http.PutAsJsonAsync("/sandbox/accounts/acme/rejections/l1", new { message = "No." });
        using var fault = await Http.PostAsJsonAsync(
            "/sandbox/faults", new { kind = "Status", status = 429, times = 1, retryAfter = "00:00:07" });
        using var busy = await App.GetAsync("/accounts/acme/employees");
        await SendAsync("k1", Record("l1", new { }));

        Assert.Equal(HttpStatusCode.TooManyRequests, busy.StatusCode);
        Assert.Equal(TimeSpan.FromSeconds(7), busy.Headers.RetryAfter!.Delta);
        Assert.Equal("rejected", Assert.Single(Acme.Results).Outcome);
        var requests = await Http.GetFromJsonAsync<PlannerRequest[]>("/sandbox/requests");
        Assert.Equal([429, 200], requests!.Select(request => request.Status));
        var employees = await Http.GetFromJsonAsync<JsonArray>("/sandbox/accounts/acme/employees");
        Assert.Equal("own-1", (string?)Assert.Single(employees!)!["id"]);
    }

    private static object Record(
        string loketEmployeeId, object personalData, object? contract = null, string? plannerEmployeeId = null, string intent = "create") =>
        new { loketEmployeeId, plannerEmployeeId, intent, personalData, contracts = contract is null ? Array.Empty<object>() : [contract] };

    private static object Body(params object[] records) => new { connectionId = "con", administrationId = "adm", records };

    private static async Task<JsonNode> ReadAsync(HttpResponseMessage answer)
    {
        using (answer)
        {
            answer.EnsureSuccessStatusCode();
            return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
        }
    }

    private Task<HttpResponseMessage> PostBatchAsync(string key, params object[] records) =>
        App.SendAsync(HttpMethod.Post, Batch, Body(records), request => request.Headers.Add("Idempotency-Key", key));

    private async Task<JsonNode> SendAsync(string key, params object[] records) => await ReadAsync(await PostBatchAsync(key, records));
}
