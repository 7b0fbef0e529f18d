using LoketFunctions.Sandbox.Running;

namespace LoketFunctions.Tests.EndToEnd.Crashing;

/// <summary>The first sync of a connection.</summary>
internal sealed class SyncCourse : Course
{
    private readonly Installation _app;
    private readonly TestAccount _account;
    private IReadOnlyList<RunView> _runs = [];

    private SyncCourse(Installation app, TestAccount account) => (_app, _account) = (app, account);

    public static async Task<Course> BeginAsync(Installation app) => new SyncCourse(app, await app.ConnectedAccountAsync());

    public override async Task<IReadOnlyList<string>> TracesAsync()
    {
        // Where the answer was cut off there may be a run that never began, too.
        if (!WasCutOff)
            Assert.Single(_runs);
        var completed = _runs.Last(run => run.State == "completed");
        await _account.AssertCompletedOnceAsync(completed);

        var others = _runs.Where(run => run.Id != completed.Id).Select(run => run.Id).ToList();
        var stored = await StorageTraces.ReadAsync(_app.System.Storage.ConnectionString, _account);
        return
        [
            .. stored.Where(trace => !others.Any(trace.IsAbout)).Select(trace => trace.Text).Order(StringComparer.Ordinal),
            .. PlannerTraces.OfEmployees(_account.Planner),
        ];
    }

    /// <summary>Asked again, the app gives one up that never began; once one has begun, another would find what it left.</summary>
    protected override bool MayAskAgain => _runs.All(run => run.State is not ("running" or "completed"));

    protected override Task AskOnceAsync() => _account.Api.SyncAsync(_account.ConnectionId);

    protected override async Task<bool> IsOverAsync()
    {
        _runs = await _account.Api.RunsAsync(_account.ConnectionId);
        return _runs.All(run => run.IsFinished) && _runs.Any(run => run.State == "completed");
    }
}
