using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LoketFunctions.Simulators.Planner;

/// <summary>The control addresses: what a test can do in process it can do here too.</summary>
internal static class PlannerControls
{
    public static void Map(IEndpointRouteBuilder routes, SimulatedPlanner planner)
    {
        var sandbox = routes.MapGroup(ControlAddresses.Root);
        sandbox.MapGet("/requests", () => planner.Log.Requests);
        sandbox.MapDelete("/requests", planner.Log.Clear);
        sandbox.MapGet("/counts", () => planner.Log.Requests
            .GroupBy(request => $"{request.Method} {request.Path} {request.Status}")
            .ToDictionary(group => group.Key, group => group.Count()));
        sandbox.MapPost("/faults", (PlannedFault fault) => planner.Faults.Plan(fault));
        sandbox.MapPut("/latency", (TimeSpan latency) => planner.Faults.Latency = latency);
        sandbox.MapDelete("/faults", planner.Faults.Clear);

        var account = sandbox.MapGroup("/accounts/{account}");
        account.MapGet("/employees", (string account) => planner.Account(account).Employees);
        account.MapGet("/results", (string account) => planner.Account(account).Results);
        account.MapGet("/notices", (string account) => planner.Account(account).Notices.Received);
        account.MapPost(
            "/employees", (string account, PlannerEmployee[] employees) => Array.ForEach(employees, planner.Account(account).Seed));
        account.MapPost("/employees/{id}/end", (string account, string id) =>
            planner.Account(account).End(id) ? Results.NoContent() : Results.NotFound());
        account.MapPut("/rejections/{loketEmployeeId}", (string account, string loketEmployeeId, JsonObject body) =>
            planner.Account(account).Reject(loketEmployeeId, (string?)body["message"]));
        RegistrationControls.Map(account, planner);
        PersonnelEndpoints.MapControls(account, planner);
        DeliveryEndpoints.MapControls(account, planner);
    }
}
