using LoketFunctions.Connections;
using LoketFunctions.Export;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Report;
using LoketFunctions.Export.Store;
using LoketFunctions.Localization;
using LoketFunctions.Security;
using LoketFunctions.Simulators.Loket.Payroll;
using Microsoft.Extensions.DependencyInjection;
using Registration = LoketFunctions.Planner.Registration;

namespace LoketFunctions.Tests.Export.Whole;

/// <summary>
/// An export that would take back much of what is in Loket: 9 values of five people, hours and a day of four, a day of one.
/// </summary>
[Collection(WholeExports.Name)]
public sealed class MuchWithdrawnTests(AppStorage storage)
{
    private static readonly Registration[] Month = [.. Enumerable.Range(0, 5).Select(person => ExportWorld.Shift(person, 3))];

    private readonly Dictionary<int, ExportRun> _runs = [];

    [Fact]
    public async Task What_would_take_back_much_waits_until_somebody_has_confirmed_just_that()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        await ExportAsync(world, 1, Month);
        var before = ExportTraces.CellsOf(world);
        var much = new MuchWithdrawn(5, 9, 3);

        var preview = await ExportAsync(world, 2, Month[..2], preview: true);
        Assert.Equal((ExportAdministrationState.Previewed, null, much), (preview.State, preview.FailureCode, preview.Withdrawal));
        Assert.Contains("5 van de 9 waarden, van 3 medewerkers", await NoticesAsync(world, 2), StringComparison.Ordinal);
        var refused = await ExportAsync(world, 3, Month[..2]);
        Assert.Equal((ExportAdministrationState.Refused, ExportCodes.WithdrawsMuch, preview.ConfirmToken),
            (refused.State, refused.FailureCode, refused.ConfirmToken));
        Assert.Equal(before, ExportTraces.CellsOf(world));
        var connection = await world.ReadConnectionAsync();
        Assert.Equal(AttentionReason.ExportFailed, connection.Attention);
        Assert.Contains("5 van de 9 waarden, van 3 medewerkers", connection.AttentionDetail, StringComparison.Ordinal);

        // Nothing at all is sent: more is taken back than was seen, so the token does not fit.
        var empty = await ExportAsync(world, 4, [], confirm: refused.ConfirmToken);
        Assert.Equal((ExportCodes.WithdrawsMuch, new MuchWithdrawn(9, 9, 5)), (empty.FailureCode, empty.Withdrawal));
        Assert.Equal(before, ExportTraces.CellsOf(world));

        var confirmed = await ExportAsync(world, 5, Month[..2], confirm: refused.ConfirmToken);
        Assert.Equal((ExportAdministrationState.Done, null, 5), (confirmed.State, confirmed.FailureCode, confirmed.Withdrawn));
        Assert.Equal(4, ExportTraces.CellsOf(world).Count);
        Assert.Contains("5 van de 9 waarden, van 3 medewerkers", world.FileMails[^1].Text, StringComparison.Ordinal);

        var again = await ExportAsync(world, 6, Month[..2]);
        Assert.Equal(
            (ExportAdministrationState.Done, null, null, 0), (again.State, again.FailureCode, again.ConfirmToken, again.Withdrawn));
    }

    [Fact]
    public async Task The_answer_names_how_much_and_the_setting_says_what_much_is()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        await ExportAsync(world, 1, Month);
        await ExportAsync(world, 2, Month[..2]);
        var part = Assert.Single((await AnswerAsync(world, 2)).Administrations);
        Assert.Equal((new MuchWithdrawn(5, 9, 3), 0), (part.ToConfirm!.Withdrawn, part.ToConfirm.Employments));
        Assert.Equal("5 van de 9 waarden, van 3 medewerkers", part.Problem!.Detail);

        await world.SetAsync(connection => connection.MaxWithdrawnPercent = 60);
        Assert.Equal((ExportAdministrationState.Done, 5),
            ((await ExportAsync(world, 3, Month[..2])).State, (await world.AdministrationRowAsync(_runs[3])).Withdrawn));
    }

    /// <summary>Of a period that is paid nothing is taken back, so there is nothing to confirm.</summary>
    [Fact]
    public async Task Nobody_is_asked_to_confirm_what_cannot_go()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        await ExportAsync(world, 1, Month);
        await world.SetPayrollRunAsync(RunStatus.Approved);
        var closed = await ExportAsync(world, 2, []);
        Assert.Equal(ExportCodes.PeriodClosed, closed.FailureCode);
        Assert.Null(Assert.Single((await AnswerAsync(world, 2)).Administrations).ToConfirm);
    }

    private async Task<ExportAdministrationRow> ExportAsync(
        ExportWorld world, int number, Registration[] registrations, string? confirm = null, bool preview = false)
    {
        (_runs[number], var row) = await world.ExportAsync(number, registrations, preview, confirm);
        return row;
    }

    private async Task<ExportResponse> AnswerAsync(ExportWorld world, int number) =>
        await world.Services.GetRequiredService<ExportOperations>().GetAsync(
        Caller.OfPlanner(world.Connection.Tenant), world.Connection.Id, _runs[number].ExportId, default);

    /// <summary>What the report says above all.</summary>
    private async Task<string> NoticesAsync(ExportWorld world, int number) =>
        string.Join(' ', ReportWords.Notices(await world.ReportAsync(_runs[number]), new ReaderFormat(Languages.Dutch)));
}
