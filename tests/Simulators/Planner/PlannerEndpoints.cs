using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace LoketFunctions.Simulators.Planner;

/// <summary>The planner's side of the contract between app and planner.</summary>
internal static class PlannerEndpoints
{
    public const int MaxRecords = 200;
    private const int MaxLimit = 500;
    private const int DefaultLimit = 100;

    public static void Map(IEndpointRouteBuilder routes, SimulatedPlanner planner)
    {
        routes.MapGet("/accounts/{account}/employees", (string account, string? cursor, string? limit) =>
            List(planner.Account(account), cursor, limit));
        routes.MapPost("/accounts/{account}/employees/batch", (string account, HttpContext context) =>
            Take(planner.Account(account), context.Request.Headers["Idempotency-Key"], Received(context)));
        routes.MapPost("/accounts/{account}/notices", (string account, HttpContext context) =>
            Notify(planner.Account(account), context.Request.Headers[StandardWebhook.IdHeader].ToString(), Received(context)));
        ExportEndpoints.Map(routes, planner);
        PersonnelEndpoints.Map(routes, planner);
        DeliveryEndpoints.Map(routes, planner);
    }

    internal static ReceivedRequest Received(HttpContext context) => context.Features.GetRequiredFeature<ReceivedRequest>();

    private static IResult List(PlannerAccount account, string? cursor, string? limit)
    {
        if (Limit(limit, MaxLimit) is not { } count)
            return Problem(StatusCodes.Status400BadRequest, $"limit must lie from 1 to {MaxLimit}.");
        if (cursor is not null && !int.TryParse(cursor, NumberStyles.None, CultureInfo.InvariantCulture, out _))
            return Problem(StatusCodes.Status400BadRequest, "cursor must be the nextCursor of a page before.");
        return Results.Json(account.Page(cursor, count));
    }

    private static IResult Take(PlannerAccount account, string? idempotencyKey, ReceivedRequest request)
    {
        if (string.IsNullOrEmpty(idempotencyKey))
            return Problem(StatusCodes.Status400BadRequest, "The header Idempotency-Key is missing.");
        if (request.Read<EmployeeBatch>() is not { } batch)
            return Problem(StatusCodes.Status400BadRequest, "The body is no batch of records.");
        if (batch.Records.Count > MaxRecords)
            return Problem(StatusCodes.Status413PayloadTooLarge, $"A batch holds at most {MaxRecords} records.");
        return account.Take(batch, idempotencyKey, request.Body) is { } result
            ? Results.Json(result)
            : Problem(StatusCodes.Status409Conflict, "This Idempotency-Key was used for another body.");
    }

    private static IResult Notify(PlannerAccount account, string webhookId, ReceivedRequest request)
    {
        if (!account.TakesNotices)
            return Problem(StatusCodes.Status404NotFound, "This planner takes no notices.");
        if (request.Read<ConnectionNotice>() is not { Type: "connection.notice", State: "raised" or "over" } notice)
            return Problem(StatusCodes.Status400BadRequest, "The body is no notice of a connection.");
        return account.Notices.Take(webhookId, notice, request.Body)
            ? Results.NoContent()
            : Problem(StatusCodes.Status409Conflict, "This webhook-id was used for another body.");
    }

    /// <summary>How many to give; null when it is asked for wrongly.</summary>
    internal static int? Limit(string? asked, int most) =>
        asked is null ? DefaultLimit
        : int.TryParse(asked, NumberStyles.None, CultureInfo.InvariantCulture, out var limit) && limit >= 1 && limit <= most ? limit
        : null;

    internal static IResult Problem(int status, string detail) => Results.Problem(detail, statusCode: status);
}
