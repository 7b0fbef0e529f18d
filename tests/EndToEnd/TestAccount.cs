using LoketFunctions.Sandbox.Running;
using LoketFunctions.Simulators.Loket.Users;
using LoketFunctions.Simulators.Planner;
using LoketFunctions.Tests.EndToEnd.Recording;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>One connection of one planner account, as a test drives it.</summary>
internal sealed class TestAccount(Installation app, AppApi api, SandboxUser user, ConnectionView asked)
{
    /// <summary>Who asks for links to connect: shown to whoever opens one, and nowhere else.</summary>
    public const string Requester = "Marijke Vraagster";

    public AppApi Api => api;

    public string ConnectionId => asked.Id;

    public Uri ConnectAddress => asked.ConnectAddress!;

    public SandboxUser User { get; private set; } = user;

    /// <summary>The planner's side of the account.</summary>
    public PlannerAccount Planner => app.Planners.Account(api.Account);

    public IEnumerable<PlannerRequest> Batches =>
        app.Planners.Log.Batches.Where(request => request.Path.StartsWith($"/accounts/{api.Account}/", StringComparison.Ordinal));

    public static async Task<TestAccount> AskAsync(Installation app, AppApi api, SandboxUser user, string? newEmployees)
    {
        var asked = new Dictionary<string, object?>
        {
            ["ownerEmail"] = $"{api.Account}@owner.example",
            ["requestedBy"] = Requester,
            ["language"] = "en",
            ["returnAddress"] = new Uri(app.Planner(api.Planner).ReturnAddress, "back"),
        };
        // A pension link has no settings of a sync.
        if (api.Planner != Installation.PensionPlanner)
            (asked["nightlyAt"], asked["newEmployees"]) = (AmsterdamTime.NotTonight(), newEmployees);
        return new TestAccount(app, api, user, await api.ConnectAsync(asked));
    }

    public async Task<Page> SignInAsync(Browser? browser = null)
    {
        using var own = browser is null ? app.NewBrowser() : null;
        return await SignIn.RunAsync(browser ?? own!, ConnectAddress, User.Name, User.Password);
    }

    /// <summary>Signs in again, for the connection that there is.</summary>
    public async Task ReconnectAsync()
    {
        var again = await api.ReconnectAsync(ConnectionId);
        using var browser = app.NewBrowser();
        await SignIn.RunAsync(browser, again.ConnectAddress!, User.Name, User.Password);
    }

    /// <summary>Signs in at Loket and stops before going back to the app; returns the address to go back to.</summary>
    public async Task<Uri> SignInUntilCallbackAsync(Browser browser)
    {
        var page = await SignIn.OpenAsync(browser, ConnectAddress);
        return (await browser.SubmitAsync(page, User.Name, User.Password, follow: false)).Location!;
    }

    /// <summary>As <see cref="SignInUntilCallbackAsync"/>, for the connection that there is.</summary>
    public async Task<Uri> SignInAgainUntilCallbackAsync(Browser browser)
    {
        var page = await SignIn.OpenAsync(browser, (await api.ReconnectAsync(ConnectionId)).ConnectAddress!);
        return (await browser.SubmitAsync(page, User.Name, User.Password, follow: false)).Location!;
    }

    /// <summary>The user's rights or filters change.</summary>
    public async Task ChangeUserAsync(Func<SandboxUser, SandboxUser> change)
    {
        User = change(User);
        await app.Loket.SetUserAsync(User);
    }

    public Task<ConnectionView> ConnectionAsync() => api.ConnectionAsync(ConnectionId);

    public Task<IReadOnlyList<AdministrationView>> AdministrationsAsync() => api.AdministrationsAsync(ConnectionId);

    public Task<AppAnswer> ChooseAsync(params IEnumerable<Guid> administrations) => api.ChooseAsync(ConnectionId, administrations);

    public async Task ChooseAllAsync() => await ChooseAsync((await AdministrationsAsync()).Select(one => one.Id));

    /// <summary>Starts a sync and waits for its end.</summary>
    public async Task<RunView> SyncAsync(object? scope = null)
    {
        var started = await api.SyncAsync(ConnectionId, scope);
        return await FinishedAsync(started.RunId);
    }

    /// <summary>Keeps the history of the last sync, if histories are being recorded.</summary>
    public Task KeepSyncAsync(string course) =>
        HistoryRecorder.KeepAsync(app.System.Storage.ConnectionString, $"sync-{ConnectionId}", course);

    public Task<RunView> FinishedAsync(string run) => api.FinishedAsync(ConnectionId, run);

    public Task<RunView> NextNightAsync() => NextNight.RunAsync(api, ConnectionId);

    public async Task<IReadOnlyList<EmployeeReport>> ReportAsync(RunView run)
    {
        var reports = new List<EmployeeReport>();
        foreach (var administration in run.Administrations!)
            reports.AddRange((await api.ReportAsync(ConnectionId, run.Id, administration.Id)).Employees);
        return reports;
    }

    /// <summary>The administrations that take part.</summary>
    public async Task<HashSet<Guid>> ChosenAsync() =>
        [.. (await AdministrationsAsync()).Where(administration => administration.Chosen).Select(administration => administration.Id)];

    /// <summary>Everybody of Loket's who belongs in this planner account.</summary>
    public async Task<IReadOnlyList<LoketPerson>> PulledAsync() =>
        [.. InStep.Pulled(await app.ReadLoketAsync(), await ChosenAsync(), AmsterdamTime.Today())];

    /// <summary>Fails with what differs when the planner does not hold what Loket holds.</summary>
    public async Task AssertInStepAsync(string profile = "eitje") => Assert.Empty(InStep.Differences(
        await app.ReadLoketAsync(), Planner.Employees, await ChosenAsync(), AmsterdamTime.Today(), InStep.FieldsOf(profile)));

    /// <summary>What holds after a first sync, however often it was interrupted.</summary>
    public async Task AssertCompletedOnceAsync(RunView finished)
    {
        Assert.Equal("completed", finished.State);
        await AssertInStepAsync();
        Assert.Equal((await PulledAsync()).Count, Planner.Employees.Count);
        Assert.All(Planner.Employees, employee => Assert.Equal(1, Planner.TimesCreated(employee.LoketEmployeeId!)));
        // What was sent again after the restart was sent under the key that it had before.
        Assert.All(
            Batches.GroupBy(request => request.Body),
            attempt => Assert.Single(attempt.Select(request => request.IdempotencyKey).Distinct(StringComparer.Ordinal)));
    }

    public StoredEmployee Held(Guid loketEmployee) =>
        Planner.ByLoketId(loketEmployee.ToString()) ?? throw new InvalidOperationException($"{loketEmployee} is not in the planner.");
}
