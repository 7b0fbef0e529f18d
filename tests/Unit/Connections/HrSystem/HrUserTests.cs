using LoketFunctions.Connections;
using LoketFunctions.Connections.Checklist;
using LoketFunctions.Http;
using LoketFunctions.Planner;
using LoketFunctions.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace LoketFunctions.Tests.Connections.HrSystem;

/// <summary>The Loket user of a connection in which an HR system leads: who is let in, and what the checklist sees of it.</summary>
[Collection(ConnectionTests.Name)]
public sealed class HrUserTests(AppStorage storage) : IAsyncLifetime
{
    /// <summary>As its document names them (sources, number 3).</summary>
    private static readonly string[] Fifteen =
    [
        "Applicatiebeheer werkgever", "Beheer beloningen", "Beheer concept werknemers", "Beheer dienstverbanden",
        "Beheer diverse vaste gegevens salarisverw", "Beheren en raadplegen BSN", "Beheer HRM", "Beheer variabele gegevens",
        "Raadplegen beloningen", "Raadplegen concept werknemers", "Raadplegen dienstverbanden", "Raadplegen journaalprofiel",
        "Raadplegen Kostprijs per uur", "Raadplegen loonoutput beperkt", "Raadplegen variabele gegevens",
    ];

    private HrWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await HrWorld.StartAsync(storage);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_user_of_one_employer_connects()
    {
        var connection = await _world.AddAsync();

        var outcome = await _world.SignInAsync(connection, "hr");

        Assert.Equal(
            ($"{HrWorld.ReturnAddress}?connection={connection.Id}&result=connected", null), (outcome.ReturnTo!.AbsoluteUri, outcome.Page));
        Assert.Equal(ConnectionState.SetUp, (await _world.ReadAsync(connection)).State);
    }

    [Theory]
    [InlineData("nl", "toegang tot 2 werkgevers", "alleen deze werkgever")]
    [InlineData("en", "reaches 2 employers", "this employer only")]
    public async Task A_user_of_several_employers_is_refused_with_what_to_do(string language, params string[] words)
    {
        var connection = await _world.AddAsync(language);

        var outcome = await _world.SignInAsync(connection, "planner");

        Assert.Equal((ConnectPage.SeveralEmployers, 2, language), (outcome.Page, outcome.Employers, outcome.Language));
        Assert.EndsWith("&result=failed&reason=several-employers", outcome.ReturnTo!.Query, StringComparison.Ordinal);
        Assert.Equal(ConnectionState.Requested, (await _world.ReadAsync(connection)).State);
        Assert.Null(await _world.Services.GetRequiredService<AppTables>().Tokens.FindAsync<TokenRow>(
            connection.RowKey, TokenRow.Key, default));
        var html = await ShownAsync(403, (pages, request) => pages.Show(
            request, outcome.Page!.Value, outcome.Language, outcome.ReturnTo, outcome.Employers));
        Assert.All(words, word => Assert.Contains(word, html, StringComparison.Ordinal));
        Assert.Contains($"<a href=\"{outcome.ReturnTo.AbsoluteUri}\">", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("nl", "HR-systeem", "van één werkgever", "overschrijft daar")]
    [InlineData("en", "HR system", "of one employer only", "overwrites there")]
    public async Task Before_the_sign_in_it_says_who_leads(string language, params string[] words)
    {
        var connection = await _world.AddAsync(language);
        var ticket = await _world.Services.GetRequiredService<SignIns>().IssueTicketAsync(
            connection.Key, LinkUse.ByPlanner(null), default);

        var look = await _world.Services.GetRequiredService<ConnectFlow>().LookAsync(ticket.Value, HrWorld.Browser, default);

        var html = await ShownAsync(200, (pages, request) => pages.Ask(request, look.Question!));
        Assert.All(words, word => Assert.Contains(word, html, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_sign_in_that_is_refused_leaves_the_one_before()
    {
        var connection = await _world.SignedInAsync();

        Assert.Equal(ConnectPage.SeveralEmployers, (await _world.SignInAsync(connection, "planner")).Page);

        var loket = _world.Services.GetRequiredService<LoketClients>().For(connection);
        Assert.Equal("hr@loket.example", (await loket.SignedInUser.GetAsync(default)).ContactInformation!.EmailAddress);
    }

    [Fact]
    public async Task The_checklist_is_that_of_the_document_in_its_order()
    {
        var answer = await _world.ChecklistAsync(await _world.SignedInAsync());

        Assert.Equal(
            [
                SetUpItem.DedicatedUser, SetUpItem.LoginMethod, SetUpItem.TwoStepVerification, SetUpItem.ActiveUser, SetUpItem.Rights,
                SetUpItem.GeneralFunction, SetUpItem.GeneralDepartment, SetUpItem.GeneralDistributionUnit,
            ],
            answer.Items.Select(item => item.Code).Take(8));
        Assert.All(answer.Items.Take(5), item => Assert.Equal((SetUpState.Ok, null), (item.State, item.WhoseMove)));
        var rights = answer.Items.Single(item => item.Code == SetUpItem.Rights).Rights;
        Assert.Equal(Fifteen, rights.Select(right => right.Name));
        Assert.Equal(15, rights.Select(right => right.Use).Distinct().Count());
        Assert.All(rights, right => Assert.StartsWith("Personio ", right.Use, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{\"user\":\"hr\",\"loginMethod\":\"sso\"}", SetUpItem.LoginMethod,
        "Would you set the login method (inlogmethode) of this user to “Via website en SSO”?",
        "Wilt u de inlogmethode van deze gebruiker op “Via website en SSO” zetten?")]
    [InlineData("{\"user\":\"hr\",\"twoFactorAuthenticationRequired\":false}", SetUpItem.TwoStepVerification,
        "Would you turn on two-step verification for this user, with a phone number for verification? Without a Dutch number: choose "
            + "another login method first, make the user without a phone number, and then set the login method back to “Via "
            + "website en SSO”.",
        "Wilt u voor deze gebruiker tweestapsverificatie aanzetten, met een telefoonnummer voor verificatie? Is er geen Nederlands "
            + "nummer, kies dan eerst een andere inlogmethode, maak de gebruiker zonder telefoonnummer en zet de inlogmethode daarna "
            + "terug op “Via website en SSO”.")]
    [InlineData("{\"user\":\"hr\",\"isBlocked\":true}", SetUpItem.ActiveUser,
        "Would you see to it that this user is not blocked, and send the invitation with the link to set a password again if need be?",
        "Wilt u ervoor zorgen dat deze gebruiker niet geblokkeerd is, en de uitnodiging met de link om een wachtwoord in te stellen zo "
            + "nodig opnieuw sturen?")]
    [InlineData("{\"user\":\"hr\",\"employers\":[0,1]}", SetUpItem.DedicatedUser,
        "Would you make a user for the connection with Personio that has access to this employer only? Each other employer needs a user of "
            + "its own.",
        "Wilt u voor de koppeling met Personio een gebruiker maken die alleen toegang heeft tot deze werkgever? Voor elke andere werkgever "
            + "is een eigen gebruiker nodig.")]
    public async Task What_is_wrong_with_the_user_is_seen_and_asked(string account, object item, string english, string dutch)
    {
        var connection = await _world.SignedInAsync();
        await _world.ControlAsync("/sandbox/users/account", System.Text.Json.JsonDocument.Parse(account).RootElement);

        await AsksAsync(connection, (SetUpItem)item, english, dutch);
    }

    [Theory]
    [InlineData("functions", SetUpItem.GeneralFunction, "a function (functie)", "een functie")]
    [InlineData("departments", SetUpItem.GeneralDepartment, "a department (afdeling)", "een afdeling")]
    [InlineData("distributionUnits", SetUpItem.GeneralDistributionUnit, "a distribution unit (verdelingseenheid)", "een verdelingseenheid")]
    public async Task A_general_one_that_is_missing_is_named_and_asked(string list, object item, string english, string dutch)
    {
        var connection = await _world.SignedInAsync();
        Assert.Equal(SetUpState.Ok, (await _world.ChecklistAsync(connection)).Items.Single(one => one.Code == (SetUpItem)item).State);
        await _world.ControlAsync("/sandbox/lists/take", new { employer = 0, list, description = "Algemeen" });

        await AsksAsync(
            connection, (SetUpItem)item, $"Would you make {english} under “Beheer”, named exactly “Algemeen”?",
            $"Wilt u onder “Beheer” {dutch} maken met precies de naam “Algemeen”?");
    }

    [Fact]
    public async Task Who_may_not_see_users_is_not_verifiable_and_the_right_is_named()
    {
        var connection = await _world.SignedInAsync();
        await _world.ControlAsync("/sandbox/users/forbid", new { rightOrActivity = "Applicatiebeheer werkgever", user = "hr" });

        var answer = await _world.ChecklistAsync(connection);

        Assert.All(answer.Items.Take(4), item => Assert.Equal(SetUpState.NotVerifiable, item.State));
        var rights = answer.Items.Single(item => item.Code == SetUpItem.Rights);
        Assert.Contains("Applicatiebeheer werkgever", Assert.Single(rights.Employers).Missing);
    }

    public static TheoryData<string> EachRight => [.. Fifteen];

    /// <summary>Also those that open nothing which another one does not.</summary>
    [Theory]
    [MemberData(nameof(EachRight))]
    public async Task Each_missing_right_is_named(string right)
    {
        var connection = await _world.SignedInAsync();
        _world.Loket.Users.Set(_world.Loket.Users.Find("hr")! with { Rights = [.. Fifteen.Where(one => one != right)] });

        var asked = await AsksAsync(
            connection, SetUpItem.Rights, "Would you give this user the following rights?",
            "Wilt u deze gebruiker de volgende rechten geven?");
        Assert.All(asked, item =>
        {
            Assert.Contains(right, Assert.Single(item.Employers).Missing);
            Assert.Contains(right, item.Ask, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task A_right_that_the_profile_needs_later_is_asked_for_and_nothing_stops()
    {
        var connection = await _world.SignedInAsync();
        await _world.ChooseAsync(connection);
        Assert.Equal(ConnectionState.Active, (await _world.ReadAsync(connection)).State);
        _world.Loket.Users.Set(
            _world.Loket.Users.Find("hr")! with { Rights = [.. Fifteen.Where(one => one != "Raadplegen Kostprijs per uur")] });
        var review = _world.Services.GetRequiredService<RightsReview>();

        var now = await review.ReviewAsync(await _world.ReadAsync(connection), default);

        Assert.Equal((ConnectionState.NeedsAttention, AttentionReason.RightsMissing, true), (now.State, now.Attention, now.CanSync));
        Assert.EndsWith(": Raadplegen Kostprijs per uur.", now.AttentionDetail, StringComparison.Ordinal);

        _world.Loket.Users.Set(_world.Loket.Users.Find("hr")! with { Rights = Fifteen });
        now = await review.ReviewAsync(now, default);
        Assert.Equal((ConnectionState.Active, null), (now.State, now.Attention));
    }

    /// <summary>It is missing, and the accountant is asked for it in both languages, in the mail too.</summary>
    /// <returns>The item in English and in Dutch.</returns>
    private async Task<IReadOnlyList<ChecklistItemResponse>> AsksAsync(Connection connection, SetUpItem item, string english, string dutch)
    {
        var asked = new List<ChecklistItemResponse>();
        foreach (var (language, words) in new[] { ("en", english), ("nl", dutch) })
        {
            await _world.Connections.ChangeAsync(connection.Tenant, connection.Id, row => row.Language = language, default);
            var answer = await _world.ChecklistAsync(connection);
            var wrong = answer.Items.Single(one => one.Code == item);
            Assert.Equal((SetUpState.Missing, ActionOwner.Accountant), (wrong.State, wrong.WhoseMove));
            Assert.StartsWith(words, wrong.Ask, StringComparison.Ordinal);
            Assert.Contains(words, answer.MailToAccountant, StringComparison.Ordinal);
            asked.Add(wrong);
        }

        return asked;
    }

    private async Task<string> ShownAsync(int status, Func<ConnectPages, HttpRequest, IResult> show)
    {
        var http = new DefaultHttpContext { RequestServices = _world.Services };
        http.Response.Body = new MemoryStream();
        await show(_world.Services.GetRequiredService<ConnectPages>(), http.Request).ExecuteAsync(http);
        Assert.Equal(status, http.Response.StatusCode);
        http.Response.Body.Position = 0;
        return System.Net.WebUtility.HtmlDecode(await new StreamReader(http.Response.Body).ReadToEndAsync());
    }
}
