using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Loket;
using LoketFunctions.Simulators.Loket.Staff;
using LoketFunctions.Simulators.Loket.Users;

namespace LoketFunctions.Tests.Sandbox.Loket;

/// <summary>Period data and what guards it, as the app would write and read it.</summary>
public sealed class LoketPeriodDataTests : IAsyncLifetime
{
    private LoketVisitor _visitor = null!;
    private EmployerStaff _employer = null!;
    private Administration _administration = null!;
    private IReadOnlyList<Employment> _people = null!;

    private string Collective => $"/v2/providers/employers/{_employer.Employer.Id}/payrollperioddata";

    private string Administration => $"/v2/providers/employers/payrolladministrations/{_administration.Id}";

    private Guid Unit => _employer.DistributionUnits[1].Id;

    public async ValueTask InitializeAsync()
    {
        _visitor = await LoketVisitor.StartAsync();
        _employer = _visitor.Loket.Database.State.Employers[0].Staff;
        _administration = _employer.Administrations[0];
        _people = _visitor.ActiveAt(_administration.Id);
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_visitor.Loket.Contract.Violations);
        await _visitor.DisposeAsync();
    }

    [Fact]
    public async Task A_patch_touches_what_it_names_and_null_takes_away()
    {
        await GoodAsync(_people[0].Id, (1, 120.5m), (41, 33m));
        await GoodAsync(_people[0].Id, (1, 100m));
        Assert.Equal([(1, 100m), (41, 33m)], await ValuesAsync(_people[0].Id));
        await GoodAsync(_people[0].Id, (41, 0m), (1, null));
        Assert.Equal([(41, 0m)], await ValuesAsync(_people[0].Id));
        await GoodAsync(_people[0].Id, (41, null));
        Assert.Empty(await _visitor.RowsAsync(Of(_people[0].Id)));
        await GoodAsync(_people[0].Id, (41, null));
    }

    [Fact]
    public async Task Every_part_of_the_key_makes_another_record()
    {
        var other = _employer.DistributionUnits[0].Id;
        object[] records =
        [
            Record(_people[0].Id, (1, 1m)), Record(_people[0].Id, Unit, 2, 1, (1, 2m)), Record(_people[0].Id, Unit, 1, 2, (1, 3m)),
            Record(_people[0].Id, other, 1, 1, (1, 4m)), Record(_people[0].Id, (1, 5m)),
        ];
        Assert.Equal(200, (await _visitor.WriteAsync(HttpMethod.Patch, Collective, records)).Status);
        var rows = await _visitor.RowsAsync(Of(_people[0].Id));
        Assert.Equal([5m, 2m, 3m, 4m], rows.Select(r => r!["payrollComponents"]![0]!["value"]!.GetValue<decimal>()));
    }

    [Theory]
    [InlineData("overwrite", 2)]
    [InlineData("doNotOverwrite", 8)]
    [InlineData("addUp", 10)]
    public async Task One_employment_says_how_to_deal_with_what_is_there(string method, int expected)
    {
        await GoodAsync(_people[0].Id, (1, 8m));
        var (status, _) = await _visitor.WriteAsync(HttpMethod.Patch, Of(_people[0].Id), Record(null, Unit, 1, 1, method, (1, 2m)));
        Assert.Equal(200, status);
        Assert.Equal([(1, (decimal)expected)], await ValuesAsync(_people[0].Id));
        Assert.Contains(
            _visitor.Loket.Contract.Undocumented.Keys, finding => finding.EndsWith("processingMethod", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(1, -1, "negatief")]
    [InlineData(1, 1000, "1000")]
    [InlineData(1, 7.125, "decimalen")]
    [InlineData(50, 100_000_001, "100.000.000")]
    [InlineData(99, 1, "bestaat niet in dit jaar")]
    [InlineData(6, 1, "collectief")]
    public async Task Wrong_values_are_refused_with_the_reason(int component, double value, string reason)
    {
        var (status, body) = await _visitor.WriteAsync(
            HttpMethod.Patch, Collective, new[] { Record(_people[0].Id, (component, (decimal)value), (2, 1m)) });
        Assert.Equal(400, status);
        var message = Assert.Single(body!["messages"]!.AsArray())!;
        Assert.Equal("BrokenBusinessRule", message["type"]!.GetValue<string>());
        Assert.Contains(reason, message["description"]!.GetValue<string>(), StringComparison.Ordinal);
        Assert.Empty(await _visitor.RowsAsync(Of(_people[0].Id)));
    }

    [Fact]
    public async Task One_employment_may_have_a_component_that_is_not_collective() =>
        Assert.Equal(
            200, (await _visitor.WriteAsync(HttpMethod.Patch, Of(_people[0].Id), Record(null, Unit, 1, 1, "overwrite", (6, 4m)))).Status);

    [Fact]
    public async Task Each_record_stands_by_itself()
    {
        var stranger = _visitor.Loket.Database.State.Employers[1].Staff.Employments[0].Id;
        await _visitor.ControlAsync(
            "/sandbox/period-data/refuse", new { employmentId = _people[1].Id, description = "Dit dienstverband is geblokkeerd." });
        object[] records =
        [
            Record(_people[0].Id, (1, 8m)), Record(_people[1].Id, (1, 8m)), Record(_people[2].Id, Guid.Empty, 9, 1, (1, 8m)),
            Record(stranger, (1, 8m)),
        ];
        var (status, body) = await _visitor.WriteAsync(HttpMethod.Patch, Collective, records);
        Assert.Equal(200, status);
        var messages = body!["messages"]!.AsArray();
        Assert.Equal([_people[1].Id, _people[2].Id, _people[2].Id, stranger], LoketVisitor.Ids(messages));
        Assert.Equal("Dit dienstverband is geblokkeerd.", messages[0]!["description"]!.GetValue<string>());
        Assert.Equal([(1, 8m)], await ValuesAsync(_people[0].Id));
        Assert.Equal(400, (await _visitor.WriteAsync(HttpMethod.Patch, Collective, records[1..])).Status);
    }

    [Theory]
    [InlineData(0, "wordt verwerkt")]
    [InlineData(1, "wordt verwerkt")]
    [InlineData(9, "afgesloten")]
    [InlineData(5, null)]
    public async Task A_run_closes_the_period(int status, string? reason)
    {
        await _visitor.ControlAsync("/sandbox/runs", new { administrationId = _administration.Id, year = 2026, periodNumber = 3, status });
        var (answer, body) = await _visitor.WriteAsync(HttpMethod.Patch, Collective, new[] { Record(_people[0].Id, (1, 8m)) });
        Assert.Equal(reason is null ? 200 : 400, answer);
        Assert.Contains(reason ?? "", body!["messages"]!.ToJsonString(), StringComparison.Ordinal);
        var period = (await _visitor.RowsAsync($"{Administration}/payrollperiods")).Single(p => p!["id"]!.GetValue<int>() == 202603)!;
        Assert.Equal(status, period["payrollRuns"]![0]!["payrollRunStatus"]!["key"]!.GetValue<int>());
        await _visitor.ControlAsync(
            "/sandbox/runs", new { administrationId = _administration.Id, year = 2026, periodNumber = 3, status = (int?)null });
        await GoodAsync(_people[0].Id, (1, 9m));
    }

    [Theory]
    [InlineData("[{")]
    [InlineData("{}")]
    [InlineData("[null]")]
    [InlineData("""[{"payrollComponents":[{"payrollComponent":{"key":1},"value":"8"}]}]""")]
    public async Task A_malformed_body_is_refused_as_text(string body)
    {
        Assert.Equal((400, null), await _visitor.WriteAsync(HttpMethod.Patch, Collective, body));
        Assert.Equal(415, (await _visitor.WriteAsync(HttpMethod.Patch, Collective, "[]", "text/json")).Status);
        _visitor.Loket.Contract.Reset();
    }

    [Fact]
    public async Task A_write_needs_its_activity()
    {
        await _visitor.ControlAsync("/sandbox/users/forbid", new { rightOrActivity = "PatchCollectivePayrollPeriodDataByEmployerId" });
        Assert.Equal(403, (await _visitor.WriteAsync(HttpMethod.Patch, Collective, new[] { Record(_people[0].Id, (1, 8m)) })).Status);
        await _visitor.ControlAsync("/sandbox/users/forbid", new { rightOrActivity = Rights.ManagePeriodData });
        Assert.Equal(
            403, (await _visitor.WriteAsync(HttpMethod.Patch, Of(_people[0].Id), Record(null, Unit, 1, 1, "overwrite", (1, 8m)))).Status);
        Assert.Equal(403, await _visitor.StatusAsync($"{Of(_people[0].Id)}/defaults"));
    }

    [Fact]
    public async Task A_write_may_be_done_though_its_answer_is_lost()
    {
        foreach (var kind in new[] { "serverErrorAfter", "disconnect", "emptyBody" })
        {
            await _visitor.Http.DeleteAsync(new Uri("/sandbox/period-data", UriKind.Relative));
            await _visitor.ControlAsync("/sandbox/faults", new { kind, path = "PatchCollectivePayrollPeriodDataByEmployerId", times = 1 });
            var write = _visitor.WriteAsync(HttpMethod.Patch, Collective, new[] { Record(_people[0].Id, (1, 8m)) });
            if (kind == "disconnect")
            {
                await Assert.ThrowsAnyAsync<Exception>(() => write);
            }
            else
            {
                Assert.Equal((kind == "emptyBody" ? 200 : 500, null), await write);
            }

            Assert.Equal([(1, 8m)], await ValuesAsync(_people[0].Id));
        }
    }

    [Fact]
    public async Task A_period_is_read_per_category_and_as_the_user_may_see()
    {
        await GoodAsync(_people[0].Id, (1, 8m), (50, 20m));
        await GoodAsync(_people[1].Id, (50, 10m));
        var list = $"{Administration}/payrollPeriods/202603/payrollperioddata?payslipType=1";
        var row = Assert.Single(await _visitor.RowsAsync($"{list}&payrollComponentCategory=1"))!;
        Assert.Equal(_people[0].Id, row["employment"]!["id"]!.GetValue<Guid>());
        Assert.Equal([8m], Entered(row).Select(c => c["value"]!.GetValue<decimal>()));
        Assert.Equal(2, (await _visitor.RowsAsync($"{list}&payrollComponentCategory=7")).Count);
        Assert.Single(await _visitor.RowsAsync($"{list}&payrollComponentId=1"));
        Assert.Equal(400, await _visitor.StatusAsync(list));
        Assert.Equal(400, await _visitor.StatusAsync($"{list}&payrollComponentCategory=1&payrollComponentId=1"));

        var hidden = UserFilter.None with { Administrations = [Guid.Empty] };
        await _visitor.ControlAsync("/sandbox/users",
            SandboxUser.Defaults[0] with { Filters = new Dictionary<Guid, UserFilter> { [_employer.Employer.Id] = hidden } });
        Assert.Empty(await _visitor.RowsAsync($"{list}&payrollComponentCategory=7"));
        _visitor.Loket.Contract.Reset();
    }

    [Fact]
    public async Task Defaults_and_options_are_what_a_patch_takes()
    {
        foreach (var administration in _employer.Administrations.Where(a => a.IsPayroll))
        {
            var person = _visitor.ActiveAt(administration.Id)[0].Id;
            var defaults = (await _visitor.GetAsync($"{Of(person)}/defaults"))["content"]!;
            Assert.Equal(administration.CostCenters.Count > 0, defaults["costCenter"] is not null);
            var options = await _visitor.RowsAsync($"{Of(person)}/metadata/year/2026/period/3");
            Assert.Contains(defaults["shift"]!["shiftNumber"]!.GetValue<int>(), Options("shift", "shiftNumber"));
            Assert.Equal(administration.CostCenters.Select(c => c.Key), Options("costCenter", "key"));
            Assert.Contains(1, Options("payrollComponents.payrollComponent", "key"));
            var patch = new
            {
                payrollPeriod = new { year = 2026, periodNumber = 3 },
                shift = new { shiftNumber = defaults["shift"]!["shiftNumber"]!.GetValue<int>() },
                payslipType = new { key = defaults["payslipType"]!["key"]!.GetValue<int>() },
                distributionUnit = new { key = defaults["distributionUnit"]!["key"]!.GetValue<Guid>() },
                costCenter = defaults["costCenter"] is { } center ? new { key = center["key"]!.GetValue<int>() } : null,
                costUnit = (object?)null,
                payrollComponents = new[] { new { payrollComponent = new { key = 1 }, value = 4m, isSupplement = false } },
            };
            Assert.Equal(200, (await _visitor.WriteAsync(HttpMethod.Patch, Of(person), patch)).Status);

            IEnumerable<int> Options(string field, string key) =>
                options.Single(o => o!["field"]!.GetValue<string>() == field)!["options"]!.AsArray().Select(o => o![key]!.GetValue<int>());
        }
    }

    private static string Of(Guid employmentId) => $"/v2/providers/employers/employees/employments/{employmentId}/payrollperioddata";

    private async Task GoodAsync(Guid employmentId, params (int Component, decimal? Value)[] values) =>
        Assert.Equal(200, (await _visitor.WriteAsync(HttpMethod.Patch, Collective, new[] { Record(employmentId, values) })).Status);

    private async Task<IEnumerable<(int, decimal)>> ValuesAsync(Guid employmentId) =>
        Assert.Single(await _visitor.RowsAsync(Of(employmentId)))!["payrollComponents"]!
        .AsArray().Select(c => (c!["payrollComponent"]!["key"]!.GetValue<int>(), c["value"]!.GetValue<decimal>()));

    private static IEnumerable<JsonNode> Entered(JsonNode row) => row["payrollComponents"]!.AsArray().Where(c => c!["value"] is not null)!;

    private JsonObject Record(Guid employmentId, params (int Component, decimal? Value)[] values) =>
        Record(employmentId, Unit, 1, 1, values);

    private static JsonObject Record(
        Guid employmentId, Guid unit, int shift, int payslipType, params (int Component, decimal? Value)[] values) =>
        Record(employmentId, unit, shift, payslipType, null, values);

    private static JsonObject Record(
        Guid? employmentId, Guid unit, int shift, int payslipType, string? method, params (int Component, decimal? Value)[] values)
    {
        var record = new JsonObject
        {
            ["payrollPeriod"] = new JsonObject { ["year"] = 2026, ["periodNumber"] = 3 },
            ["shift"] = new JsonObject { ["shiftNumber"] = shift },
            ["payslipType"] = new JsonObject { ["key"] = payslipType },
            ["distributionUnit"] = new JsonObject { ["key"] = unit },
            ["costCenter"] = null,
            ["costUnit"] = null,
            ["payrollComponents"] = new JsonArray([.. values.Select(v => new JsonObject
            {
                ["payrollComponent"] = new JsonObject { ["key"] = v.Component },
                ["value"] = v.Value,
                ["isSupplement"] = false,
            })]),
        };
        if (employmentId is { } id)
        {
            record["employmentId"] = id;
        }

        if (method is not null)
        {
            record["processingMethod"] = method;
        }

        return record;
    }
}
