using System.Net;
using System.Text.Json;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Simulators.Planner;
using LoketFunctions.Simulators.Planner.Registrations;
using LoketFunctions.Tests.EndToEnd.Exporting;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>E2: what comes in, and what is not let in.</summary>
[Collection(Installation.ExportCollection)]
public sealed class ExportRequestTests(Installation app) : ExportClass(app)
{
    private const int LargestBody = 50 * 1024 * 1024;

    /// <summary>What people and their programs put into fields of text.</summary>
    private static readonly string[] Hostile =
    [
        "=1+2", "+31612345678", "-2+3", "@SUM(A1)", "=HYPERLINK(\"http://evil.example\")", "a;b", "\"quoted\"", "it's", "１２３",
        "＝1+2", "🍕🎉", "\u202Egnirts",
        "<script>alert(1)</script>", "' or 1=1", "../../x", "%s%n", "null", "naïve café", "  spaces  ", "a,b",
    ];

    [Fact]
    public async Task A_body_with_a_wrong_signature_is_refused_and_not_kept()
    {
        var account = await ExportAccount.MakeAsync(App);
        var before = await account.BlobsAsync("requests");
        var message = new SignedMessage(Installation.UnknownSecret);

        var answer = await App.SendAsync(message.Post(PathOf(account), BodyOf(account)));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
        Assert.Equal(before, await account.BlobsAsync("requests"));
        Assert.DoesNotContain(await account.Exports.ListAsync(), export => !export.Preview);
    }

    [Fact]
    public async Task The_largest_body_is_taken_and_a_larger_one_is_refused_and_not_kept()
    {
        var account = await ExportAccount.MakeAsync(App);
        var body = BodyOf(account, account.Shift(account.Somebody(onZeroHours: true), "a", 0, 8m));

        // JSON may be followed by any amount of white space.
        var largest = await PostAsync(account, [.. body, .. Enumerable.Repeat((byte)' ', LargestBody - body.Length)]);
        var view = await account.Exports.ToldAsync(largest.Read<ExportStarted>().ExportId);
        var kept = await account.BlobsAsync("requests");
        var larger = await PostAsync(account, [.. body, .. Enumerable.Repeat((byte)' ', LargestBody - body.Length + 1)]);

        Assert.Equal(HttpStatusCode.Accepted, largest.Status);
        Assert.Equal(("completed", 1), (view.State, view.Registrations.TakenIn));
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, larger.Status);
        Assert.Contains("\"body-too-large\"", larger.Body, StringComparison.Ordinal);
        Assert.Equal(kept, await account.BlobsAsync("requests"));
    }

    [Fact]
    public async Task The_same_message_twice_is_one_export_and_its_id_is_good_for_no_other_body()
    {
        var account = await ExportAccount.MakeAsync(App);
        var message = new SignedMessage(App.Planner("eitje").InboundSecrets[0]) { Id = $"msg_{Guid.NewGuid():N}" };
        var body = BodyOf(account, account.Shift(account.Somebody(onZeroHours: true), "a", 0, 8m));

        var first = await App.SendAsync(message.Post(PathOf(account), body));
        var second = await App.SendAsync(message.Post(PathOf(account), body));
        await account.Exports.ToldAsync(first.Read<ExportStarted>().ExportId);
        var third = await App.SendAsync(message.Post(PathOf(account), body));
        var other = await App.SendAsync(message.Post(PathOf(account), BodyOf(account)));

        Assert.Equal(HttpStatusCode.Accepted, first.Status);
        Assert.Equal(first.Location, new Uri($"{PathOf(account)}/{first.Read<ExportStarted>().ExportId}", UriKind.Relative));
        Assert.Equal((first.Status, first.Body), (second.Status, second.Body));
        Assert.Equal((first.Status, first.Body), (third.Status, third.Body));
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
        Assert.Contains("\"message-reused\"", other.Body, StringComparison.Ordinal);
        Assert.Single(await account.Exports.ListAsync(), export => !export.Preview);
        Assert.Single(account.ConfirmationRequests);
    }

    [Fact]
    public async Task Faults_in_the_registrations_are_named_by_index_and_field_and_where_it_is_all_or_nothing_nothing_is_exported()
    {
        var account = await ExportAccount.MakeAsync(App);
        var somebody = account.Somebody(onZeroHours: true);
        var good = account.Shift(somebody, "good", 0, 8m);

        var asked = await account.Exports.RequestAsync(new ExportHeader(account.Periods.Asked, AllOrNothing: true), [
            good,
            good with { Id = "hours", Hours = -1000m },
            good with { Id = "component", HourComponent = null },
            good,
            good with { Id = "break-below", BreakMinutes = -1 },
            good with { Id = "times", Start = new TimeOnly(9, 0), End = new TimeOnly(12, 0) },
            good with { Id = "break", Hours = null, Start = new TimeOnly(9, 0), End = new TimeOnly(10, 0), BreakMinutes = 90 },
            good with { Id = "control\r\n" },
            good with { Id = new string('x', 101) },
            good with { Id = "department", Department = "bar\nkeuken" },
            good with { Id = "allowance", Allowances = [new Allowance("travel\0", 1m)] },
        ]);
        var view = await account.Exports.ToldAsync(asked.ExportId);

        await account.KeepAsync(view.Id, "refused");
        Assert.Equal(("refused", "invalid-registrations"), (view.State, view.Problem?.Code));
        Assert.Equal(
            [
                (1, "hours"), (2, "hourComponent"), (3, "id"), (4, "breakMinutes"), (5, "hours"), (6, "breakMinutes"), (7, "id"), (8, "id"),
                (9, "department"),
                (10, "allowances[0].component"),
            ],
            view.Faults.Select(fault => (fault.Index, fault.Field)));
        Assert.All(view.Faults, fault => Assert.False(string.IsNullOrWhiteSpace(fault.Fault)));
        Assert.Empty(await account.CellsAsync());
        Assert.Empty(account.Mails);
        Assert.Null((await account.Account.ConnectionAsync()).Attention);
    }

    [Fact]
    public async Task What_is_wrong_is_set_aside_with_its_person_and_told_and_corrections_are_summed_with_the_rest()
    {
        var account = await ExportAccount.MakeAsync(App);
        var somebody = account.Somebody(onZeroHours: true);
        var good = account.Shift(somebody, "good", 0, 8m);

        var view = await account.ExportAsync(
            good, good with { Id = "correction", Hours = -1.5m }, good with { Id = "wrong", BreakMinutes = -1 },
            good with { Id = "component", HourComponent = null });

        Assert.Equal(("completed", new RegistrationCountsView(4, GoOut: 2, LeftOut: 0, SetAside: 2, NotAskedFor: 0)),
            (view.State, view.Registrations));
        Assert.Equal(
            [("wrong", "breakMinutes"), ("component", "hourComponent")], view.Faults.Select(fault => (fault.RegistrationId!, fault.Field)));
        Assert.Contains(await account.CellsAsync(), cell => cell.Value == 6.5m);
        Assert.Equal(["set-aside", "set-aside"], new[] { "wrong", "component" }.Select(id => account.Confirmations.Of(id)?.Reason));
        Assert.Equal(PlannerConfirmations.Exported, account.Confirmations.Of("correction")?.State);
        var part = view.Administrations.Single(one => one.Registrations.TakenIn > 0);
        Assert.Contains("registrations-set-aside", part.Warnings.Select(warning => warning.Code));
        var list = await account.Exports.LeftOutAsync(view.Id, part.Id);
        Assert.Contains("breakMinutes: is below 0", list, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_not_likely_is_told_and_goes_out_and_stops_where_it_is_set_so()
    {
        var account = await ExportAccount.MakeAsync(App);
        var shift = account.Shift(account.Somebody(onZeroHours: true), "one", 0, 8m);
        Registration[] doubled = [shift, shift with { Id = "two" }];

        await account.Account.Api.ChangeAsync(account.Account.ConnectionId, new { unlikelyHours = "stop" });
        var stopped = await account.ExportAsync(doubled);
        var refused = stopped.Administrations.Single(one => one.Registrations.TakenIn > 0);
        Assert.Equal(("refused", "not-likely"), (refused.State, refused.Problem?.Code));
        Assert.Empty(await account.CellsAsync());

        var path = $"/{account.Account.ConnectionId}/exports/{stopped.Id}/administrations/{refused.Id}/doubts/accept";
        Assert.Equal(HttpStatusCode.BadRequest, (await account.Account.Api.SendAsync(HttpMethod.Post, path, new { reason = "" })).Status);
        Assert.Contains("\"accepted\":1", (await account.Account.Api.SendAsync(
            HttpMethod.Post, path, new { reason = "Twee mensen, een naam." })).Body, StringComparison.Ordinal);
        var accepted = await account.ExportAsync(doubled);
        Assert.Equal("completed", accepted.State);
        Assert.DoesNotContain(
            accepted.Administrations.Single(one => one.Registrations.TakenIn > 0).Warnings, warning => warning.Code == "shift-doubled");
        Assert.Contains("Twee mensen, een naam.",
            (await account.Account.Api.SendAsync(HttpMethod.Get, $"/{account.Account.ConnectionId}/audit")).Body, StringComparison.Ordinal);
        Assert.Equal("not-likely", (await account.ExportAsync([.. doubled, shift with { Id = "three", Date = shift.Date.AddDays(1) },
            shift with { Id = "four", Date = shift.Date.AddDays(1) }]))
            .Administrations.Single(one => one.Registrations.TakenIn > 0).Problem?.Code);

        await account.Account.Api.ChangeAsync(account.Account.ConnectionId, new { unlikelyHours = "tell" });
        var told = await account.ExportAsync([.. doubled, shift with { Id = "three", Date = shift.Date.AddDays(1) },
            shift with { Id = "four", Date = shift.Date.AddDays(1) }]);
        var part = told.Administrations.Single(one => one.Registrations.TakenIn > 0);
        Assert.Equal(("completed", true), (told.State, part.Warnings.Any(warning => warning.Code == "shift-doubled")));
        Assert.Contains(await account.CellsAsync(), cell => cell.Value == 32m);
        Assert.Contains(
            "The same shift is there twice.", await account.Exports.ReportPageAsync(told.Id, part.Id), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Codes_that_nobody_mapped_stop_the_administration_with_a_list_of_them()
    {
        var account = await ExportAccount.MakeAsync(App);
        var somebody = account.Somebody(onZeroHours: true);
        var administration = account.PeriodOf(somebody).Key.AdministrationId;
        var shift = account.Shift(somebody, "a", 0, 8m) with
        {
            Department = RegistrationCodes.UnmappedDepartment,
            HourComponent = "nachtdienst",
            Allowances = [new Allowance("fiets", 2m)],
        };

        var refused = await account.ExportAsync(shift);
        await account.KeepAsync(refused.Id, "unmapped");
        var mapping = await account.Exports.MappingAsync(administration);
        await account.Exports.MapAsync(administration, mapping with
        {
            Departments = new Dictionary<string, DepartmentView?>(mapping.Departments) { [RegistrationCodes.UnmappedDepartment] = new() },
            HourComponents = new Dictionary<string, HourView?>(
                mapping.HourComponents)
            { ["nachtdienst"] = mapping.HourComponents[RegistrationCodes.Worked] },
            WageComponents = new Dictionary<string, int?>(mapping.WageComponents) { ["fiets"] = null },
        });
        var mended = await account.ExportAsync(shift);

        var part = refused.Administrations.Single(one => one.Id == administration);
        Assert.Equal(("refused", "unmapped"), (part.State, part.Problem?.Code));
        Assert.Equal(
            [("department", RegistrationCodes.UnmappedDepartment), ("hourComponent", "nachtdienst"), ("wageComponent", "fiets")],
            part.Unmapped.Select(code => (code.Kind, code.Code)).Order());
        Assert.Equal("completed", mended.State);
        Assert.Equal(PlannerConfirmations.Exported, account.Confirmations.Of("a")?.State);
        Assert.Single(await account.CellsAsync(), cell => cell.Value == 8m);
    }

    [Fact]
    public async Task Whatever_stands_in_a_field_of_text_it_is_refused_by_name_or_comes_through_as_it_was_meant()
    {
        var account = await ExportAccount.MakeAsync(App);
        var somebody = account.Somebody(onZeroHours: true);
        var administration = account.PeriodOf(somebody).Key.AdministrationId;
        var inIds = Hostile.Select((text, index) => account.Shift(somebody, text, index, 1m)).ToList();
        var inPeople = Hostile.Select((text, index) => account.Shift(somebody, $"people-{index}", index, 1m) with { EmployeeId = text })
            .ToList();
        var inCodes = Hostile.Select((text, index) => account.Shift(somebody, $"codes-{index}", index, 1m) with
        {
            Department = text,
            HourComponent = text,
            Allowances = [new Allowance(text, 1m)],
        }).ToList();

        var asked = await account.Exports.RequestAsync(
            new ExportHeader(account.Periods.Asked, RequestedBy: string.Join(' ', Hostile)), [.. inIds, .. inPeople]);
        var view = await account.Exports.ToldAsync(asked.ExportId);
        var unmapped = await account.ExportAsync(inCodes);

        Assert.Equal("completed", view.State);
        Assert.All(Hostile, text => Assert.Equal(PlannerConfirmations.Exported, account.Confirmations.Of(text)?.State));
        Assert.All(Hostile.Index(), text => Assert.Equal("not-linked", account.Confirmations.Of($"people-{text.Index}")?.Reason));
        Assert.Contains(
            await account.ImportedAsync(view), cell => cell.EmploymentId == account.EmploymentOf(somebody) && cell.Value == Hostile.Length);
        foreach (var part in view.Administrations)
        {
            Assert.DoesNotContain("<script>", await account.Exports.ReportPageAsync(view.Id, part.Id), StringComparison.Ordinal);
            // A spreadsheet must not take a field of this list for a formula.
            Assert.DoesNotMatch("(^|;)\"?[=+@＝]", await account.Exports.LeftOutAsync(view.Id, part.Id));
        }

        var codes = unmapped.Administrations.Single(part => part.Id == administration);
        Assert.Equal(3 * Hostile.Length, codes.UnmappedCount);
        Assert.Subset(Hostile.ToHashSet(), codes.Unmapped.Select(code => code.Code).ToHashSet());
    }

    [Fact]
    public async Task An_export_of_another_account_does_not_exist_for_this_one()
    {
        var account = await ExportAccount.WithMonthAsync(App);
        var view = await account.ExportAsync();
        var (other, part) = (App.Api("eitje", "somebody-else"), $"/administrations/{view.Administrations[0].Id}");

        foreach (var path in new[] { "", $"/{view.Id}", $"/{view.Id}{part}/report", $"/{view.Id}{part}/file",
            $"/{view.Id}{part}/left-out" })
            Assert.Equal(
                HttpStatusCode.NotFound, (await other.SendAsync(HttpMethod.Get, $"/{account.Account.ConnectionId}/exports{path}")).Status);
        Assert.Equal(
            HttpStatusCode.NotFound, (await other.SendAsync(HttpMethod.Get, $"/{account.Account.ConnectionId}{part}/mapping")).Status);
        using var body = new MemoryStream(BodyOf(account));
        Assert.Equal(HttpStatusCode.NotFound, (await other.UploadAsync($"/{account.Account.ConnectionId}/exports", body)).Status);
    }

    private static string PathOf(ExportAccount account) =>
        $"/api/planners/{account.Account.Api.Planner}/accounts/{account.Account.Api.Account}"
            + $"/connections/{account.Account.ConnectionId}/exports";

    private static byte[] BodyOf(ExportAccount account, params Registration[] registrations) =>
        JsonSerializer.SerializeToUtf8Bytes(new { period = new { date = account.Periods.Day }, registrations }, JsonSerializerOptions.Web);

    private static async Task<AppAnswer> PostAsync(ExportAccount account, byte[] body)
    {
        using var stream = new MemoryStream(body);
        return await account.Account.Api.UploadAsync($"/{account.Account.ConnectionId}/exports", stream);
    }
}
