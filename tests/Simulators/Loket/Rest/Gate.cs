using LoketFunctions.Simulators.Loket.Data;
using LoketFunctions.Simulators.Loket.OAuth;
using LoketFunctions.Simulators.Loket.Users;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Simulators.Loket.Rest;

/// <summary>Lets a request in, or says why not: token (401), version (400), rights to the thing of the path (403, 404).</summary>
internal sealed class Gate(LoketDatabase database, UserDirectory users, TokenStore tokens, SimulatedLoketOptions options)
{
    private static readonly string[] IdNames = ["employerId", "payrollAdministrationId", "employeeId", "employmentId"];

    public (Call? Call, ResourceVersion? Version, Answer? Refusal) Enter(HttpContext http, Operation operation)
    {
        var state = database.State;
        if (UserOf(http) is not { } user)
        {
            return (null, null, Answer.Unauthorized());
        }

        var accept = http.Request.Headers.Accept.ToString();
        if (operation.Accepts(accept) is not { } version)
        {
            return (null, null, Answer.Text(
                400, $"The Accept header '{accept}' asks for no version of this resource; send application/json;version=yyyy-MM-dd."));
        }

        var name = Array.Find(IdNames, http.Request.RouteValues.ContainsKey);
        if (name is null)
        {
            return user.Without.Contains(operation.Activity, StringComparer.Ordinal)
                ? (null, null, Answer.Forbidden())
                : (Enter(null, Guid.Empty, UserFilter.None), version, null);
        }

        if (!Guid.TryParse(http.Request.RouteValues[name] as string, out var id))
        {
            return (null, null, Answer.Text(400, $"The value of {name} is not an id."));
        }

        if (EmployerOf(state, name, id) is not { } employer)
        {
            return (null, null, Answer.Empty(404));
        }

        var mayEnter = UserDirectory.EmployersOf(user, state).Contains(employer)
            && UserDirectory.ActivitiesAt(user, state, employer).Contains(operation.Activity, StringComparer.Ordinal);
        return mayEnter
            ? (Enter(employer, id, users.FilterOf(user, state, employer)), version, null)
            : (null, null, Answer.Forbidden());

        Call Enter(EmployerState? at, Guid thing, UserFilter filter) =>
            new(http.Request.Query, state, user, at, thing, filter, options.FilterReach)
            {
                Route = http.Request.RouteValues,
                Database = database
            };
    }

    /// <summary>Whose token the request carries; null when it is missing, expired or unknown.</summary>
    public SandboxUser? UserOf(HttpContext http)
    {
        var header = http.Request.Headers.Authorization.ToString();
        return header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) && tokens.UserOf(header[7..].Trim()) is { } name
            ? users.Find(name)
            : null;
    }

    private static EmployerState? EmployerOf(LoketState state, string name, Guid id) => name switch
    {
        "employerId" => state.Employer(id),
        "payrollAdministrationId" => state.EmployerOfAdministration(id) is { } e && e.Administration(id)!.IsPayroll ? e : null,
        "employeeId" => state.EmployerOfEmployee(id),
        _ => state.EmployerOfEmployment(id),
    };
}
