using LoketFunctions.Localhost.Durable;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;

namespace LoketFunctions.Tests.Durable;

/// <summary>Instances of a version that a host does not lead, as after a rollback (docs/versions.md).</summary>
public sealed class VersionTests(DurableStorage storage) : IClassFixture<DurableStorage>
{
    [Fact]
    public async Task A_newer_instance_waits_for_a_host_that_leads_it_while_older_ones_go_on()
    {
        var hub = DurableStorage.NewHub();
        await using var old = await StartAsync(hub, options => options with { DefaultVersion = "1.0.0" });
        await ScheduleAsync(old, "newer", "1.1.0");
        await ScheduleAsync(old, "own", "1.0.0");
        await ScheduleAsync(old, "older", "0.9.0");

        Assert.Equal("1.0.0", (await old.EndOfAsync("own")).ReadOutputAs<string>());
        Assert.Equal("0.9.0", (await old.EndOfAsync("older")).ReadOutputAs<string>());
        Assert.Equal(OrchestrationRuntimeStatus.Pending, (await old.Client.GetInstanceAsync("newer"))!.RuntimeStatus);

        await old.StopAsync();
        await using var @new = await StartAsync(hub, options => options with { DefaultVersion = "1.1.0" });
        Assert.Equal("1.1.0", (await @new.EndOfAsync("newer")).ReadOutputAs<string>());
    }

    [Theory]
    [InlineData(nameof(VersionMatch.CurrentOrOlder), nameof(VersionFailure.Fail), "1.1.0", false)]
    [InlineData(nameof(VersionMatch.CurrentOrOlder), nameof(VersionFailure.Fail), "0.9.0", true)]
    [InlineData(nameof(VersionMatch.Strict), nameof(VersionFailure.Fail), "0.9.0", false)]
    [InlineData(nameof(VersionMatch.Strict), nameof(VersionFailure.Fail), "1.0.0", true)]
    [InlineData(nameof(VersionMatch.None), nameof(VersionFailure.Reject), "1.1.0", true)]
    public async Task Which_versions_a_host_leads_is_hostjson_s_to_say(string match, string failure, string version, bool leads)
    {
        await using var host = await StartAsync(DurableStorage.NewHub(), options => options with
        {
            VersionMatch = Enum.Parse<VersionMatch>(match),
            VersionFailure = Enum.Parse<VersionFailure>(failure),
        });
        await ScheduleAsync(host, "one", version);
        var end = await host.EndOfAsync("one");
        Assert.Equal(leads ? null : "VersionMismatch", end.FailureDetails?.ErrorType);
    }

    private static Task<string> ScheduleAsync(DurableHost host, string id, string version) =>
        host.Client.ScheduleNewOrchestrationInstanceAsync("Work", null, new StartOrchestrationOptions(id) { Version = version });

    private Task<DurableHost> StartAsync(string hub, Func<DurableOptions, DurableOptions> with) => DurableHost.StartAsync(
        storage.ConnectionString,
        new FunctionBook().Orchestrator("Work", async context => await context.CallActivityAsync<string>("Say", context.Version)).Activity<string, string>("Say", said => said),
        hub, lease: new FreeLease(), with: with);
}
