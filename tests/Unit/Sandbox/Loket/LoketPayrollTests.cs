using System.Net.Http.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Loket;
using LoketFunctions.Simulators.Loket.Data;
using LoketFunctions.Simulators.Loket.Payroll;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Tests.Sandbox.Loket;

/// <summary>Periods, runs, components and who is paid in them.</summary>
public sealed class LoketPayrollTests
{
    [Theory]
    [InlineData(2026, 1, 1)]
    [InlineData(2026, 2, 28)]
    [InlineData(2026, 11, 30)]
    [InlineData(2026, 12, 31)]
    [InlineData(2027, 1, 3)]
    [InlineData(2027, 1, 4)]
    [InlineData(2024, 12, 30)]
    public void The_current_and_the_previous_period_are_open_on_any_day(int year, int month, int day)
    {
        var today = new DateOnly(year, month, day);
        var state = new LoketDatabase(new StaffOptions(1, 1, 2, 10, today)).State;
        Assert.All(state.Employers[0].Staff.Administrations.Where(a => a.IsPayroll), administration =>
        {
            var payroll = state.PayrollOf(administration.Id)!;
            var now = payroll.Periods.Index().Single(p => p.Item.Holds(today)).Index;
            Assert.Equal(
                Enumerable.Range(0, payroll.Periods.Count).Select(i => i < now - 1 ? (int?)RunStatus.Approved : null),
                payroll.Periods.Select(payroll.RunOf));
            Assert.Equal(payroll.Periods.Skip(1).Select(p => p.StartDate), payroll.Periods.SkipLast(1).Select(p => p.EndDate.AddDays(1)));
        });
    }

    [Fact]
    public async Task The_automatic_run_comes_on_its_day()
    {
        await using var visitor = await LoketVisitor.StartAsync();
        var administration = visitor.Loket.Database.State.Employers[0].Staff.Administrations[0].Id;
        var processing =
            new { administrationId = administration, year = 2026, periodNumber = 3, createOn = "2026-03-20", approveOn = "2026-03-25" };
        await visitor.ControlAsync("/sandbox/runs/automatic", processing);
        await visitor.ControlAsync("/sandbox/test-year", new { administrationId = administration, year = 2026 });
        foreach (var (date, runs, isApproved) in new[] { ("2026-03-19", 0, false), ("2026-03-20", 1, false), ("2026-03-25", 1, true) })
        {
            await visitor.ControlAsync("/sandbox/date", new { date });
            var path = $"/v2/providers/employers/payrolladministrations/{administration}";
            var period = March(await visitor.RowsAsync($"{path}/payrollperiods"));
            Assert.Equal(runs, period["payrollRuns"]!.AsArray().Count);
            Assert.Equal("2026-03-20", period["automaticProcessing"]!["createPayrollRunOn"]!.GetValue<string>());
            Assert.True(period["testYear"]!.GetValue<bool>());
            Assert.Equal(
                isApproved, March(await visitor.RowsAsync($"{path}/payrollperiods/minimized"))["hasApprovedPayrollRun"]!.GetValue<bool>());
            var filter = Uri.EscapeDataString("payrollPeriod.year eq 2026 and payrollPeriod.periodNumber eq 3");
            Assert.Equal(runs, (await visitor.RowsAsync($"{path}/payrollruns?filter={filter}")).Count);
        }

        Assert.Empty(visitor.Loket.Contract.Violations);

        static JsonNode March(JsonArray periods) => periods.Single(p => p!["id"]!.GetValue<int>() == 202603)!;
    }

    [Fact]
    public async Task Components_depend_on_the_year_and_can_disappear()
    {
        await using var visitor = await LoketVisitor.StartAsync();
        var administration = visitor.Loket.Database.State.Employers[0].Staff.Administrations[0].Id;
        var path = $"/v2/providers/employers/payrolladministrations/{administration}/payrollcomponents/year";
        Assert.Null((await visitor.GetAsync($"{path}/2026"))["version"]);
        Assert.NotEqual(await KeysAsync(2026), await KeysAsync(2027));
        await visitor.ControlAsync("/sandbox/components/remove", new { administrationId = administration, year = 2026, component = 41 });
        Assert.DoesNotContain(41, await KeysAsync(2026));
        Assert.Contains(41, await KeysAsync(2027));
        await visitor.ControlAsync("/sandbox/components/restore", new { administrationId = administration, year = 2026, component = 41 });
        Assert.Contains(41, await KeysAsync(2026));

        async Task<List<int>> KeysAsync(
            int year) => [.. (await visitor.RowsAsync($"{path}/{year}")).Select(c => c!["key"]!.GetValue<int>())];
    }

    [Fact]
    public async Task Ready_for_payroll_is_remembered()
    {
        await using var visitor = await LoketVisitor.StartAsync();
        var path = "/v2/providers/employers/payrolladministrations"
            + $"/{visitor.Loket.Database.State.Employers[0].Staff.Administrations[0].Id}/periodreadyforpayroll";
        Assert.Equal(202, (await visitor.WriteAsync(HttpMethod.Post, path, Body("loon@example.nl"))).Status);
        Assert.Empty(visitor.Loket.Contract.Violations);
        Assert.Equal(400, (await visitor.WriteAsync(HttpMethod.Post, path, Body())).Status);
        Assert.Equal(400, (await visitor.WriteAsync(HttpMethod.Post, path, Body([.. Enumerable.Repeat("loon@example.nl", 11)]))).Status);
        var ready = await visitor.Http.GetFromJsonAsync<JsonArray>(new Uri("/sandbox/ready-for-payroll", UriKind.Relative));
        Assert.Equal(202603, Assert.Single(ready!)!["payrollPeriodId"]!.GetValue<int>());

        static object Body(params string[] addresses) =>
            new { payrollPeriodId = 202603, emailAddressPeriodReadyForPayroll = addresses, userComment = (string?)null };
    }

    [Fact]
    public void Some_people_go_from_zero_hours_to_fixed_hours_within_the_period()
    {
        var staff = StaffGenerator.Generate(new StaffOptions(1, 1, 2, 200, LoketVisitor.Today))[0];
        foreach (var administration in staff.Administrations.Where(a => a.IsPayroll))
        {
            var period = PayrollCalendar.Around(
                administration.PeriodType!.Value, LoketVisitor.Today).Single(p => p.Holds(LoketVisitor.Today));
            var ended = staff.Employments
                .Where(e => e.AdministrationId == administration.Id && e.IsOnCall && e.EndDate is { } end && period.Holds(end));
            Assert.Contains(ended, old =>
                staff.Employments.Any(e => e.EmployeeId == old.EmployeeId && !e.IsOnCall && e.StartDate == old.EndDate!.Value.AddDays(1)));
        }
    }

    [Fact]
    public async Task Five_thousand_people_are_written_imported_and_read()
    {
        await using var visitor = await LoketVisitor.StartAsync(
            new SimulatedLoketOptions { Staff = new StaffOptions(1, 1, 1, 7000, LoketVisitor.Today) });
        var employer = visitor.Loket.Database.State.Employers[0].Staff;
        var administration = employer.Administrations[0];
        var people = visitor.ActiveAt(administration.Id).Take(5000).ToList();
        Assert.Equal(5000, people.Count);
        foreach (var chunk in people.Chunk(1000))
        {
            var records = chunk.Select(e => new
            {
                employmentId = e.Id,
                payrollPeriod = new { year = 2026, periodNumber = 3 },
                shift = new { shiftNumber = 1 },
                payslipType = new { key = 1 },
                distributionUnit = new { key = employer.DistributionUnits[0].Id },
                payrollComponents = new[] { 1, 2, 41 }
                    .Select(c => new { payrollComponent = new { key = c }, value = 8.25m, isSupplement = false }),
            });
            Assert.Equal(200, (await visitor.WriteAsync(
                HttpMethod.Patch, $"/v2/providers/employers/{employer.Employer.Id}/payrollperioddata", records)).Status);
        }

        var list = $"/v2/providers/employers/payrolladministrations/{administration.Id}/payrollPeriods/202603/payrollperioddata"
            + "?payslipType=1&payrollComponentCategory=1&pageSize=1000";
        for (var page = 1; page <= 5; page++)
            Assert.Equal(1000, (await visitor.RowsAsync($"{list}&pageNumber={page}")).Count);

        var file = "aanslnr;persnr;ploeg;verdelingseenheid;1;2;41\r\n"
            + string.Concat(people.Select(e => $"{administration.ClientNumber};{e.PayrollId};1;1;8,25;8,25;8,25\r\n"));
        var period = $"administrationId={administration.Id}&year=2026&period=3";
        var cells = await visitor.Http.GetStringAsync(new Uri($"/sandbox/period-data?{period}", UriKind.Relative));
        using var content = new StringContent(file);
        using var answer = await visitor.Http.PostAsync(
            new Uri(
                $"/sandbox/collectieve-mutaties?{period}&action=overschrijven&verdelingseenheid=ja&bestandstype=csv"
                    + "&dryRun=true&from=empty",
                UriKind.Relative),
            content);
        var imported = (await answer.Content.ReadFromJsonAsync<JsonObject>())!["periodData"]!.ToJsonString();
        Assert.Equal(cells, imported);
    }
}
