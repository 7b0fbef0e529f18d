namespace LoketFunctions.Monitoring.Health.Checks;

/// <summary>Something outside the app that it cannot do without.</summary>
internal interface IDependencyCheck
{
    /// <summary>As the answer and the log call it.</summary>
    string Name { get; }

    /// <summary>False where the settings leave it out.</summary>
    bool IsUsed { get; }

    /// <summary>
    /// Returns when it can be used, and throws whatever its client throws when it cannot: <see cref="Readiness"/> makes of that a status.
    /// </summary>
    Task CheckAsync(CancellationToken cancellation);
}
