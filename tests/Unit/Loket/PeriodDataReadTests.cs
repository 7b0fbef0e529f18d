using System.Text.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Loket.Json;
using LoketFunctions.Loket.Model;

namespace LoketFunctions.Tests.Loket;

public sealed class PeriodDataReadTests
{
    private const string Unit = "b14acd0d-75d7-4fc8-8b22-4a3924585cab";

    private readonly LoketHarness _loket = new();

    /// <summary>The list of an administration has no ids: two records of one employment differ in their natural key alone.</summary>
    [Fact]
    public async Task Records_of_an_administration_are_told_apart_by_their_natural_key()
    {
        _loket.Server.ThenOk(Page(1, Record(shift: 1), Record(shift: 2))).ThenOk(Page(2, Record(shift: 1, costCenter: 4)));
        var read = new List<PeriodDataRecord>();

        await foreach (var record in _loket.Client.PayrollPeriodData.StreamAsync(
            LoketHarness.Employer, 202601, 1, PayrollComponent.HoursCategory, CancellationToken.None))
            read.Add(record);

        Assert.Equal([(1, null), (2, null), (1, 4)], read.Select(r => (r.Shift!.ShiftNumber!.Value, r.CostCenter?.Key)));
        Assert.Equal((12.25m, null, null), (Value(read, 0).Value, Value(read, 1).Value, Value(read, 1).IsSupplement));
        Assert.True(Value(read, 0).PayrollComponent!.IsHours);
        Assert.Empty(_loket.Server.Findings);
        Assert.EndsWith("/payrollPeriods/202601/payrollperioddata?payslipType=1&payrollComponentCategory=1&pageNumber=1&pageSize=250",
            _loket.Server.Paths[0], StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_without_employment_and_id_cannot_be_trusted()
    {
        var record = Record(shift: 1);
        record.Remove("employment");
        Assert.Null(((IListed)record.Deserialize<PeriodDataRecord>(LoketJson.Options)!).Identity);
    }

    [Theory]
    [InlineData("""{"key":1,"category":{"key":1,"value":"Uren"}}""", true)]
    [InlineData("""{"key":41,"category":{"key":7,"value":"Bruto vergoeding"}}""", false)]
    [InlineData("""{"key":1}""", false)]
    public void Hours_are_a_components_category(string json, bool isHours) =>
        Assert.Equal(isHours, JsonSerializer.Deserialize<PayrollComponent>(json, LoketJson.Options)!.IsHours);

    private static PeriodDataComponent Value(List<PeriodDataRecord> records, int component) => records[0].PayrollComponents![component];

    private static JsonObject Page(int number, params JsonObject[] records)
    {
        var page = Pages.Departments(number, 2, 3);
        page["_embedded"] = new JsonArray([.. records]);
        return page;
    }

    private static JsonObject Record(int shift, int? costCenter = null) => new()
    {
        ["employment"] = new JsonObject { ["id"] = "a1b2c3d4-0000-4000-8000-000000000003", ["payrollId"] = 6 },
        ["payrollPeriod"] = new JsonObject { ["year"] = 2026, ["periodNumber"] = 1 },
        ["shift"] = new JsonObject { ["shiftNumber"] = shift },
        ["payslipType"] = new JsonObject { ["key"] = 1 },
        ["distributionUnit"] = new JsonObject { ["key"] = Unit, ["code"] = 3 },
        ["costCenter"] = costCenter is { } key ? new JsonObject { ["key"] = key } : null,
        ["costUnit"] = null,
        ["payrollComponents"] = new JsonArray(
            new JsonObject
            {
                ["payrollComponent"] = new JsonObject { ["key"] = 1, ["category"] = new JsonObject { ["key"] = 1 } },
                ["value"] = "12.25",
                ["isSupplement"] = false
            },
            new JsonObject { ["payrollComponent"] = new JsonObject { ["key"] = 2 }, ["value"] = null, ["isSupplement"] = null }),
    };
}
