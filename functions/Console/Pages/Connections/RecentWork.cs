using LoketFunctions.Export;
using LoketFunctions.Sync;

namespace LoketFunctions.Console.Pages.Connections;

/// <param name="LastExport">No preview.</param>
/// <param name="LastSuccess">Where that did not succeed, the last one that did.</param>
/// <param name="Employees">How many stand how, by status; null before the first run.</param>
public sealed record RecentWork(
    RunResponse? LastRun, ExportResponse? LastExport, ExportResponse? LastSuccess, IReadOnlyDictionary<string, int>? Employees)
{
    public override string ToString() => nameof(RecentWork);
}
