using System.Net;
using LoketFunctions.Sandbox.Running;

namespace LoketFunctions.Tests.EndToEnd.Host;

/// <summary>The Durable extension and the addresses that it answers at.</summary>
[Collection(RunningSample.Collection)]
public sealed class OrchestrationTests(RunningSample sample)
{
    [Fact]
    public async Task An_orchestration_runs_its_activities_to_the_end()
    {
        var chain = await Orchestration.StartAsync(sample.Host, "Chain", pieces: 3);

        Assert.Equal($"{chain.Id}.1 {chain.Id}.2 {chain.Id}.3", await chain.OutputAsync(sample.Host));
    }

    [Fact]
    public async Task An_orchestration_learns_how_its_activity_failed()
    {
        var failing = await Orchestration.StartAsync(sample.Host, "Failing");

        Assert.Equal("System.InvalidOperationException: no such piece", await failing.OutputAsync(sample.Host));
    }

    [Fact]
    public async Task Its_state_stands_in_the_task_hub_that_a_setting_names()
    {
        await (await Orchestration.StartAsync(sample.Host, "Chain")).OutputAsync(sample.Host);

        var tables = await TaskHubTables.NamesAsync(sample.Storage.ConnectionString);
        Assert.Contains($"{sample.Settings.Name}Instances", tables);
        Assert.DoesNotContain(tables, table => table.StartsWith(RunningSample.OverruledHub, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task The_addresses_that_manage_it_open_by_their_own_key_and_no_other()
    {
        var chain = await Orchestration.StartAsync(sample.Host, "Chain", pieces: 100, milliseconds: 100);

        using var keyless = await sample.Host.Http.GetAsync(WithKey(chain.StatusQueryGetUri, ""));
        using var byHostKey = await sample.Host.Http.PostAsync(WithKey(chain.TerminatePostUri, RunningSample.HostKey), null);
        using var byWrongKey = await sample.Host.Http.DeleteAsync(WithKey(chain.PurgeHistoryDeleteUri, "wrong"));
        Assert.All([keyless, byHostKey, byWrongKey], answer => Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode));
        await chain.BecomesAsync(sample.Host, "Running");

        using var status = await sample.Host.Http.GetAsync(chain.StatusQueryGetUri);
        using var terminated = await sample.Host.Http.PostAsync(chain.TerminatePostUri, null);
        await chain.BecomesAsync(sample.Host, "Terminated");
        using var purged = await sample.Host.Http.DeleteAsync(chain.PurgeHistoryDeleteUri);
        Assert.Equal(
            [HttpStatusCode.Accepted, HttpStatusCode.Accepted, HttpStatusCode.OK],
            [status.StatusCode, terminated.StatusCode, purged.StatusCode]);

        // An activity that was under way when it was terminated may bring its row back once.
        await Waiting.UntilAsync("nothing of it to be left", async () =>
        {
            using var afterwards = await sample.Host.Http.GetAsync(chain.StatusQueryGetUri);
            if (afterwards.StatusCode == HttpStatusCode.NotFound)
                return true;
            using var again = await sample.Host.Http.DeleteAsync(chain.PurgeHistoryDeleteUri);
            return false;
        });
    }

    /// <summary>An extension's addresses without the key that they were given out with.</summary>
    private static Uri WithKey(Uri address, string key)
    {
        Assert.Contains("code=", address.Query, StringComparison.Ordinal);
        var others = address.Query.TrimStart('?').Split('&').Where(pair => !pair.StartsWith("code=", StringComparison.Ordinal));
        return new UriBuilder(address) { Query = string.Join('&', others.Append($"code={key}")) }.Uri;
    }
}
