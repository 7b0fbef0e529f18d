using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Mapping;

namespace LoketFunctions.Tests.Export.Notify;

/// <summary>Registrations that a closed period refused and a later one pays: the planner receives what is so.</summary>
[Collection(TellingTests.Name)]
public sealed class CarriedConfirmationsTests(AppStorage fixture) : IAsyncLifetime
{
    private const int November = 202611;
    private const int Hours = 101;
    private const int Meals = 202;
    private static readonly Guid Job = Guid.Parse("d0000000-0000-0000-0000-000000000001");
    private static readonly PayrollLineKey Line = new(Job, 1, 1, Guid.Empty, null, null);
    private readonly HashSet<string> _exported = [];
    private readonly Dictionary<string, string> _leftOut = [];
    private TellingWorld _world = null!;
    private bool _dies;

    public async ValueTask InitializeAsync()
    {
        _world = await TellingWorld.CreateAsync(fixture);
        await FoundAsync(Differs(Hours, 8));
        await ExportAsync(November, ExportCodes.PeriodClosed, Of("r1", Hours));
    }

    public async ValueTask DisposeAsync() => await _world.DisposeAsync();

    [Fact]
    public async Task What_a_closed_period_refused_is_exported_once_a_later_one_pays_it_and_not_after_that_is_taken_back()
    {
        Assert.Equal("period-closed", _leftOut["r1"]);

        await CarryAsync(Differs(Hours, 8));
        Assert.Empty(_exported);
        await ExportAsync(November + 1, null, Of("r2", Hours));
        Assert.Equal(["r1", "r2"], _exported.Order());

        await ExportAsync(November, ExportCodes.PeriodClosed, Of("r1", Hours));
        Assert.Contains("r1", _exported);

        await ReleaseAsync();
        await ExportAsync(November + 1, null, Of("r2", Hours));
        Assert.Equal(["r2"], _exported);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task It_is_not_exported_where_Loket_refused_the_value_or_the_plan_kept_it_back(bool refused)
    {
        await CarryAsync(Differs(Hours, 8));
        await ExportAsync(November + 1, null, refused, !refused, Of("r2", Meals));

        Assert.Equal(["r2"], _exported);
    }

    [Theory]
    [InlineData("period-processing")]
    [InlineData("loket-unreachable")]
    public async Task Nor_where_the_later_export_fails(string failure)
    {
        await CarryAsync(Differs(Hours, 8));
        await ExportAsync(November + 1, failure);

        Assert.Empty(_exported);
    }

    [Fact]
    public async Task What_another_value_of_still_differs_is_not_paid()
    {
        await FoundAsync(Differs(Hours, 8), Differs(Meals, 1));
        await ExportAsync(November, ExportCodes.PeriodClosed, Of("r1", Hours), Of("r3", Hours, Meals));
        await CarryAsync(Differs(Hours, 8));
        await ExportAsync(November + 1, null);

        Assert.Equal(["r1"], _exported);
    }

    /// <summary>Hours that were paid and that the planner has no more: the next period pays so much less.</summary>
    /// <param name="dies">Every first attempt to make the confirmations, before anything of them is written.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_a_closed_period_paid_is_exported_until_a_later_one_takes_it_back_and_again_after_that_is_released(bool dies)
    {
        _dies = dies;
        await ExportAsync(November, null, Of("r1", Hours), Of("r2", Hours));
        await FoundAsync(Differs(Hours, -8));
        await ExportAsync(November, ExportCodes.PeriodClosed, Of("r2", Hours));
        await ExportAsync(November + 1, null, Of("r3", Hours));
        Assert.Equal(["r1", "r2", "r3"], _exported.Order());

        await CarryAsync(Differs(Hours, -8));
        Assert.Contains("r1", _exported);
        await ExportAsync(November + 1, null, Of("r3", Hours));
        Assert.Equal(["r2", "r3"], _exported.Order());
        await ExportAsync(November, ExportCodes.PeriodClosed, Of("r2", Hours));
        await ExportAsync(November + 2, null);
        await ExportAsync(November + 1, null, Of("r3", Hours));
        Assert.Equal(["r2", "r3"], _exported.Order());

        await ReleaseAsync();
        await ExportAsync(November + 1, null, Of("r3", Hours));
        Assert.Equal(["r1", "r2", "r3"], _exported.Order());
    }

    [Theory]
    [InlineData(true, false, null)]
    [InlineData(false, true, null)]
    [InlineData(false, false, "loket-unreachable")]
    public async Task It_stays_exported_where_the_value_did_not_go_out(bool refused, bool held, string? failure)
    {
        await ExportAsync(November, null, Of("r1", Hours));
        await FoundAsync(Differs(Hours, -8));
        await ExportAsync(November, ExportCodes.PeriodClosed);
        await CarryAsync(Differs(Hours, -8));
        await ExportAsync(November + 1, failure, refused, held);

        Assert.Equal(["r1"], _exported);
    }

    [Fact]
    public async Task It_stays_exported_where_another_value_of_it_is_in_Loket_still_and_where_it_went_out_again_itself()
    {
        await ExportAsync(November, null, Of("r1", Hours, Meals), Of("r2", Hours), Of("r3", Hours));
        await FoundAsync(Differs(Hours, -24), Differs(Meals, -1));
        await ExportAsync(November, ExportCodes.PeriodClosed);
        await CarryAsync(Differs(Hours, -24));
        await ExportAsync(November + 1, null, Of("r2", Hours));

        Assert.Equal(["r1", "r2"], _exported.Order());
    }

    /// <summary>The period takes values again after all, and the registration is not among them.</summary>
    [Fact]
    public async Task It_is_exported_no_more_once_its_own_period_took_it_back()
    {
        await ExportAsync(November, null, Of("r1", Hours), Of("r2", Hours));
        await FoundAsync(Differs(Hours, -8));
        await ExportAsync(November, ExportCodes.PeriodClosed, Of("r2", Hours));
        await ExportAsync(November, null, Of("r2", Hours));
        await ExportAsync(November + 1, null, Of("r3", Hours));

        Assert.Equal(["r2", "r3"], _exported.Order());
    }

    private static PeriodDifference Differs(int component, decimal value) => new(Line, component, value);

    private static ExportedRegistration Of(string id, params int[] components) => new(id, Job, DepartmentTarget.Default, components);

    private LedgerKey Key => new(new(_world.Connection.Id, TellingWorld.Bar), November);

    private Task FoundAsync(params PeriodDifference[] differences) => _world.Corrections.FoundAsync(Key, differences, default);

    private Task CarryAsync(PeriodDifference difference) =>
        _world.Corrections.ChangeAsync(
            Key, stored => stored.Carry([difference], November + 1, null, _world.Installation.Clock.GetUtcNow()), default);

    private Task ReleaseAsync() => _world.Corrections.ChangeAsync(Key, stored => stored with { Carried = [] }, default);

    private Task ExportAsync(int period, string? failure, params ExportedRegistration[] going) =>
        ExportAsync(period, failure, false, false, going);

    private async Task ExportAsync(int period, string? failure, bool refused, bool held, params ExportedRegistration[] going)
    {
        await _world.NextExportAsync();
        await _world.ChangeAsync(TellingWorld.Bar, row =>
        {
            (row.PeriodId, row.Year, row.PeriodNumber, row.FailureCode) = (period, period / 100, period % 100, failure);
            row.State = failure is null ? ExportAdministrationState.Done : ExportAdministrationState.Refused;
        });
        await _world.SelectAsync(_world.Run, TellingWorld.Bar, going);
        if (refused)
            await _world.Staging.WriteAsync(_world.Run, TellingWorld.Bar, RefusedValues.Name,
                new RefusedValues([new RefusedValue(Job, 1, Hours, 8, null, RefusedCode.RefusedByLoket, null)]), default);
        if (held)
            await _world.Staging.WriteHeldAsync(
                _world.Run, TellingWorld.Bar, new[] { new RetainedValue(Job, Line, Hours) }.ToAsyncEnumerable(), default);
        if (_dies && failure is null)
        {
            var (connection, row) = (_world.Connection.Id, await _world.RowAsync());
            await _world.Carried.TakeBackAsync(
                connection, row, await _world.Carried.EarlierAsync(connection, row, default), [], default);
        }

        await _world.Preparer.PrepareAsync(
            _world.Run, new ExportHeader(new RequestedPeriod(period / 100, period % 100), TellingWorld.Bar), default);
        await foreach (var name in _world.Parts.NamesAsync(_world.Run, default))
        {
            var marks = (await _world.Parts.FindAsync(name, default))!;
            _exported.UnionWith(marks.Exported);
            _exported.ExceptWith([.. marks.Withdrawn, .. marks.LeftOut.Select(one => one.Id)]);
            foreach (var one in marks.LeftOut)
                _leftOut[one.Id] = one.Reason;
        }
    }
}
