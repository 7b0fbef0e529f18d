using System.Text.Json.Nodes;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.PeriodData;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Tests.Loket;
using static LoketFunctions.Tests.Export.PeriodData.PeriodDataSetting;

namespace LoketFunctions.Tests.Export.PeriodData;

/// <summary>A call per employment and payroll period, and not one more.</summary>
[Collection(PeriodDataStorageTests.Name)]
public sealed class DefaultsReaderTests(AppStorage storage) : IAsyncLifetime
{
    private readonly DefaultsCache _cache = new(storage.Blobs);
    private readonly string _connection = Guid.NewGuid().ToString("N");
    private PeriodDataSetting _loket = null!;
    private Guid? _unit;

    public async ValueTask InitializeAsync() => _loket = await StartAsync(employees: 200);

    public async ValueTask DisposeAsync() => await _loket.DisposeAsync();

    [Fact]
    public async Task They_are_Loket_s_and_read_once_per_period()
    {
        Guid[] first = [.. _loket.People.Take(3)], both = [.. _loket.People.Take(5).Reverse()];
        await ReadAsync(first);
        var defaults = await ReadAsync(both);

        Assert.Equal(both, defaults.Select(one => one.EmploymentId));
        Assert.Equal(5, _loket.Calls(Defaults));
        var payroll = _loket.Visitor.Loket.Database.State.PayrollOf(_loket.Context.AdministrationId)!;
        Assert.All(defaults, one =>
        {
            var key = payroll.DefaultKey(payroll.Employer.Employment(one.EmploymentId)!, 202603);
            Assert.Equal(new EmploymentDefaults(one.EmploymentId, key.Shift, key.PayslipType, key.DistributionUnit, key.CostCenter, key.CostUnit), one);
        });

        await ReadAsync(both, _loket.Context with { Period = _loket.Context.Period with { Id = 202604 } });
        Assert.Equal(10, _loket.Calls(Defaults));
    }

    /// <summary>U1: who has another unit in Loket by now is asked for anew, once.</summary>
    [Fact]
    public async Task Another_distribution_unit_is_another_call()
    {
        Guid[] people = [.. _loket.People.Take(3)];
        await ReadAsync(people);
        _unit = Guid.NewGuid();
        Assert.All(await ReadAsync(people), one => Assert.Equal(_unit, one.OfUnit));
        await ReadAsync(people);
        Assert.Equal(6, _loket.Calls(Defaults));
    }

    [Fact]
    public async Task After_a_failure_only_the_rest_is_read()
    {
        await _loket.FaultAsync("serverError", Defaults, after: 20, times: 1000);
        var failure = await Assert.ThrowsAsync<LoketException>(() => ReadAsync([.. _loket.People.Take(25)]));
        Assert.Equal(FailureClass.Transient, failure.Failure.Class);
        _loket.Visitor.Loket.Faults.Clear();
        _loket.Visitor.Loket.Calls.Reset();

        Assert.Equal(25, (await ReadAsync([.. _loket.People.Take(25)])).Count);
        // The rest, and what was under way when the call failed.
        Assert.InRange(_loket.Calls(Defaults), 5, 12);
    }

    [Fact]
    public async Task Whose_values_were_refused_is_read_anew()
    {
        Guid[] people = [.. _loket.People.Take(3)];
        await ReadAsync(people);
        await _cache.DropAsync(_connection, _loket.Context, [people[1]], default);
        await _cache.DropAsync(_connection, _loket.Context, [people[1]], default);
        Assert.Equal(3, (await ReadAsync(people)).Count);
        Assert.Equal(4, _loket.Calls(Defaults));
    }

    [Theory]
    [InlineData("shift")]
    [InlineData("payslipType")]
    [InlineData("distributionUnit")]
    [InlineData("costCenter")]
    public async Task Without_what_a_record_needs_there_are_none_and_Loket_is_asked_again(string missing)
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
        var isGiven = missing == "costCenter";
        foreach (var calls in new[] { 1, isGiven ? 1 : 2 })
        {
            var defaults = await loket.Time.DriveAsync(new DefaultsReader(_cache).ReadAsync(loket.Client, _connection, _loket.Context, [new SelectedEmployment(_loket.People[0], null)], default));
            Assert.Equal(isGiven ? 1 : 0, defaults.Count);
            Assert.Equal(calls, loket.Server.Requests.Count);
        }
    }

    [Fact]
    public async Task Whom_Loket_does_not_know_does_not_stop_the_others()
    {
        var defaults = await ReadAsync([Guid.Parse("a1b2c3d4-0000-4000-8000-00000000000f"), _loket.People[0]]);
        Assert.Equal(_loket.People[0], Assert.Single(defaults).EmploymentId);
    }

    private Task<IReadOnlyList<EmploymentDefaults>> ReadAsync(Guid[] ids, AdministrationContext? context = null) =>
        new DefaultsReader(_cache).ReadAsync(_loket.Client, _connection, context ?? _loket.Context, [.. ids.Select(id => new SelectedEmployment(id, _unit))], default);
}
