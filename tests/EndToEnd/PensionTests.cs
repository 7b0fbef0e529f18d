using System.Net;
using System.Text.Json.Nodes;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Simulators.Loket.Users;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>A pension link over HTTP: from its prerequisites and registration to a confirmation and an employer's request.</summary>
[Collection(Installation.Collection)]
public sealed class PensionTests(Installation app)
{
    [Fact]
    public async Task From_the_prerequisites_to_the_confirmation_each_does_its_own()
    {
        var user = await app.NewUserAsync(one => one with { Employers = [0] });
        var api = app.Api("pension", $"pension-{user.Name}");
        var link = await ConnectAsync(api, user);

        var ticked = await ReadAsync(api, HttpMethod.Put, $"/{link}/checklist/soleUseUser/tick", new { name = "Sanne de Wit" });
        Assert.Equal("ticked", Item(ticked, "soleUseUser")["state"]!.GetValue<string>());
        Assert.Empty((await ReadAsync(api, HttpMethod.Get, $"/{link}/pension/letter"))["letters"]!.AsArray());

        // What Loket tells is proposed; the rest is asked for, and nothing is sent before.
        var registration = (await ReadAsync(api, HttpMethod.Get, $"/{link}/pension/registration/proposal"))["registration"]!;
        var kept = await ReadAsync(api, HttpMethod.Put, $"/{link}/pension/registration", new { version = 0, registration });
        Assert.NotEmpty(kept["faults"]!.AsArray());
        Assert.Equal(HttpStatusCode.BadRequest, (await SendAsync(api, link, version: 1)).Status);
        (registration["companyName"], registration["contractNumber"], registration["wageTaxNumber"]) =
            ("Kantoor Van Dam", "A0201234", "111111110L46");
        foreach (var employer in registration["employers"]!.AsArray())
        {
            (employer!["thirteenthMonth"], employer["paymentPeriod"]) = (false, "month");
            employer["directors"] ??= new JsonArray();
        }

        Assert.Empty((await ReadAsync(api, HttpMethod.Put, $"/{link}/pension/registration", new { version = 1, registration }))["faults"]!
            .AsArray());
        Assert.Equal(HttpStatusCode.OK, (await SendAsync(api, link, version: 2)).Status);

        Assert.Equal(HttpStatusCode.Conflict, (await MoveAsync(api, link, new { to = "confirmed", by = "provider" })).Status);
        Assert.Equal(HttpStatusCode.Conflict, (await AskAsync(api, link)).Status);
        foreach (var to in new[] { "policyDataAdded", "setUpContact", "authorizationsArranged" })
            Assert.Equal(HttpStatusCode.OK, (await MoveAsync(api, link, new { to, by = "provider" })).Status);
        var day = AmsterdamTime.Today().AddDays(30).ToString("yyyy-MM-dd");
        Assert.Equal(
            HttpStatusCode.OK, (await MoveAsync(api, link, new { to = "confirmed", by = "provider", firstExchange = day })).Status);

        var stands = await ReadAsync(api, HttpMethod.Get, $"/{link}/pension");
        Assert.Equal(
            ("confirmed", day, 5),
            (stands["stage"]!.GetValue<string>(), stands["firstExchange"]!.GetValue<string>(), stands["history"]!.AsArray().Count));
        Assert.Equal(HttpStatusCode.OK, (await AskAsync(api, link)).Status);
        Assert.Equal(1, (await ReadAsync(api, HttpMethod.Get, $"/{link}/pension/requests"))["total"]!.GetValue<int>());
        Assert.Equal(HttpStatusCode.Conflict, (await api.SendAsync(HttpMethod.Get, $"/{link}/runs")).Status);
    }

    private async Task<string> ConnectAsync(AppApi api, SandboxUser user)
    {
        var asked = await api.ConnectAsync(new
        {
            ownerEmail = "eigenaar@vandam.example",
            language = "nl",
            requestedBy = "Sanne de Wit",
            returnAddress = new Uri(app.System.PlannerOf("pension").ReturnAddress, "back"),
        });
        using var browser = app.NewBrowser();
        await SignIn.RunAsync(browser, asked.ConnectAddress!, user.Name, user.Password);
        await api.ChooseAsync(asked.Id, (await api.AdministrationsAsync(asked.Id)).Select(one => one.Id));
        return asked.Id;
    }

    private static JsonNode Item(JsonNode checklist, string code) =>
        checklist["items"]!.AsArray().Single(item => item!["code"]!.GetValue<string>() == code)!;

    private static Task<JsonNode> ReadAsync(AppApi api, HttpMethod method, string path, object? body = null) =>
        api.ReadAsync<JsonNode>(method, path, body, default);

    private static Task<AppAnswer> SendAsync(AppApi api, string link, int version) =>
        api.SendAsync(HttpMethod.Post, $"/{link}/pension/registration/send", new { version });

    private static Task<AppAnswer> MoveAsync(AppApi api, string link, object move) =>
        api.SendAsync(HttpMethod.Post, $"/{link}/pension/moves", move);

    private static Task<AppAnswer> AskAsync(AppApi api, string link) => api.SendAsync(
        HttpMethod.Post, $"/{link}/pension/requests",
        new { id = "bp-118", by = "provider", employerId = "1106621", employerName = "WerkgeverTST21" });
}
