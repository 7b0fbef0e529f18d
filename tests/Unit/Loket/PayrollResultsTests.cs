using System.Text.Json.Nodes;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Model;
using LoketFunctions.Loket.Paging;

namespace LoketFunctions.Tests.Loket;

/// <summary>What of payroll results the document's own examples, read in ClientContractTests, do not show.</summary>
public sealed class PayrollResultsTests
{
    private static readonly Guid Administration = Guid.Parse("a1b2c3d4-0000-4000-8000-000000000002");
    private static readonly Guid First = Guid.Parse("a1b2c3d4-0000-4000-8000-000000000003");
    private static readonly Guid Second = Guid.Parse("a1b2c3d4-0000-4000-8000-000000000004");

    private readonly LoketHarness _loket = new();

    [Fact]
    public async Task Components_are_asked_for_in_one_parameter_and_pages_only_where_there_are_more()
    {
        _loket.Server
            .ThenOk(Answer(1, 2, Result(First, 1.5m)))
            .ThenOk(Answer(2, 2, Result(Second, 2)));

        var results = await OfPeriodAsync([70, 4100]);

        Assert.Equal([First, Second], results.Items.Select(result => result.EmploymentId!.Value));
        const string Path = "/payrollperiods/202601/payrollresults?payrollComponents=70%2C4100";
        Assert.EndsWith(Path, _loket.Server.Paths[0], StringComparison.Ordinal);
        Assert.EndsWith($"{Path}&pageNumber=2&pageSize=1", _loket.Server.Paths[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_components_come_unless_some_are_asked_for()
    {
        _loket.Server.ThenOk(Answer(1, 1, Result(First, 1.5m)));

        await OfPeriodAsync(null);

        Assert.EndsWith("/payrollresults", Assert.Single(_loket.Server.Paths), StringComparison.Ordinal);
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => OfPeriodAsync([]));
    }

    [Fact]
    public async Task A_result_that_cannot_be_read_is_set_aside_with_whose_it_is()
    {
        _loket.Server.ThenOk(Answer(1, 1, Result(First, "n.v.t."), Result(Second, 12.34m), new JsonObject()));

        var results = await _loket.Time.DriveAsync(_loket.Client.PayrollResults.OfRunAsync(Administration, CancellationToken.None));

        Assert.Equal(12.34m, Component(Assert.Single(results.Items)).Value);
        Assert.Equal(
            [(First, "payrollPeriods[0].payslipTypes[0].payrollComponentResults[0].value"), ((Guid?)null, "employmentId")],
            results.Unreadable.Select(record => (record.Id, record.Field)));
        Assert.Equal(
            FailureReason.RecordUnreadable, Assert.Throws<LoketException>(() => results.Complete()).Failure.Reason);
    }

    [Fact]
    public async Task A_value_that_is_not_there_is_no_zero()
    {
        _loket.Server.ThenOk(Answer(1, 1, Result(First, null)));

        var component = Component(Assert.Single((await OfPeriodAsync(null)).Items));

        Assert.Equal((4100, null, 0m), (component.PayrollComponent!.Key, component.Value, component.ValueSpecialTariff));
    }

    private Task<LoketList<PayrollResult>> OfPeriodAsync(int[]? components) =>
        _loket.Time.DriveAsync(_loket.Client.PayrollResults.OfPeriodAsync(Administration, 202601, components, CancellationToken.None));

    private static ComponentResult Component(PayrollResult result) =>
        Assert.Single(Assert.Single(Assert.Single(result.Periods!).PayslipTypes!).Components!);

    private static JsonObject Answer(int page, int pages, params JsonObject[] results) => new()
    {
        ["totalSize"] = pages == 1 ? results.Length : pages,
        ["pageSize"] = pages == 1 ? 250 : 1,
        ["totalPages"] = pages,
        ["currentPage"] = page,
        ["messages"] = new JsonArray(),
        ["_embedded"] = new JsonArray([.. results]),
    };

    private static JsonObject Result(Guid employment, JsonNode? value) => new()
    {
        ["employmentId"] = employment,
        ["payrollPeriods"] = new JsonArray(new JsonObject
        {
            ["payslipTypes"] = new JsonArray(new JsonObject
            {
                ["payrollComponentResults"] = new JsonArray(new JsonObject
                {
                    ["payrollComponent"] = new JsonObject { ["key"] = 4100 },
                    ["value"] = value,
                    ["valueSpecialTariff"] = 0,
                }),
            }),
        }),
    };
}
