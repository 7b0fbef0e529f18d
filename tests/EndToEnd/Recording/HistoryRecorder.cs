namespace LoketFunctions.Tests.EndToEnd.Recording;

/// <summary>
/// Keeps the history of an orchestration that a test brought about, when asked to by <c>RECORD_HISTORIES=1</c>: of the version that
/// host.json names, in place of the one that is there.
/// </summary>
internal static class HistoryRecorder
{
    private const string Switch = "RECORD_HISTORIES";

    private static readonly bool IsOn = Environment.GetEnvironmentVariable(Switch) == "1";

    /// <summary>
    /// For the app whose runs are recorded: the inputs of steps are in their messages alone, unless the extension is set to keep them.
    /// </summary>
    public static IReadOnlyDictionary<string, string> Settings { get; } = IsOn
        ? new Dictionary<string, string> { ["AzureFunctionsJobHost__extensions__durableTask__storeInputsInOrchestrationHistory"] = "true" }
        : new Dictionary<string, string>();

    /// <param name="connectionString">Of the storage account that the app runs on.</param>
    /// <param name="course">Which way the run went, such as "plain".</param>
    public static async Task KeepAsync(string connectionString, string instanceId, string course)
    {
        if (!IsOn)
            return;
        using var storage = new EngineStorage(connectionString);
        await storage.EndAsync(instanceId);
        var history = new EngineHistory(await storage.HistoryAsync(instanceId)).Read(instanceId, course);
        Directory.CreateDirectory(Path.GetDirectoryName(history.File)!);
        await File.WriteAllTextAsync(history.File, NeutralIds.In(history.ToText()));
    }
}
