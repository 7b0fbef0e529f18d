using System.Collections.Concurrent;

namespace LoketFunctions.Simulators.Planner;

/// <summary>Every request that reached the planner, refused ones included.</summary>
public sealed class PlannerLog
{
    private readonly ConcurrentQueue<PlannerRequest> _requests = new();

    public IReadOnlyList<PlannerRequest> Requests => [.. _requests];

    public int Count => _requests.Count;

    public IEnumerable<PlannerRequest> Batches =>
        _requests.Where(request => request.Path.EndsWith("/employees/batch", StringComparison.Ordinal));

    public void Clear() => _requests.Clear();

    internal void Add(PlannerRequest request) => _requests.Enqueue(request);
}

/// <param name="Path">Without the query.</param>
/// <param name="Records">In a batch, how many.</param>
/// <param name="Status">What was answered; 0 when the answer was kept back.</param>
/// <param name="Body">As it came, so that a test can look into it.</param>
public sealed record PlannerRequest(
    string Method, string Path, string Query, string? WebhookId, string? IdempotencyKey, int Records, int Status, string Body);
