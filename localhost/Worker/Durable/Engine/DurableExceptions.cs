namespace DurableTask.Core.Exceptions
{
    /// <summary>The orchestrator does not do what its history says it did. The instance fails; mend the code, then restart it.</summary>
    internal sealed class NonDeterministicOrchestrationException(string details)
        : Exception("Non-Deterministic workflow detected: " + details);

    /// <summary>The id is taken by an instance that has not ended.</summary>
    internal sealed class OrchestrationAlreadyExistsException(string message) : InvalidOperationException(message);
}

namespace LoketFunctions.Localhost.Durable
{
    /// <summary>Somebody else wrote this instance since it was read: read it again.</summary>
    internal sealed class StoreConflictException(Exception inner) : Exception("The instance changed since it was read.", inner);
}
