using LoketFunctions.Sandbox.Running;
using LoketFunctions.Simulators.Loket.Staff;
using LoketFunctions.Simulators.Planner.Registrations;
using LoketFunctions.Tests.EndToEnd.Exporting;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>E2: an export by schedule, so many days after the payroll period ended.</summary>
[Collection(Installation.ExportCollection)]
public sealed class ExportScheduleTests(Installation app) : ExportClass(app)
{
    [Fact]
    public async Task When_its_day_has_come_the_planner_is_asked_for_the_registrations_of_the_period_and_they_are_exported_once()
    {
        var account = await ExportAccount.MakeAsync(App);
        var (administration, period) = await LastPeriodAsync(account);
        var staff = account.Account.Planner.Employees.Where(employee => employee.AdministrationId == administration.ToString()).Select(
            RosteredEmployee.Of);
        var month = RegistrationGenerator.Generate(staff, new RegistrationOptions(1, period.StartDate, period.EndDate)).ToList();
        account.Registrations.Add(month);
        account.Registrations.Add(month.Select(one => one with { Id = $"later-{one.Id}", Date = one.Date.AddDays(60) }));

        await account.Account.Api.ChangeAsync(account.Account.ConnectionId, new
        {
            exportDaysAfterPeriod = AmsterdamTime.Today().DayNumber - period.EndDate.DayNumber,
            exportAt = AmsterdamTime.In(TimeSpan.FromSeconds(1)),
        });
        var started = await Waiting.ForAsync(
            "the scheduled export", async () => (await account.Exports.ListAsync()).FirstOrDefault(export => export.Trigger == "schedule"));
        var view = await account.Exports.ToldAsync(started.Id);

        await account.KeepAsync(started.Id, "scheduled");
        await account.KeepInstanceAsync($"export-look-{account.Account.ConnectionId}-{AmsterdamTime.Today():yyyyMMdd}", "one-period-due");
        Assert.Equal(("completed", null, month.Count), (view.State, view.Problem?.Code, view.Registrations.TakenIn));
        var part = Assert.Single(view.Administrations);
        Assert.Equal((administration, period.Year, period.Number), (part.Id, part.Period!.Year, part.Period.PeriodNumber));
        Assert.Equal(part.Created, (await App.Loket.Payroll.CellsAsync(part.PeriodKey!)).Count);
        Assert.All(month, registration => Assert.NotNull(account.Confirmations.Of(registration.Id)));
        var asked = App.Planners.Log.Requests.Where(request => request.Path == $"/accounts/{account.Account.Api.Account}/registrations")
            .ToList();
        Assert.All(asked, request =>
            Assert.Contains($"from={period.StartDate:yyyy-MM-dd}&to={period.EndDate:yyyy-MM-dd}", request.Query, StringComparison.Ordinal));
        Assert.All(asked, request => Assert.Equal(200, request.Status));

        // The timer has fired again by the time that a later night has come.
        await account.Account.NextNightAsync();
        Assert.Single(await account.Exports.ListAsync(), export => export.Trigger == "schedule");
    }

    /// <summary>Of the administration that pays by four weeks: whatever the day, its last period ended at most 28 days ago.</summary>
    private async Task<(Guid Administration, PayrollPeriod Period)> LastPeriodAsync(ExportAccount account)
    {
        var chosen = await account.Account.ChosenAsync();
        var administration = (await App.Loket.StaffAsync()).Employers.SelectMany(employer => employer.Administrations)
            .First(one => chosen.Contains(one.Id) && one.PeriodType == nameof(PeriodType.FourWeeks));
        return (administration.Id,
            PayrollCalendar.Around(PeriodType.FourWeeks, AmsterdamTime.Today()).Last(period => period.EndDate < AmsterdamTime.Today()));
    }
}
