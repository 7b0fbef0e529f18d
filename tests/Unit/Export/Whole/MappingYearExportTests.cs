using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Mapping;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Export.Whole;

/// <summary>An export goes by the mapping of its payroll year, whatever was mapped for another.</summary>
[Collection(WholeExports.Name)]
public sealed class MappingYearExportTests(AppStorage storage)
{
    [Fact]
    public async Task What_is_mapped_for_next_year_changes_nothing_of_this_one()
    {
        await using var world = await ExportWorld.StartAsync(storage);
        var first = await ExportAsync(world, 1);
        var next = world.Mapping with
        {
            Version = 1,
            HourComponents = new Dictionary<string, HourTarget?> { ["worked"] = new(2), ["evening"] = null }
        };
        var mappings = world.Services.GetRequiredService<MappingStore>();
        Assert.NotNull(
            await mappings.TrySaveAsync(new(world.Connection.Id, world.Administration.Id), next, year: 2027, changedBy: null, default));
        Assert.NotNull(
            await mappings.TrySaveAsync(new(world.Connection.Id, world.Administration.Id), next, year: 2025, changedBy: null, default));

        var again = await ExportAsync(world, 2);
        Assert.Equal((ExportAdministrationState.Done, 1, 0, first.Created),
            (again.State, again.MappingVersion, again.Changed + again.Withdrawn, again.Unchanged));
        Assert.Contains(ExportTraces.CellsOf(world), cell => cell is { Component: 1, Value: 8 });
    }

    private static async Task<ExportAdministrationRow> ExportAsync(ExportWorld world, int number) =>
        (await world.ExportAsync(number, [ExportWorld.Shift(0, 3), ExportWorld.Shift(1, 4)])).Row;
}
