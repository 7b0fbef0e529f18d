using System.Net;
using System.Text.Json;
using LoketFunctions.Failures;
using LoketFunctions.Storage;

namespace LoketFunctions.Planner;

/// <summary>What a planner answers to a call, read or said as a fault.</summary>
internal static class PlannerResponse
{
    /// <summary>In bytes: ten times a page of employees with all their fields.</summary>
    public const int Largest = 32 * 1024 * 1024;

    /// <exception cref="JsonException">It is not what the contract describes.</exception>
    /// <exception cref="PlannerException">It is null.</exception>
    public static async Task<T> ReadAsync<T>(HttpResponseMessage response, CancellationToken cancellation)
        where T : class
    {
        await using var content = await response.Content.ReadAsStreamAsync(cancellation);
        return await JsonSerializer.DeserializeAsync<T>(content, AppJson.Options, cancellation) ?? throw Unreadable();
    }

    public static PlannerException Unreadable() => new(FailureClass.Internal, PlannerFailureCodes.Unreadable, (int)HttpStatusCode.OK);

    public static PlannerException Refused(HttpResponseMessage response) => (int)response.StatusCode switch
    {
        429 or >= 500 => new PlannerException(
            FailureClass.Transient, PlannerFailureCodes.Busy, (int)response.StatusCode, PlannerPipeline.RetryAfterOf(response)),
        401 or 403 or 404 => new PlannerException(FailureClass.Configuration, PlannerFailureCodes.Refused, (int)response.StatusCode),
        _ => new PlannerException(FailureClass.Internal, PlannerFailureCodes.Refused, (int)response.StatusCode),
    };
}
