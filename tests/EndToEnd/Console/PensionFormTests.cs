using System.Net;
using System.Text.Json.Nodes;
using LoketFunctions.Sandbox.Running;

namespace LoketFunctions.Tests.EndToEnd.Console;

/// <summary>The forms of a pension link without a browser: what is typed is not lost, and nobody does what is not theirs.</summary>
[Collection(Installation.ConsoleCollection)]
public sealed class PensionFormTests(Installation app)
{
    private const int Seed = 20261130;
    private const int Tries = 12;

    /// <summary>What a.s.r. asks of an organisation, with two employers.</summary>
    private static readonly Dictionary<string, string> Whole = new(StringComparer.Ordinal)
    {
        ["companyName"] = "Kantoor Van Dam",
        ["email"] = "pensioen@vandam.example",
        ["contractNumber"] = "A0201234",
        ["wageTaxNumber"] = "111111110L46",
        ["employers[0].name"] = "Brasserie De Zwaan",
        ["employers[0].employerId"] = "1106621",
        ["employers[0].paymentPeriod"] = "Month",
        ["employers[0].thirteenthMonth"] = "No",
        ["employers[0].directors"] = "true",
        ["employers[1].name"] = "Lunchroom De Haven",
        ["employers[1].employerId"] = "1106622",
        ["employers[1].paymentPeriod"] = "FourWeeks",
        ["employers[1].thirteenthMonth"] = "Yes",
        ["employers[1].directors[0].name"] = "S. de Wit",
        ["employers[1].directors[0].personnelNumber"] = "12",
    };

    public static TheoryData<string, string, string, string> Refused => new()
    {
        { "employers[0].directors[0].name", "A. Jansen", "employers[0].directors", "Hier staat dat er geen zijn" },
        { "employers[1].paymentPeriod", "Week", "employers[1].paymentPeriod", "" },
        { "companyName", new string('a', 201), "companyName", "" },
    };

    [Fact]
    public async Task A_registration_is_kept_with_all_that_was_typed_and_sent_once()
    {
        var account = await PensionAccount.ConnectedAsync(app);
        using var client = await account.Console.EnterAsync();

        // Null is what nobody answered: an employer without answers has neither no directors nor no 13th month.
        await SaveAsync(client, Whole.Where(one => one.Key is not ("employers[0].directors" or "employers[1].thirteenthMonth")));
        var draft = (await account.ReadAsync("/registration"))["registration"]!;
        Assert.Null(draft["employers"]![0]!["directors"]);
        Assert.Null(draft["employers"]![1]!["thirteenthMonth"]);
        Assert.Null(draft["acknowledgedContractNumber"]);

        await SaveAsync(client, Whole, version: "1");
        await SaveAsync(client, Whole, version: "2");
        var kept = await account.ReadAsync("/registration");
        Assert.Equal(2, kept["version"]!.GetValue<int>());
        Assert.Empty(kept["faults"]!.AsArray());
        var employers = kept["registration"]!["employers"]!.AsArray();
        Assert.Empty(employers[0]!["directors"]!.AsArray());
        Assert.Equal("S. de Wit", employers[1]!["directors"]![0]!["name"]!.GetValue<string>());
        Assert.Equal(("fourWeeks", true), (Of(employers[1]!, "paymentPeriod"), employers[1]!["thirteenthMonth"]!.GetValue<bool>()));

        for (var time = 0; time < 2; time++)
            Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(client, Whole, "send", "2")).Status);
        Assert.Equal(2, (await account.ReadAsync("/registration"))["sent"]!["version"]!.GetValue<int>());
        Assert.Single((await account.ReadAsync(""))["history"]!.AsArray());
    }

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task What_cannot_be_kept_is_told_by_field_and_stands_there_still(string field, string value, string faulty, string words)
    {
        var account = await PensionAccount.ConnectedAsync(app);
        using var client = await account.Console.EnterAsync();

        var page = await PostAsync(client, [.. Whole.Where(one => one.Key != field), new(field, value)], "save", "0");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains($"href=\"#{faulty}\"", page.Html, StringComparison.Ordinal);
        Assert.Contains(words, page.Text, StringComparison.Ordinal);
        foreach (var typed in new[] { "pensioen@vandam.example", "Lunchroom De Haven", "S. de Wit", "1106622" })
            Assert.Contains($"value=\"{typed}\"", page.Html, StringComparison.Ordinal);
        Assert.Equal(0, (await account.ReadAsync("/registration"))["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task Rows_are_added_and_taken_away_without_script_and_without_saving()
    {
        var account = await PensionAccount.ConnectedAsync(app);
        using var client = await account.Console.EnterAsync();

        var more = await PostAsync(client, Whole, "add", "0");
        Assert.Contains("name=\"employers[2].name\"", more.Html, StringComparison.Ordinal);
        Assert.Contains("name=\"employers[1].directors[2].name\"", more.Html, StringComparison.Ordinal);
        var fewer = await PostAsync(client, Whole, "remove 0", "0");
        Assert.DoesNotContain("Brasserie De Zwaan", fewer.Text, StringComparison.Ordinal);
        Assert.Contains("name=\"employers[0].name\" type=\"text\" value=\"Lunchroom De Haven\"", fewer.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"employers[1].name\"", fewer.Html, StringComparison.Ordinal);
        Assert.Equal(0, (await account.ReadAsync("/registration"))["version"]!.GetValue<int>());
    }

    [Fact]
    public async Task Who_is_overtaken_is_told_and_loses_nothing()
    {
        var account = await PensionAccount.ConnectedAsync(app);
        using var client = await account.Console.EnterAsync();
        await SaveAsync(client, Whole);

        var page = await PostAsync(client, With("companyName", "Van Dam Lonen"), "send", "0");
        Assert.Equal(HttpStatusCode.Conflict, page.Status);
        Assert.Contains("Iemand anders", page.Text, StringComparison.Ordinal);
        Assert.Contains("value=\"Van Dam Lonen\"", page.Html, StringComparison.Ordinal);
        Assert.Contains("name=\"version\" value=\"1\"", page.Html, StringComparison.Ordinal);
        Assert.Equal(1, (await account.ReadAsync("/registration"))["version"]!.GetValue<int>());

        await SaveAsync(client, With("companyName", "Van Dam Lonen"), version: "1");
        Assert.Equal("Van Dam Lonen", Of((await account.ReadAsync("/registration"))["registration"]!, "companyName"));
    }

    [Fact]
    public async Task Another_contract_number_is_not_taken_for_the_one_that_was_said_to_be_right()
    {
        var account = await PensionAccount.ConnectedAsync(app);
        using var client = await account.Console.EnterAsync();
        var typed = With("contractNumber", "B77-200").Append(new("askedContractNumber", "B77-100"))
            .Append(new("contractNumberIsRight", "true"));

        var page = await PostAsync(client, typed, "send", "0");

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Contains("name=\"askedContractNumber\" value=\"B77-200\"", page.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("B77-100", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_ended_takes_nothing_in_any_more()
    {
        var account = await PensionAccount.ConnectedAsync(app);
        using var client = await account.Console.EnterAsync();
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(client, Whole, "send", "0")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await client.PostAsync("pension", ("action", "ended"))).Status);
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await client.PostAsync("pension", ("action", "ended"), ("reason", "Naar een andere uitvoerder"))).Status);

        Assert.Contains("Naar een andere uitvoerder", (await client.GetAsync("pension")).Text, StringComparison.Ordinal);
        Assert.DoesNotContain("value=\"send\"", (await client.GetAsync("pension/registration")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Conflict, (await PostAsync(client, With("companyName", "Van Dam Lonen"), "save", "1")).Status);
        // A step that is not the next one is told on the page that says how far it is.
        var late = await client.PostAsync("pension", ("action", "setUpContact"));
        Assert.Equal(HttpStatusCode.Conflict, late.Status);
        Assert.Contains("Deze stap is nu niet aan de beurt", late.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Missing_rights_are_asked_for_by_a_letter_in_both_languages()
    {
        var account = await PensionAccount.SignedInAsync(
            app, "nl", user => user with { Rights = [.. user.Rights.Where(right => right != Installation.WageRight)] });
        using var client = await account.Console.EnterAsync();

        Assert.Contains("/pension/letter\"", (await client.GetAsync("connect")).Html, StringComparison.Ordinal);
        var letter = await client.GetAsync("pension/letter");
        Assert.Contains("api@loket.nl", letter.Text, StringComparison.Ordinal);
        foreach (var language in new[] { "nl", "en" })
            Assert.Contains($"id=\"text-{language}\" lang=\"{language}\"", letter.Html, StringComparison.Ordinal);
        Assert.True(letter.Text.Split(Installation.WageRight).Length > 2, "Each letter names the right.");

        var whole = await PensionAccount.ConnectedAsync(app);
        using var other = await whole.Console.EnterAsync();
        Assert.DoesNotContain("/pension/letter\"", (await other.GetAsync("connect")).Html, StringComparison.Ordinal);
        Assert.Contains("Er ontbreekt geen recht", (await other.GetAsync("pension/letter")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_are_there_for_a_pension_link_only_and_those_of_staff_are_not()
    {
        var account = await PensionAccount.ConnectedAsync(app);
        using var client = await account.Console.EnterAsync();
        foreach (var path in new[] { "", "settings", "connect", "administrations", "pension", "pension/registration", "pension/requests" })
        {
            var page = await client.GetAsync(path);
            Assert.Equal((path, HttpStatusCode.OK), (path, page.Status));
            Assert.All(
                new[] { "/runs", "/exports", "/employees", "/mapping" },
                gone => Assert.DoesNotContain(gone, page.Html, StringComparison.Ordinal));
        }

        var staff = new ConsoleAccount(await app.ConnectedAccountAsync());
        using var planner = await staff.EnterAsync();
        Assert.DoesNotContain("/pension", (await planner.GetAsync("")).Html, StringComparison.Ordinal);
        foreach (var path in new[] { "pension", "pension/registration", "pension/requests", "pension/letter" })
        {
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await planner.GetAsync(path)).Status));
            if (path != "pension/letter")
                Assert.Equal((path, HttpStatusCode.NotFound), (path, (await planner.PostAsync(path, ("action", "save"))).Status));
        }
    }

    [Fact]
    public async Task Pages_answer_and_forms_refuse_what_is_forged_not_permitted_or_odd()
    {
        var account = await PensionAccount.ConnectedAsync(app);
        using var client = await account.Console.EnterAsync();
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(client, Whole, "send", "0")).Status);
        foreach (var to in new[] { "policyDataAdded", "setUpContact", "authorizationsArranged" })
            await account.ProviderMovesAsync(to);
        var day = ("firstExchange", $"{AmsterdamTime.Today().AddDays(30):yyyy-MM-dd}");
        Assert.Equal(HttpStatusCode.SeeOther, (await client.PostAsync("pension", ("action", "confirmed"), day)).Status);
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await client.PostAsync(
                "pension/requests", ("action", "ask"), ("id", "mail-1"), ("employerId", "1106621"), ("employerName", "De Zwaan"))).Status);

        var pages = await ConsoleCrawl.RunAsync(client);
        Assert.All(pages, page => Assert.True(
            page.Answer.Status == HttpStatusCode.OK, $"{page.Address.AbsolutePath} answered {(int)page.Answer.Status}."));
        Assert.DoesNotContain(pages, page => page.Address.Query.Contains("Wit", StringComparison.Ordinal));
        List<FoundForm> forms =
            [.. pages.SelectMany(page => page.Forms).DistinctBy(form => form.Key).Where(form => !FormAttacks.EndsIt(form))];
        foreach (var path in new[] { "pension confirmed", "pension ended", "pension/registration send", "pension/requests ask",
            "pension/requests declined" })
            Assert.Contains(forms, form => form.Key.EndsWith($"{account.Id}/{path}", StringComparison.Ordinal));

        using var viewer = await account.Console.EnterAsync(new ConsolePass { UserId = "u-view", Permissions = [new("payroll:view")] });
        var seen = await viewer.GetAsync("pension/registration");
        Assert.Equal(HttpStatusCode.OK, seen.Status);
        Assert.DoesNotContain("value=\"save\"", seen.Html, StringComparison.Ordinal);
        await FormAttacks.AssertRefusedAsync(forms, client, viewer);
        await FormAttacks.AssertOddTextsAnsweredAsync(forms, client, Seed, Tries);

        using var outsider = await account.Console.EnterAsync(new ConsolePass { UserId = "u-audit", Permissions = [new("audit:view")] });
        Assert.DoesNotContain("/pension\"", (await outsider.GetAsync("")).Html, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await outsider.GetAsync("pension/registration")).Status);
    }

    private static IEnumerable<KeyValuePair<string, string>> With(string field, string value) =>
        Whole.Select(one => one.Key == field ? new(field, value) : one);

    private static async Task SaveAsync(
        ConsoleClient client, IEnumerable<KeyValuePair<string, string>> fields, string version = "0") =>
        Assert.Equal(HttpStatusCode.SeeOther, (await PostAsync(client, fields, "save", version)).Status);

    /// <summary>As the page sends it, with an empty row after the others.</summary>
    private static Task<ConsolePage> PostAsync(
        ConsoleClient client, IEnumerable<KeyValuePair<string, string>> fields, string action, string version) =>
        client.PostAsync(
            "pension/registration",
            [
                ("action", action), ("version", version), ("employers[1].directors[1].name", ""),
                .. fields.Select(one => (one.Key, one.Value)),
            ]);

    private static string Of(JsonNode node, string name) => node[name]!.GetValue<string>();
}
