using LoketFunctions.Sandbox.Running;
using LoketFunctions.Simulators.Planner;
using LoketFunctions.Tests.EndToEnd.Exporting;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>
/// Two customers of one planner, each with a Loket user of their own, runs, exports and mappings; one is after the other's.
/// </summary>
internal sealed class TwoTenants
{
    private readonly Installation _app;
    private IReadOnlyList<VisitedPage>? _victimPages;

    private TwoTenants(Installation app) => _app = app;

    public ConsoleAccount Victim { get; private set; } = null!;

    public ConsoleAccount Attacker { get; private set; } = null!;

    public AttackTargets Theirs { get; private set; } = null!;

    public AttackTargets Own { get; private set; } = null!;

    /// <summary>Another connection of the victim's.</summary>
    public string SecondConnectionId { get; private set; } = "";

    /// <summary>Names and ids that nobody but the victim may see.</summary>
    public IReadOnlyList<string> Secrets { get; private set; } = [];

    /// <summary>Names of the victim's staff.</summary>
    public IReadOnlyList<string> People { get; private set; } = [];

    public static async Task<TwoTenants> MakeAsync(Installation app)
    {
        var made = new TwoTenants(app);
        await made.FillAsync(app);
        return made;
    }

    /// <summary>All pages that the victim's administrator can see, and so all buttons there are.</summary>
    public async Task<IReadOnlyList<VisitedPage>> VictimPagesAsync()
    {
        if (_victimPages is null)
        {
            using var visitor = await Victim.EnterAsync();
            _victimPages = await PagesAsync(visitor);
        }

        return _victimPages;
    }

    /// <summary>All pages of the victim's connection that somebody can see.</summary>
    public Task<IReadOnlyList<VisitedPage>> PagesAsync(ConsoleClient visitor) => ConsoleCrawl.RunAsync(
        visitor,
        AppRoutes.All.Where(route => route is { IsPage: true, IsOpen: false, Method: "GET" })
            .Select(route => new Uri(visitor.Address.Home, Theirs.Fill(route.Route))));

    /// <summary>A call of the API, signed by the planner of that name.</summary>
    public async Task<AppAnswer> SignedAsync(string planner, string method, string path, object? body)
    {
        var client = new SignedClient(_app.System.Http, _app.Planner(planner).InboundSecrets[0]);
        using var answer = await client.SendAsync(new HttpMethod(method), path, body);
        return await AppAnswer.OfAsync(answer);
    }

    /// <summary>Everything in storage that tells of the victim.</summary>
    public Task<IReadOnlySet<string>> VictimStateAsync() => TenantState.ReadAsync(_app.System.Storage.ConnectionString, Theirs);

    private async Task FillAsync(Installation app)
    {
        var victim = await ExportAccount.MakeAsync(app);
        (Victim, Theirs) = (new ConsoleAccount(victim.Account), await WithExportAsync(victim));
        var other = await app.ConnectedAccountAsync(user: await app.NewUserAsync(user => user with { Employers = [1] }));
        (Attacker, Own) = (new ConsoleAccount(other), await TargetsAsync(other, (await other.SyncAsync()).Id, exportId: "none"));
        SecondConnectionId = (await app.NewAccountAsync(account: Theirs.Account)).ConnectionId;
        var known = (await other.PulledAsync()).Select(NameOf).ToHashSet();
        People = [.. (await victim.Account.PulledAsync()).Select(NameOf).Where(name => !known.Contains(name))];
        Secrets = [Theirs.RunId, Theirs.ExportId, SecondConnectionId,
            .. (await victim.Account.AdministrationsAsync()).Select(administration => administration.Name), .. People];
    }

    private static async Task<AttackTargets> WithExportAsync(ExportAccount account)
    {
        account.Registrations.Add(account.Periods.Generate(account.Account.Planner.Employees, seed: 1));
        var export = await account.ExportAsync();
        return await TargetsAsync(account.Account, (await account.Account.Api.RunsAsync(account.Account.ConnectionId))[0].Id, export.Id);
    }

    private static async Task<AttackTargets> TargetsAsync(TestAccount account, string runId, string exportId) => new(
        account.Api.Planner, account.Api.Account, account.ConnectionId, (await account.ChosenAsync()).Order().First().ToString(), runId,
        exportId,
        (await account.PulledAsync())[0].Id.ToString());

    private static string NameOf(LoketPerson person) => person["personalDetails.formattedName"]!;
}
