using Microsoft.DurableTask.Client;

namespace LoketFunctions.Localhost.Durable;

/// <summary>Where orchestrations live. Each method that writes does so as a whole or not at all.</summary>
internal interface IDurableStore
{
    /// <summary>The head of an instance, or null; without payloads only if large ones would have to be fetched for them.</summary>
    Task<InstanceRecord?> FindAsync(string instanceId, bool withPayloads, CancellationToken cancellation);

    Task<LoadedInstance?> LoadAsync(string instanceId, CancellationToken cancellation);

    Task<IReadOnlyList<InboxMessage>> ReadInboxAsync(string instanceId, CancellationToken cancellation);

    /// <summary>Stores a new instance; with <paramref name="replaced"/> in its place, if that is still as it was read.</summary>
    /// <returns>False when an instance of that id exists (or is no longer as it was read).</returns>
    Task<bool> TryCreateAsync(InstanceRecord instance, InstanceRecord? replaced, CancellationToken cancellation);

    /// <returns>The head as it is now stored, to be the next step's fence.</returns>
    /// <exception cref="StoreConflictException">The instance is not as <see cref="StepCommit.Before"/> says; nothing was written.</exception>
    Task<InstanceRecord> CommitAsync(StepCommit commit, CancellationToken cancellation);

    /// <summary>Puts a message in the inbox of an instance.</summary>
    /// <returns>The message with its key.</returns>
    Task<InboxMessage> SendAsync(string instanceId, InboxMessage message, CancellationToken cancellation);

    /// <summary>Throws messages away that nobody is left to take.</summary>
    Task DiscardAsync(string instanceId, IEnumerable<InboxMessage> messages, CancellationToken cancellation);

    /// <summary>Removes what earlier executions of an instance left behind.</summary>
    Task TrimAsync(string instanceId, string currentExecutionId, CancellationToken cancellation);

    /// <summary>Removes an instance with all that belongs to it.</summary>
    Task PurgeAsync(string instanceId, CancellationToken cancellation);

    IAsyncEnumerable<InstanceRecord> QueryAsync(InstanceFilter filter, CancellationToken cancellation);

    /// <summary>Ids of all instances that have something left to do, and of those with mail.</summary>
    Task<IReadOnlyCollection<string>> FindWorkAsync(CancellationToken cancellation);

    /// <summary>Tells the active host, wherever it is, to look at an instance.</summary>
    Task PokeAsync(string instanceId, CancellationToken cancellation);

    /// <summary>Takes the pokes: the ids to look at now.</summary>
    Task<IReadOnlyCollection<string>> TakePokesAsync(CancellationToken cancellation);
}

/// <summary>Which instances, in the order of their ids.</summary>
/// <param name="AfterId">Only ids that come after this one.</param>
/// <param name="PageHint">How many will likely be read.</param>
internal sealed record InstanceFilter(
    DateTimeOffset? CreatedFrom = null,
    DateTimeOffset? CreatedTo = null,
    IReadOnlyCollection<OrchestrationRuntimeStatus>? Statuses = null,
    string? IdPrefix = null,
    string? AfterId = null,
    int? PageHint = null,
    bool WithPayloads = false);
