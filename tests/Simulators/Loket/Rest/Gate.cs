using LoketFunctions.Simulators.Loket.Data;
using LoketFunctions.Simulators.Loket.OAuth;
using LoketFunctions.Simulators.Loket.Users;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Simulators.Loket.Rest;

/// <summary>Lets a request in, or says why not: token (401), version (400), rights to the thing of the path (403, 404).</summary>
internal sealed class Gate(LoketDatabase database, UserDirectory users, TokenStore tokens, SimulatedLoketOptions options)
{
    private const string UserId = "userId";
    private const string RunId = "payrollrunId";

    private static readonly string[] IdNames =
    [
        "employerId", "payrollAdministrationId", "employeeId", "employmentId", "conceptEmployeeId", UserId, .. RecordIds, RunId,
    ];

    /// <summary>Documents have no versions.</summary>
    private static readonly ResourceVersion AnyVersion = new("2018-01-01", _ => Rows.None);

    private static string[] RecordIds =>
        ["wageId", "workinghoursId", "organizationalEntityId", "deviatingHourlyWageId", "benefitsanddeductionsId"];

    public (Call? Call, ResourceVersion? Version, Answer? Refusal) Enter(HttpContext http, Operation operation)
    {
        var state = database.State;
        if (UserOf(http) is not { } user)
        {
            return (null, null, Answer.Unauthorized());
        }

        var accept = http.Request.Headers.Accept.ToString();
        if ((operation.IsPdf(accept) ? AnyVersion : operation.Accepts(accept)) is not { } version)
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

        var employers = EmployersOf(state, name, id);
        if (employers.Count == 0)
        {
            return (null, null, Answer.Empty(404));
        }

        return employers.FirstOrDefault(MayEnter) is { } employer
            ? (Enter(employer, id, users.FilterOf(user, state, employer)), version, null)
            : (null, null, Answer.Forbidden());

        bool MayEnter(EmployerState at) => UserDirectory.EmployersOf(user, state).Contains(at)
            && UserDirectory.ActivitiesAt(user, state, at).Contains(operation.Activity, StringComparer.Ordinal);

        Call Enter(EmployerState? at, Guid thing, UserFilter filter) =>
            new(http.Request.Query, state, user, at, thing, filter, options.FilterReach)
            {
                Route = http.Request.RouteValues,
                Database = database,
                Users = users,
                HasGrant = tokens.HasGrant,
                Version = version.Date,
                Method = operation.Method,
                Path = http.Request.Path,
                ValidatesOnly = http.Request.Headers["X-ValidateOnly"].ToString().Equals("true", StringComparison.OrdinalIgnoreCase),
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

    /// <summary>A user may be linked to several employers; whatever else an id stands for is of one.</summary>
    private IReadOnlyList<EmployerState> EmployersOf(LoketState state, string name, Guid id)
    {
        if (name == UserId)
        {
            return users.Find(id) is { } user ? UserDirectory.EmployersOf(user, state) : [];
        }

        return EmployerOf(state, name, id) is { } employer ? [employer] : [];
    }

    private static EmployerState? EmployerOf(LoketState state, string name, Guid id) => name switch
    {
        "employerId" => state.Employer(id),
        "payrollAdministrationId" => state.EmployerOfAdministration(id) is { } e && e.Administration(id)!.IsPayroll ? e : null,
        "employeeId" => state.EmployerOfEmployee(id),
        "conceptEmployeeId" => state.Employers.FirstOrDefault(e => e.Concept(id) is not null),
        RunId => state.PayrollOfRun(id)?.Employer,
        _ when RecordIds.Contains(name, StringComparer.Ordinal) =>
            state.Employers.FirstOrDefault(e => e.EmploymentOfRecord(id) is not null),
        _ => state.EmployerOfEmployment(id),
    };
}
