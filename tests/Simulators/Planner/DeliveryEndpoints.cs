using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LoketFunctions.Simulators.Planner;

/// <summary>The side of a pension provider: takes files of what was paid.</summary>
internal static class DeliveryEndpoints
{
    public static void Map(IEndpointRouteBuilder routes, SimulatedPlanner planner) => routes.MapPut(
        "/accounts/{account}/pension/deliveries/{name}", (string account, string name, HttpContext context) =>
            Take(planner.Account(account).Deliveries, name, context.Request, PlannerEndpoints.Received(context)));

    public static void MapControls(IEndpointRouteBuilder account, SimulatedPlanner planner)
    {
        account.MapGet("/deliveries", (string account) => planner.Account(account).Deliveries.Received);
        account.MapGet("/deliveries/{name}", (string account, string name) =>
            planner.Account(account).Deliveries.Received.FirstOrDefault(one => one.Name == name) is { } found
                ? Results.Bytes(found.Content, found.ContentType)
                : Results.NotFound());
    }

    private static IResult Take(PlannerDeliveries deliveries, string name, HttpRequest request, ReceivedRequest received)
    {
        if (received.Body.Length == 0)
            return PlannerEndpoints.Problem(StatusCodes.Status400BadRequest, "The file is empty.");
        return deliveries.Take(
            name, request.Headers[StandardWebhook.IdHeader].ToString(), request.ContentType ?? "", received.Body) is { } taken
            ? Results.Json(new { taken.Receipt })
            : PlannerEndpoints.Problem(StatusCodes.Status409Conflict, "There is another file of this name.");
    }
}
