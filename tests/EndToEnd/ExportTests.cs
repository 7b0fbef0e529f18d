using LoketFunctions.Sandbox.Running.Exporting;
using LoketFunctions.Simulators.Planner;
using LoketFunctions.Simulators.Planner.Registrations;
using LoketFunctions.Tests.EndToEnd.Exporting;
using Spectre.Console;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>E4 to E10: a month of hours, from the planner into Loket.</summary>
[Collection(Installation.ExportCollection)]
public sealed class ExportTests(Installation app) : ExportClass(app)
{
    [Theory]
    [InlineData("eitje")]
    [InlineData("linda")]
    [InlineData("koppeling")]
    public async Task First_again_corrected_and_closed_each_export_does_what_it_must(string planner)
    {
        var account = await ExportAccount.WithMonthAsync(App, planner: planner);
        var complaints = new List<string>();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(TextWriter.Null) });
        var folder = Directory.CreateTempSubdirectory();
        try
        {
            var exporter = new Exporter(console, App.System, account.Exports, account.Account.Planner,
                new ExportFolder(Path.Combine(folder.FullName, "exports.json")));
            var checks = new ExportChecks(console, account.Account.Planner, complaints.Add);

            var figures = await new ExportSteps(console, App.System, account.Account.Planner, exporter, account.Periods, checks).RunAsync(
                CancellationToken.None);

            Assert.Empty(complaints);
            Assert.Equal(5, figures.Count);
            await account.KeepAsync((await account.Exports.ListAsync())[0].Id, "period-closed");
            Assert.True(figures[2] is { Created: > 0, Changed: > 0, Withdrawn: > 0 }, $"{figures[2]}");
        }
        finally
        {
            folder.Delete(recursive: true);
            foreach (var period in account.Periods.All)
                await App.Loket.Payroll.SetRunAsync(period.Key, null);
        }
    }

    [Fact]
    public async Task Hours_days_meals_and_allowances_are_summed_per_employment_and_written_as_decimals()
    {
        var account = await ExportAccount.MakeAsync(App);
        var onCall = account.Somebody(onZeroHours: true);
        var employed = account.Somebody(onZeroHours: false);

        var view = await account.ExportAsync(
            account.Shift(onCall, "a", 0, 8.5m),
            account.Shift(onCall, "b", 3) with
            {
                Start = new TimeOnly(22, 0),
                End = new TimeOnly(6, 20),
                BreakMinutes = 30,
                HourComponent = RegistrationCodes.Worked,
                Meals = 1,
            },
            account.Shift(onCall, "c", 3, 0.25m) with { Allowances = [new Allowance(RegistrationCodes.Travel, 12.34m)], Meals = 1 },
            account.Shift(onCall, "d", 4, 3m) with { Approved = false },
            account.Shift(employed, "e", 5, 8m) with { Meals = 1 });

        Assert.Equal("completed", view.State);
        var lists = await account.Exports.MappingOptionsAsync(account.PeriodOf(onCall).Key.AdministrationId);
        var cells = (await account.CellsAsync()).ToLookup(cell => cell.EmploymentId, cell => (Name(cell.Component), cell.Value));
        // 8:30, 7:50 and 0:15 are 16 hours and 35 minutes.
        Assert.Equal([("Dagen gewerkt", 2m), ("MAALTIJDEN", 2m), ("REISKOST.VERG.", 12.34m), ("Uren gewerkt", 16.58m)],
            cells[account.EmploymentOf(onCall)].Order());
        Assert.Equal([("Dagen gewerkt", 1m), ("MAALTIJDEN", 1m)], cells[account.EmploymentOf(employed)].Order());
        Assert.Equal(PlannerConfirmations.Exported, account.Confirmations.Of("b")?.State);
        Assert.Equal("not-approved", account.Confirmations.Of("d")?.Reason);
        var left = await Task.WhenAll(view.Administrations.Select(part => account.Exports.LeftOutAsync(view.Id, part.Id)));
        Assert.Contains(left, list => list.Contains("not-for-this-contract", StringComparison.Ordinal));

        string Name(int component) => lists.Components.Single(one => one.Number == component).Description;
    }

    /// <summary>
    /// Of a connection with several administrations: the hours of somebody who is not linked are in no administration's report.
    /// </summary>
    [Fact]
    public async Task Registrations_of_no_administration_are_named_with_the_export()
    {
        var account = await ExportAccount.MakeAsync(App);
        var somebody = account.Somebody(onZeroHours: true);
        var elsewhere = Guid.NewGuid();

        var view = await account.ExportAsync(
            account.Shift(somebody, "a", 0, 8m),
            account.Shift(somebody, "b", 1, 8m) with { EmployeeId = "nobody" },
            account.Shift(somebody, "c", 2, 8m) with { EmployeeId = "nobody", Approved = false },
            account.Shift(somebody, "d", 3, 8m) with
            {
                EmployeeId = "nobody",
                AdministrationId = account.PeriodOf(somebody).Key.AdministrationId.ToString()
            },
            account.Shift(somebody, "e", 4, 8m) with { EmployeeId = "nobody", AdministrationId = $"{elsewhere}" },
            account.Shift(somebody, "f", 5, 8m) with { EmployeeId = "nobody", BreakMinutes = -1 });

        Assert.True(view.Administrations.Count > 1, "Of one administration it is always known whose registrations are.");
        Assert.Equal(2, view.UnplacedCount);
        Assert.Equal(
            [("b", "nobody", "not-linked"), ("c", "nobody", "not-approved")],
            view.Unplaced.Select(one => (one.RegistrationId, one.PlannerEmployeeId, one.Reason)));
        Assert.Equal([account.PeriodOf(somebody).From.AddDays(1), account.PeriodOf(somebody).From.AddDays(2)],
            view.Unplaced.Select(one => one.Date));
        Assert.Equal(["f"], view.Faults.Select(fault => fault.RegistrationId));
        Assert.Equal(["not-linked", "not-approved"], new[] { "b", "c" }.Select(id => account.Confirmations.Of(id)?.Reason));
    }

    [Fact]
    public async Task The_planner_is_told_of_every_registration_under_one_id_for_each_part()
    {
        var account = await ExportAccount.WithMonthAsync(App);

        var view = await account.ExportAsync();

        await account.KeepAsync(view.Id, "plain");
        Assert.Equal("delivered", view.Marks);
        Assert.All(account.Registrations.All, registration => Assert.NotNull(account.Confirmations.Of(registration.Id)));
        Assert.All(account.Confirmations.Received, received => Assert.Equal(view.Id, received.Marks.ExportId));
        Assert.Equal(
            account.Confirmations.Received.Count,
            account.Confirmations.Received.Select(received => (received.Marks.AdministrationId, received.Marks.Part)).Distinct().Count());
        Assert.Equal(account.Confirmations.Received.Count, account.ConfirmationRequests.Count);
    }

    [Fact]
    public async Task Of_two_exports_asked_for_at_once_the_later_waits_for_the_end_of_the_earlier()
    {
        var account = await ExportAccount.WithMonthAsync(App);

        var earlier = await account.AskAsync();
        var later = await account.AskAsync();
        var (first, second) = (await account.Exports.ToldAsync(earlier.ExportId), await account.Exports.ToldAsync(later.ExportId));

        await account.KeepAsync(second.Id, "waited-for-its-turn");
        Assert.Equal(("completed", "completed"), (first.State, second.State));
        Assert.True(second.StartedAt >= first.FinishedAt, $"{second.StartedAt:O} is before {first.FinishedAt:O}.");
        Assert.Equal((0, first.Created, 0), (second.Created + second.Changed, second.Unchanged, second.Withdrawn));
    }

    [Fact]
    public async Task A_preview_tells_everything_and_does_nothing()
    {
        var account = await ExportAccount.WithMonthAsync(App);

        var asked = await account.Exports.RequestAsync(new ExportHeader(account.Periods.Asked, Preview: true), account.Registrations.All);
        var view = await account.Exports.FinishedAsync(asked.ExportId);

        await account.KeepAsync(view.Id, "preview");
        Assert.Equal("previewed", view.State);
        Assert.True(view.Created > 0);
        Assert.All(view.Administrations, part => Assert.True(part.HasReport));
        Assert.Empty(await account.CellsAsync());
        Assert.Empty(account.Mails);
        Assert.Empty(account.ConfirmationRequests);
        Assert.Empty(await account.PayrollFilesAsync());
        Assert.Equal(view.Created, (await account.ExportAsync()).Created);
    }

    [Fact]
    public async Task A_value_that_somebody_entered_in_Loket_is_left_alone()
    {
        const int Bonus = 160;
        var account = await ExportAccount.MakeAsync(App, delivery: "direct");
        var somebody = account.Somebody(onZeroHours: true);
        var period = account.PeriodOf(somebody).Key;
        await App.Loket.Payroll.EnterAsync(period, account.EmploymentOf(somebody), Bonus, 250m);
        await account.ExportAsync(account.Shift(somebody, "a", 0, 8m));

        var view = await account.ExportAsync();

        Assert.True(view.Withdrawn > 0);
        Assert.Equal([(Bonus, 250m)], (await account.CellsAsync()).Select(cell => (cell.Component, cell.Value)));
        Assert.Equal(PlannerConfirmations.Withdrawn, account.Confirmations.Of("a")?.State);
        Assert.Empty(account.Mails);
    }
}
