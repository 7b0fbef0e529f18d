namespace LoketFunctions.Tests.EndToEnd.Crashing;

/// <summary>The host, the worker or storage dies in the middle of a sync.</summary>
[Collection(SyncCrashes.Name)]
public sealed class SyncCrashTests(SyncCrashInstallation app)
{
    [Theory]
    [InlineData(Victim.Host)]
    [InlineData(Victim.Worker)]
    public Task Killed_alone_in_the_middle_of_a_sync_the_other_ends_too_and_nothing_is_lost(Victim victim) =>
        new MiddleOfRun(app, SyncCourse.BeginAsync).KillAsync(victim);

    [Fact]
    public Task Storage_that_is_away_for_two_minutes_in_a_sync_is_waited_for() =>
        new MiddleOfRun(app, SyncCourse.BeginAsync).StorageAwayAsync();
}

/// <summary>As <see cref="SyncCrashTests"/>, of an export.</summary>
[Collection(ExportCrashes.Name)]
public sealed class ExportCrashTests(ExportCrashInstallation app)
{
    [Theory]
    [InlineData(Victim.Host)]
    [InlineData(Victim.Worker)]
    public Task Killed_alone_in_the_middle_of_an_export_the_other_ends_too_and_nothing_is_lost(Victim victim) =>
        new MiddleOfRun(app, ExportCourse.BeginAsync).KillAsync(victim);

    [Fact]
    public Task Storage_that_is_away_for_two_minutes_in_an_export_is_waited_for() =>
        new MiddleOfRun(app, ExportCourse.BeginAsync).StorageAwayAsync();
}
