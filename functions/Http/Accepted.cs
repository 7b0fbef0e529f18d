using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;

namespace LoketFunctions.Http;

/// <summary>The answer to a request that goes on after it: 202 with the address that says how far it is.</summary>
internal static class Accepted
{
    private const string LookAgainAfter = "2";

    public static IResult At<T>(HttpRequest request, string status, T answer)
    {
        request.HttpContext.Response.Headers.RetryAfter = LookAgainAfter;
        request.HttpContext.Response.Headers.Location = status;
        return Results.Json(answer, AppJson.Options, statusCode: StatusCodes.Status202Accepted);
    }
}
