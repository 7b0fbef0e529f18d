using System.Net;
using LoketFunctions.Sandbox.Running;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>Nobody reaches what another tenant has: not by the API, not by the console, whatever ids are known.</summary>
[Collection(Installation.ConsoleCollection)]
public sealed class AttackTenantTests(Installation app) : AttackClass(app)
{
    private readonly ApiExamples _examples = new();

    public static TheoryData<string> Connections => ["theirs", "own"];

    [Fact]
    public void The_app_s_own_list_of_functions_is_what_is_attacked()
    {
        Assert.Contains(AppRoutes.All, route => route is { Function: "ConsoleHome", IsPage: true, IsOfConnection: false });
        Assert.Contains(AppRoutes.All, route => route is { Function: "GetPayrollFile", IsDeep: true });
        Assert.Contains(AppRoutes.All, route => route is { Function: "GetConnection", IsOfConnection: true, IsDeep: false });
    }

    [Fact]
    public async Task Without_signature_and_session_nothing_answers()
    {
        foreach (var route in AppRoutes.All.Where(route => !route.IsOpen))
        {
            using var request = new HttpRequestMessage(new HttpMethod(route.Method), Tenants.Theirs.Fill(route.Route));
            AssertRefused(route, await App.SendAsync(request), HttpStatusCode.Unauthorized);
        }
    }

    [Fact]
    public async Task A_session_opens_no_function_of_the_api_and_a_signature_no_page()
    {
        using var visitor = await Tenants.Victim.EnterAsync();
        foreach (var route in AppRoutes.All.Where(route => route is { IsOpen: false, IsPage: false }))
        {
            var answer = await visitor.SendAsync(
                new HttpRequestMessage(new HttpMethod(route.Method), Absolute(Tenants.Theirs.Fill(route.Route))));
            AssertRefused(route, answer, HttpStatusCode.Unauthorized);
        }

        foreach (var route in AppRoutes.All.Where(route => route is { IsOpen: false, IsPage: true }))
            AssertRefused(route, await Tenants.SignedAsync("eitje", route.Method, Tenants.Theirs.Fill(route.Route), null),
                HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Another_planner_s_signature_opens_nothing()
    {
        var before = await Tenants.VictimStateAsync();
        foreach (var route in AppRoutes.All.Where(route => route is { IsOpen: false, IsPage: false }))
            AssertRefused(route, await CallAsync(route, Tenants.Theirs.Fill(route.Route), planner: "linda"), HttpStatusCode.Unauthorized);
        Assert.Equal(before, await Tenants.VictimStateAsync());
    }

    /// <summary>With the other's connection, or with what is in it under a connection of one's own.</summary>
    [Theory]
    [MemberData(nameof(Connections))]
    public async Task Another_tenant_s_ids_do_not_exist_in_the_api(string connection)
    {
        var before = await Tenants.VictimStateAsync();
        foreach (var route in AppRoutes.All.Where(route => route is { IsOpen: false, IsPage: false }))
        {
            var isOwn = connection == "own";
            if (isOwn && route.EndsConnection)
                continue;
            var answer = await CallAsync(
                route, Tenants.Theirs.Fill(route.Route, Tenants.Own, isOwn ? Tenants.Own.ConnectionId : null), "eitje");
            if (route.IsOperators)
                AssertRefused(route, answer, HttpStatusCode.Unauthorized);
            else if (isOwn && route.IsBySetting)
                AssertRefused(route, answer, HttpStatusCode.Conflict);
            else if (isOwn ? route.IsDeep : route.IsOfConnection)
                AssertRefused(route, answer, HttpStatusCode.NotFound, HttpStatusCode.Forbidden);
            AssertSilent(route, answer.Body);
        }

        Assert.Equal(before, await Tenants.VictimStateAsync());
    }

    [Theory]
    [MemberData(nameof(Connections))]
    public async Task Another_tenant_s_ids_do_not_exist_in_the_console(string connection)
    {
        using var visitor = await Tenants.Attacker.EnterAsync();
        await AssertClosedAsync(visitor, connection == "own" ? Tenants.Own.ConnectionId : null);
    }

    [Fact]
    public async Task A_session_for_one_connection_does_not_reach_another_of_the_same_account()
    {
        using var visitor = await Tenants.Victim.EnterAsync(new() { ConnectionId = Tenants.SecondConnectionId });
        await AssertClosedAsync(visitor, connection: null);
    }

    /// <summary>Every page is asked for, and every button of every page of the victim's is pressed.</summary>
    private async Task AssertClosedAsync(ConsoleClient visitor, string? connection)
    {
        var pages = await Tenants.VictimPagesAsync();
        var before = await Tenants.VictimStateAsync();
        foreach (var route in AppRoutes.All
            .Where(route => route is { IsOpen: false, IsPage: true } && (connection is null ? route.IsOfConnection : route.IsDeep)))
        {
            var address = Absolute(Tenants.Theirs.Fill(route.Route, connection: connection));
            var answer = route.Method == "POST"
                ? await visitor.PostAsync(address, [("_token", visitor.FormToken)])
                : await visitor.GetAsync(address);
            AssertRefused(route, answer, HttpStatusCode.NotFound, HttpStatusCode.Forbidden);
        }

        foreach (var form in pages.SelectMany(page => page.Forms).DistinctBy(form => form.Key))
        {
            var path = form.Address.PathAndQuery;
            if (!path.Contains(Tenants.Theirs.ConnectionId, StringComparison.Ordinal)
                || (connection is not null && path.EndsWith("/disconnect", StringComparison.Ordinal)))
            {
                continue;
            }

            var address = Absolute(
                connection is null ? path : path.Replace(Tenants.Theirs.ConnectionId, connection, StringComparison.Ordinal));
            var answer = await visitor.PostAsync(address, [("_token", visitor.FormToken), .. form.Fields]);
            if (connection is null)
                AssertRefused(form, answer, HttpStatusCode.NotFound, HttpStatusCode.Forbidden);
            AssertSilent(form, answer.Html);
        }

        Assert.Equal(before, await Tenants.VictimStateAsync());
    }

    private Task<AppAnswer> CallAsync(AppRoute route, string path, string planner) =>
        Tenants.SignedAsync(
            planner, route.Method, path + _examples.QueryOf(route.Function), Tenants.Theirs.FillBody(_examples.BodyOf(route.Function)));

    private Uri Absolute(string path) => new(App.System.Settings.Address, path);

    private void AssertRefused(object what, AppAnswer answer, params HttpStatusCode[] allowed) =>
        AssertRefused(what, answer.Status, answer.Body, allowed);

    private void AssertRefused(object what, ConsolePage answer, params HttpStatusCode[] allowed) =>
        AssertRefused(what, answer.Status, answer.Html, allowed);

    private void AssertRefused(object what, HttpStatusCode status, string body, HttpStatusCode[] allowed)
    {
        Assert.True(allowed.Contains(status), $"{what} answered {(int)status}.");
        AssertSilent(what, body);
    }

    /// <summary>Says which of the secrets by its place: a test's output is a log as well.</summary>
    private void AssertSilent(object what, string body)
    {
        var told = Tenants.Secrets.Index().Where(secret => WebUtility.HtmlDecode(body).Contains(secret.Item, StringComparison.Ordinal))
            .ToList();
        Assert.True(told.Count == 0, $"{what} shows {told.Count} secrets of another tenant.");
    }
}
