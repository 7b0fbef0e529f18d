using System.Net;
using System.Text.Json.Nodes;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Sandbox.Running.Pension;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>A pension link over HTTP: from its prerequisites and registration to a confirmation and an employer's request.</summary>
[Collection(Installation.Collection)]
public sealed class PensionTests(Installation app)
{
    [Fact]
    public async Task From_the_prerequisites_to_the_confirmation_each_does_its_own()
    {
        var user = await app.NewUserAsync(one => one with { Employers = [0] });
        var account = await app.ConnectedAccountAsync(Installation.PensionPlanner, user);
        var (api, link) = (account.Api, new PensionLink(account.Api, account.ConnectionId));

        Assert.Equal("ticked", (await link.TickAsync("soleUseUser", "Sanne de Wit"))["soleUseUser"].State);
        Assert.Empty((await link.LettersAsync()).Letters);

        // What Loket tells is proposed; the rest is asked for, and nothing is sent before.
        var registration = await link.ProposalAsync();
        Assert.NotEmpty(await link.KeepAsync(version: 0, registration));
        Assert.Equal(HttpStatusCode.BadRequest, (await link.SendAsync(version: 1)).Status);
        PensionLink.Answer(registration);
        Assert.Empty(await link.KeepAsync(version: 1, registration));
        Assert.Equal(HttpStatusCode.OK, (await link.SendAsync(version: 2)).Status);

        var tooSoon = await api.SendAsync(HttpMethod.Post, $"/{link.Id}/pension/moves", new { to = "confirmed", by = "provider" });
        Assert.Equal(HttpStatusCode.Conflict, tooSoon.Status);
        Assert.Equal(HttpStatusCode.Conflict, (await AskAsync(api, link.Id)).Status);
        foreach (var (to, by) in PensionLink.BeforeConfirmation)
            await link.MoveAsync(to, by);
        var day = AmsterdamTime.Today().AddDays(30);
        await link.ConfirmAsync(day);

        var stands = await link.StageAsync();
        Assert.Equal(("confirmed", day, 5), (stands.Stage, stands.FirstExchange, stands.History.Count));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(api, link.Id)).Status);
        var requests = await api.ReadAsync<JsonNode>(HttpMethod.Get, $"/{link.Id}/pension/requests", null, default);
        Assert.Equal(1, requests["total"]!.GetValue<int>());
        Assert.Equal(HttpStatusCode.Conflict, (await api.SendAsync(HttpMethod.Get, $"/{link.Id}/runs")).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await api.SendAsync(HttpMethod.Post, $"/{link.Id}/pension/deliveries/look")).Status);
    }

    private static Task<AppAnswer> AskAsync(AppApi api, string link) => api.SendAsync(
        HttpMethod.Post, $"/{link}/pension/requests",
        new { id = "bp-118", by = "provider", employerId = "1106621", employerName = "WerkgeverTST21" });
}
