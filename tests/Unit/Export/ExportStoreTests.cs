using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Identifiers;
using LoketFunctions.Runs;
using LoketFunctions.Tests.Security;

namespace LoketFunctions.Tests.Export;

public sealed class ExportStoreTests(AppStorage storage) : IClassFixture<AppStorage>
{
    private const int November = 202611;
    private const int December = 202612;

    private static readonly AdministrationRow Administration = new() { RowKey = Guid.NewGuid().ToString(), Name = "Café" };

    private readonly ConnectionId _connection = new($"con-{Guid.NewGuid():N}");
    private readonly ManualClock _clock = new(new(2026, 12, 1, 9, 0, 0, TimeSpan.Zero));

    private ExportStore Exports => new(storage.Tables, _clock);

    [Fact]
    public async Task Neither_a_preview_nor_a_refusal_hides_the_last_export_that_succeeded()
    {
        var done = await AddAsync(November, ExportState.Completed, ExportAdministrationState.Done);
        var refused = await AddAsync(November, ExportState.Refused, ExportAdministrationState.Refused);
        await AddAsync(November, ExportState.Previewed, ExportAdministrationState.Previewed, preview: true);
        var failed = await AddAsync(December, ExportState.Failed, ExportAdministrationState.Failed);

        Assert.Equal([failed, refused, done], await IdsAsync(ExportFilter.NoPreviews));
        Assert.Equal([done], await IdsAsync(ExportFilter.Succeeded));
        Assert.Equal(4, (await IdsAsync(null)).Count());
        var periods = await Exports.ByPeriodAsync(new(_connection, Administration.Id), default);
        Assert.Equal(
            [(refused, ExportAdministrationState.Refused), (done, ExportAdministrationState.Done)],
            periods[November].Select(one => (one.ExportId, one.State)));
        Assert.Equal(failed, Assert.Single(periods[December]).ExportId);
    }

    [Fact]
    public async Task Whoever_asks_for_one_gets_the_newest_of_its_kind()
    {
        await AddAsync(November, ExportState.Completed, ExportAdministrationState.Done);
        var second = await AddAsync(November, ExportState.CompletedWithFailures, ExportAdministrationState.Done);
        for (var later = 0; later < 3; later++)
            await AddAsync(November, ExportState.Refused, ExportAdministrationState.Refused);

        Assert.Equal(
            [second], (await Exports.ListAsync(_connection, 1, default, ExportFilter.Succeeded)).Select(export => export.ExportId));
    }

    private async Task<IEnumerable<string>> IdsAsync(ExportFilter? only) =>
        (await Exports.ListAsync(_connection, 10, default, only)).Select(export => export.ExportId);

    private async Task<string> AddAsync(int period, ExportState state, ExportAdministrationState ofAdministration, bool preview = false)
    {
        _clock.Advance(TimeSpan.FromMinutes(1));
        var id = Exports.NewRunId();
        Assert.True(await Exports.TryAddAsync(new RunKey(_connection, id), row => (row.State, row.Preview) = (state, preview), default));
        await Exports.AddAdministrationAsync(new RunKey(_connection, id), Administration, default);
        await Exports.ChangeAdministrationAsync(
            new RunKey(_connection, id), Administration.Id, row => (row.State, row.PeriodId) = (ofAdministration, period), default);
        return id;
    }
}
