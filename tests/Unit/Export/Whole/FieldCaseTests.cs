using System.Globalization;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Planner;
using LoketFunctions.Simulators.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Tests.Export.Whole;

/// <summary>
/// Months that went wrong in the field, one input each, from the planner's registrations to what Loket holds and people are shown.
/// </summary>
[Collection(WholeExports.Name)]
public sealed class FieldCaseTests(AppStorage storage)
{
    private const int Worked = 1;
    private const int Days = 4;
    private const int Meals = 45;
    private int _exports;

    /// <summary>S1: 08:00 to 08:00.</summary>
    [Fact]
    public async Task A_shift_that_ends_when_it_starts_goes_and_is_told()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        var row = await ExportAsync(world, At("a", 3, "08:00", "08:00"));
        Assert.Contains(DoubtCode.StartEqualsEnd, row.WarningCodes);
        Assert.Equal([(Worked, 24m), (Days, 1m)], Of(world, 0));
    }

    /// <summary>S2: nine to five twice under two ids, and four to eight beside it.</summary>
    [Fact]
    public async Task Doubled_and_overlapping_shifts_go_and_are_told()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        var row = await ExportAsync(world, At("a", 3, "09:00", "17:00"), At("b", 3, "09:00", "17:00"), At("c", 3, "16:00", "20:00"));
        Assert.Equal([DoubtCode.ShiftDoubled, DoubtCode.ShiftsOverlap],
            row.WarningCodes.Intersect([DoubtCode.ShiftDoubled, DoubtCode.ShiftsOverlap]).Order());
        Assert.Equal([(Worked, 20m), (Days, 1m)], Of(world, 0));
    }

    /// <summary>S4: 8 hours and a meal; on another day 1.5 hours less, on a third a meal less.</summary>
    [Fact]
    public async Task Corrections_below_zero_are_summed_with_the_rest()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        var row = await ExportAsync(
            world, Hours("a", 3, 8) with { Meals = 1 }, Hours("b", 5, -1.5m), Hours("c", 6, null) with { Meals = -1, HourComponent = null },
            Hours("d", 7, 2) with { Meals = 2 });
        Assert.Equal((ExportAdministrationState.Done, 4, 0), (row.State, row.Registrations.GoOut, row.Registrations.SetAside));
        Assert.Equal([(Worked, 8.5m), (Days, 2m), (Meals, 2m)], Of(world, 0));
    }

    /// <summary>
    /// D2: 22:00 to 06:00 in the night in which the clock goes forward, with the 8 hours that a planner stores: 7 passed.
    /// </summary>
    [Fact]
    public async Task In_the_night_of_summer_time_the_hours_that_passed_go_and_it_is_told()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        var row = await ExportAsync(world, At("a", 28, "22:00", "06:00") with { Hours = 8 }, Hours("b", 3, 4));
        Assert.Contains(SelectionWarning.ClockChange, row.WarningCodes);
        Assert.Equal([(Worked, 11m), (Days, 2m)], Of(world, 0));
    }

    /// <summary>K1: nobody knows the kind of contract; a second person is not kept waiting.</summary>
    [Fact]
    public async Task Hours_of_an_unknown_kind_of_contract_wait_and_the_rest_goes()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        await world.ChangeContractAsync(
            0, contract => contract with { History = contract.History with { Kinds = DatedValues.Always(KindInLoket.Unknown) } });
        await ExportAsync(world, Hours("a", 3, 8), Hours("b", 3, 14) with { EmployeeId = "emp-1" });
        Assert.Empty(Of(world, 0));
        Assert.Equal([(Worked, 14m), (Days, 1m)], Of(world, 1));
        Assert.Equal((PlannerConfirmations.LeftOut, LeftOutReason.KindUnknown), Mark(world, "a"));
    }

    /// <summary>M3: the only employment was removed in Loket; 8 hours of it, 14 of somebody else.</summary>
    [Fact]
    public async Task An_employment_that_was_removed_stops_nobody_else()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        await world.ChangeContractAsync(0, _ => null);
        var row = await ExportAsync(world, Hours("a", 3, 8), Hours("b", 3, 14) with { EmployeeId = "emp-1" });
        Assert.Equal((ExportAdministrationState.Done, 1, 1), (row.State, row.Registrations.GoOut, row.Registrations.LeftOut));
        Assert.Equal([(Worked, 14m), (Days, 1m)], Of(world, 1));
        Assert.Equal((PlannerConfirmations.LeftOut, LeftOutReason.NoContract), Mark(world, "a"));
    }

    /// <summary>G1: 8 hours of somebody with fixed hours go by mistake with a file, and are taken back in the next.</summary>
    [Fact]
    public async Task A_file_takes_back_with_no_0_what_Loket_pays_by_itself()
    {
        await using var world = await ExportWorld.StartAsync(storage, profile: "loket-koppeling");
        await world.SetAsync(connection => connection.Delivery = Delivery.File);
        var first = await ExportAsync(world, Hours("a", 3, 8) with { EmployeeId = "emp-4" }, Hours("b", 3, 8));
        var second = await ExportAsync(world, Hours("b", 3, 8));
        Assert.Contains(PlanWarning.StaysInLoket, second.WarningCodes);
        Assert.NotEqual(first.FileBlob, second.FileBlob);
        var file = (await world.Blobs.PayrollFiles.GetBlobClient(second.FileBlob).DownloadContentAsync()).Value.Content.ToString();
        var line = Assert.Single(
            file.Split("\r\n"), line => line.Split(';') is [_, var number, ..] && number == $"{world.People[4].PayrollId}");
        Assert.Equal(["", ""], line.Split(';')[4..]);
    }

    private static Registration Hours(string id, int day, decimal? hours) => ExportWorld.Shift(0, day, hours) with { Id = id };

    private static Registration At(string id, int day, string start, string end) => Hours(id, day, null) with
    {
        Start = TimeOnly.Parse(start, CultureInfo.InvariantCulture),
        End = TimeOnly.Parse(end, CultureInfo.InvariantCulture),
        HourComponent = "worked",
    };

    private static (string State, string? Reason) Mark(ExportWorld world, string id) =>
        world.Confirmations.Of(id) is { } mark ? (mark.State, mark.Reason) : default;

    private static IEnumerable<(int Component, decimal Value)> Of(ExportWorld world, int person) =>
        ExportTraces.CellsOf(world).Where(cell => cell.EmploymentId == world.People[person].Id).OrderBy(cell => cell.Component)
            .Select(cell => (cell.Component, cell.Value));

    private async Task<ExportAdministrationRow> ExportAsync(ExportWorld world, params Registration[] registrations) =>
        (await world.ExportAsync(++_exports, registrations)).Row;
}
