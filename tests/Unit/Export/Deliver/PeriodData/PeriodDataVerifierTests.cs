using LoketFunctions.Export.Deliver.PeriodData;
using LoketFunctions.Export.Model;
using LoketFunctions.Simulators.Loket.Users;
using static LoketFunctions.Tests.Export.Deliver.PeriodData.PeriodDataSetting;

namespace LoketFunctions.Tests.Export.Deliver.PeriodData;

/// <summary>E8: what is read back is the truth, whatever Loket said when it was sent.</summary>
public sealed class PeriodDataVerifierTests : IAsyncLifetime
{
    private PeriodDataSetting _loket = null!;

    public async ValueTask InitializeAsync() => _loket = await StartAsync(employees: 200);

    public async ValueTask DisposeAsync() => await _loket.DisposeAsync();

    [Fact]
    public async Task What_was_sent_now_or_before_is_confirmed_in_every_list()
    {
        await _loket.SendAsync(_loket.Line(_loket.People[0], New(Hours, 8m), New(Overtime, 0m), New(Travel, 30m)),
            _loket.Line(_loket.People[1], New(Hours, 5m)));
        Guid first = _loket.People[0], second = _loket.People[1];
        var lines = new[]
        {
            _loket.Line(first, 0, 1, Unchanged(Hours, 8m), Changed(Overtime, 1m, 0m), Withdrawn(Travel, 30m)),
            _loket.Line(first, 1, 1, New(Hours, 4m)),
            _loket.Line(first, 0, 2, New(Hours, 3m)),
            _loket.Line(second, Withdrawn(Hours, 5m)),
        };
        Assert.Empty(await _loket.SendAsync(lines));

        var result = await _loket.VerifyAsync(lines);

        Assert.Equal(
            lines.SelectMany(line => line.Cells, (line, cell) => new CellKey(line.Key, cell.Component)).ToHashSet(), result.Confirmed);
        Assert.Empty(result.Refused);
        Assert.Empty(result.Warnings);
        // Of the second nothing is left, so only asking for that one shows that it is not hidden.
        Assert.Equal((0, 1), (_loket.Calls(OneByOne), _loket.Calls(OfEmployment)));
    }

    [Fact]
    public async Task What_somebody_changed_in_Loket_is_told_and_left_as_it_is()
    {
        await _loket.SendAsync(_loket.Line(_loket.People[0], New(Hours, 8m), New(Overtime, 2m), New(Travel, 30m)));
        await _loket.ByHandAsync(_loket.People[0], Hours, 9m);
        await _loket.ByHandAsync(_loket.People[0], Travel, null);

        var result = await _loket.VerifyAsync(
            _loket.Line(_loket.People[0], Unchanged(Hours, 8m), Unchanged(Overtime, 2m), Unchanged(Travel, 30m)));

        Assert.Equal(
            [(Hours, 8m, 9m, RefusedCode.DiffersInLoket), (Travel, 30m, null, RefusedCode.DiffersInLoket)],
            result.Refused.Select(value => (value.Component!.Value, value.Wanted!.Value, value.InLoket, value.Code)));
        Assert.Equal([PeriodDataCodes.ChangedInLoket], result.Warnings);
        Assert.Equal(Overtime, Assert.Single(result.Confirmed).Component);
        Assert.Equal([(Hours, 9m), (Overtime, 2m)], _loket.HeldOf(_loket.People[0]));
    }

    [Fact]
    public async Task What_was_sent_now_and_changed_at_once_is_not_confirmed_nor_overwritten()
    {
        await _loket.SendAsync(_loket.Line(_loket.People[0], New(Hours, 8m), New(Overtime, 2m)));
        await _loket.ByHandAsync(_loket.People[0], Hours, 9m);
        await _loket.ByHandAsync(_loket.People[0], Overtime, 0m);

        var result = await _loket.VerifyAsync(_loket.Line(_loket.People[0], New(Hours, 8m), Withdrawn(Overtime, 2m)));

        // 0 is not nothing: the withdrawn value is still there.
        Assert.Equal(
            [(Hours, 8m, 9m, RefusedCode.NotConfirmed), (Overtime, null, 0m, RefusedCode.NotConfirmed)],
            result.Refused.Select(value => (value.Component!.Value, value.Wanted, value.InLoket!.Value, value.Code)));
        Assert.Empty(result.Confirmed);
        Assert.Empty(result.Warnings);
        Assert.Equal([(Hours, 9m), (Overtime, 0m)], _loket.HeldOf(_loket.People[0]));
    }

    [Fact]
    public async Task What_did_not_arrive_is_sent_once_more()
    {
        await _loket.SendAsync(_loket.Line(_loket.People[0], New(Hours, 8m), New(Overtime, 2m), New(Travel, 1m)));
        // Accepted, it was said; Loket holds what it held before.
        var line = _loket.Line(_loket.People[0], Changed(Hours, 9m, 8m), Withdrawn(Overtime, 2m), Unchanged(Travel, 1m), New(4, 0m));

        var result = await _loket.VerifyAsync(line);

        Assert.Equal(4, result.Confirmed.Count);
        Assert.Empty(result.Refused);
        Assert.Equal([(Hours, 9m), (4, 0m), (Travel, 1m)], _loket.HeldOf(_loket.People[0]));
        Assert.Equal((1, 1), (_loket.Calls(OneByOne), _loket.Calls(OfEmployment)));
    }

    [Fact]
    public async Task What_does_not_arrive_the_second_time_either_is_refused()
    {
        await _loket.RefuseAsync(_loket.People[0], "Geblokkeerd.");
        await _loket.FaultAsync("emptyBody", OneByOne);

        var result = await _loket.VerifyAsync(_loket.Line(_loket.People[0], New(Hours, 8m)), _loket.Line(_loket.People[1], New(Hours, 7m)));

        var value = Assert.Single(result.Refused);
        Assert.Equal((_loket.People[0], RefusedCode.RefusedByLoket, "Geblokkeerd."), (value.EmploymentId, value.Code, value.LoketWords));
        Assert.Equal(_loket.People[1], Assert.Single(result.Confirmed).Line.EmploymentId);
    }

    [Fact]
    public async Task A_refusal_counts_only_where_Loket_lacks_the_value()
    {
        var good = _loket.Line(_loket.People[0], 0, 1, New(Hours, 8m), Unchanged(Travel, 4m));
        var bad = _loket.Line(_loket.People[0], 1, 1, New(Hours, 1000m), New(Travel, 5m));
        var other = _loket.Line(_loket.People[1], Unchanged(Hours, 3m));
        await _loket.SendAsync(_loket.Line(_loket.People[1], New(Hours, 3m)));
        var refused = await _loket.SendAsync(good, bad, other, _loket.Line(_loket.People[2], New(Hours, 1m)));
        Assert.Equal(3, refused.Count);

        var result = await _loket.VerifyAsync(refused, good, bad, other);

        Assert.Equal(
            [(good.Key, Travel, RefusedCode.DiffersInLoket), (bad.Key, Hours, RefusedCode.RefusedByLoket),
                (bad.Key, Travel, RefusedCode.RefusedByLoket)],
            result.Refused.Select(value => (value.Line!, value.Component!.Value, value.Code)));
        Assert.Null(result.Refused[0].LoketWords);
        Assert.All(result.Refused.Skip(1), value => Assert.Contains("1000", value.LoketWords, StringComparison.Ordinal));
        Assert.Equal([good.Key, other.Key], result.Confirmed.Select(cell => cell.Line));
        Assert.Equal(0, _loket.Calls(OneByOne));
    }

    [Fact]
    public async Task Whoever_the_user_s_filter_hides_is_asked_for_by_himself_within_bounds()
    {
        var lines = _loket.People.Take(PeriodDataVerifier.MostSingleCalls + 5).Select(id => _loket.Line(id, New(Hours, 8m))).ToArray();
        Assert.Equal(PeriodDataVerifier.MostSingleCalls + 5, lines.Length);
        await _loket.SendAsync(lines);
        var hidden = UserFilter.None with { Departments = [Guid.Empty] };
        await _loket.Visitor.ControlAsync("/sandbox/users",
            SandboxUser.Defaults[0] with { Filters = new Dictionary<Guid, UserFilter> { [_loket.Context.EmployerId] = hidden } });

        var result = await _loket.VerifyAsync(lines);

        Assert.Equal(PeriodDataVerifier.MostSingleCalls, result.Confirmed.Count);
        Assert.Equal(5, result.NotVerified.Count);
        Assert.Empty(result.Refused);
        Assert.Equal([PeriodDataCodes.NotVerified], result.Warnings);
        Assert.Equal((0, PeriodDataVerifier.MostSingleCalls), (_loket.Calls(OneByOne), _loket.Calls(OfEmployment)));
    }

    [Fact]
    public async Task What_Loket_cannot_list_is_asked_for()
    {
        var lines = _loket.People.Take(3).Select(id => _loket.Line(id, New(Hours, 8m))).ToArray();
        await _loket.SendAsync(lines);
        await _loket.FaultAsync("failedRows", "GetPayrollPeriodDataByPayrollAdministrationIdAndPayrollPeriodId");

        Assert.Equal(3, (await _loket.VerifyAsync(lines)).Confirmed.Count);
        Assert.Equal((0, 3), (_loket.Calls(OneByOne), _loket.Calls(OfEmployment)));
    }

    /// <summary>Taken from the year's list after it was sent: no list shows it any more.</summary>
    [Fact]
    public async Task A_component_that_is_in_no_list_is_asked_for()
    {
        var line = _loket.Line(_loket.People[0], Unchanged(Hours, 8m), Unchanged(Travel, 5m));
        await _loket.SendAsync(_loket.Line(_loket.People[0], New(Hours, 8m), New(Travel, 5m)));
        var lists =
            _loket.Context.Lists with { Components = [.. _loket.Context.Lists.Components.Where(component => component.Number != Travel)] };

        var result = await PeriodDataVerifier.VerifyAsync(
            _loket.Client, _loket.Context with { Lists = lists }, new[] { line }.ToAsyncEnumerable(), [], CancellationToken.None);

        Assert.Equal(2, result.Confirmed.Count);
        Assert.Equal(1, _loket.Calls(OfEmployment));
    }
}
