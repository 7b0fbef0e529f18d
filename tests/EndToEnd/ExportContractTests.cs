using LoketFunctions.Sandbox.Running;
using LoketFunctions.Simulators.Loket.Changes;
using LoketFunctions.Simulators.Planner.Registrations;
using LoketFunctions.Tests.EndToEnd.Exporting;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>C1: a contract that becomes another one after its hours were exported.</summary>
[Collection(Installation.ExportCollection)]
public sealed class ExportContractTests(Installation app) : ExportClass(app)
{
    [Fact]
    public async Task Hours_of_the_days_before_stay_and_the_others_go_when_somebody_has_seen_it()
    {
        var account = await ExportAccount.MakeAsync(App, "direct");
        var onCall = account.Somebody(onZeroHours: true);
        Registration[] month = [account.Shift(onCall, "a", 0, 8m), account.Shift(onCall, "b", 1, 8m),
            account.Shift(account.Somebody(onZeroHours: true, skip: 1), "c", 2, 8m)];
        Assert.Equal("completed", (await account.ExportAsync(month)).State);
        Assert.Equal(16m, await HoursAsync());

        // On the first day of a period nothing of it lies before the change.
        var (first, today) = (account.PeriodOf(onCall).From, AmsterdamTime.Today());
        var from = first.AddDays(1) > today ? today : first.AddDays(1);
        await App.Loket.ChangeAsync(new ChangeRequest(ChangeKind.FixedHours) { EmploymentId = account.EmploymentOf(onCall), From = from });
        await account.Account.SyncAsync();

        var refused = await account.ExportAsync(month);
        var part = refused.Administrations.Single(one => one.ToConfirm is not null);
        Assert.Equal(("refused", "contracts-changed", 1), (part.State, part.Problem!.Code, part.ToConfirm!.Employments));
        Assert.Equal(16m, await HoursAsync());
        Assert.Contains(
            "The kind of contract is another one", await account.Exports.ReportPageAsync(refused.Id, part.Id), StringComparison.Ordinal);

        var header = new ExportHeader(account.Periods.Asked, Confirm: [part.ToConfirm.Token]);
        var confirmed = await account.Exports.ToldAsync((await account.Exports.RequestAsync(header, month)).ExportId);
        Assert.Equal("completed", confirmed.State);
        Assert.Equal(from == first ? null : 8m, await HoursAsync());
        var again = await account.ExportAsync(month);
        Assert.Equal(("completed", 0, 0), (again.State, again.Changed, again.Withdrawn));

        async Task<decimal?> HoursAsync()
        {
            var lists = await account.Exports.MappingOptionsAsync(account.PeriodOf(onCall).Key.AdministrationId);
            var hours = lists.Components.Single(one => one.Description == "Uren gewerkt").Number;
            return (await account.CellsAsync())
                .SingleOrDefault(cell => cell.EmploymentId == account.EmploymentOf(onCall) && cell.Component == hours)?.Value;
        }
    }
}
