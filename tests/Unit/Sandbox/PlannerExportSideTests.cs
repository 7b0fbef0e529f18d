using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Planner;
using LoketFunctions.Simulators.Planner.Registrations;

namespace LoketFunctions.Tests.Sandbox;

/// <summary>The simulated planner's registrations, and the confirmations that it takes.</summary>
public sealed class PlannerExportSideTests : PlannerTest
{
    private const string List = "/accounts/acme/registrations?connectionId=c1&from=2026-11-01&to=2026-11-30";
    private const string MarksPath = "/accounts/acme/exports/marks";
    private const string Knobs = "/sandbox/accounts/acme";

    private PlannerAccount Acme => Planner.Account("acme");

    [Fact]
    public async Task Registrations_of_the_days_are_listed_in_pages_that_skip_and_repeat_none()
    {
        Acme.Registrations.Add(
            At("before", 10, 31), At("r1", 11, 1), At("r2", 11, 15), At("r3", 11, 30), At("after", 12, 1), At("r4", 11, 2));

        var first = await ReadAsync($"{List}&limit=2");
        Acme.Registrations.Remove("r1");
        var second = await ReadAsync($"{List}&limit=2&cursor={first["nextCursor"]}");

        Assert.Equal(["r1", "r2"], Ids(first));
        Assert.Equal(["r3", "r4"], Ids(second));
        Assert.True(second.AsObject().ContainsKey("nextCursor"));
        Assert.Null(second["nextCursor"]);
    }

    [Fact]
    public async Task A_registration_is_told_as_the_contract_has_it()
    {
        Acme.Registrations.Add(At("r1", 11, 3) with
        {
            Start = new TimeOnly(22, 0),
            End = new TimeOnly(6, 30),
            BreakMinutes = 30,
            Allowances = [new Allowance("travel", 12.5m)]
        });

        Assert.True(JsonNode.DeepEquals(
            JsonNode.Parse("""
                { "id": "r1", "employeeId": "e1", "date": "2026-11-03", "start": "22:00", "end": "06:30", "breakMinutes": 30,
                  "approved": false, "allowances": [{ "component": "travel", "value": 12.5 }] }
                """),
            (await ReadAsync(List))["registrations"]![0]));
    }

    [Theory]
    [InlineData("/accounts/acme/registrations?from=2026-11-01&to=2026-11-30")]
    [InlineData("/accounts/acme/registrations?connectionId=c1&from=2026-11-01")]
    [InlineData("/accounts/acme/registrations?connectionId=c1&from=2026-11-30&to=2026-11-01")]
    [InlineData($"{List}&limit=2001")]
    [InlineData($"{List}&cursor=r1")]
    public async Task A_list_is_not_given_to_who_asks_wrongly(string path)
    {
        using var answer = await App.GetAsync(path);
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task Confirmations_are_the_last_told_of_each_registration()
    {
        await MarkAsync("m1", "x1", exported: ["r1", "r2", "r3"], leftOut: ["r4"]);
        await MarkAsync("m2", "x2", exported: ["r4"], withdrawn: ["r2", "r3"], leftOut: ["r3"]);

        Assert.Equal(
            [("r1", "exported", null, "x1"), ("r2", "withdrawn", null, "x2"), ("r3", "withdrawn", "not-approved", "x2"),
                ("r4", "exported", null, "x2")],
            Acme.Confirmations.ByRegistration.OrderBy(mark => mark.Key, StringComparer.Ordinal)
                .Select(mark => (mark.Key, mark.Value.State, mark.Value.Reason, mark.Value.ExportId)));
        Assert.Equal(["m1", "m2"], Acme.Confirmations.Received.Select(received => received.WebhookId));
        Assert.Null(Acme.Confirmations.Of("r5"));
    }

    [Fact]
    public async Task Confirmations_whose_answer_was_lost_come_again_and_count_as_a_repeat()
    {
        Planner.Faults.LoseAnswer(path: MarksPath);
        await Assert.ThrowsAsync<HttpRequestException>(() => MarkAsync("m1", "x1", exported: ["r1"]));
        await MarkAsync("m2", "x2", withdrawn: ["r1"]);

        Assert.Equal(HttpStatusCode.NoContent, await MarkAsync("m1", "x1", exported: ["r1"]));

        Assert.Equal([1, 0], Acme.Confirmations.Received.Select(received => received.Repeats));
        Assert.Equal("withdrawn", Acme.Confirmations.Of("r1")!.State);
    }

    [Fact]
    public async Task A_webhook_id_is_not_used_for_other_marks()
    {
        await MarkAsync("m1", "x1", exported: ["r1"]);
        Assert.Equal(HttpStatusCode.Conflict, await MarkAsync("m1", "x1", withdrawn: ["r1"]));
        Assert.Equal("exported", Acme.Confirmations.Of("r1")!.State);
    }

    [Fact]
    public async Task What_is_unsigned_too_much_or_no_marks_is_refused()
    {
        using var unsigned = await Http.PostAsJsonAsync(MarksPath, Marks("x1", ["r1"], [], []));
        using var unsignedList = await Http.GetAsync(new Uri(List, UriKind.Relative));
        using var other = await App.PostAsync(MarksPath, new { type = "export.marks", exportId = "x1" });

        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.Unauthorized), (unsigned.StatusCode, unsignedList.StatusCode));
        Assert.Equal(HttpStatusCode.BadRequest, other.StatusCode);
        string[] thousand = [.. Enumerable.Range(0, 1000).Select(number => $"r{number}")];
        Assert.Equal(HttpStatusCode.NoContent, await MarkAsync("m1", "x1", exported: thousand, leftOut: thousand));
        Assert.Equal(
            HttpStatusCode.RequestEntityTooLarge, await MarkAsync("m2", "x1", exported: thousand, withdrawn: ["more"], leftOut: thousand));
        Assert.Single(Acme.Confirmations.Received);
    }

    [Fact]
    public async Task A_registration_can_be_corrected_and_removed()
    {
        Acme.Registrations.Add(At("r1", 11, 1), At("r2", 11, 2));

        Acme.Registrations.Change("r1", registration => registration with { Hours = 4 });

        Assert.Equal([4, null], Acme.Registrations.All.Select(registration => registration.Hours));
        Assert.Throws<ArgumentException>(() => Acme.Registrations.Add(At("r1", 11, 5)));
        Assert.Throws<KeyNotFoundException>(() => Acme.Registrations.Change("r3", registration => registration));
        Assert.True(Acme.Registrations.Remove("r2"));
        Assert.Null(Acme.Registrations.Find("r2"));
    }

    [Fact]
    public async Task The_knobs_are_there_for_other_processes_too()
    {
        using var added = await Http.PostAsJsonAsync(
            $"{Knobs}/registrations", new[] { At("r1", 11, 1) with { Start = new TimeOnly(9, 0) }, At("r2", 11, 2) });
        using var clash = await Http.PostAsJsonAsync($"{Knobs}/registrations", new[] { At("r1", 11, 1) });
        using var put = await Http.PutAsJsonAsync($"{Knobs}/registrations/r2", At("r2", 11, 9));
        using var gone = await Http.DeleteAsync(new Uri($"{Knobs}/registrations/r3", UriKind.Relative));
        await MarkAsync("m1", "x1", leftOut: ["r2"]);

        Assert.Equal(
            (HttpStatusCode.NoContent, HttpStatusCode.Conflict, HttpStatusCode.OK, HttpStatusCode.NotFound),
            (added.StatusCode, clash.StatusCode, put.StatusCode, gone.StatusCode));
        var listed = await Http.GetFromJsonAsync<JsonArray>($"{Knobs}/registrations");
        Assert.Equal(["2026-11-01", "2026-11-09"], listed!.Select(one => (string?)one!["registration"]!["date"]));
        Assert.Equal([null, "not-approved"], listed!.Select(one => (string?)one!["mark"]?["reason"]));
        var marks = await Http.GetFromJsonAsync<JsonArray>($"{Knobs}/marks");
        Assert.Equal("m1", (string?)Assert.Single(marks!)!["webhookId"]);
    }

    private static Registration At(string id, int month, int day) =>
        new() { Id = id, EmployeeId = "e1", Date = new DateOnly(2026, month, day) };

    private static object Marks(string exportId, string[] exported, string[] withdrawn, string[] leftOut) => new
    {
        type = "export.marks",
        exportId,
        connectionId = "c1",
        administrationId = (string?)null,
        period = new { year = 2026, periodNumber = 11 },
        part = 1,
        parts = 1,
        exported,
        withdrawn,
        leftOut = leftOut.Select(id => new { id, reason = "not-approved" }),
    };

    private static IEnumerable<string?> Ids(JsonNode page) =>
        page["registrations"]!.AsArray().Select(registration => (string?)registration!["id"]);

    private async Task<JsonNode> ReadAsync(string path)
    {
        using var answer = await App.GetAsync(path);
        return (await answer.EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonNode>())!;
    }

    private async Task<HttpStatusCode> MarkAsync(
        string id, string exportId, string[]? exported = null, string[]? withdrawn = null, string[]? leftOut = null)
    {
        using var answer = await App.SendAsync(
            HttpMethod.Post, MarksPath, Marks(exportId, exported ?? [], withdrawn ?? [], leftOut ?? []), id: id);
        return answer.StatusCode;
    }
}
