using System.Text.RegularExpressions;

namespace LoketFunctions.Tests.EndToEnd.Scanning;

/// <summary>Everything that an installation leaves behind: storage, logs, telemetry and problems that it answered.</summary>
internal static class Everything
{
    /// <param name="app">Whose it is.</param>
    /// <param name="exceptTables">Names of tables that are left out.</param>
    /// <param name="exceptContainers">Names of blob containers that are left out.</param>
    public static async Task<IReadOnlyList<Found>> ReadAsync(
        Installation app, IReadOnlySet<string> exceptTables, IReadOnlySet<string> exceptContainers) =>
    [
        .. await StorageScan.ReadAsync(app.System.Storage.ConnectionString, exceptTables, exceptContainers),
        .. app.Logs.SelectMany(log => log.Lines()).Select(line => Found.Of("log", line)),
        .. app.Collector.Traces.Concat(app.Collector.Metrics).Select(body => Found.Of("telemetry", body)),
        .. app.Problems.Select(problem => Found.Of($"problem {(int)problem.Status}", problem.Body)),
    ];

    /// <summary>Says where, and not what: a failed test's output is a log as well.</summary>
    public static void AssertClean(IEnumerable<Found> found, Regex pattern) =>
        Assert.Empty(found.Where(one => pattern.IsMatch(one.Text)).GroupBy(one => one.Place)
            .Select(group => $"{group.Count()} times in {group.Key}"));
}
