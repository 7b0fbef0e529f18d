using LoketFunctions.Sandbox.Planner;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Tests.EndToEnd.Exporting;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>Two customers of one planner, each with a Loket user of their own, runs, exports and mappings; one is after the other's.</summary>
public sealed class TwoTenants(Installation app) : IAsyncLifetime
{
    private IReadOnlyList<VisitedPage>? _victimPages;

    internal Installation App => app;

    internal ConsoleAccount Victim { get; private set; } = null!;

    internal ConsoleAccount Attacker { get; private set; } = null!;

    internal AttackTargets Theirs { get; private set; } = null!;

    internal AttackTargets Own { get; private set; } = null!;

    /// <summary>Another connection of the victim's.</summary>
    internal string SecondConnectionId { get; private set; } = "";

    /// <summary>Names and ids that nobody but the victim may see.</summary>
    internal IReadOnlyList<string> Secrets { get; private set; } = [];

    /// <summary>Names of the victim's staff.</summary>
    internal IReadOnlyList<string> People { get; private set; } = [];

    public async Task InitializeAsync()
    {
        var victim = await ExportAccount.MakeAsync(app);
        (Victim, Theirs) = (new ConsoleAccount(victim.Account), await WithExportAsync(victim));
        var other = await app.ConnectedAccountAsync(user: await app.NewUserAsync(user => user with { Employers = [1] }));
        (Attacker, Own) = (new ConsoleAccount(other), await TargetsAsync(other, (await other.SyncAsync()).Id, exportId: "none"));
        SecondConnectionId = (await app.NewAccountAsync(account: Theirs.Account)).ConnectionId;
        var known = (await other.PulledAsync()).Select(NameOf).ToHashSet();
        People = [.. (await victim.Account.PulledAsync()).Select(NameOf).Where(name => !known.Contains(name))];
        Secrets = [Theirs.RunId, Theirs.ExportId, SecondConnectionId, .. (await victim.Account.AdministrationsAsync()).Select(administration => administration.Name), .. People];
    }

    public Task DisposeAsync() => Task.CompletedTask;

    /// <summary>All pages that the victim's administrator can see, and so all buttons there are.</summary>
    internal async Task<IReadOnlyList<VisitedPage>> VictimPagesAsync()
    {
        if (_victimPages is null)
        {
            using var visitor = await Victim.EnterAsync();
            _victimPages = await PagesAsync(visitor);
        }

        return _victimPages;
    }

    /// <summary>All pages of the victim's connection that somebody can see.</summary>
    internal Task<IReadOnlyList<VisitedPage>> PagesAsync(ConsoleClient visitor) => ConsoleCrawl.RunAsync(
        visitor,
        AppRoutes.All.Where(route => route is { IsPage: true, IsOpen: false, Method: "GET" }).Select(route => new Uri(visitor.Address.Home, Theirs.Fill(route.Route))));

    /// <summary>A call of the API, signed by the planner of that name.</summary>
    internal async Task<AppAnswer> SignedAsync(string planner, string method, string path, object? body)
    {
        var client = new SignedClient(app.System.Http, app.Planner(planner).InboundSecrets[0]);
        using var answer = await client.SendAsync(new HttpMethod(method), path, body);
        return await AppAnswer.OfAsync(answer);
    }

    /// <summary>Everything in storage that tells of the victim.</summary>
    internal Task<IReadOnlySet<string>> VictimStateAsync() => TenantState.ReadAsync(app.System.Storage.ConnectionString, Theirs);

    private static async Task<AttackTargets> WithExportAsync(ExportAccount account)
    {
        account.Registrations.Add(account.Periods.Generate(account.Account.Planner.Employees, seed: 1));
        var export = await account.ExportAsync();
        return await TargetsAsync(account.Account, (await account.Account.Api.RunsAsync(account.Account.ConnectionId))[0].Id, export.Id);
    }

    private static async Task<AttackTargets> TargetsAsync(TestAccount account, string runId, string exportId) => new(
        account.Api.Planner, account.Api.Account, account.ConnectionId, (await account.ChosenAsync()).Order().First().ToString(), runId, exportId,
        (await account.PulledAsync())[0].Id.ToString());

    private static string NameOf(LoketPerson person) => person["personalDetails.formattedName"]!;
}
