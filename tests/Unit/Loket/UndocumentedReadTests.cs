using System.Globalization;
using LoketFunctions.Loket;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Model;
using LoketFunctions.Simulators.Loket.OpenApi;

namespace LoketFunctions.Tests.Loket;

/// <summary>
/// Reads that the stored copy of Loket's document lacks: other sources show them. The answers are written by hand after these.
/// </summary>
public sealed class UndocumentedReadTests
{
    private const string Path = "/v2/providers/employers/employees/employments/a1b2c3d4-0000-4000-8000-000000000001/payrollperioddata";
    private const string Unit = "b14acd0d-75d7-4fc8-8b22-4a3924585cab";

    private readonly LoketHarness _loket = new();

    [Fact]
    public async Task Distribution_units_are_listed()
    {
        _loket.Server.ThenOk(Pages.Departments(1, 1, 2, 7, 8));

        var list = await ReadAsync(l => l.DistributionUnits.ListAsync(LoketHarness.Employer, null, CancellationToken.None));

        Assert.Equal([(7, "Keuken"), (8, "Keuken")], list.Items.Select(u => (u.Code!.Value, u.Description)));
        AssertNotInDocument($"/v2/providers/employers/{LoketHarness.Employer}/distributionunits");
    }

    [Fact]
    public async Task Defaults_are_read()
    {
        _loket.Server.ThenOk(
            $$$"""
            {"version":{"resourceVersion":"2018-01-01","obsoleteDate":null},"messages":[],
            "content":{"payrollPeriod":null,"shift":{"shiftNumber":1},
            "payslipType":{"key":2,"value":"Bijzonder tarief strook"},"payslipText":null,
            "distributionUnit":{"key":"{{{Unit}}}","code":3,"description":"Keuken"},
            "costCenter":{"key":2,"code":"10","description":"Horeca"},"costUnit":null,"payrollComponents":[]}}
            """);

        var defaults = await ReadAsync(l => l.PayrollPeriodData.DefaultsAsync(LoketHarness.Employer, CancellationToken.None));

        Assert.Equal(
            new PeriodDataDefaults(new Shift(1, null, null), new Metadata(2, "Bijzonder tarief strook"),
                new CodedReference(Guid.Parse(Unit), 3, "Keuken"), new CostReference(2, "10", "Horeca"), null),
            defaults);
        AssertNotInDocument(Path + "/defaults");
    }

    [Fact]
    public async Task Options_are_read_under_whichever_name_their_key_has()
    {
        _loket.Server.ThenOk(
            $$$"""
            {"_embedded":[{"field":"Shift","options":[{"shiftNumber":1,"fullTimeHoursPerWeek":40,"bonusPercentage":0},{"key":2}]},
            {"field":"distributionUnit","options":[{"id":"{{{Unit}}}","code":3,"description":"Keuken"}]},
            {"field":"costCenter","options":[{"key":"2","code":10,"value":"Horeca"}]},
            {"field":"payrollComponents.payrollComponent","options":[{"key":41,"description":"KM.ONBELAST","category":{"key":7}}]},
            {"field":"payslipType","options":[]},{"field":null,"options":null}]}
            """);

        var options = await ReadAsync(l => l.PayrollPeriodData.OptionsAsync(LoketHarness.Employer, 2026, 1, CancellationToken.None));

        Assert.Equal([1, 2], options.Shifts!.Select(o => o.Choice!.Value.Number!.Value));
        Assert.Equal((Unit, "3", "Keuken"), Show(Assert.Single(options.DistributionUnits!)));
        Assert.Equal(("2", "10", "Horeca"), Show(Assert.Single(options.CostCenters!)));
        Assert.Equal(("41", null, "KM.ONBELAST"), Show(Assert.Single(options.PayrollComponents!)));
        Assert.Empty(options.PayslipTypes!);
        Assert.Null(options.CostUnits);
        AssertNotInDocument(Path + "/metadata/year/2026/period/1");
    }

    [Theory]
    [InlineData("{}", "Unreadable")]
    [InlineData("""{"messages":[{"type":"NotFound","description":"Geen periode"}],"_embedded":[]}""", "BusinessRule")]
    public async Task Options_that_Loket_could_not_give_are_a_failure(string answer, string reason)
    {
        _loket.Server.ThenOk(answer);

        var exception = await Assert.ThrowsAsync<LoketException>(() =>
            ReadAsync(l => l.PayrollPeriodData.OptionsAsync(LoketHarness.Employer, 2026, 1, CancellationToken.None)));

        Assert.Equal(reason, exception.Failure.Reason.ToString());
    }

    private static (string? Choice, string? Code, string? Words) Show(FieldOption option) =>
        (Convert.ToString(option.Choice, CultureInfo.InvariantCulture), option.Code, option.Words);

    private Task<T> ReadAsync<T>(Func<LoketClient, Task<T>> read) => _loket.Time.DriveAsync(read(_loket.Client));

    /// <summary>The path is unknown to the document, and nothing about the request contradicts it.</summary>
    private void AssertNotInDocument(string path)
    {
        Assert.Equal($"{LoketContract.NotInDocument}path {path}", Assert.Single(_loket.Server.Findings));
        Assert.Equal("application/json;version=2018-01-01",
            _loket.Server.Requests[0].Request.Headers.Accept.ToString().Replace(" ", "", StringComparison.Ordinal));
    }
}
