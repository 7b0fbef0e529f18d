using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LoketFunctions.Simulators.Planner;

/// <summary>The side of an HR system that leads: its records, given to whoever asks with a signature.</summary>
internal static class PersonnelEndpoints
{
    private const int MaxLimit = 200;

    public static void Map(IEndpointRouteBuilder routes, SimulatedPlanner planner) => routes.MapGet(
        "/accounts/{account}/personnel", (string account, HttpRequest request) => List(planner.Account(account), request.Query));

    /// <summary>What the HR system has from now on; without a body it gives nothing any more.</summary>
    public static void MapControls(IEndpointRouteBuilder account, SimulatedPlanner planner)
    {
        account.MapPut("/personnel", (string account, JsonObject[] records) => planner.Account(account).Personnel = records);
        account.MapDelete("/personnel", (string account) => planner.Account(account).Personnel = null);
    }

    private static IResult List(PlannerAccount account, IQueryCollection query)
    {
        var start = 0;
        if (string.IsNullOrEmpty(query["connectionId"]))
            return Refused("connectionId is missing.");
        if (PlannerEndpoints.Limit(query["limit"], MaxLimit) is not { } limit)
            return Refused($"limit must lie from 1 to {MaxLimit}.");
        if (query.TryGetValue("cursor", out var cursor)
            && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out start))
            return Refused("cursor must be the nextCursor of a page before.");
        if (account.Personnel is not { } records)
            return PlannerEndpoints.Problem(StatusCodes.Status404NotFound, "This HR system gives no records.");
        var end = Math.Min(start + limit, records.Count);
        return Results.Json(new PersonnelPage(
            [.. records.Skip(start).Take(limit)], end < records.Count ? end.ToString(CultureInfo.InvariantCulture) : null));
    }

    private static IResult Refused(string detail) => PlannerEndpoints.Problem(StatusCodes.Status400BadRequest, detail);

    private sealed record PersonnelPage(IReadOnlyList<JsonNode> Employees, string? NextCursor);
}
