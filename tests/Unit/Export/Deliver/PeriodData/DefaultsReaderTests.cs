using System.Text.Json.Nodes;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Prepare;
using LoketFunctions.Export.Steps;
using LoketFunctions.Export.Store;
using LoketFunctions.Failures;
using LoketFunctions.Loket;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Mapping;
using LoketFunctions.Tests.Loket;
using static LoketFunctions.Tests.Export.Deliver.PeriodData.PeriodDataSetting;

namespace LoketFunctions.Tests.Export.Deliver.PeriodData;

/// <summary>A call per employment and export, and not one more.</summary>
[Collection(PeriodDataStorageTests.Name)]
public sealed class DefaultsReaderTests(AppStorage storage) : IAsyncLifetime
{
    private const int PerStep = 25;

    private readonly ExportStaging _staging = new(storage.Blobs);
    private ExportRun _run = NewRun();
    private PeriodDataSetting _loket = null!;

    public async ValueTask InitializeAsync() => _loket = await StartAsync(employees: 200);

    public async ValueTask DisposeAsync() => await _loket.DisposeAsync();

    [Fact]
    public async Task They_are_Loket_s_and_a_repeated_step_asks_nobody_again()
    {
        Guid[] people = [.. _loket.People.Take(5)];
        await ReadAsync(people);
        var defaults = await ReadAsync(people);

        Assert.Equal(people.Order(), defaults.Keys.Order());
        Assert.Equal(5, _loket.Calls(Defaults));
        var payroll = _loket.Visitor.Loket.Database.State.PayrollOf(_loket.Context.AdministrationId)!;
        Assert.All(defaults.Values, one =>
        {
            var key = payroll.DefaultKey(payroll.Employer.Employment(one.EmploymentId)!, 202603);
            Assert.Equal(new EmploymentDefaults(
                one.EmploymentId, key.Shift, key.PayslipType, key.DistributionUnit, key.CostCenter, key.CostUnit), one);
        });
    }

    /// <summary>U1: what was corrected in Loket is seen, though the period was exported before.</summary>
    [Fact]
    public async Task Each_export_asks_anew()
    {
        var id = _loket.People[0];
        var before = (await ReadAsync([id]))[id].Shift;
        await _loket.Visitor.ControlAsync("/sandbox/period-data/defaults", new { employmentId = id, shift = before + 1 });
        Assert.Equal(before, (await ReadAsync([id]))[id].Shift);
        _run = NewRun();
        Assert.Equal(before + 1, (await ReadAsync([id]))[id].Shift);
    }

    [Fact]
    public async Task Several_parts_are_one_whole()
    {
        Guid[] people = [.. _loket.People.Take(PerStep + 3)];
        await ReadAsync(people);
        Assert.Equal(people.Order(), (await ReadAsync(people, chunk: 1)).Keys.Order());
        Assert.Equal(PerStep + 3, _loket.Calls(Defaults));
    }

    [Fact]
    public async Task After_a_failure_only_the_rest_is_read()
    {
        await _loket.FaultAsync("serverError", Defaults, after: 20, times: 1000);
        var failure = await Assert.ThrowsAsync<LoketException>(() => ReadAsync([.. _loket.People.Take(PerStep)]));
        Assert.Equal(FailureClass.Transient, failure.Failure.Class);
        _loket.Visitor.Loket.Faults.Clear();
        _loket.Visitor.Loket.Calls.Reset();

        Assert.Equal(PerStep, (await ReadAsync([.. _loket.People.Take(PerStep)])).Count);
        // The rest, and what was under way when the call failed.
        Assert.InRange(_loket.Calls(Defaults), 5, 12);
    }

    [Theory]
    [InlineData("shift")]
    [InlineData("payslipType")]
    [InlineData("distributionUnit")]
    [InlineData("costCenter")]
    public async Task Without_what_a_record_needs_there_are_none(string missing)
    {
        var loket = new LoketHarness();
        var content = new JsonObject
        {
            ["shift"] = new JsonObject { ["shiftNumber"] = 1 },
            ["payslipType"] = new JsonObject { ["key"] = 1 },
            ["distributionUnit"] = new JsonObject { ["key"] = "b14acd0d-75d7-4fc8-8b22-4a3924585cab" },
            ["costCenter"] = new JsonObject { ["key"] = 3 },
            ["costUnit"] = null,
        };
        content[missing] = null;
        loket.Server.ThenOk(new JsonObject { ["content"] = content });
        var defaults = await loket.Time.DriveAsync(ReadAsync([_loket.People[0]], client: loket.Client));
        Assert.Equal(missing == "costCenter" ? 1 : 0, defaults.Count);
    }

    [Fact]
    public async Task Whom_Loket_does_not_know_does_not_stop_the_others() =>
        Assert.Equal([_loket.People[0]], (await ReadAsync([Guid.Parse("a1b2c3d4-0000-4000-8000-00000000000f"), _loket.People[0]])).Keys);

    private static ExportRun NewRun() => new("tenant", new("connection"), Guid.NewGuid().ToString("N"), false);

    private async Task<Dictionary<Guid, EmploymentDefaults>> ReadAsync(Guid[] ids, int chunk = 0, LoketClient? client = null)
    {
        var administration = _loket.Context.AdministrationId;
        var step = new DefaultsStep(_staging, new ExportOptions { DefaultsPerStep = PerStep });
        await _staging.WriteSelectedAsync(
            _run, administration, ids.Select(id => new SelectedLine(id, DepartmentTarget.Default, [])).ToAsyncEnumerable(), default);
        await step.ReadAsync(
            new ExportScope(new ExportStep(_run, 1), null!, null!, client ?? _loket.Client), administration, chunk, default);
        return await StagedDefaults.AllAsync(_staging, _run, administration, default);
    }
}
