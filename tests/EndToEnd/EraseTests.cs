using System.Net;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Simulators.Loket.Control;
using LoketFunctions.Simulators.Planner.Registrations;
using LoketFunctions.Tests.EndToEnd.Exporting;
using LoketFunctions.Tests.EndToEnd.Recording;
using LoketFunctions.Tests.EndToEnd.Scanning;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>C10: a connection that was ended, and everything that lies in the storage account after it.</summary>
[Collection(Installation.ExportCollection)]
public sealed class EraseTests(Installation app) : ExportClass(app)
{
    /// <summary>What every name at the connection's employer ends with, so that no other connection has it.</summary>
    private const string Word = "Wisweg";

    private const int Employer = 0;
    private static readonly HashSet<string> Everything = [];

    private sealed record ErasedPlaceView(string Place, int Count);

    private sealed record ErasureView(
        string State, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, List<ErasedPlaceView> Removed, List<ErasedPlaceView> Left);

    private sealed record EndedView(string Id, string State, ErasureView? Erasure);

    private sealed record AuditEntryView(string Action, string? Subject, string? Before, string? After);

    private sealed record AuditView(List<AuditEntryView> Entries);

    [Fact]
    public async Task An_ended_connection_leaves_nothing_but_that_it_was_there()
    {
        var neighbour = await App.ConnectedAccountAsync(
            user: await App.NewUserAsync(user => user with { Employers = [1] }), newEmployees: "add");
        await neighbour.SyncAsync();
        var account = await UseEverythingAsync(neighbour.Api.Account);
        var (api, id) = (account.Account.Api, account.Account.ConnectionId);
        using var browser = App.NewBrowser();
        var callback = await account.Account.SignInAgainUntilCallbackAsync(browser);
        var before = await ScanAsync();
        Assert.All(
            new[] { "blob snapshots", "blob reports", "blob payrollfiles", "table Administrations, Name", "table Runs, Name",
                "table Exports, Name" },
            place => Assert.True(before.Any(found => found.Place == place && found.Text.Contains(Word, StringComparison.Ordinal)), place));
        Assert.All(
            new[] { "Tokens", "Links", "Leases", "Mappings", "Downloads", "ConsoleSessions", "SignIns" },
            table => Assert.True(
                before.Any(found => found.Place.StartsWith($"table {table},", StringComparison.Ordinal) && Names(found, id)), table));

        Assert.Equal(HttpStatusCode.Accepted, (await api.SendAsync(HttpMethod.Delete, $"/{id}")).Status);

        Assert.Equal(HttpStatusCode.Conflict, (await api.SendAsync(HttpMethod.Post, $"/{id}/sync")).Status);
        await browser.OpenAsync(callback);
        var erasure = await ErasedAsync(account.Account);
        await account.KeepInstanceAsync($"erase-{id}", "plain");
        Assert.All(new[] { "Links", "snapshots", "payrollfiles", "ledgers", "orchestrations", "Audit" },
            place => Assert.Contains(erasure.Removed, one => one.Place == place && one.Count > 0));
        var after = await ScanAsync();
        AssertNowhere(after, found => found.Text.Contains(Word, StringComparison.Ordinal));
        AssertNowhere(after, found => found.Text.Contains(account.Recipient, StringComparison.Ordinal));
        AssertNowhere(after, found => Names(found, id) && !MayName(found, id));
        Assert.Equal(Of(before, neighbour.ConnectionId), Of(after, neighbour.ConnectionId));
        var audit = (await api.SendAsync(HttpMethod.Get, $"/{id}/audit?limit=200")).Read<AuditView>().Entries;
        Assert.All(new[] { "employeeChosen", "exportRequested", "connectionDisconnected", "connectionErased" },
            action => Assert.Contains(audit, entry => entry.Action == action));
        Assert.All(
            audit, entry => Assert.True(entry is { Before: null, After: null } && !Guid.TryParse(entry.Subject, out _), entry.Action));

        var anew = await App.NewAccountAsync(account: api.Account, user: account.Account.User);
        await anew.SignInAsync();
        Assert.Equal("setUp", (await anew.ConnectionAsync()).State);
    }

    [Fact]
    public async Task Ended_in_the_middle_of_a_sync_and_killed_in_the_middle_of_erasing_it_is_erased_all_the_same()
    {
        var account = await App.ConnectedAccountAsync(
            user: await App.NewUserAsync(user => user with { Employers = [Employer] }), newEmployees: "add");
        var batch = $"/accounts/{account.Api.Account}/employees/batch";
        App.Planners.Faults.LoseAnswer(path: batch);
        App.Planners.Faults.Hang(times: 1000, path: batch);
        await account.Api.SyncAsync(account.ConnectionId);
        await Waiting.UntilAsync("the first batch in the planner", () => Task.FromResult(account.Planner.Employees.Count > 0));

        await account.Api.SendAsync(HttpMethod.Delete, $"/{account.ConnectionId}");
        Assert.Equal("underWay", (await EndedAsync(account)).Erasure?.State);
        await App.System.Host.KillAsync();
        App.Planners.Faults.Clear();
        await App.RestartAsync();

        await ErasedAsync(account);
        await HistoryRecorder.KeepAsync(App.System.Storage.ConnectionString, $"erase-{account.ConnectionId}", "work-to-stop");
        AssertNowhere(await ScanAsync(), found => Names(found, account.ConnectionId) && !MayName(found, account.ConnectionId));
    }

    public override async ValueTask DisposeAsync()
    {
        await App.Loket.SetNamesAsync(new NameSuffix(Employer, Word, TakeAway: true));
        await base.DisposeAsync();
    }

    /// <summary>Syncs, chooses, maps, exports by link with left-outs, previews, and opens the console.</summary>
    /// <param name="tenant">Whose account it shares: what is the neighbour's must stay.</param>
    private async Task<ExportAccount> UseEverythingAsync(string tenant)
    {
        await App.Loket.SetNamesAsync(new NameSuffix(Employer, Word));
        var account = await ExportAccount.WithMonthAsync(App, tenant: tenant);
        var (api, id) = (account.Account.Api, account.Account.ConnectionId);
        await api.ChooseEmployeeAsync(id, (await account.Account.PulledAsync())[0].Id, new { choice = "ignore" });
        await account.Account.SyncAsync(new { preview = true });
        await account.Account.KeepSyncAsync("preview");
        await api.ChangeAsync(id, new { exportByLink = true, label = $"Salon {Word}" });
        var month = account.Registrations.All;
        await account.ExportAsync([.. month, month[0] with { Id = "stranger", EmployeeId = "nobody" }]);
        await account.Exports.FinishedAsync(
            (await account.Exports.RequestAsync(new ExportHeader(account.Periods.Asked, Preview: true), month)).ExportId);
        await api.ConsoleLinkAsync(new ConsolePass { ConnectionId = id });
        return account;
    }

    /// <summary>Waits until both looks are over.</summary>
    private async Task<ErasureView> ErasedAsync(TestAccount account)
    {
        var erasure = await Waiting.ForAsync(
            "the end of the erasing", async () => await EndedAsync(account) is { Erasure: { State: "done" } done } ? done : null);
        await Waiting.UntilAsync("the last look", async () => (await ScanAsync()).Any(found =>
            found.Key == $"erase-{account.ConnectionId}" && found.Text == "Completed"));
        Assert.Empty(erasure.Left);
        return erasure;
    }

    private static async Task<EndedView> EndedAsync(TestAccount account)
    {
        var view = (await account.Api.SendAsync(HttpMethod.Get, $"/{account.ConnectionId}")).Read<EndedView>();
        Assert.Equal("disconnected", view.State);
        return view;
    }

    private Task<IReadOnlyList<Found>> ScanAsync() => StorageScan.ReadAsync(App.System.Storage.ConnectionString, Everything, Everything);

    private static bool Names(Found found, string connection) =>
        found.Text.Contains(connection, StringComparison.Ordinal) || found.Key.Contains(connection, StringComparison.Ordinal);

    /// <summary>The tombstone, who did what, and the orchestration that erased it.</summary>
    private static bool MayName(Found found, string connection) =>
        found.Place is "table Connections, RowKey" or "table Audit, ConnectionId"
            || found.Key.StartsWith($"erase-{connection}", StringComparison.Ordinal);

    private static IEnumerable<string> Of(IReadOnlyList<Found> found, string connection) =>
        found.Where(one => Names(one, connection)).Select(one => $"{one.Place} {one.Key} {one.Text}").Order(StringComparer.Ordinal);

    /// <summary>Says where, and not what: a failed test's output is a log.</summary>
    private static void AssertNowhere(IEnumerable<Found> found, Func<Found, bool> isMeant) =>
        Assert.Empty(found.Where(isMeant).GroupBy(one => one.Place).Select(group => $"{group.Count()} times in {group.Key}"));
}
