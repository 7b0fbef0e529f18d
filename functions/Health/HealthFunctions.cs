using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Health;

internal sealed record HealthAnswer(string Status);

/// <summary>Liveness: the app is up and answers. Tells nothing else.</summary>
internal static class HealthFunctions
{
    [Function("Health")]
    public static IResult Health([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request)
    {
        return Results.Json(new HealthAnswer("ok"), AppJson.Options);
    }
}
