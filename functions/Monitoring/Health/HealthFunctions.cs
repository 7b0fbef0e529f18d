using LoketFunctions.Security;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Monitoring.Health;

internal sealed record HealthResponse(string Status);

/// <summary>For probes; open to all, and disclosing only what all may know.</summary>
internal sealed class HealthFunctions(Readiness readiness)
{
    /// <summary>Liveness: the app is up and answers.</summary>
    [Function("Health")]
    [VerifiedBy(CallerProof.None)]
    public static IResult Health([HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health")] HttpRequest request)
    {
        return Results.Json(new HealthResponse("ok"), AppJson.Options);
    }

    /// <summary>Readiness: what the app needs can be used.</summary>
    [Function("Ready")]
    [VerifiedBy(CallerProof.None)]
    public async Task<IResult> ReadyAsync(
        [HttpTrigger(AuthorizationLevel.Anonymous, "get", Route = "health/ready")] HttpRequest request, CancellationToken cancellation)
    {
        var answer = await readiness.LookAsync(cancellation);
        var status = answer.Status == ReadinessStatus.Ready ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable;
        return Results.Json(answer, AppJson.Options, statusCode: status);
    }
}
