namespace Microsoft.DurableTask.Client;

/// <summary>Recursive also terminates the sub-orchestrations that have not ended.</summary>
public record TerminateInstanceOptions(object? Output = null, bool Recursive = false);
