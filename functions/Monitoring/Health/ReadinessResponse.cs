namespace LoketFunctions.Monitoring.Health;

internal enum ReadinessStatus
{
    Ready,
    NotReady,
}

internal enum CheckStatus
{
    Ok,
    Failed,

    /// <summary>The settings leave it out.</summary>
    NotUsed,
}

/// <summary>Whether everything that the app needs can be used. For anybody to see: it holds no address and no cause.</summary>
internal sealed record ReadinessResponse(ReadinessStatus Status, IReadOnlyList<CheckResponse> Checks)
{
    public static ReadinessResponse Of(IReadOnlyList<CheckResponse> checks) =>
        new(checks.Any(check => check.Status == CheckStatus.Failed) ? ReadinessStatus.NotReady : ReadinessStatus.Ready, checks);
}

/// <param name="Since">When this instance of the app first saw it as it is; null where not used.</param>
/// <param name="Milliseconds">How long the check took; null where not used.</param>
internal sealed record CheckResponse(string Name, CheckStatus Status, DateTimeOffset? Since, long? Milliseconds);
