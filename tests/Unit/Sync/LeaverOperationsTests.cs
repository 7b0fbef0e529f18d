using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Store;
using LoketFunctions.Security;
using LoketFunctions.Staff;
using LoketFunctions.Sync.Employees;
using LoketFunctions.Tests.Connections;
using static LoketFunctions.Tests.Sync.People;

namespace LoketFunctions.Tests.Sync;

/// <summary>S11: whom not to deactivate in Loket yet. It is 1 March 2026; February is paid for nobody yet, January for all.</summary>
[Collection(ConnectionTests.Name)]
public sealed class LeaverOperationsTests(AppStorage fixture)
{
    private static readonly Guid Daan = Guid.Parse("e0000000-0000-0000-0000-000000000002");

    [Fact]
    public async Task Whoever_has_data_in_a_period_that_is_not_paid_is_warned_of()
    {
        var list = await ListAsync(
            new Dictionary<Guid, DateOnly?> { [Sanne] = new(2026, 1, 31), [Daan] = new(2026, 1, 31) }, sentFor: Sanne);
        var (sanne, daan) = (
            list.Leavers.Single(one => one.LoketEmployeeId == Sanne), list.Leavers.Single(one => one.LoketEmployeeId == Daan));
        Assert.Equal(
            "Er zijn gegevens aangeleverd voor periode 2/2026, en die is nog niet verloond. Deactiveer de medewerker in Loket pas na de "
                + "laatste betaling.",
            sanne.Warning);
        var period = Assert.Single(sanne.OpenPeriods);
        Assert.Equal((202602, false, true), (period.Id, period.HoldsLastDay, period.HasSentData));
        Assert.Null(daan.Warning);
        Assert.Empty(daan.OpenPeriods);
    }

    [Fact]
    public async Task The_period_of_the_last_day_counts_though_nothing_was_sent()
    {
        var leaver = Assert.Single((await ListAsync(new Dictionary<Guid, DateOnly?> { [Sanne] = new(2026, 3, 15) }, "en")).Leavers);
        Assert.False(leaver.HasEnded);
        Assert.StartsWith("The last day employed lies in period 3/2026, which is not paid yet.", leaver.Warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_ends_that_are_near_or_still_to_be_paid_are_listed()
    {
        var (far, near, old, owed) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var list = await ListAsync(
            new Dictionary<Guid, DateOnly?>
            {
                [Sanne] = null,
                [far] = new(2026, 5, 1),
                [near] = new(2026, 4, 30),
                [old] = new(2025, 12, 30),
                [owed] = new(2025, 12, 30),
            },
            sentFor: owed);
        Assert.Equal([owed, near], list.Leavers.Select(leaver => leaver.LoketEmployeeId));
    }

    private async Task<LeaverList> ListAsync(IReadOnlyDictionary<Guid, DateOnly?> lastDays, string language = "nl", Guid? sentFor = null)
    {
        var installation = new Installation(fixture.Tables);
        var machine = new Machine(installation);
        var connection = await installation.AddConnectionAsync(ConnectionState.Active, language);
        await machine.GrantAsync(connection, "refresh-0", TimeSpan.FromHours(1), installation.Clock.GetUtcNow());
        await machine.Connections.ChooseAsync(connection.Id, [new AdministrationRow { RowKey = Administration.ToString() }], default);
        installation.Loket.Lists[$"/{Administration}/payrollperiods/minimized"] =
            [Period(2026, 1, paid: true), Period(2026, 2), Period(2026, 3), Period(2026, 4), Period(2026, 2, year: 2099)];

        var snapshots = new SnapshotStore(fixture.Blobs);
        var people = lastDays.ToDictionary(
            one => one.Key, one => State(new StaffPerson(Personal(), new() { [one.Key] = Contract(end: one.Value) })));
        await snapshots.TryCommitAsync(new(connection.Id, Administration), new StaffSnapshot(1, "rules", people), null, 1, default);
        var ledgers = new LedgerStore(fixture.Blobs);
        static LedgerLine Line(Guid employment, bool withdrawn) =>
            new(new PayrollLineKey(employment, 1, 1, Guid.Empty, null, null), new() { [1] = new LedgerCell(8, Withdrawn: withdrawn) });
        var ledger = new Ledger(0, null, [.. lastDays.Keys.Select(employment => Line(employment, withdrawn: employment != sentFor))]);
        await ledgers.TryCommitAsync(new LedgerKey(new(connection.Id, Administration), 202602), ledger, null, 1, default);
        return await new LeaverOperations(machine.Connections, machine.Clients, snapshots, new SentPayData(ledgers), installation.Clock)
            .ListLeaversAsync(Caller.OfPlanner(connection.Tenant), new(connection.Id, Administration), default);
    }

    private static object Period(int calendarYear, int month, bool paid = false, int? year = null) => new
    {
        id = (calendarYear * 100) + month,
        year = year ?? calendarYear,
        periodNumber = month,
        startDate = new DateOnly(calendarYear, month, 1),
        endDate = new DateOnly(calendarYear, month, 1).AddMonths(1).AddDays(-1),
        testYear = year is not null,
        hasApprovedPayrollRun = paid,
    };
}
