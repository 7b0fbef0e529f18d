using System.Text.Json;
using System.Text.Json.Serialization;
using LoketFunctions.Sandbox.Loket.Changes;
using LoketFunctions.Sandbox.Loket.Faults;
using LoketFunctions.Sandbox.Loket.Users;
using LoketFunctions.Sandbox.Staff;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LoketFunctions.Sandbox.Loket.Control;

/// <summary>
/// The knobs, over HTTP: whatever a test can do in process it can do here too, so that the same tests run against a simulated
/// Loket in another process. JSON in camelCase; names of kinds in any case.
/// </summary>
internal sealed class ControlEndpoints(SimulatedLoket loket)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    public void Map(IEndpointRouteBuilder routes)
    {
        var sandbox = routes.MapGroup("/sandbox");
        Get(sandbox, "/health", _ => new { Status = "ok", loket.Address });
        MapStaff(sandbox);
        MapFaults(sandbox);
        MapUsers(sandbox);
        Get(sandbox, "/calls", http => new { loket.Calls.Figures, Latest = loket.Calls.Latest(Number(http, "latest", 100)) });
        Post<object>(sandbox, "/calls/reset", _ => loket.Calls.Reset());
        Get(sandbox, "/violations", _ => new { loket.Contract.Violations, loket.Contract.Undocumented });
        Post<object>(sandbox, "/violations/reset", _ => loket.Contract.Reset());
    }

    private void MapStaff(RouteGroupBuilder sandbox)
    {
        Get(sandbox, "/staff", http => StaffSummary.Of(loket.Database.State, http.Request.Query["ids"] != "false"));
        Post<StaffOptions>(sandbox, "/staff", options => loket.Reset(options));
        Post<ChangeRequest>(sandbox, "/changes", loket.Changes.Apply);
        Post<DateRequest>(sandbox, "/date", request => loket.Database.SetToday(request.Date));
    }

    private void MapFaults(RouteGroupBuilder sandbox)
    {
        Get(sandbox, "/faults", _ => loket.Faults.All);
        Post<Fault>(sandbox, "/faults", fault => loket.Faults.Add(fault));
        sandbox.MapDelete("/faults", () => loket.Faults.Clear());
        Post<TokenRequest>(sandbox, "/tokens/expire", request => loket.Tokens.ExpireAccess(request.User));
        Post<TokenRequest>(sandbox, "/tokens/revoke", request => loket.Tokens.RevokeRefresh(request.User));
        Post<LifetimeRequest>(sandbox, "/tokens/lifetime", request => loket.Tokens.Lifetime = TimeSpan.FromSeconds(request.Seconds));
    }

    private void MapUsers(RouteGroupBuilder sandbox)
    {
        Get(sandbox, "/users", _ => loket.Users.All);
        Post<SandboxUser>(sandbox, "/users", user => loket.Users.Set(user));
        Post<ForbidRequest>(sandbox, "/users/forbid", request => loket.Users.Forbid(request.RightOrActivity, request.User));
        Post<object>(sandbox, "/users/reset", _ => loket.Users.Reset());
        Get(sandbox, "/clients", _ => loket.Clients.All);
        Post<SandboxClient>(sandbox, "/clients", client => loket.Clients.Set(client));
    }

    private static void Get(RouteGroupBuilder group, string path, Func<HttpContext, object> answer) =>
        group.MapGet(path, (HttpContext http) => Results.Json(answer(http), Json));

    private static void Post<T>(RouteGroupBuilder group, string path, Action<T> act)
        where T : class => Post<T>(group, path, request =>
        {
            act(request);
            return new { Status = "done" };
        });

    private static void Post<T>(RouteGroupBuilder group, string path, Func<T, object> act)
        where T : class => group.MapPost(path, async (HttpContext http) =>
        {
            try
            {
                var hasBody = http.Request.ContentLength > 0 || http.Request.Headers.TransferEncoding.Count > 0;
                var request = hasBody
                    ? await JsonSerializer.DeserializeAsync<T>(http.Request.Body, Json, http.RequestAborted)
                    : JsonSerializer.Deserialize<T>("{}", Json);
                return request is null ? Results.BadRequest("No body.") : Results.Json(act(request), Json);
            }
            catch (JsonException wrong)
            {
                return Results.BadRequest(wrong.Message);
            }
        });

    private static int Number(HttpContext http, string name, int otherwise) => int.TryParse(http.Request.Query[name], out var number) ? number : otherwise;

    private sealed record DateRequest(DateOnly Date);

    private sealed record TokenRequest(string? User);

    private sealed record LifetimeRequest(int Seconds);

    private sealed record ForbidRequest(string RightOrActivity, string? User);
}
