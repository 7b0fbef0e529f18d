using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using LoketFunctions.Simulators.Loket;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Tests.Sandbox.Loket;

/// <summary>Payslips, year-end statements and costs per hour.</summary>
public sealed partial class LoketPayslipTests : IAsyncLifetime
{
    private LoketVisitor _visitor = null!;
    private Administration _administration = null!;
    private Employment _employment = null!;

    private string Of => $"/v2/providers/employers/employees/employments/{_employment.Id}";

    public async ValueTask InitializeAsync()
    {
        _visitor = await LoketVisitor.StartAsync(user: "hr");
        _administration = _visitor.Loket.Database.State.Employers[0].Staff.Administrations[0];
        _employment = _visitor.ActiveAt(_administration.Id).First(e => e.StartDate < new DateOnly(2025, 6, 1) && e.Wages.Count > 0);
    }

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_visitor.Loket.Contract.Violations);
        await _visitor.DisposeAsync();
    }

    [Fact]
    public async Task Payslips_are_there_of_approved_runs_only()
    {
        var runs = await _visitor.RowsAsync(
            $"/v2/providers/employers/payrolladministrations/{_administration.Id}/payrollruns?filter=payrollRunStatus.key%20eq%209");
        var slips = await _visitor.RowsAsync($"{Of}/payslips");
        Assert.NotEmpty(slips);
        Assert.Empty(slips.Select(s => s!["payrollrunId"]!.GetValue<Guid>()).Except(LoketVisitor.Ids(runs)));
        await _visitor.ControlAsync(
            "/sandbox/runs", new { administrationId = _administration.Id, year = 2026, periodNumber = 2, status = 9 });
        Assert.Equal(slips.Count + 1, (await _visitor.RowsAsync($"{Of}/payslips")).Count);
        Assert.Equal(404, await _visitor.StatusAsync($"{Of}/payslips/{Guid.NewGuid()}"));
    }

    [Fact]
    public async Task A_payslip_is_a_file_or_its_figures()
    {
        await _visitor.ControlAsync(
            "/sandbox/period-data", new { employmentId = _employment.Id, year = 2026, periodNumber = 2, component = 1, value = 12.5m });
        await _visitor.ControlAsync(
            "/sandbox/runs", new { administrationId = _administration.Id, year = 2026, periodNumber = 2, status = 9 });
        var run = (await _visitor.RowsAsync($"{Of}/payslips"))
            .First(s => s!["payrollPeriod"]!["year"]!.GetValue<int>() == 2026 && s["payrollPeriod"]!["periodNumber"]!.GetValue<int>() == 2);
        var address = $"{Of}/payslips/{run!["payrollrunId"]}";

        var (content, _) = await _visitor.ReadAsync(address);
        var results = content["payrollPeriods"]![0]!["payslipTypes"]![0]!["payrollComponentResults"]!.AsArray();
        var hours = results.First(r => r!["payrollComponent"]!["key"]!.GetValue<int>() == 1);
        Assert.Equal(12.5m, hours!["value"]!.GetValue<decimal>());
        var text = await PdfAsync(address);
        Assert.Contains("Uren gewerkt: 12.5", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_end_statement_is_there_of_years_that_are_over()
    {
        var years = (await _visitor.RowsAsync($"{Of}/yearendstatements")).Select(r => r!["year"]!.GetValue<int>());
        Assert.Equal([2025], years);
        Assert.Contains("Jaaropgave 2025", await PdfAsync($"{Of}/yearendstatements/2025"), StringComparison.Ordinal);
        Assert.Equal(404, await _visitor.StatusAsync($"{Of}/yearendstatements/2026", "application/pdf"));
    }

    [Fact]
    public async Task Costs_per_hour_are_estimated_where_there_are_none()
    {
        var costs = await _visitor.RowsAsync($"{Of}/costperhour");
        Assert.NotEmpty(costs);
        Assert.All(costs, c => Assert.Equal("Verloning", c!["registrationMethod"]!["value"]!.GetValue<string>()));
        var recent = _visitor.ActiveAt(_administration.Id).FirstOrDefault(e => e.StartDate > new DateOnly(2026, 2, 1) && e.Wages.Count > 0);
        if (recent is not null)
        {
            var address = $"/v2/providers/employers/employees/employments/{recent.Id}/costperhour";
            Assert.Empty(await _visitor.RowsAsync(address));
            var estimated = Assert.Single(await _visitor.RowsAsync($"{address}?includeEstimation=true"));
            Assert.Equal("Schatting", estimated!["registrationMethod"]!["value"]!.GetValue<string>());
        }

        await _visitor.ControlAsync("/sandbox/users/forbid", new { rightOrActivity = Rights.ReadCostPerHour });
        Assert.Equal(403, await _visitor.StatusAsync($"{Of}/costperhour"));
    }

    [Fact]
    public async Task Two_administrations_can_share_a_tax_number()
    {
        var address = $"/v2/providers/employers/{_visitor.FirstEmployer}/payrolladministrations";
        var before = await _visitor.RowsAsync(address);
        Assert.Equal(before.Count, before.Select(a => a!["payrollTaxesNumber"]!.GetValue<string>()).Distinct().Count());
        await _visitor.ControlAsync(
            "/sandbox/tax-numbers", new { administrationId = before[1]!["id"], sameAsAdministrationId = before[0]!["id"] });
        var after = await _visitor.RowsAsync(address);
        Assert.Equal(before[0]!["payrollTaxesNumber"]!.GetValue<string>(), after[1]!["payrollTaxesNumber"]!.GetValue<string>());
    }

    /// <summary>The text of a PDF file whose table of objects holds.</summary>
    private async Task<string> PdfAsync(string address)
    {
        using var answer = await _visitor.SendAsync(address, "application/pdf");
        Assert.Equal((200, "application/pdf"), ((int)answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        var text = Encoding.Latin1.GetString(await answer.Content.ReadAsByteArrayAsync());
        Assert.StartsWith("%PDF-1.", text, StringComparison.Ordinal);
        Assert.EndsWith("%%EOF\n", text, StringComparison.Ordinal);
        var table = int.Parse(StartOfTable().Match(text).Groups["at"].Value, CultureInfo.InvariantCulture);
        Assert.StartsWith("xref", text[table..], StringComparison.Ordinal);
        foreach (var (i, entry) in TableEntry().Matches(text).Index())
        {
            var at = int.Parse(entry.Groups["at"].Value, CultureInfo.InvariantCulture);
            Assert.StartsWith($"{i + 1} 0 obj", text[at..], StringComparison.Ordinal);
        }

        return text;
    }

    [GeneratedRegex(@"startxref\n(?<at>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex StartOfTable();

    [GeneratedRegex(@"^(?<at>\d{10}) 00000 n", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TableEntry();
}
