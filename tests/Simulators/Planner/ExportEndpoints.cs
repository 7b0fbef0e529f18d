using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace LoketFunctions.Simulators.Planner;

/// <summary>The planner's side of the export: what was registered, and what became of it.</summary>
internal static class ExportEndpoints
{
    public const int MaxIds = 2000;
    private const int MaxLimit = 2000;

    public static void Map(IEndpointRouteBuilder routes, SimulatedPlanner planner)
    {
        routes.MapGet(
            "/accounts/{account}/registrations", (string account, HttpRequest request) => List(planner.Account(account), request.Query));
        routes.MapGet("/accounts/{account}/codes", (string account, HttpRequest request) => Codes(planner.Account(account), request.Query));
        routes.MapPost("/accounts/{account}/exports/marks", (string account, HttpContext context) =>
            Take(planner.Account(account), context.Request.Headers[StandardWebhook.IdHeader].ToString(),
                PlannerEndpoints.Received(context)));
    }

    private static IResult List(PlannerAccount account, IQueryCollection query)
    {
        var after = 0L;
        if (string.IsNullOrEmpty(query["connectionId"]))
            return Refused("connectionId is missing.");
        if (Day(query["from"]) is not { } from || Day(query["to"]) is not { } to || to < from)
            return Refused("from and to must be days, yyyy-MM-dd, in this order.");
        if (PlannerEndpoints.Limit(query["limit"], MaxLimit) is not { } limit)
            return Refused($"limit must lie from 1 to {MaxLimit}.");
        if (query.TryGetValue("cursor", out var cursor)
            && !long.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out after))
            return Refused("cursor must be the nextCursor of a page before.");
        return Results.Json(account.Registrations.Page(from, to, after, limit));
    }

    private static IResult Codes(PlannerAccount account, IQueryCollection query) =>
        string.IsNullOrEmpty(query["connectionId"]) ? Refused("connectionId is missing.")
        : account.Codes is { } codes ? Results.Json(codes)
        : PlannerEndpoints.Problem(StatusCodes.Status404NotFound, "This planner does not tell its codes.");

    private static IResult Take(PlannerAccount account, string webhookId, ReceivedRequest request)
    {
        if (request.Read<ExportConfirmations>() is not { Type: "export.marks" } marks || marks.Part < 1 || marks.Part > marks.Parts)
            return Refused("The body holds no marks of an export.");
        if (marks.Ids > MaxIds)
            return PlannerEndpoints.Problem(StatusCodes.Status413PayloadTooLarge, $"A part holds at most {MaxIds} ids.");
        return account.Confirmations.Take(webhookId, marks, request.Body)
            ? Results.NoContent()
            : PlannerEndpoints.Problem(StatusCodes.Status409Conflict, "This webhook-id was used for another body.");
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static IResult Refused(string detail) => PlannerEndpoints.Problem(StatusCodes.Status400BadRequest, detail);
}
