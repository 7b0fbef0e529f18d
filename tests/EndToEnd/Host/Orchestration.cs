using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using LoketFunctions.Sandbox.Running;

namespace LoketFunctions.Tests.EndToEnd.Host;

/// <summary>An orchestration of the sample app that was started, and the addresses that manage it.</summary>
internal sealed record Orchestration(string Id, Uri StatusQueryGetUri, Uri TerminatePostUri, Uri PurgeHistoryDeleteUri)
{
    /// <param name="pieces">How many activities one after another.</param>
    public static async Task<Orchestration> StartAsync(SampleHost host, string name, int pieces = 1, int milliseconds = 1)
    {
        using var answer = await host.Http.PostAsJsonAsync($"api/start/{name}/{Guid.NewGuid():N}", new { pieces, milliseconds });
        Assert.True(answer.StatusCode == HttpStatusCode.Accepted, host.Log.Tail());
        return (await answer.Content.ReadFromJsonAsync<Orchestration>())!;
    }

    /// <summary>Its state once that is <paramref name="status"/>.</summary>
    /// <param name="host">Any host that has the same task hub.</param>
    public async Task<JsonElement> BecomesAsync(SampleHost host, string status)
    {
        JsonElement state = default;
        await Waiting.UntilAsync($"{Id} to be {status}", async () =>
        {
            Assert.False(host.HasEnded, host.Log.Tail());
            state = await host.Admin.GetFromJsonAsync<JsonElement>($"runtime/webhooks/durabletask/instances/{Id}");
            return state.GetProperty("runtimeStatus").GetString() == status;
        });
        return state;
    }

    public async Task<string> OutputAsync(SampleHost host) => (await BecomesAsync(host, "Completed")).GetProperty("output").GetString()!;
}
