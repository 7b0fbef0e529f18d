using System.Text.Json;
using LoketFunctions.Connections;
using LoketFunctions.Export;
using LoketFunctions.Export.Intake;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Http;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Staff;
using LoketFunctions.Storage;
using Microsoft.Extensions.DependencyInjection;
using Registration = LoketFunctions.Planner.Registration;

namespace LoketFunctions.Tests.Export.Whole;

/// <summary>C1 and U1: a contract that is another one in Loket after its hours were exported.</summary>
[Collection(WholeExports.Name)]
public sealed class ContractChangeTests(AppStorage storage)
{
    private const int Worked = 1;

    private readonly Dictionary<int, ExportRun> _runs = [];

    private static readonly DateOnly Sixteenth = new(2026, 3, 16);
    private static readonly Registration[] Month = [
        ExportWorld.Shift(0, 3, department: null), ExportWorld.Shift(0, 20, department: null), ExportWorld.Shift(1, 4)];

    [Fact]
    public async Task A_flag_that_changed_without_a_date_moves_nothing_of_the_days_before_and_is_told()
    {
        await using var world = await ExportedAsync(Kind(true, (default, KindInLoket.ZeroHours)));
        await ChangeAsync(world, history => Kind(false, (default, KindInLoket.FixedHours)).After(history, new DateOnly(2026, 3, 28)));
        var again = await ExportAsync(world, 2);

        Assert.Equal((ExportAdministrationState.Done, 0, 0), (again.State, again.Changed, again.Withdrawn));
        Assert.Equal([16m], Hours(world));
        Assert.Contains(SelectionWarning.OnCallUndated, again.WarningCodes);
        Assert.Null(again.ConfirmToken);
    }

    /// <summary>
    /// On call until the 15th, fixed hours from the 16th: the 8 hours of the 3rd stay, those of the 20th go when somebody has seen it.
    /// </summary>
    [Fact]
    public async Task What_was_exported_is_withdrawn_only_when_somebody_has_confirmed_it()
    {
        await using var world = await ExportedAsync(Kind(true, (default, KindInLoket.ZeroHours)));
        await ChangeAsync(world, history =>
            Kind(false, (default, KindInLoket.Unknown), (Sixteenth, KindInLoket.FixedHours)).After(history, new DateOnly(2026, 3, 28)));

        var preview = await ExportAsync(world, 2, preview: true);
        Assert.Equal((ExportAdministrationState.Previewed, 1), (preview.State, preview.ContractChanges));
        var refused = await ExportAsync(world, 3);
        Assert.Equal((ExportAdministrationState.Refused, ExportCodes.ContractsChanged, preview.ConfirmToken),
            (refused.State, refused.FailureCode, refused.ConfirmToken));
        Assert.Equal([16m], Hours(world));
        var change = Assert.Single((await world.ReportAsync(_runs[3])).ContractChanges);
        Assert.Equal((world.People[0].Id, ContractChangeReason.Kind), (change.EmploymentId, Assert.Single(change.Reasons)));
        Assert.Equal((Worked, 16m, 8m), change.Values.Where(value => value.Component == Worked)
            .Select(value => (value.Component, value.Before!.Value, value.Value!.Value)).Single());

        Assert.Equal(ExportCodes.ContractsChanged, (await ExportAsync(world, 4, "anotherChange")).FailureCode);
        var confirmed = await ExportAsync(world, 5, refused.ConfirmToken);
        Assert.Equal((ExportAdministrationState.Done, null), (confirmed.State, confirmed.FailureCode));
        Assert.Equal([8m], Hours(world));
        var last = await ExportAsync(world, 6);
        Assert.Equal((ExportAdministrationState.Done, 0, null), (last.State, last.ContractChanges, last.FailureCode));
    }

    [Fact]
    public async Task A_corrected_unit_is_followed_when_somebody_has_confirmed_it()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        Guid?[] units = [world.Employer.DistributionUnits[0].Id, world.Employer.DistributionUnits[1].Id];
        await ChangeAsync(world, _ => Kind(true, (default, KindInLoket.ZeroHours)) with { Units = DatedValues.Always(units[0]) });
        await ExportAsync(world, 1);
        await ChangeAsync(world, history => history with { Units = [new(default, units[0]), new(Sixteenth, units[1])] });

        var refused = await ExportAsync(world, 2);
        Assert.Equal(ExportCodes.ContractsChanged, refused.FailureCode);
        Assert.Equal([ContractChangeReason.Unit], Assert.Single((await world.ReportAsync(_runs[2])).ContractChanges).Reasons);
        await ExportAsync(world, 3, refused.ConfirmToken);
        Assert.Equal([(units[0], 8m), (units[1], 8m)], Cells(world).OrderBy(cell => cell.Unit != units[0]));
    }

    /// <summary>
    /// Nothing but the number changes, so there would be no new file; and the one that stands names somebody else, or nobody.
    /// </summary>
    [Theory]
    [InlineData(nameof(Delivery.File))]
    [InlineData(nameof(Delivery.Both))]
    public async Task A_file_that_names_an_old_number_is_followed_by_one_with_the_new_when_somebody_has_confirmed_it(string delivery)
    {
        await using var world = await ExportWorld.StartAsync(storage);
        await world.Services.GetRequiredService<ConnectionStore>().ChangeAsync(
            world.Connection.Tenant, world.Connection.Id, connection => connection.Delivery = Enum.Parse<Delivery>(delivery), default);
        await ExportAsync(world, 1);
        var number = world.People[0].PayrollId;
        await world.ChangeContractAsync(0, contract => contract with { PayrollId = number + 5000 });

        var preview = await ExportAsync(world, 2, preview: true);
        var refused = await ExportAsync(world, 3);
        Assert.Equal(
            (ExportCodes.ContractsChanged, 1, preview.ConfirmToken), (refused.FailureCode, refused.ContractChanges, refused.ConfirmToken));
        var change = Assert.Single((await world.ReportAsync(_runs[3])).ContractChanges);
        Assert.Equal((new NumberChange(new($"{number}"), new($"{number + 5000}")), ContractChangeReason.Number),
            (change.Number, Assert.Single(change.Reasons)));
        var page = await PageAsync(world, 3);
        Assert.Contains($"({number} → {number + 5000})", page, StringComparison.Ordinal);
        Assert.Single(world.FileMails);

        var confirmed = await ExportAsync(world, 4, refused.ConfirmToken);
        Assert.Equal((ExportAdministrationState.Done, 2), (confirmed.State, confirmed.FileVersion));
        var file = (await world.Blobs.PayrollFiles.GetBlobClient(confirmed.FileBlob).DownloadContentAsync()).Value.Content.ToString();
        Assert.Equal(
            [$"{world.People[1].PayrollId}", $"{number + 5000}"],
            file.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(';')[1]).Order());
        Assert.Equal(2, world.FileMails.Count);
        var last = await ExportAsync(world, 5);
        Assert.Equal((ExportAdministrationState.Done, null, 2), (last.State, last.ConfirmToken, last.FileVersion));
    }

    /// <summary>
    /// Without a change in Loket nobody is asked, whatever changes in the planner; nor where nothing that was sent is touched.
    /// </summary>
    [Fact]
    public async Task Registrations_that_change_are_nobodys_contract()
    {
        await using var world = await ExportedAsync(Kind(true, (default, KindInLoket.ZeroHours)));
        var fewer = await ExportAsync(world, 2, registrations: [Month[0], Month[2]]);
        Assert.Equal((ExportAdministrationState.Done, null), (fewer.State, fewer.ConfirmToken));
        await ChangeAsync(
            world, history => history with { Kinds = [new(default, KindInLoket.ZeroHours), new(Sixteenth, KindInLoket.MinMax)] });
        var same = await ExportAsync(world, 3, registrations: [Month[0], Month[2]]);
        Assert.Equal((ExportAdministrationState.Done, null), (same.State, same.ConfirmToken));
    }

    [Fact]
    public async Task Who_sends_registrations_and_who_asks_for_a_period_can_both_confirm()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new { period = new { year = 2026, periodNumber = 3 }, confirm = new[] { "abc", "def" }, registrations = Month },
            AppJson.Options);
        var sent = await world.ReceiveAsync(new Life(), "msg_1", body);
        Assert.Equal(["abc", "def"], (await world.Exports.FindAsync(new RunKey(world.Connection.Id, sent), default))!.Confirmed);

        var operations = world.NewHost(new Life()).Services.GetRequiredService<ExportOperations>();
        var caller = Caller.OfPlanner(world.Connection.Tenant);
        var wanted = new PeriodExportRequest(world.Administration.Id, 2026, 3, Confirm: ["abc"]);
        var asked = await operations.RequestPeriodAsync(world.Engine.Client, caller, world.Connection.Id, wanted, message: null, default);
        Assert.Equal(["abc"], (await world.Exports.FindAsync(new RunKey(world.Connection.Id, asked), default))!.Confirmed);

        var wrong = await Assert.ThrowsAsync<ProblemException>(() => operations.RequestPeriodAsync(
            world.Engine.Client, caller, world.Connection.Id, wanted with { Confirm = ["a b"] }, message: null, default));
        Assert.Equal(["confirm"], wrong.Problem.Faults!.Keys);
    }

    private static ContractHistory Kind(bool onCall, params (DateOnly From, KindInLoket Kind)[] kinds) =>
        new([.. kinds.Select(one => new DatedValue<KindInLoket>(one.From, one.Kind))], [], onCall, kinds[^1].From);

    private async Task<ExportWorld> ExportedAsync(ContractHistory history)
    {
        var world = await ExportWorld.StartAsync(storage);
        await ChangeAsync(world, _ => history);
        Assert.Equal(ExportAdministrationState.Done, (await ExportAsync(world, 1)).State);
        return world;
    }

    private async Task<ExportAdministrationRow> ExportAsync(
        ExportWorld world, int number, string? confirm = null, bool preview = false, Registration[]? registrations = null)
    {
        (_runs[number], var row) = await world.ExportAsync(number, registrations ?? Month, preview, confirm);
        return row;
    }

    private async Task<string> PageAsync(ExportWorld world, int number) => (await world.Blobs.PayrollFiles.GetBlobClient(
        (await world.AdministrationRowAsync(_runs[number])).ReportBlob + ".html").DownloadContentAsync()).Value.Content.ToString();

    private static Task ChangeAsync(ExportWorld world, Func<ContractHistory, ContractHistory> change) =>
        world.ChangeContractAsync(0, contract => contract with { History = change(contract.History) });

    private static IEnumerable<decimal> Hours(ExportWorld world) => Cells(world).Select(cell => cell.Hours);

    /// <summary>The hours of the one whose contract changes, as Loket holds them.</summary>
    private static IEnumerable<(Guid? Unit, decimal Hours)> Cells(ExportWorld world) => ExportTraces.CellsOf(world)
        .Where(cell => cell.EmploymentId == world.People[0].Id && cell.Component == Worked)
        .Select(cell => ((Guid?)cell.DistributionUnit, cell.Value));
}
