using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Loket;
using LoketFunctions.Simulators.Loket.Control;
using LoketFunctions.Simulators.Loket.Payroll;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Tests.Sandbox.Loket;

/// <summary>Results of payroll (loonoutput), and the runs that correct them. On the day of these tests January is approved.</summary>
public sealed class LoketResultTests : IAsyncLifetime
{
    private const string Administrations = "/v2/providers/employers/payrolladministrations";
    private LoketVisitor _visitor = null!;
    private Administration _administration = null!;

    public async ValueTask InitializeAsync()
    {
        _visitor = await LoketVisitor.StartAsync();
        _administration = _visitor.Loket.Database.State.Employers[0].Staff.Administrations[0];
        Assert.Equal(PeriodType.Month, _administration.PeriodType);
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_visitor.Loket.Contract.Violations);
        await _visitor.DisposeAsync();
    }

    [Fact]
    public async Task Everybody_in_service_has_results_of_an_approved_period_and_nobody_of_another()
    {
        var january = await OfPeriodAsync(202601);
        var inService = _visitor.Loket.Database.State.Employers[0].Staff.Employments.Where(e =>
            e.AdministrationId == _administration.Id && e.StartDate <= new DateOnly(2026, 1, 31)
            && !(e.EndDate < new DateOnly(2026, 1, 1)));
        Assert.Equal(inService.Select(e => e.Id).Order(), january.Select(IdOf).Order());
        Assert.All(january, row => Assert.Equal(202601, PeriodIdOf(Assert.Single(row["payrollPeriods"]!.AsArray())!)));
        Assert.Empty(await OfPeriodAsync(202603));
        Assert.Equal(400, await _visitor.StatusAsync($"{Administrations}/{_administration.Id}/payrollperiods/209901/payrollresults"));
    }

    [Fact]
    public async Task Wages_of_the_period_and_contract_hours_make_results()
    {
        var employment = Paid(hourly: false);
        var (gross, hours) = (InJanuary(employment)!.Gross, employment.Hours[0].Aggregated!.Value);

        var values = Values(await OfPeriodAsync(202601), employment.Id);

        Assert.Equal(Math.Round(hours * 52 / 12, 2, MidpointRounding.AwayFromZero), values[1]);
        Assert.Equal((gross, Math.Round(gross * 1.08m, 2, MidpointRounding.AwayFromZero)), (values[70], values[4100]));
    }

    [Fact]
    public async Task Entered_hours_and_an_hourly_wage_make_results()
    {
        var employment = Paid(hourly: true);
        foreach (var (component, value) in new[] { (1, 12.5m), (151, 7m) })
            await ControlAsync("period-data", new { employmentId = employment.Id, year = 2026, periodNumber = 1, component, value });

        var values = Values(await OfPeriodAsync(202601), employment.Id);

        var gross = Math.Round(InJanuary(employment)!.Gross * 12.5m, 2, MidpointRounding.AwayFromZero);
        Assert.Equal(
            new Dictionary<int, decimal>
            {
                [1] = 12.5m,
                [70] = gross,
                [151] = 7,
                [4100] = Math.Round(gross * 1.08m, 2, MidpointRounding.AwayFromZero),
            },
            values);
    }

    [Fact]
    public async Task What_is_on_a_payslip_at_the_special_rate_is_so_in_the_results()
    {
        var employment = Paid(hourly: false);
        var patch = new
        {
            payrollPeriod = new { year = 2026, periodNumber = 2 },
            shift = new { shiftNumber = 1 },
            payslipType = new { key = 2 },
            distributionUnit = new { key = _visitor.Loket.Database.State.Employers[0].Staff.DistributionUnits[0].Id },
            payrollComponents = new[] { new { payrollComponent = new { key = 160 }, value = 250m, isSupplement = false } },
        };
        Assert.Equal(200, (await _visitor.WriteAsync(
            HttpMethod.Patch, $"/v2/providers/employers/employees/employments/{employment.Id}/payrollperioddata", patch)).Status);
        await ApproveAsync(2, 9);

        var his = (await OfPeriodAsync(202602)).Single(row => IdOf(row) == employment.Id);
        var slips = his["payrollPeriods"]![0]!["payslipTypes"]!.AsArray();

        Assert.Equal([1, 2], slips.Select(slip => slip!["payslipType"]!["key"]!.GetValue<int>()));
        var bonus = Assert.Single(slips[1]!["payrollComponentResults"]!.AsArray())!;
        Assert.Equal((0m, 250m), (bonus["value"]!.GetValue<decimal>(), bonus["valueSpecialTariff"]!.GetValue<decimal>()));
    }

    [Fact]
    public async Task Components_can_be_asked_for()
    {
        var rows = await OfPeriodAsync(202601, "?payrollComponents=70,4100");
        Assert.NotEmpty(rows);
        Assert.All(rows, row => Assert.Equal([70, 4100], Values(rows, IdOf(row)).Keys.Order()));
        var set = $"payrollComponentSet={Guid.NewGuid()}";
        Assert.Empty(await OfPeriodAsync(202601, $"?{set}"));
        Assert.Equal(400, await _visitor.StatusAsync($"{Administrations}/{_administration.Id}/payrollperiods/202601/payrollresults"
            + $"?payrollComponents=70&{set}"));
    }

    [Fact]
    public async Task Without_the_right_there_are_no_results()
    {
        var run = Assert.Single(await RunsAsync(1));
        Assert.Equal(404, await _visitor.StatusAsync($"{Administrations}/payrollruns/{Guid.NewGuid()}/results"));
        await ControlAsync("users/forbid", new { rightOrActivity = Rights.ReadResults });
        Assert.Equal(403, await _visitor.StatusAsync($"{Administrations}/payrollruns/{run}/results"));
        Assert.Equal(403, await _visitor.StatusAsync($"{Administrations}/{_administration.Id}/payrollperiods/202601/payrollresults"));
    }

    [Fact]
    public async Task A_test_year_has_results_and_says_so()
    {
        await ControlAsync("test-year", new { administrationId = _administration.Id, year = 2026 });
        Assert.All(
            await OfPeriodAsync(202601), row => Assert.True(row["payrollPeriods"]![0]!["payrollPeriod"]!["testYear"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task A_retroactive_change_comes_with_the_own_run_of_a_later_period()
    {
        var before = await OfPeriodAsync(202601);
        var ownRun = Assert.Single(await RunsAsync(1));
        var done = await CorrectAsync(new { periodNumber = 2, changedYear = 2026, changedPeriodNumber = 1, count = 2, amount = 100.25m });

        Assert.Equal(2, done.EmploymentIds.Count);
        Assert.Equal([done.RunId], await RunsAsync(2));
        AssertMore(100.25m, done.EmploymentIds, before, await OfPeriodAsync(202601));
        AssertMore(0, [], before, await OfRunAsync(ownRun));
        var february = await OfPeriodAsync(202602);
        AssertMore(0, [], february, [.. (await OfRunAsync(done.RunId)).Select(row => Only(row, 202602))]);
        var both = (await OfRunAsync(done.RunId)).Where(row => row["payrollPeriods"]!.AsArray().Count == 2).ToArray();
        Assert.Equal(done.EmploymentIds.Order(), both.Select(IdOf).Order());
        Assert.All(both, row => Assert.Equal([202601, 202602], row["payrollPeriods"]!.AsArray().Select(period => PeriodIdOf(period!))));
        AssertMore(
            100.25m, done.EmploymentIds, [.. before.Where(row => done.EmploymentIds.Contains(IdOf(row)))],
            [.. both.Select(row => Only(row, 202601))]);
    }

    [Fact]
    public async Task A_correction_is_one_more_run_and_the_earlier_ones_stay_as_they_were()
    {
        var before = await OfPeriodAsync(202601);
        var one = Paid(hourly: false).Id;
        var first = await CorrectAsync(new { periodNumber = 1, employmentIds = new[] { one }, amount = 10m });
        var second = await CorrectAsync(new { periodNumber = 1, employmentIds = new[] { one }, amount = -30m });

        var runs = await RunsAsync(1);
        Assert.Equal(3, runs.Distinct().Count());
        Assert.Equal([first.RunId, second.RunId], runs.Skip(1));
        AssertMore(-20, [one], before, await OfPeriodAsync(202601));
        JsonNode[] his = [before.Single(row => IdOf(row) == one)];
        AssertMore(10, [one], his, await OfRunAsync(first.RunId));
        AssertMore(-20, [one], his, await OfRunAsync(second.RunId));
        AssertMore(0, [], before, await OfRunAsync(runs[0]));
        var all = (await _visitor.RowsAsync($"{Administrations}/{_administration.Id}/payrollruns"))
            .Where(run => run!["payrollPeriod"]!["year"]!.GetValue<int>() == 2026);
        Assert.Equal([1, 13, 14], all.Select(run => run!["sequenceNumberApproved"]!.GetValue<int>()));

        await ApproveAsync(1, null);
        Assert.Empty(await RunsAsync(1));
        await ApproveAsync(1, 1);
        Assert.Empty(await OfPeriodAsync(202601));
        Assert.Empty(await OfRunAsync(runs[0]));
    }

    [Theory]
    [InlineData("""{ "periodNumber": 1, "changedYear": 2026, "changedPeriodNumber": 2 }""")]
    [InlineData("""{ "periodNumber": 3 }""")]
    [InlineData("""{ "periodNumber": 1, "employmentIds": ["a1b2c3d4-0000-4000-8000-000000000002"] }""")]
    [InlineData("""{ "periodNumber": 1, "employmentIds": [] }""")]
    public async Task A_correction_of_what_is_not_there_is_refused(string body)
    {
        using var answer = await _visitor.Http.PostAsJsonAsync(new Uri("/sandbox/runs/correction", UriKind.Relative), Whole(body));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Single(await RunsAsync(1));
    }

    [Fact]
    public async Task Results_can_be_missing_unreadable_and_read_past_the_API()
    {
        var rows = await OfPeriodAsync(202601);
        var cells = (await _visitor.Http.GetFromJsonAsync<List<ResultCell>>(new Uri(
            $"/sandbox/results?administrationId={_administration.Id}&year=2026&period=1", UriKind.Relative)))!;
        Assert.Equal(
            rows.SelectMany(row => Values(rows, IdOf(row)).Select(value => (IdOf(row), value.Key, value.Value))).Order(),
            cells.Select(cell => (cell.EmploymentId, cell.Component, cell.Value)).Order());

        await ControlAsync("results/leave-out", new { employmentId = IdOf(rows[0]) });
        await ControlAsync("faults", new { kind = "oddResult", id = IdOf(rows[1]), times = 1 });
        var odd = await OfPeriodAsync(202601);
        Assert.Equal(rows.Skip(1).Select(IdOf), odd.Select(IdOf));
        Assert.Equal(
            [true, .. odd.Skip(1).Select(_ => false)],
            odd.Select(row => row["payrollPeriods"]![0]!["payslipTypes"]![0]!["payrollComponentResults"]![0]!["value"]!.GetValueKind()
                == JsonValueKind.String));
        await ControlAsync("results/leave-out", new { employmentId = IdOf(rows[0]), isLeftOut = false });
        AssertMore(0, [], rows, await OfPeriodAsync(202601));
    }

    /// <summary>The same people have the same results, but for a pensionable wage that is that much more for some.</summary>
    private static void AssertMore(decimal amount, IReadOnlyList<Guid> whom, IReadOnlyList<JsonNode> before, IReadOnlyList<JsonNode> after)
    {
        Assert.Equal(before.Select(IdOf), after.Select(IdOf));
        foreach (var id in before.Select(IdOf))
        {
            var expected = Values(before, id);
            if (whom.Contains(id))
                expected[ComponentLists.PensionableWage] += amount;
            Assert.Equal(expected, Values(after, id));
        }
    }

    /// <summary>Somebody who was there all of January, with such a wage and the same hours ever.</summary>
    private Employment Paid(bool hourly) => _visitor.ActiveAt(_administration.Id).First(e =>
        e.StartDate < new DateOnly(2026, 1, 1) && e.Hours.Count == 1 && e.Hours[0].Aggregated is not null
        && InJanuary(e)?.IsHourly == hourly);

    private static Wage? InJanuary(Employment employment) => employment.Wages.LastOrDefault(w => w.StartDate <= new DateOnly(2026, 1, 31));

    private async Task<IReadOnlyList<JsonNode>> OfPeriodAsync(int period, string query = "") =>
        [.. (await _visitor.RowsAsync($"{Administrations}/{_administration.Id}/payrollperiods/{period}/payrollresults{query}"))!];

    private async Task<IReadOnlyList<JsonNode>> OfRunAsync(Guid run) =>
        [.. (await _visitor.RowsAsync($"{Administrations}/payrollruns/{run}/results"))!];

    private async Task<Guid[]> RunsAsync(int period)
    {
        var periods = await _visitor.RowsAsync($"{Administrations}/{_administration.Id}/payrollperiods");
        return [.. LoketVisitor.Ids(periods.Single(p => p!["id"]!.GetValue<int>() == 202600 + period)!["payrollRuns"]!.AsArray())];
    }

    private async Task<CorrectionDone> CorrectAsync(object correction)
    {
        using var answer = await _visitor.Http.PostAsJsonAsync(
            new Uri("/sandbox/runs/correction", UriKind.Relative),
            Whole(JsonSerializer.Serialize(correction)));
        answer.EnsureSuccessStatusCode();
        return (await answer.Content.ReadFromJsonAsync<CorrectionDone>())!;
    }

    private JsonObject Whole(string correction)
    {
        var body = JsonNode.Parse(correction)!.AsObject();
        (body["administrationId"], body["year"]) = (_administration.Id, 2026);
        return body;
    }

    private Task ApproveAsync(int period, int? status) =>
        ControlAsync("runs", new { administrationId = _administration.Id, year = 2026, periodNumber = period, status });

    private async Task ControlAsync(string path, object body) => await _visitor.ControlAsync($"/sandbox/{path}", body);

    private static Guid IdOf(JsonNode row) => row["employmentId"]!.GetValue<Guid>();

    private static int PeriodIdOf(JsonNode period) =>
        PayrollPeriod.IdOf(period["payrollPeriod"]!["year"]!.GetValue<int>(), period["payrollPeriod"]!["periodNumber"]!.GetValue<int>());

    /// <summary>A row with one of its periods alone.</summary>
    private static JsonObject Only(JsonNode row, int period) => new()
    {
        ["employmentId"] = IdOf(row),
        ["payrollPeriods"] = new JsonArray(row["payrollPeriods"]!.AsArray().Single(p => PeriodIdOf(p!) == period)!.DeepClone()),
    };

    /// <summary>The values at the ordinary rate of somebody of whom one period is there.</summary>
    private static Dictionary<int, decimal> Values(IReadOnlyList<JsonNode> rows, Guid employment) =>
        Assert.Single(rows.Single(row => IdOf(row) == employment)["payrollPeriods"]!.AsArray())!["payslipTypes"]![0]!
            ["payrollComponentResults"]!.AsArray()
            .ToDictionary(r => r!["payrollComponent"]!["key"]!.GetValue<int>(), r => r!["value"]!.GetValue<decimal>());
}
