using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Model;
using LoketFunctions.Planner;

namespace LoketFunctions.Connections.Checklist;

/// <summary>
/// Looks in Loket how everything stands that a profile asks for: at the employers that take part, or at all that the user reaches
/// while nothing is chosen. A handful of calls per employer.
/// </summary>
internal sealed class ChecklistInspection(LoketClients clients, ConnectionStore connections)
{
    /// <summary>That are looked at; of more, the first by name.</summary>
    public const int MostEmployers = 20;

    /// <summary>What Loket answered, or why it did not.</summary>
    private sealed record Asked<T>(T? Value, FailureReason? Failure)
        where T : class;

    /// <summary>The user has not signed in: nothing can be seen but what this app itself keeps.</summary>
    public async Task<ChecklistFindings> BeforeSignInAsync(Connection connection, PlannerProfile profile, CancellationToken cancellation)
    {
        var items = new List<ItemFinding>();
        foreach (var item in profile.SetUp)
            items.Add(ItemFinding.Of(item, await OwnAsync(item, connection, cancellation) ?? Finding.NotYet));
        return new ChecklistFindings(items, SignedInAs: null, EmployersNotChecked: 0, new NeededRights(profile, told: null).Names);
    }

    /// <exception cref="LoketException">Somebody has to sign in again; every other failure is a finding.</exception>
    public async Task<ChecklistFindings> LookAsync(Connection connection, PlannerProfile profile, CancellationToken cancellation)
    {
        var loket = clients.For(connection);
        var chosen = await connections.AdministrationsAsync(connection.Id, cancellation);
        var user = await AskAsync(() => loket.SignedInUser.GetAsync(cancellation));
        var userChecks = new UserChecks(loket);
        var needed = await RightsCheck.NeededAsync(loket, profile, cancellation);
        var employers = await AskAsync(async () => (await loket.Employers.ListMinimizedAsync(filter: null, cancellation)).Readable());
        var reached = Reached(employers.Value ?? [], chosen);
        EmployerScope[] looked = [.. reached.Take(MostEmployers)];

        // All at once: the client itself limits how many calls of a connection run.
        var items = await Task.WhenAll(profile.SetUp.Select(async item => item switch
        {
            SetUpItem.EmployerAccess or SetUpItem.Team => Access(item, employers, chosen),
            _ when UserChecks.Covers(item) => ItemFinding.Of(item, employers.Failure is { } failure
                ? Finding.Unknown(failure)
                : await userChecks.LookAsync(item, [.. employers.Value!.Select(employer => employer.Id!.Value)], cancellation)),
            SetUpItem.NormalUser or SetUpItem.AccountantUser or SetUpItem.UnblockedUser =>
                ItemFinding.Of(item, SignedIn(user.Failure, employers.Failure)),
            _ when await OwnAsync(item, connection, cancellation) is { } own => ItemFinding.Of(item, own),
            _ when !EmployerChecks.Covers(item) => ItemFinding.Of(item, Finding.Unknown()),
            _ when employers.Failure is { } failure => ItemFinding.Of(item, Finding.Unknown(failure)),
            _ => ItemFinding.Of(item,
                await Task.WhenAll(looked.Select(employer => EmployerChecks.LookAsync(item, loket, employer, profile, cancellation)))),
        }));
        return new ChecklistFindings(items, NameOf(user.Value), reached.Count - looked.Length, needed.Names);
    }

    /// <summary>What this app knows by itself; null where Loket has to be asked.</summary>
    private async Task<Finding?> OwnAsync(SetUpItem item, Connection connection, CancellationToken cancellation) => item switch
    {
        SetUpItem.EnvironmentCode => connection.EnvironmentCode is null ? Finding.Unknown() : Finding.Ok,
        SetUpItem.UniquePersonnelNumbers =>
            (await connections.ListAsync(connection.Tenant, cancellation)).Count(each => each.State != ConnectionState.Disconnected) > 1
            ? Finding.Unknown()
            : Finding.Ok,
        _ when ChecklistTicks.Items.Contains(item) => Finding.Unknown(),
        _ => null,
    };

    private static ItemFinding Access(SetUpItem item, Asked<IReadOnlyList<Employer>> employers, IReadOnlyList<AdministrationRow> chosen)
    {
        if (employers.Value is not { } visible)
            return ItemFinding.Of(item, Finding.Unknown(employers.Failure));
        EmployerFinding[] lost =
        [
            .. chosen.GroupBy(row => row.EmployerId)
                .Where(rows => visible.All(employer => employer.Id != rows.Key))
                .Select(rows => new EmployerFinding(new EmployerScope(rows.Key, rows.First().EmployerName, [.. rows]), Finding.Lacks())),
        ];
        return new ItemFinding(item, visible.Count == 0 || lost.Length > 0 ? Finding.Lacks() : Finding.Ok, lost);
    }

    /// <summary>
    /// Loket answers only active users, and those of its web service not at all. A refusal of one question is an answer too.
    /// </summary>
    private static Finding SignedIn(FailureReason? user, FailureReason? employers) =>
        user is null or FailureReason.RightMissing || employers is null or FailureReason.RightMissing ? Finding.Ok : Finding.Unknown(user);

    private static List<EmployerScope> Reached(IReadOnlyList<Employer> employers, IReadOnlyList<AdministrationRow> chosen)
    {
        var byEmployer = chosen.ToLookup(row => row.EmployerId);
        return
        [
            .. employers
                .Select(employer => new EmployerScope(
                    employer.Id!.Value, employer.CompanyName ?? employer.Id.Value.ToString("D"), [.. byEmployer[employer.Id.Value]]))
                .Where(employer => chosen.Count == 0 || employer.Chosen.Count > 0)
                .OrderBy(employer => employer.Name, StringComparer.OrdinalIgnoreCase),
        ];
    }

    private static string? NameOf(SignedInUser? user)
    {
        var name = user?.PersonalDetails;
        var text = string.Join(' ', new[] { name?.Initials, name?.Prefix, name?.LastName, user?.ContactInformation?.EmailAddress }
            .Where(part => !string.IsNullOrWhiteSpace(part)));
        return text.Length == 0 ? null : text;
    }

    private static async Task<Asked<T>> AskAsync<T>(Func<Task<T>> ask)
        where T : class
    {
        try
        {
            return new Asked<T>(await ask(), null);
        }
        catch (LoketException exception) when (exception.Failure.Reason != FailureReason.Reconnect)
        {
            return new Asked<T>(null, exception.Failure.Reason);
        }
    }
}
