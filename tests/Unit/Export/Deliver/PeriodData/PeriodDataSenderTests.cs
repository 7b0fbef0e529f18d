using LoketFunctions.Export.Model;
using LoketFunctions.Failures;
using LoketFunctions.Loket.Failures;
using static LoketFunctions.Tests.Export.Deliver.PeriodData.PeriodDataSetting;

namespace LoketFunctions.Tests.Export.Deliver.PeriodData;

/// <summary>E8: what goes straight into Loket, and what is made of Loket's refusals.</summary>
public sealed class PeriodDataSenderTests : IAsyncLifetime
{
    private PeriodDataSetting _loket = null!;

    public async ValueTask InitializeAsync() => _loket = await StartAsync();

    public async ValueTask DisposeAsync() => await _loket.DisposeAsync();

    [Fact]
    public async Task Only_changes_are_sent_and_the_rest_stays_as_it_is()
    {
        await _loket.SendAsync(_loket.Line(_loket.People[0], New(Hours, 8m), New(Overtime, 2m), New(Travel, 30m)));
        await _loket.ByHandAsync(_loket.People[0], Travel, 31m);

        var line = _loket.Line(_loket.People[0], Changed(Hours, 8.25m, 8m), Withdrawn(Overtime, 2m), Unchanged(Travel, 30m));
        Assert.Empty(await _loket.SendAsync(line, _loket.Line(_loket.People[1], Unchanged(Hours, 8m))));

        Assert.Equal([(Hours, 8.25m), (Travel, 31m)], _loket.HeldOf(_loket.People[0]));
        Assert.Empty(_loket.HeldOf(_loket.People[1]));
    }

    [Fact]
    public async Task Nothing_to_change_costs_no_call()
    {
        Assert.Empty(await _loket.SendAsync(_loket.Line(_loket.People[0], Unchanged(Hours, 8m))));
        Assert.Equal(0, _loket.Calls(Collective));
    }

    [Fact]
    public async Task A_refused_record_is_named_with_Loket_s_words_and_does_not_stop_the_others()
    {
        await _loket.RefuseAsync(_loket.People[1], "Dit dienstverband is geblokkeerd.");

        var refused = await _loket.SendAsync(
            _loket.Line(_loket.People[0], New(Hours, 8m)),
            _loket.Line(_loket.People[1], New(Hours, 7m), Unchanged(Overtime, 1m), Withdrawn(Travel, 3m)),
            _loket.Line(_loket.People[2], New(Hours, 1000m)));

        Assert.Equal(
            [(_loket.People[1], Hours, 7m), (_loket.People[1], Travel, null), (_loket.People[2], Hours, 1000m)],
            refused.Select(value => (value.EmploymentId, value.Component!.Value, value.Wanted)));
        Assert.All(refused, value => Assert.Equal((RefusedCode.RefusedByLoket, 7), (value.Code, value.PayrollId)));
        Assert.Equal("Dit dienstverband is geblokkeerd.", refused[0].LoketWords);
        Assert.Contains("1000", refused[2].LoketWords, StringComparison.Ordinal);
        Assert.Equal([(_loket.People[0], _loket.Unit(0), Hours, 8m)], _loket.Held);
        Assert.Equal((1, 0), (_loket.Calls(Collective), _loket.Calls(OneByOne)));
    }

    /// <summary>Loket names the employment of a failure, not which of its records.</summary>
    [Fact]
    public async Task All_records_of_a_named_employment_count_as_refused()
    {
        var refused = await _loket.SendAsync(
            _loket.Line(_loket.People[0], 0, 1, New(Hours, 8m)), _loket.Line(_loket.People[0], 1, 1, New(Hours, -1m)),
            _loket.Line(_loket.People[1], New(Hours, 4m)));
        Assert.Equal([(_loket.People[0], 8m), (_loket.People[0], -1m)], refused.Select(value => (value.EmploymentId, value.Wanted!.Value)));
    }

    [Fact]
    public async Task A_closed_period_refuses_all_in_one_call()
    {
        await _loket.Visitor.ControlAsync(
            "/sandbox/runs", new { administrationId = _loket.Context.AdministrationId, year = 2026, periodNumber = 3, status = 9 });
        var refused = await _loket.SendAsync(_loket.Line(_loket.People[0], New(Hours, 8m)), _loket.Line(_loket.People[1], New(Hours, 8m)));
        Assert.Equal(2, refused.Count);
        Assert.All(refused, value => Assert.Contains("afgesloten", value.LoketWords, StringComparison.Ordinal));
        Assert.Empty(_loket.Held);
        Assert.Equal((1, 0), (_loket.Calls(Collective), _loket.Calls(OneByOne)));
    }

    [Theory]
    [InlineData("textError")]
    [InlineData("brokenRule")]
    [InlineData("forbidden")]
    public async Task Where_Loket_refuses_the_call_as_such_each_record_is_sent_by_itself(string fault)
    {
        await _loket.FaultAsync(fault, Collective);
        await _loket.RefuseAsync(_loket.People[1], "Geblokkeerd.");

        var refused = await _loket.SendAsync(
            _loket.Line(_loket.People[0], New(Hours, 8m)), _loket.Line(_loket.People[1], New(Hours, 8m)),
            _loket.Line(_loket.People[2], New(Hours, 6m), Withdrawn(Travel, 1m)));

        Assert.Equal((_loket.People[1], "Geblokkeerd."), (Assert.Single(refused).EmploymentId, refused[0].LoketWords));
        Assert.Equal([8m, 6m], _loket.Held.Select(cell => cell.Value).OrderDescending());
        Assert.Equal((1, 3), (_loket.Calls(Collective), _loket.Calls(OneByOne)));
    }

    [Fact]
    public async Task Without_any_right_to_write_the_step_says_so()
    {
        await _loket.ForbidAsync(Collective);
        await _loket.ForbidAsync(OneByOne);
        var failure = await Assert.ThrowsAsync<LoketException>(
            () => _loket.SendAsync(_loket.Line(_loket.People[0], New(Hours, 8m)), _loket.Line(_loket.People[1], New(Hours, 8m))));
        Assert.Equal((FailureReason.RightMissing, OneByOne), (failure.Failure.Reason, failure.Failure.Activity));
    }

    [Fact]
    public async Task One_employment_that_the_user_may_not_write_does_not_stop_the_others()
    {
        await _loket.FaultAsync("forbidden", Collective);
        await _loket.FaultAsync("forbidden", OneByOne);
        var refused = await _loket.SendAsync(_loket.Line(_loket.People[0], New(Hours, 8m)), _loket.Line(_loket.People[1], New(Hours, 7m)));
        Assert.Equal(_loket.People[0], Assert.Single(refused).EmploymentId);
        Assert.NotNull(refused[0].LoketWords);
        Assert.Equal([(Hours, 7m)], _loket.HeldOf(_loket.People[1]));
    }

    [Theory]
    [InlineData("serverErrorAfter", true)]
    [InlineData("disconnect", true)]
    [InlineData("unavailable", false)]
    [InlineData("tooManyRequests", false)]
    public async Task A_chunk_whose_answer_was_lost_is_sent_again(string fault, bool isWritten)
    {
        var line = _loket.Line(_loket.People[0], New(Hours, 8m), New(Travel, 30m));
        await _loket.FaultAsync(fault, Collective);

        var failure = await Assert.ThrowsAsync<LoketException>(() => _loket.SendAsync(line));

        Assert.Equal(FailureClass.Transient, failure.Failure.Class);
        Assert.Equal(isWritten ? 2 : 0, _loket.Held.Count());
        Assert.Empty(await _loket.SendAsync(line));
        Assert.Equal([(Hours, 8m), (Travel, 30m)], _loket.HeldOf(_loket.People[0]));
    }
}
