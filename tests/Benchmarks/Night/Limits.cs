namespace LoketFunctions.Benchmarks.Night;

/// <summary>What Microsoft publishes of the services that a night uses; docs/scale.md says where.</summary>
internal static class Limits
{
    /// <summary>
    /// "Parallel activity execution (fan-out): 100 activities per second, per instance", of one orchestration on one small machine,
    /// in "Azure Storage provider for Durable Functions", performance targets. Taken for the whole app here, which is cautious.
    /// </summary>
    public const double ActivitiesPerSecond = 100;

    /// <summary>
    /// "Parallel response processing (fan-in): 150 responses per second, per instance", same place. Taken per control queue, each of
    /// which one machine works off.
    /// </summary>
    public const double ResponsesPerSecondAndPartition = 150;

    /// <summary>"partitionCount": control queues of a task hub, 1 to 16, 4 unless set. Same article.</summary>
    public const int Partitions = 4;

    /// <summary>Messages of one queue, "Scalability and performance targets for Queue Storage".</summary>
    public const double QueueMessagesPerSecond = 2000;

    /// <summary>
    /// A storage account of general purpose v2, "Scalability and performance targets for standard storage accounts". 40,000 in some
    /// regions, West Europe among them; 20,000 for tables and queues of 1 KiB in any.
    /// </summary>
    public const double StorageRequestsPerSecond = 20_000;

    /// <summary>One partition of a table, entities of 1 KiB, "Scalability and performance targets for Table storage".</summary>
    public const double EntitiesPerSecondAndPartition = 2000;

    /// <summary>Secrets of one vault in one region, in ten seconds, "Azure Key Vault service limits".</summary>
    public const double VaultCallsPerTenSeconds = 4000;

    /// <summary>
    /// Flex Consumption: up to 1,000 machines of an app, 100 unless set; all apps of a subscription in a region together 250 of
    /// 2,048 MB (512,000 MB) unless raised. "Flex Consumption plan hosting".
    /// </summary>
    public const int Instances = 100;

    /// <summary>Connections of one machine to one address outside, preallocated, "Troubleshooting outbound connection errors".</summary>
    public const double OutboundConnections = 128;

    /// <summary>host.json, functionTimeout: for one look of the timer.</summary>
    public static readonly TimeSpan FunctionTimeout = TimeSpan.FromMinutes(30);

    /// <summary>One capacity unit of the Durable Task Scheduler, dedicated: "up to 2,000 actions per second".</summary>
    public const double SchedulerActionsPerSecond = 2000;

    /// <summary>An activity is two actions: it is scheduled, and its result is processed. Same article.</summary>
    public const int ActionsPerActivity = 2;

    /// <summary>A list of a table comes in pages of at most this many entities.</summary>
    public const int EntitiesPerPage = 1000;

    /// <summary>When people begin to work, in Amsterdam; alerts are set to this too.</summary>
    public static readonly TimeOnly NightEnds = new(6, 0);
}

/// <summary>
/// What the durable engine itself asks of storage, by how its Azure Storage provider works ("Azure Storage provider for Durable
/// Functions"): steps are measured one by one without an engine, so these are not measured.
/// </summary>
internal static class EngineCosts
{
    /// <summary>The work item goes into its queue, is taken and deleted; so does its result with the control queue.</summary>
    public const int QueueRequestsPerActivity = 6;

    /// <summary>History is read and written, and the instance's row is written, each time that results are processed.</summary>
    public const int TableRequestsPerEpisode = 3;

    /// <summary>The message into, out of and deleted from the control queue, and the row of the instance.</summary>
    public const int RequestsPerStart = 5;

    /// <summary>Rows of history that an episode adds: it begins, a result, what is asked for next, it ends.</summary>
    public const int HistoryRowsPerEpisode = 4;
}
