using LoketFunctions.Simulators.Loket.Changes;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Tests.Sandbox.Loket;

public sealed class LoketVersionNumberTests : IAsyncLifetime
{
    private const string Employers = "/v2/providers/employers/lastmodifiedversionnumbers";
    private LoketVisitor _visitor = null!;

    public async ValueTask InitializeAsync() => _visitor = await LoketVisitor.StartAsync();

    public async ValueTask DisposeAsync() => await _visitor.DisposeAsync();

    [Fact]
    public async Task An_employers_number_is_the_highest_of_its_employments()
    {
        foreach (var (employer, number) in await NumbersAsync(Employers))
        {
            Assert.Equal(number, (await NumbersAsync(Of(employer))).Values.Max());
        }
    }

    [Theory]
    [InlineData(ChangeKind.Wage)]
    [InlineData(ChangeKind.FutureWage)]
    [InlineData(ChangeKind.Address)]
    [InlineData(ChangeKind.Phone)]
    [InlineData(ChangeKind.Email)]
    [InlineData(ChangeKind.Name)]
    [InlineData(ChangeKind.Department)]
    [InlineData(ChangeKind.End)]
    [InlineData(ChangeKind.Reinstate)]
    [InlineData(ChangeKind.Extend)]
    [InlineData(ChangeKind.Hire)]
    public async Task A_change_raises_its_own_number_above_all_others_and_no_other_number(object kind)
    {
        var highest = (await NumbersAsync(Employers)).Values.Max();
        var done = _visitor.Loket.Changes.One((ChangeKind)kind, seed: 5);

        var changed = await NumbersAsync($"{Employers}?filter=lastModifiedVersionNumber%20gt%20{highest}");
        Assert.Equal((done.EmployerId, done.Version), (Assert.Single(changed).Key, Assert.Single(changed).Value));
        var employments = await NumbersAsync($"{Of(done.EmployerId)}?filter=lastModifiedVersionNumber%20gt%20{highest}");
        var state = _visitor.Loket.Database.State.Employer(done.EmployerId)!;
        var expected = (ChangeKind)kind is ChangeKind.Address or ChangeKind.Phone or ChangeKind.Email or ChangeKind.Name
            ? state.EmploymentsOf(done.EmployeeId).Select(e => e.Id)
            : [done.EmploymentId];
        Assert.Equal(expected.Order(), employments.Keys.Order());
        Assert.All(employments.Values, v => Assert.Equal(done.Version, v));
    }

    [Fact]
    public async Task Another_day_alone_raises_nothing()
    {
        var before = await NumbersAsync(Employers);
        await _visitor.ControlAsync("/sandbox/date", new { date = LoketVisitor.Today.AddDays(1) });
        Assert.Equal(before, await NumbersAsync(Employers));
    }

    [Fact]
    public async Task A_future_wage_becomes_actual_tomorrow_without_a_new_number()
    {
        var done = _visitor.Loket.Changes.One(ChangeKind.FutureWage);
        var path = $"/v2/providers/employers/{done.EmployerId}/actualwages?filter=employmentId%20eq%20'{done.EmploymentId}'";
        var today = (await _visitor.RowsAsync(path))[0]!["wage"]!;
        var tomorrow = (await _visitor.RowsAsync($"{path}&referenceDate={LoketVisitor.Today.AddDays(1):yyyy-MM-dd}"))[0]!["wage"]!;
        Assert.Equal($"{LoketVisitor.Today:yyyy-MM-dd}", today["endDate"]!.GetValue<string>());
        Assert.True(tomorrow["grossWage"]!.GetValue<decimal>() > today["grossWage"]!.GetValue<decimal>());

        var before = _visitor.Loket.Database.State.Version;
        _visitor.Loket.Database.SetToday(LoketVisitor.Today.AddDays(1));
        Assert.Equal(tomorrow.ToJsonString(), (await _visitor.RowsAsync(path))[0]!["wage"]!.ToJsonString());
        Assert.Equal(before, _visitor.Loket.Database.State.Version);
    }

    [Fact]
    public async Task An_ended_employment_is_no_longer_actual_and_comes_back_when_reinstated()
    {
        var ended = _visitor.Loket.Changes.One(ChangeKind.End);
        var path =
            $"/v2/providers/employers/{ended.EmployerId}/actualorganizationalentities?filter=employmentId%20eq%20'{ended.EmploymentId}'";
        Assert.Empty(await _visitor.RowsAsync(path));
        Assert.Single(await _visitor.RowsAsync($"{path}&referenceDate={LoketVisitor.Today.AddDays(-1):yyyy-MM-dd}"));
        _visitor.Loket.Changes.One(ChangeKind.Reinstate, ended.EmploymentId);
        Assert.Single(await _visitor.RowsAsync(path));
    }

    [Fact]
    public async Task Actual_records_are_those_of_the_reference_date()
    {
        var day = LoketVisitor.Today.AddDays(-200);
        foreach (var employer in _visitor.Loket.Database.State.Employers)
        {
            var rows = await _visitor.RowsAsync(
                $"/v2/providers/employers/{employer.Id}/actualwages?pageSize=1000&referenceDate={day:yyyy-MM-dd}");
            var expected = employer.Staff.Employments.Where(e => e.IsActiveOn(day) && e.Wages.Count > 0)
                .Select(e => (e.Id, e.Wages.Last(w => w.StartDate <= day).Id));
            Assert.Equal(expected, rows.Select(r => (r!["employmentId"]!.GetValue<Guid>(), r["wage"]!["id"]!.GetValue<Guid>())));
        }
    }

    [Fact]
    public void Many_changes_never_lower_a_number_and_keep_every_chain_linked()
    {
        var database = _visitor.Loket.Database;
        for (var round = 0; round < 20; round++)
        {
            var before = database.State.Employers.SelectMany(e => e.Staff.Employments).ToDictionary(e => e.Id, e => e.Version);
            var done = _visitor.Loket.Changes.Random(11, round);
            Assert.Equal(done.Count, done.Select(d => d.EmployeeId).Distinct().Count());
            Assert.Equal(done.Select(d => d.Version), done.Select(d => d.Version).Order());
            Assert.All(database.State.Employers.SelectMany(e => e.Staff.Employments),
                e => Assert.True(e.Version >= before.GetValueOrDefault(e.Id)));
        }

        Assert.All(database.State.Employers.SelectMany(e => e.Staff.Employments), e =>
        {
            Assert.Equal(e.Wages.Select(w => w.StartDate).Distinct().Order(), e.Wages.Select(w => w.StartDate));
            Assert.All(Enumerable.Range(0, Math.Max(0, e.Wages.Count - 1)),
                i => Assert.Equal(e.Wages[i + 1].StartDate.AddDays(-1), DateChain.EndOf(e.Wages, i, e.EndDate)));
        });
    }

    private static string Of(Guid employer) => $"/v2/providers/employers/{employer}/employees/employments/lastmodifiedversionnumbers";

    private async Task<Dictionary<Guid, long>> NumbersAsync(string path) =>
        (await _visitor.RowsAsync(path)).ToDictionary(
            r => r!["id"]!.GetValue<Guid>(), r => r!["lastModifiedVersionNumber"]!.GetValue<long>());
}
