using System.Text.RegularExpressions;
using System.Web;
using LoketFunctions.Simulators.Loket.Faults;
using LoketFunctions.Simulators.Planner.Registrations;
using LoketFunctions.Tests.EndToEnd.Exporting;
using LoketFunctions.Tests.EndToEnd.Scanning;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>
/// No personal data and no secret in orchestration history, instance ids, logs, telemetry and problem details. Looks through what this
/// test made the app do, and through all that earlier tests left behind.
/// </summary>
[Collection(Installation.Collection)]
public sealed partial class PrivacyTests(Installation app) : IAsyncLifetime
{
    /// <summary>Tables and containers that are made to hold personal data; they are no history.</summary>
    private static readonly HashSet<string> PersonalTables = ["Connections", "Links", "PersonnelNumbers", "Runs"];

    /// <summary>Whom a booking names for questions about the payroll; a booking may name whom it likes.</summary>
    private static readonly HashSet<string> BookedContact = ["table Personnel, ContactName", "table Personnel, ContactEmail"];

    private static readonly HashSet<string> PersonalContainers = ["snapshots", "staging", "reports", "requests", "payrollfiles"];

    /// <summary>What a planner's users might write into a registration.</summary>
    private const string RegistrationText = "woonachtig-te-Ons-Dorp";

    private readonly List<string> _oneTimeValues = [];

    public async ValueTask InitializeAsync() => await RunIntoEverythingAsync();

    public async ValueTask DisposeAsync() => await app.Loket.ClearFaultsAsync();

    [Fact]
    public async Task History_logs_and_problems_hold_no_personal_data()
    {
        var people = await app.ReadLoketAsync();
        var employers = (await app.Loket.StaffAsync()).Employers;
        var pattern = PersonalWords.Pattern(
            people, employers.SelectMany(employer => employer.Administrations.Select(one => one.Name).Append(employer.Name)));

        var found = await EverythingAsync(PersonalTables);

        Assert.Contains(found, one => one.Place.StartsWith("log", StringComparison.Ordinal));
        Assert.Contains(found, one => one.Place == "telemetry");
        Assert.Contains(found, one => one.Place.StartsWith("problem", StringComparison.Ordinal));
        Assert.Contains(
            found, one => one.Place.StartsWith("table", StringComparison.Ordinal) && one.Text.Contains("sync-", StringComparison.Ordinal));
        var unsaid = found.Where(one => !BookedContact.Contains(one.Place)).ToList();
        Everything.AssertClean(unsaid, pattern);
        Everything.AssertClean(unsaid, OwnerAddress());
        Everything.AssertClean(await EverythingAsync(except: new HashSet<string>()),
            new Regex(TestAccount.Requester, RegexOptions.None, TimeSpan.FromMinutes(1)));
        Everything.AssertClean(found, RegistrationWords());
        Assert.Contains(found,
            one => one.Place.StartsWith("table", StringComparison.Ordinal) && one.Text.Contains("export-", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_that_is_stored_logged_or_answered_holds_a_token_or_a_secret()
    {
        var settings = app.System.Settings;
        IEnumerable<string> secrets =
        [
            settings.LoketClientSecret, settings.TokenKey,
            .. settings.Planners.SelectMany(planner => planner.InboundSecrets.Append(planner.OutboundSecret)),
            .. _oneTimeValues,
        ];
        var pattern = new Regex(string.Join('|', secrets.Select(Regex.Escape)), RegexOptions.None, TimeSpan.FromMinutes(1));

        var found = await EverythingAsync(except: new HashSet<string>());

        Assert.NotEmpty(_oneTimeValues);
        Everything.AssertClean(found, pattern);
        Everything.AssertClean(
            found.Select(one => one with { Text = LoketActivity().Replace(UsedLink().Replace(one.Text, ""), "") }), LoketToken());
    }

    /// <summary>Connects, and fails in every way that has words of people in it.</summary>
    private async Task RunIntoEverythingAsync()
    {
        var account = await app.NewAccountAsync();
        using var browser = app.NewBrowser();
        var callback = await account.SignInUntilCallbackAsync(browser);
        await browser.OpenAsync(callback);
        await browser.OpenAsync(callback);
        var query = HttpUtility.ParseQueryString(callback.Query);
        _oneTimeValues.AddRange([query["state"]!, query["code"]!]);
        await account.ChooseAllAsync();

        var person = (await account.PulledAsync())[0];
        account.Planner.Reject(person.Id.ToString(), $"{person["personalDetails.formattedName"]} bestaat al.");
        await app.Loket.FaultAsync(new Fault(FaultKind.FailedRows) { Path = "GetEmployeesByEmployerId", Times = 20 });
        await account.SyncAsync();
        await app.Loket.ClearFaultsAsync();
        await account.SyncAsync();
        await app.ChangeLoketAsync(null, count: 11);
        await account.NextNightAsync();
        await ExportEverythingAsync();

        // A planner that sends what it should not gets its faults named, and none of its values back.
        await account.Api.SendAsync(
            HttpMethod.Post, "", new { ownerEmail = $"{person["personalDetails.lastName"]} at home", returnAddress = app.ReturnAddress });
        await account.Api.SendAsync(HttpMethod.Patch, $"/{account.ConnectionId}", new { language = person["personalDetails.lastName"] });
        await account.Api.SendAsync(
            HttpMethod.Put, $"/{account.ConnectionId}/employees/{person.Id}/choice", new { choice = person["personalDetails.lastName"] });
    }

    /// <summary>Exports well, with faults, with codes that nobody mapped, with a planner and a mail server that fail.</summary>
    private async Task ExportEverythingAsync()
    {
        var account = await ExportAccount.WithMonthAsync(app);
        var month = account.Registrations.All;
        app.Planners.Faults.Answer(503, times: 3, path: $"/accounts/{account.Account.Api.Account}/exports/marks");
        app.System.Mail.Faults.RefuseRecipient(account.Recipient);
        await app.Loket.FaultAsync(new Fault(FaultKind.BrokenRule) { Path = "PatchCollectivePayrollPeriodDataByEmployerId", Times = 1 });
        await account.Exports.ToldAsync(
            (await account.Exports.RequestAsync(new ExportHeader(account.Periods.Asked, RequestedBy: RegistrationText), month)).ExportId);
        app.System.Mail.Faults.Clear();
        await app.Loket.ClearFaultsAsync();
        await account.ExportAsync([.. month, month[0] with { Id = "stranger", EmployeeId = RegistrationText }]);
        await account.ExportAsync(
            [.. month, month[0] with { Id = "fault", EmployeeId = RegistrationText, Meals = -1, Department = RegistrationText + '\n' }]);
        await account.ExportAsync([.. month, month[0] with { Id = "unmapped", Approved = true, Department = "nergens" }]);
        await account.ExportAsync();
    }

    private Task<IReadOnlyList<Found>> EverythingAsync(IReadOnlySet<string> except) =>
        Everything.ReadAsync(app, except, PersonalContainers);

    /// <summary>As the simulated Loket makes its tokens: 32 bytes in base64url.</summary>
    [GeneratedRegex(@"(?<![\w-])[\w-]{43}(?![\w-])", RegexOptions.None, 10_000)]
    private static partial Regex LoketToken();

    /// <summary>
    /// A host may log the paths it was asked for; a link to connect leads to a page that says whose it is, once and for ten minutes.
    /// </summary>
    [GeneratedRegex(@"connect/start/[\w-]+", RegexOptions.None, 10_000)]
    private static partial Regex UsedLink();

    /// <summary>
    /// Some of Loket's names of operations are as long as a token, in telemetry with the next field's tag (0); no token is words only.
    /// </summary>
    [GeneratedRegex(@"(Get|Patch)([A-Z][a-z]+){4,}0?", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex LoketActivity();

    [GeneratedRegex(RegistrationText, RegexOptions.None, 10_000)]
    private static partial Regex RegistrationWords();

    [GeneratedRegex("@(owner|salaris)\\.example", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex OwnerAddress();
}
