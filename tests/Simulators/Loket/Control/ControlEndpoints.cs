using LoketFunctions.Simulators.Loket.Changes;
using LoketFunctions.Simulators.Loket.Faults;
using LoketFunctions.Simulators.Loket.Staff;
using LoketFunctions.Simulators.Loket.Users;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace LoketFunctions.Simulators.Loket.Control;

/// <summary>
/// The control addresses: whatever a test can do in process it can do here too, so that the same tests run against a simulated
/// Loket in another process. JSON in camelCase; names of kinds in any case.
/// </summary>
internal sealed class ControlEndpoints(SimulatedLoket loket)
{
    public void Map(IEndpointRouteBuilder routes)
    {
        var sandbox = routes.MapGroup(ControlAddresses.Root);
        sandbox.Get("/health", _ => new { Status = "ok", loket.Address });
        MapStaff(sandbox);
        MapFaults(sandbox);
        MapUsers(sandbox);
        new PayrollControls(loket.Database).Map(sandbox);
        new ResultControls(loket.Database).Map(sandbox);
        new ListControls(loket.Database).Map(sandbox);
        new NameControls(loket.Database).Map(sandbox);
        new CitizenNumberControls(loket.Database).Map(sandbox);
        sandbox.Get("/calls", http => new { loket.Calls.Figures, Latest = loket.Calls.Latest(http.Number("latest", 100)) });
        sandbox.Post<object>("/calls/reset", _ => loket.Calls.Reset());
        sandbox.Get("/violations", _ => new { loket.Contract.Violations, loket.Contract.Undocumented });
        sandbox.Post<object>("/violations/reset", _ => loket.Contract.Reset());
    }

    private void MapStaff(RouteGroupBuilder sandbox)
    {
        sandbox.Get("/staff", http => StaffSummary.Of(loket.Database.State, http.Request.Query["ids"] != "false"));
        sandbox.Post<StaffOptions>("/staff", options => loket.Reset(options));
        sandbox.Post<ChangeRequest>("/changes", loket.Changes.Apply);
        sandbox.Post<RemoveRequest>("/employments/remove", request => loket.Database.Remove(request.EmploymentId));
        sandbox.Post<DateRequest>("/date", request => loket.Database.SetToday(request.Date));
    }

    private void MapFaults(RouteGroupBuilder sandbox)
    {
        sandbox.Get("/faults", _ => loket.Faults.All);
        sandbox.Post<Fault>("/faults", fault => loket.Faults.Add(fault));
        sandbox.Delete("/faults", _ => loket.Faults.Clear());
        sandbox.Post<TokenRequest>("/tokens/expire", request => loket.Tokens.ExpireAccess(request.User));
        sandbox.Post<TokenRequest>("/tokens/revoke", request => loket.Tokens.RevokeRefresh(request.User));
        sandbox.Post<LifetimeRequest>("/tokens/lifetime", request => loket.Tokens.Lifetime = TimeSpan.FromSeconds(request.Seconds));
    }

    private void MapUsers(RouteGroupBuilder sandbox)
    {
        sandbox.Get("/users", _ => loket.Users.All);
        sandbox.Post<SandboxUser>("/users", user => loket.Users.Set(user));
        sandbox.Post<AccountRequest>("/users/account", ChangeAccount);
        sandbox.Post<ForbidRequest>("/users/forbid", request => loket.Users.Forbid(request.RightOrActivity, request.User));
        sandbox.Post<object>("/users/reset", _ => loket.Users.Reset());
        sandbox.Get("/clients", _ => loket.Clients.All);
        sandbox.Post<SandboxClient>("/clients", client => loket.Clients.Set(client));
    }

    /// <summary>Changes what is given, and nothing else of the user.</summary>
    private void ChangeAccount(AccountRequest asked)
    {
        var user = loket.Users.Find(asked.User) ?? throw new ControlException($"There is no user {asked.User}.");
        loket.Users.Set(user with
        {
            Employers = asked.Employers ?? user.Employers,
            IsBlocked = asked.IsBlocked ?? user.IsBlocked,
            LoginMethod = asked.LoginMethod ?? user.LoginMethod,
            TwoFactorAuthenticationRequired = asked.TwoFactorAuthenticationRequired ?? user.TwoFactorAuthenticationRequired,
        });
    }

    private sealed record AccountRequest(
        string User, IReadOnlyList<int>? Employers, bool? IsBlocked, LoginMethod? LoginMethod, bool? TwoFactorAuthenticationRequired);

    private sealed record DateRequest(DateOnly Date);

    private sealed record RemoveRequest(Guid EmploymentId);

    private sealed record TokenRequest(string? User);

    private sealed record LifetimeRequest(int Seconds);

    private sealed record ForbidRequest(string RightOrActivity, string? User);
}
