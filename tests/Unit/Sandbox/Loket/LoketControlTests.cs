using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace LoketFunctions.Tests.Sandbox.Loket;

public sealed class LoketControlTests : IAsyncLifetime
{
    private LoketVisitor _visitor = null!;

    public async ValueTask InitializeAsync() => _visitor = await LoketVisitor.StartAsync();

    public async ValueTask DisposeAsync() => await _visitor.DisposeAsync();

    [Fact]
    public async Task The_summary_is_the_truth()
    {
        var summary = await ReadAsync("/sandbox/staff");
        Assert.Equal(60, summary["employers"]!.AsArray().Sum(e => e!["employees"]!.GetValue<int>()));
        foreach (var (employer, shown) in _visitor.Loket.Database.State.Employers.Zip(summary["employers"]!.AsArray()))
        {
            foreach (var administration in shown!["administrations"]!.AsArray())
            {
                var employments = employer.Staff.Employments.Where(e => e.AdministrationId == administration!["id"]!.GetValue<Guid>())
                    .ToList();
                Assert.Equal(employments.Count, Count("active") + Count("ended") + Count("future"));
                Assert.Equal(employments.Count(e => e.EndDate < LoketVisitor.Today), Count("ended"));
                Assert.Equal(employments.Select(e => e.EmployeeId).Distinct().Order(),
                    administration!["employeeIds"]!.AsArray().Select(i => i!.GetValue<Guid>()).Order());

                int Count(string name) => administration![name]!.GetValue<int>();
            }
        }

        Assert.Null((await ReadAsync("/sandbox/staff?ids=false"))["employers"]![0]!["administrations"]![0]!["employeeIds"]);
    }

    [Theory]
    [InlineData("functions", "functions")]
    [InlineData("departments", "departments")]
    [InlineData("distributionUnits", "distributionunits")]
    public async Task What_is_arranged_at_an_employer_can_be_taken_away(string list, string path)
    {
        var address = $"/v2/providers/employers/{_visitor.FirstEmployer}/{path}";
        Assert.Contains("Algemeen", await DescriptionsAsync());
        var before = (await DescriptionsAsync()).Count;

        await _visitor.ControlAsync("/sandbox/lists/take", new { employer = 0, list, description = "algemeen" });
        Assert.DoesNotContain("Algemeen", await DescriptionsAsync());
        Assert.Equal(before - 1, (await DescriptionsAsync()).Count);

        await _visitor.ControlAsync("/sandbox/lists/take", new { employer = 0, list });
        Assert.Empty(await DescriptionsAsync());
        Assert.Empty(_visitor.Loket.Contract.Violations);

        async Task<List<string>> DescriptionsAsync() => [
            .. (await _visitor.RowsAsync(address)).Select(row => row!["description"]!.GetValue<string>())];
    }

    [Fact]
    public async Task Who_signed_in_is_told_unless_that_is_forbidden()
    {
        var user = (await _visitor.GetAsync("/v2/user"))["content"]!;
        Assert.Equal("planner@loket.example", user["contactInformation"]!["emailAddress"]!.GetValue<string>());
        Assert.Empty(_visitor.Loket.Contract.Violations);

        await _visitor.ControlAsync("/sandbox/users/forbid", new { rightOrActivity = "GetUserByToken" });
        Assert.Equal(403, await _visitor.StatusAsync("/v2/user"));
    }

    [Fact]
    public async Task Changes_are_made_over_HTTP_and_seen_over_HTTP()
    {
        var done = (await _visitor.ControlAsync("/sandbox/changes", new { kind = "end", count = 2, seed = 3 }))!.AsArray();
        Assert.Equal(2, done.Count);
        foreach (var change in done)
        {
            var employment = await _visitor.GetAsync($"/v2/providers/employers/employees/employments/{change!["employmentId"]}");
            Assert.Equal($"{LoketVisitor.Today.AddDays(-1):yyyy-MM-dd}", employment["content"]!["endDate"]!.GetValue<string>());
        }

        var few = (await _visitor.ControlAsync("/sandbox/changes", new { count = 8, seed = 3 }))!.AsArray();
        Assert.Equal(8, few.Select(c => c!["kind"]!.GetValue<string>()).Distinct().Count());
        var hired = few.First(c => c!["kind"]!.GetValue<string>() == "hire")!;
        var person = await _visitor.GetAsync($"/v2/providers/employers/employees/{hired["employeeId"]}");
        Assert.Equal(hired["employeeNumber"]!.GetValue<int>(), person["content"]!["employeeNumber"]!.GetValue<int>());
    }

    [Fact]
    public async Task A_change_can_be_aimed_at_an_employment()
    {
        var target = _visitor.Loket.Database.State.Employers[1].Staff.Employments.First(e => e.IsActiveOn(LoketVisitor.Today));
        var done = await _visitor.ControlAsync("/sandbox/changes", new { kind = "phone", employmentId = target.Id });
        Assert.Equal(target.EmployeeId, Assert.Single(done!.AsArray())!["employeeId"]!.GetValue<Guid>());
    }

    [Fact]
    public async Task Calls_are_counted_by_activity_without_ids_in_their_paths()
    {
        await _visitor.ControlAsync("/sandbox/calls/reset", new { });
        await _visitor.RowsAsync(
            $"/v2/providers/employers/{_visitor.FirstEmployer}/employees?filter=personalDetails.lastName%20eq%20'Jansen'");
        await _visitor.StatusAsync($"/v2/providers/employers/{Guid.NewGuid()}/employees");
        var calls = await ReadAsync("/sandbox/calls");
        Assert.Equal(2, calls["figures"]!["activities"]!["GetEmployeesByEmployerId"]!.GetValue<int>());
        Assert.Equal(1, calls["figures"]!["statuses"]!["404"]!.GetValue<int>());
        var text = calls.ToJsonString();
        Assert.Contains("/v2/providers/employers/{employerId}/employees", text, StringComparison.Ordinal);
        Assert.DoesNotContain("Jansen", text, StringComparison.Ordinal);
        Assert.DoesNotContain(_visitor.FirstEmployer.ToString(), text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Clients_can_be_registered()
    {
        const string Back = "https://elsewhere.example/callback";
        await _visitor.ControlAsync("/sandbox/clients", new { id = "other", secret = "s", redirectUris = new[] { Back } });
        using var page = await _visitor.Http.GetAsync(LoketVisitor.Authorize(redirect: Back, clientId: "other"));
        Assert.Equal(200, (int)page.StatusCode);
    }

    [Fact]
    public async Task The_staff_can_be_made_anew()
    {
        await _visitor.ControlAsync(
            "/sandbox/staff", new { seed = 9, employers = 3, administrations = 5, employees = 33, today = "2026-01-05" });
        var summary = await ReadAsync("/sandbox/staff");
        Assert.Equal("2026-01-05", summary["today"]!.GetValue<string>());
        Assert.Equal(33, summary["employers"]!.AsArray().Sum(e => e!["employees"]!.GetValue<int>()));
        Assert.Equal(5, summary["employers"]!.AsArray().SelectMany(e => e!["administrations"]!.AsArray())
            .Count(a => a!["isPayroll"]!.GetValue<bool>()));
    }

    private async Task<JsonObject> ReadAsync(string path) =>
        (await _visitor.Http.GetFromJsonAsync<JsonObject>(new Uri(path, UriKind.Relative)))!;
}
