namespace LoketFunctions.Tests.EndToEnd.Crashing;

/// <summary>
/// Host and worker, or the worker alone, die at one write to storage after another: at a sample of the ends of steps and of all writes,
/// another one each time, or at every one with CRASH_SWEEP=all.
/// </summary>
[Collection(SyncCrashes.Name)]
public sealed class SyncSweepTests(SyncCrashInstallation app, ITestOutputHelper output)
{
    [Theory]
    [InlineData(Victim.Machine)]
    [InlineData(Victim.Worker)]
    public Task Whenever_it_dies_a_sync_ends_as_if_nothing_had_happened(Victim victim) =>
        new Sweep(app, SyncCourse.BeginAsync, victim, output).RunAsync(steps: 3, writes: 2);
}

/// <summary>As <see cref="SyncSweepTests"/>, of an export.</summary>
[Collection(ExportCrashes.Name)]
public sealed class ExportSweepTests(ExportCrashInstallation app, ITestOutputHelper output)
{
    [Theory]
    [InlineData(Victim.Machine)]
    [InlineData(Victim.Worker)]
    public Task Whenever_it_dies_an_export_ends_as_if_nothing_had_happened(Victim victim) =>
        new Sweep(app, ExportCourse.BeginAsync, victim, output).RunAsync(steps: 3, writes: 2);
}
