using System.Globalization;
using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Tests.Sandbox.Loket;

/// <summary>Date chains that are written: linked ones (wages, hours, places) and broken ones.</summary>
public sealed class LoketChainTests : IAsyncLifetime
{
    private const string Employments = "/v2/providers/employers/employees/employments";
    private LoketVisitor _visitor = null!;
    private EmployerStaff _staff = null!;
    private Employment _employment = null!;

    private string Employer => $"/v2/providers/employers/{_visitor.FirstEmployer}";

    public async ValueTask InitializeAsync()
    {
        _visitor = await LoketVisitor.StartAsync(user: "hr");
        _staff = _visitor.Loket.Database.State.Employers[0].Staff;
        _employment = _visitor.ActiveAt(_staff.Administrations[0].Id)
            .First(e => e.EndDate is null && e.StartDate < new DateOnly(2026, 2, 1) && e.Wages is [.., { } last]
                && last.StartDate <= LoketVisitor.Today);
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_visitor.Loket.Contract.Violations);
        await _visitor.DisposeAsync();
    }

    [Fact]
    public async Task A_new_wage_closes_the_one_before_it_the_day_before()
    {
        var before = _visitor.Loket.Database.State.Version;
        var id = await PostAsync("wages", Bodies.Wage("2026-05-01", 19.25m));
        var wages = await _visitor.RowsAsync($"{Of}/wages");
        Assert.Equal("2026-04-30", wages[^2]!["endDate"]!.GetValue<string>());
        Assert.Equal((id, 19.25m), (wages[^1]!["id"]!.GetValue<Guid>(), wages[^1]!["grossWage"]!.GetValue<decimal>()));
        Assert.Null(wages[^1]!["endDate"]);
        AssertNoGaps(wages);
        Assert.NotEqual(id, await ActualAsync("actualwages", "wage", "2026-04-30"));
        Assert.Equal(id, await ActualAsync("actualwages", "wage", "2026-05-01"));
        var changed = await _visitor.RowsAsync(
            $"{Employer}/employees/employments/lastmodifiedversionnumbers?filter=lastModifiedVersionNumber%20gt%20{before}");
        Assert.Equal([_employment.Id], LoketVisitor.Ids(changed));
    }

    [Fact]
    public async Task Records_are_only_added_at_the_end()
    {
        await PostAsync("wages", Bodies.Wage("2026-05-01", 19.25m));
        foreach (var day in new[] { "2026-05-01", "2026-04-15" })
        {
            LoketVisitor.AssertRefused(
                await _visitor.WriteAsync(HttpMethod.Post, $"{Of}/wages", Bodies.Wage(day, 20m)), "startDate");
        }
    }

    [Fact]
    public async Task The_last_one_can_go_and_reopens_the_one_before()
    {
        var first = await PostAsync("wages", Bodies.Wage("2026-05-01", 19.25m));
        var second = await PostAsync("wages", Bodies.Wage("2026-06-01", 19.75m));
        var (status, refusal) = await _visitor.WriteAsync(HttpMethod.Delete, $"{Employments}/wages/{first}", null);
        Assert.Equal(400, status);
        Assert.Equal("BrokenBusinessRule", refusal!["messages"]![0]!["type"]!.GetValue<string>());
        Assert.Equal("2026-05-31", (await _visitor.ReadAsync($"{Employments}/wages/{first}")).Content["endDate"]!.GetValue<string>());
        Assert.Equal(200, (await _visitor.WriteAsync(HttpMethod.Delete, $"{Employments}/wages/{second}", null)).Status);
        Assert.Null((await _visitor.ReadAsync($"{Employments}/wages/{first}")).Content["endDate"]);
        Assert.Equal(404, await _visitor.StatusAsync($"{Employments}/wages/{second}"));
    }

    [Fact]
    public async Task The_only_hours_of_an_employment_stay()
    {
        var hours = await _visitor.RowsAsync($"{Of}/workinghours");
        for (var i = hours.Count - 1; i >= 0; i--)
        {
            var (status, _) = await _visitor.WriteAsync(HttpMethod.Delete, $"{Employments}/workinghours/{hours[i]!["id"]}", null);
            Assert.Equal(i == 0 ? 400 : 200, status);
        }

        Assert.Single(await _visitor.RowsAsync($"{Of}/workinghours"));
    }

    [Fact]
    public async Task A_moved_start_moves_the_end_of_the_one_before()
    {
        var id = await PostAsync("workinghours", Bodies.Hours("2026-05-01", 20m));
        var (read, etag) = await _visitor.ReadAsync($"{Employments}/workinghours/{id}");
        Assert.Equal(20m, read["aggregatedHoursPerWeek"]!.GetValue<decimal>());
        var (status, answer) = await PutAsync(id, "2026-06-01", etag);
        Assert.Equal((200, "2026-06-01"), (status, answer!["content"]!["startDate"]!.GetValue<string>()));
        Assert.Equal("2026-05-31", (await _visitor.RowsAsync($"{Of}/workinghours"))[^2]!["endDate"]!.GetValue<string>());
        Assert.Equal(409, (await PutAsync(id, "2026-07-01", etag)).Status);
        Assert.Equal(400, (await PutAsync(id, $"{_employment.Hours[^1].StartDate:yyyy-MM-dd}", null)).Status);
        AssertNoGaps(await _visitor.RowsAsync($"{Of}/workinghours"));

        Task<(int Status, JsonObject? Body)> PutAsync(Guid hours, string start, string? tag) => _visitor.WriteAsync(
            HttpMethod.Put, $"{Employments}/workinghours/{hours}", Bodies.Hours(start, 22m),
            headers: tag is null ? [] : [("If-Match", tag)]);
    }

    [Fact]
    public async Task A_place_in_the_organisation_is_written_and_holds_from_its_day_on()
    {
        var place = Bodies.Place(_staff);
        place["startDate"] = "2026-04-01";
        place["department"] = Bodies.Key(_staff.Departments[3].Id);
        place["deviatingFunctionGroup"] = "IV";
        place["placeOfEmployment"] = "Leiden";
        var id = await PostAsync("organizationalentities", place);
        var (read, _) = await _visitor.ReadAsync($"{Employments}/organizationalentities/{id}");
        Assert.Equal(_staff.Departments[3].Code, read["department"]!["code"]!.GetValue<int>());
        Assert.Equal(("IV", "Leiden"), (read["deviatingFunctionGroup"]!.GetValue<string>(), read["placeOfEmployment"]!.GetValue<string>()));
        Assert.Equal(id, await ActualAsync("actualorganizationalentities", "organizationalEntity", "2026-04-01"));
        place["startDate"] = "2026-05-01";
        place["function"] = Bodies.Key(Guid.NewGuid());
        LoketVisitor.AssertRefused(await _visitor.WriteAsync(HttpMethod.Post, $"{Of}/organizationalentities", place), "function");
    }

    [Fact]
    public async Task A_pay_grade_that_is_applied_says_the_wage()
    {
        var wage = new JsonObject
        {
            ["startDate"] = "2026-05-01",
            ["applyPayGrade"] = true,
            ["payScale"] = Bodies.Key(12),
            ["payGrade"] = Bodies.Key(2),
        };
        var id = await PostAsync("wages", wage);
        var read = (await _visitor.ReadAsync($"{Employments}/wages/{id}")).Content;
        Assert.Equal((15.28m, 2), (read["grossWage"]!.GetValue<decimal>(), read["grossWageType"]!["key"]!.GetValue<int>()));
    }

    [Fact]
    public async Task Nothing_begins_before_or_after_the_employment()
    {
        var (early, _) = await _visitor.WriteAsync(
            HttpMethod.Post, $"{Of}/wages", Bodies.Wage($"{_employment.StartDate.AddDays(-1):yyyy-MM-dd}", 20m));
        Assert.Equal(400, early);
        await _visitor.WriteAsync(HttpMethod.Patch, $"{Of}/terminate", new
        {
            endDate = "2026-04-30",
            endOfEmploymentReason = new { key = 1 },
            endOfEmploymentReasonTaxAuthorities = new { key = 1 },
            endOfEmploymentDueToIllness = false,
            createMdvEntry = false,
        }, version: "2019-12-16");
        Assert.Equal(400, (await _visitor.WriteAsync(HttpMethod.Post, $"{Of}/wages", Bodies.Wage("2026-05-01", 20m))).Status);
    }

    [Fact]
    public async Task Deviating_wages_and_benefits_may_have_gaps_but_no_overlap()
    {
        foreach (var (list, one, component) in new[]
        {
            ("deviatinghourlywages", "deviatinghourlywages", 2), ("benefitsanddeductions", "benefitsAndDeductions", 151),
        })
        {
            var first = await PostAsync(list, Record("2026-03-01", "2026-03-31", component));
            await PostAsync(list, Record("2026-06-01", null, component));
            await PostAsync(list, Record("2026-04-15", "2026-05-15", component));
            foreach (var (from, until) in new[] { ("2026-05-15", "2026-05-20"), ("2026-07-01", (string?)null) })
            {
                LoketVisitor.AssertRefused(
                    await _visitor.WriteAsync(HttpMethod.Post, $"{Of}/{list}", Record(from, until, component)), "startDate");
            }

            var moved = new { startDate = "2026-03-01", endDate = "2026-04-14", value = 3m };
            var (status, answer) = await _visitor.WriteAsync(HttpMethod.Put, $"{Employments}/{one}/{first}", moved);
            Assert.Equal((200, component), (status, answer!["content"]!["payrollComponent"]!["key"]!.GetValue<int>()));
            Assert.Equal(200, (await _visitor.WriteAsync(HttpMethod.Delete, $"{Employments}/{one}/{first}", null)).Status);
            Assert.Equal(404, await _visitor.StatusAsync($"{Employments}/{one}/{first}"));
            Assert.Equal(2, (await _visitor.RowsAsync($"{Of}/{list}")).Count);
        }

        static object Record(string from, string? until, int component) =>
            new { payrollComponent = new { key = component }, startDate = from, endDate = until, value = 2.5m };
    }

    [Fact]
    public async Task A_benefit_that_changed_since_is_a_conflict()
    {
        var benefit = new { payrollComponent = new { key = 151 }, startDate = "2026-03-01", value = 2.5m };
        var address = $"{Employments}/benefitsAndDeductions/{await PostAsync("benefitsanddeductions", benefit)}";
        var (read, etag) = await _visitor.ReadAsync(address);
        Assert.Equal((151, "Netto vergoeding"),
            (read["payrollComponent"]!["key"]!.GetValue<int>(), read["payrollComponent"]!["category"]!["value"]!.GetValue<string>()));
        var more = new { startDate = "2026-03-01", value = 3m };
        Assert.Equal(200, (await _visitor.WriteAsync(HttpMethod.Put, address, more, headers: ("If-Match", etag))).Status);
        Assert.Equal(409, (await _visitor.WriteAsync(HttpMethod.Put, address, more, headers: ("If-Match", etag))).Status);
        Assert.Equal(409, (await _visitor.WriteAsync(HttpMethod.Delete, address, null, headers: ("If-Match", etag))).Status);
    }

    /// <summary>The document has a list where one of them is asked for.</summary>
    [Fact]
    public async Task A_deviating_wage_is_shown_as_a_list_of_one()
    {
        var wage = new { payrollComponent = new { key = 2 }, startDate = "2026-03-01", value = 18.5m };
        var id = await PostAsync("deviatinghourlywages", wage);
        var read = Assert.Single(await _visitor.RowsAsync($"{Employments}/deviatinghourlywages/{id}"))!;
        Assert.Equal((id, 18.5m), (read["id"]!.GetValue<Guid>(), read["value"]!.GetValue<decimal>()));
    }

    [Theory]
    [InlineData("wages", "grossWage", "payScale")]
    [InlineData("workinghours", "shift", "flexibleHoursContract")]
    [InlineData("organizationalentities", "department", "function")]
    public async Task Metadata_tells_the_choices_of_a_post_and_of_a_put(string chain, string notThereOrThere, string there)
    {
        var id = (await _visitor.RowsAsync($"{Of}/{chain}"))[0]!["id"];
        foreach (var address in new[] { $"{Of}/{chain}/metadata", $"{Employments}/{chain}/{id}/metadata" })
        {
            var fields = (await _visitor.RowsAsync(address))
                .ToDictionary(r => r!["field"]!.GetValue<string>(), r => r!["options"]!.AsArray());
            Assert.Contains(there, fields.Keys);
            Assert.Equal(chain != "wages", fields.ContainsKey(notThereOrThere));
            Assert.All(fields.Values, Assert.NotEmpty);
        }
    }

    private string Of => $"{Employments}/{_employment.Id}";

    private static void AssertNoGaps(JsonArray chain)
    {
        foreach (var (one, next) in chain.Zip(chain.Skip(1)))
        {
            Assert.Equal(
                Day(next!["startDate"]),
                Day(one!["endDate"]).AddDays(1));
        }
    }

    private static DateOnly Day(JsonNode? day) =>
        DateOnly.ParseExact(day!.GetValue<string>(), "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task<Guid?> ActualAsync(string list, string field, string day)
    {
        var rows = await _visitor.RowsAsync($"{Employer}/{list}?referenceDate={day}&pageSize=1000");
        return rows.FirstOrDefault(r => r!["employmentId"]!.GetValue<Guid>() == _employment.Id)?[field]!["id"]!.GetValue<Guid>();
    }

    private async Task<Guid> PostAsync(string list, object body)
    {
        var (status, answer) = await _visitor.WriteAsync(HttpMethod.Post, $"{Of}/{list}", body);
        Assert.True(status == 201, answer?.ToJsonString());
        return answer!["content"]!["id"]!.GetValue<Guid>();
    }
}
