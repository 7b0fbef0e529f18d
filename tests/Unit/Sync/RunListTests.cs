using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Sync;
using LoketFunctions.Tests.Connections;

namespace LoketFunctions.Tests.Sync;

/// <summary>Runs are looked through page by page, and so are the administrations of one.</summary>
[Collection(ConnectionTests.Name)]
public sealed class RunListTests
{
    private const int Administrations = 60;
    private readonly Installation _installation;
    private readonly SyncRunStore _runs;
    private readonly SyncOperations _operations;

    public RunListTests(AppStorage fixture)
    {
        _installation = new Installation(fixture.Tables);
        _runs = new SyncRunStore(fixture.Tables, _installation.Clock);
        _operations = new SyncOperations(
            new ConnectionStore(fixture.Tables, TestPlanners.None), null!, new RunResponses(_runs), _runs, null!, null!, null!,
            new AuditLog(fixture.Tables, _installation.Clock));
    }

    private Caller Planner => Caller.OfPlanner(_installation.Tenant);

    [Fact]
    public async Task Page_by_page_every_run_comes_once_and_the_newest_first()
    {
        var connection = await _installation.AddConnectionAsync();
        var added = new List<string>();
        for (var number = 0; number < 5; number++)
        {
            added.Insert(0, _runs.NewRunId());
            await _runs.TryAddAsync(
                new RunKey(connection.Id, added[0]), row => (row.Trigger, row.Preview) = (SyncTrigger.Request, false), default);
            _installation.Clock.Advance(TimeSpan.FromSeconds(1));
        }

        var (seen, pages, before) = (new List<string>(), 0, (string?)null);
        do
        {
            var page = await _operations.ListAsync(Planner, connection.Id, 2, before, default);
            seen.AddRange(page.Runs.Select(run => run.Id));
            (before, pages) = (page.Older, pages + 1);
        }
        while (before is not null);

        Assert.Equal(added, seen);
        Assert.Equal(3, pages);
        // A page that is just full has nothing behind it.
        Assert.Null((await _operations.ListAsync(Planner, connection.Id, 5, null, default)).Older);
    }

    [Fact]
    public async Task Where_a_list_goes_on_is_checked()
    {
        var connection = await _installation.AddConnectionAsync();
        var problem =
            await Assert.ThrowsAsync<ProblemException>(() => _operations.ListAsync(Planner, connection.Id, 2, "' or 1 eq 1", default));
        Assert.Equal(["before"], problem.Problem.Faults!.Keys);
    }

    [Fact]
    public async Task Administrations_come_by_page_and_are_summed_up_over_all()
    {
        var connection = await _installation.AddConnectionAsync();
        var run = await RunAsync(connection);

        var listed = Assert.Single((await _operations.ListAsync(Planner, connection.Id, null, null, default)).Runs);
        Assert.Equal((Administrations, Administrations - 1, 2 * Administrations),
            (listed.AdministrationCount, listed.AdministrationsEnded, listed.Created));
        Assert.Equal(50, listed.Administrations.Count);

        var whole = await _operations.GetAsync(Planner, connection.Id, run, default);
        var second = whole.AtPage(new PageQuery(2));
        Assert.Equal(10, second.Administrations.Count);
        Assert.Equal(
            whole.Administrations.Select(one => one.Id),
            [.. listed.Administrations.Select(one => one.Id), .. second.Administrations.Select(one => one.Id)]);
        Assert.Equal((Administrations, 2 * Administrations), (second.AdministrationCount, second.Created));
    }

    /// <summary>All have the same name, so that only their ids hold the order; one is not done.</summary>
    private async Task<string> RunAsync(Connection connection)
    {
        var run = _runs.NewRunId();
        await _runs.TryAddAsync(new RunKey(connection.Id, run), row => (row.Trigger, row.Preview) = (SyncTrigger.Request, false), default);
        for (var number = 0; number < Administrations; number++)
        {
            var administration = new AdministrationRow { RowKey = Guid.NewGuid().ToString(), Name = "Bar", EmployerName = "De Zwaan" };
            await _runs.AddAdministrationAsync(new RunKey(connection.Id, run), administration, default);
            await _runs.ChangeAdministrationAsync(
                new RunKey(connection.Id, run), administration.Id,
                row => (row.Created, row.State) = (2, number == 0 ? AdministrationRunState.Waiting : AdministrationRunState.Done), default);
        }

        return run;
    }
}
