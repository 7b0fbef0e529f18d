namespace LoketFunctions.Tests.EndToEnd.Crashing;

/// <summary>
/// Host and worker, or the worker alone, die at one write to storage after another. A sample, unless CRASH_SWEEP=all; every end of a
/// step is in it.
/// </summary>
[Collection(SyncCrashes.Name)]
public sealed class SyncSweepTests(SyncCrashInstallation app, ITestOutputHelper output)
{
    [Theory]
    [InlineData(Victim.Machine)]
    [InlineData(Victim.Worker)]
    public Task Whenever_it_dies_a_sync_ends_as_if_nothing_had_happened(Victim victim) =>
        new Sweep(app, SyncCourse.BeginAsync, victim, output).RunAsync(steps: int.MaxValue, writes: 3);
}

/// <summary>As <see cref="SyncSweepTests"/>, of an export.</summary>
[Collection(ExportCrashes.Name)]
public sealed class ExportSweepTests(ExportCrashInstallation app, ITestOutputHelper output)
{
    [Theory]
    [InlineData(Victim.Machine, int.MaxValue)]
    [InlineData(Victim.Worker, 5)]
    public Task Whenever_it_dies_an_export_ends_as_if_nothing_had_happened(Victim victim, int steps) =>
        new Sweep(app, ExportCourse.BeginAsync, victim, output).RunAsync(steps, writes: 2);
}
