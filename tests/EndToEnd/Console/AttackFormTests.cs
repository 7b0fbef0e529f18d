using System.Net;
using System.Net.Http.Json;
using LoketFunctions.Sandbox.Running;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>No button works for a page that is not the console's own, nor for somebody who may not press it.</summary>
[Collection(Installation.ConsoleCollection)]
public sealed class AttackFormTests(Installation app) : AttackClass(app)
{
    private const string Token = "_token";

    /// <summary>No administration of the victim's.</summary>
    private static readonly Guid Elsewhere = new("00000000-0000-4000-8000-000000000001");

    public static TheoryData<string> Passes => ["view", "elsewhere", "connection", "audit"];

    [Fact]
    public async Task A_form_without_the_session_s_token_changes_nothing()
    {
        var forms = await FormsAsync();
        using var visitor = await Tenants.Victim.EnterAsync();
        using var sameUser = await Tenants.Victim.EnterAsync();
        var before = await Tenants.VictimStateAsync();
        foreach (var form in forms)
        {
            AssertForbidden(form, await visitor.PostAsync(form.Address, form.Fields));
            AssertForbidden(form, await visitor.PostAsync(form.Address, [(Token, ""), .. form.Fields]));
            AssertForbidden(form, await visitor.PostAsync(form.Address, [(Token, visitor.FormToken + "A"), .. form.Fields]));
            AssertForbidden(form, await visitor.PostAsync(form.Address, [(Token, sameUser.FormToken), .. form.Fields]));
            AssertForbidden(form, await visitor.PostAsync(form.Address, [(Token, visitor.Cookies.Values.Single()), .. form.Fields]));
            AssertForbidden(form, await visitor.PostAsync(new Uri($"{form.Address}?{Token}={visitor.FormToken}"), form.Fields));
        }

        Assert.Equal(before, await Tenants.VictimStateAsync());
    }

    [Fact]
    public async Task What_is_no_form_of_a_browser_s_is_not_taken()
    {
        var forms = await FormsAsync();
        using var visitor = await Tenants.Victim.EnterAsync();
        var before = await Tenants.VictimStateAsync();
        foreach (var form in forms)
        {
            var fields = form.Fields.Append((Name: Token, Value: visitor.FormToken)).GroupBy(field => field.Name).ToDictionary(
                group => group.Key, group => group.First().Value);
            AssertForbidden(form,
                await visitor.SendAsync(new HttpRequestMessage(HttpMethod.Post, form.Address) { Content = JsonContent.Create(fields) }));
            var query = string.Join('&', fields.Select(field => $"{field.Key}={Uri.EscapeDataString(field.Value)}"));
            await visitor.GetAsync(new Uri($"{form.Address.GetLeftPart(UriPartial.Path)}?{query}"));
            foreach (var method in new[] { HttpMethod.Put, HttpMethod.Delete, HttpMethod.Patch })
            {
                var answer = await visitor.SendAsync(
                    new HttpRequestMessage(method, form.Address) { Content = new FormUrlEncodedContent(fields) });
                Assert.True((int)answer.Status is >= 400 and < 500, $"{form} answered {(int)answer.Status} to {method}.");
            }
        }

        Assert.Equal(before, await Tenants.VictimStateAsync());
    }

    /// <summary>
    /// Every button of every page: either the page does not have it for this person, and then it does not work either, or the page has it
    /// and it changes nothing of anybody else.
    /// </summary>
    [Theory]
    [MemberData(nameof(Passes))]
    public async Task A_button_that_somebody_may_not_press_is_neither_there_nor_works(string pass)
    {
        var forms = await FormsAsync();
        using var visitor = await Tenants.Victim.EnterAsync(Pass(pass));
        var offered = await OfferedAsync(visitor, forms);
        var before = await Tenants.VictimStateAsync();
        foreach (var form in forms.Where(form => !offered.Contains(form.Key)))
        {
            var answer = await visitor.PostAsync(form.Address, [(Token, visitor.FormToken), .. form.Fields]);
            Assert.True(
                form.IsSearch || form.IsOfMany || answer.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound,
                $"{form} is not offered to {pass} and answered {(int)answer.Status}.");
            if (pass != "view")
                AssertNobody(form, answer, pass);
        }

        if (pass == "connection")
            Assert.DoesNotContain(
                offered, key => key.Contains("/mapping", StringComparison.Ordinal)
                    || key.Contains("/employees", StringComparison.Ordinal)
                    || key.Contains("/runs", StringComparison.Ordinal)
                    || key.Contains("/exports", StringComparison.Ordinal));
        else
            await PressAllAsync(visitor, forms.Where(form => offered.Contains(form.Key)));
        Assert.Equal(before, await Tenants.VictimStateAsync());
    }

    [Theory]
    [InlineData("elsewhere")]
    [InlineData("connection")]
    [InlineData("audit")]
    public async Task Who_may_not_see_the_staff_sees_nobody_s_name(string pass)
    {
        using var visitor = await Tenants.Victim.EnterAsync(Pass(pass));
        foreach (var page in await Tenants.PagesAsync(visitor))
        {
            AssertNobody(page.Address.AbsolutePath, page.Answer, pass);
        }
    }

    /// <summary>One who does the payroll of one administration does not touch the others of the connection.</summary>
    [Fact]
    public async Task A_permission_for_one_administration_is_none_for_another()
    {
        var all = await Tenants.Victim.Account.ChosenAsync();
        Assert.True(all.Count > 1, "The victim's employer has one administration only.");
        var other = all.First(id => id.ToString() != Tenants.Theirs.AdministrationId);
        var forms = (await FormsAsync())
            .Where(form => form.Address.AbsolutePath.Contains(Tenants.Theirs.AdministrationId, StringComparison.Ordinal)).ToList();
        using var visitor = await Tenants.Victim.EnterAsync(new ConsolePass { Permissions = [new("payroll:edit", [other])] });
        var before = await Tenants.VictimStateAsync();
        foreach (var form in forms)
        {
            AssertForbidden(form, await visitor.GetAsync(form.Page));
            AssertForbidden(form, await visitor.PostAsync(form.Address, [(Token, visitor.FormToken), .. form.Fields]));
        }

        foreach (var route in AppRoutes.All.Where(
            route => route is { IsPage: true, Method: "GET" } && route.Route.Contains("{administrationId", StringComparison.Ordinal)))
        {
            var answer = await visitor.GetAsync(new Uri(visitor.Address.Home, Tenants.Theirs.Fill(route.Route)));
            Assert.True(answer.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"{route} answered {(int)answer.Status}.");
        }

        Assert.Equal(before, await Tenants.VictimStateAsync());
    }

    private static ConsolePass Pass(string name) => new()
    {
        UserId = $"u-{name}",
        Permissions = name switch
        {
            "view" => [new("payroll:view")],
            "elsewhere" => [new("payroll:edit", [Elsewhere])],
            "connection" => [new("connection:edit")],
            _ => [new("audit:view")],
        },
    };

    /// <summary>All buttons of the victim's connection.</summary>
    private async Task<IReadOnlyList<FoundForm>> FormsAsync() =>
    [
        .. (await Tenants.VictimPagesAsync()).SelectMany(page => page.Forms).DistinctBy(form => form.Key)
            .Where(form => form.Address.AbsolutePath.Contains(Tenants.Theirs.ConnectionId, StringComparison.Ordinal)),
    ];

    private static async Task<IReadOnlySet<string>> OfferedAsync(ConsoleClient visitor, IReadOnlyList<FoundForm> forms)
    {
        var keys = new HashSet<string>(StringComparer.Ordinal);
        foreach (var address in forms.Select(form => form.Page).Distinct())
            keys.UnionWith(new VisitedPage(address, await visitor.GetAsync(address)).Forms.Select(form => form.Key));
        return keys;
    }

    private static async Task PressAllAsync(ConsoleClient visitor, IEnumerable<FoundForm> forms)
    {
        foreach (var form in forms)
            await visitor.PostAsync(form.Address, [(Token, visitor.FormToken), .. form.Fields]);
    }

    private void AssertNobody(object what, ConsolePage answer, string pass)
    {
        var shown = Tenants.People.Count(name => WebUtility.HtmlDecode(answer.Html).Contains(name, StringComparison.Ordinal));
        Assert.True(shown == 0, $"{what} shows {shown} people to {pass}.");
    }

    private static void AssertForbidden(object what, ConsolePage answer) =>
        Assert.True(answer.Status is HttpStatusCode.Forbidden or HttpStatusCode.NotFound, $"{what} answered {(int)answer.Status}.");
}
