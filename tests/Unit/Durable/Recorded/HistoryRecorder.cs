using LoketFunctions.Localhost;

namespace LoketFunctions.Tests.Durable.Recorded;

/// <summary>
/// Keeps the history of an instance that a test ran, when asked to by <c>RECORD_HISTORIES=1</c>: of the version that host.json
/// names, in place of the one that is there.
/// </summary>
internal static class HistoryRecorder
{
    private const string Switch = "RECORD_HISTORIES";

    /// <param name="ids">What is another one in every run, with what stands for it.</param>
    public static async Task KeepAsync(DurableHost host, string instanceId, string course, params (string Id, string Name)[] ids)
    {
        if (Environment.GetEnvironmentVariable(Switch) != "1")
            return;
        var instance = await ((LocalDurableTaskClient)host.Client).LoadAsync(instanceId, CancellationToken.None)
            ?? throw new InvalidOperationException($"There is no instance {instanceId} to record.");
        var text = ids.Aggregate(EngineHistory.Record(instance, course).ToText(), (known, one) => known.Replace(one.Id, one.Name, StringComparison.Ordinal));
        var history = RecordedHistory.Parse(text) with { Version = AppVersion.Default };
        Directory.CreateDirectory(Path.GetDirectoryName(history.File)!);
        await File.WriteAllTextAsync(history.File, history.ToText());
    }
}
