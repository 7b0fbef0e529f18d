using LoketFunctions.Sandbox.Running;
using LoketFunctions.Sandbox.Running.Exporting;
using LoketFunctions.Simulators.Loket.Faults;
using LoketFunctions.Simulators.Planner;
using LoketFunctions.Tests.EndToEnd.Exporting;
using FaultKind = LoketFunctions.Simulators.Loket.Faults.FaultKind;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>
/// Loket, the planner or the mail server fails during an export: nothing is lost, nothing is doubled, and the report says so.
/// </summary>
[Collection(Installation.ExportCollection)]
public sealed class ExportFailureTests(Installation app) : ExportClass(app)
{
    private const int Lasting = 1000;
    private const string Patch = "PatchCollectivePayrollPeriodDataByEmployerId";

    [Theory]
    [InlineData("Unavailable")]
    [InlineData("TooManyRequests")]
    [InlineData("ServerErrorAfter")]
    [InlineData("Disconnect")]
    public async Task A_failure_of_Loket_that_passes_is_not_noticed(string kind)
    {
        var account = await ExportAccount.WithMonthAsync(App);
        await App.Loket.FaultAsync(new Fault(Enum.Parse<FaultKind>(kind)) { Path = Patch, Times = 1 });

        var view = await account.ExportAsync();

        Assert.Equal("completed", view.State);
        Assert.Equal(0, CellDifferences.OfImport(await account.CellsAsync(), await account.ImportedAsync(view)).Count);
    }

    [Fact]
    public async Task A_failure_of_Loket_that_lasts_is_told_and_the_next_export_makes_it_good()
    {
        var account = await ExportAccount.WithMonthAsync(App);
        await App.Loket.FaultAsync(new Fault(FaultKind.Unavailable) { Path = Patch });

        var struck = await account.ExportAsync();
        await account.KeepAsync(struck.Id, "given-up");
        await App.Loket.ClearFaultsAsync();
        var next = await account.ExportAsync();

        Assert.Equal("failed", struck.State);
        Assert.All(struck.Administrations,
            part => Assert.Equal(("failed", "loket-server-error", "transient"), (part.State, part.Problem?.Code, part.Problem?.Class)));
        Assert.Equal("completed", next.State);
        Assert.Equal(0, CellDifferences.OfImport(await account.CellsAsync(), await account.ImportedAsync(next)).Count);
        Assert.Contains(account.Confirmations.ByRegistration.Values, mark => mark.State == PlannerConfirmations.Exported);
    }

    [Fact]
    public async Task What_Loket_refuses_of_somebody_is_listed_in_its_words_and_sent_again_later()
    {
        const string Words = "Het dienstverband is geblokkeerd.";
        var account = await ExportAccount.MakeAsync(App);
        var (refused, other) = (account.Somebody(onZeroHours: true), account.Somebody(onZeroHours: true, skip: 1));
        account.Registrations.Add(account.Shift(refused, "a", 0, 8m), account.Shift(other, "b", 0, 6m));
        var employment = account.EmploymentOf(refused);
        await App.Loket.Payroll.RefuseAsync(employment, Words);
        try
        {
            var view = await account.ExportAsync();

            Assert.Equal("completedWithFailures", view.State);
            Assert.Equal([account.EmploymentOf(other)], (await account.CellsAsync()).Select(cell => cell.EmploymentId).Distinct());
            var report = await account.Exports.ReportAsync(view.Id, account.PeriodOf(refused).Key.AdministrationId);
            Assert.All(report.Refused, value => Assert.Equal((employment, "refused-by-loket"), (value.EmploymentId, value.Code)));
            Assert.Contains(report.Refused, value => value.LoketWords?.Contains(Words, StringComparison.Ordinal) == true);
        }
        finally
        {
            await App.Loket.Payroll.RefuseAsync(employment, null);
        }

        Assert.Equal("completed", (await account.ExportAsync()).State);
        Assert.Contains(await account.CellsAsync(), cell => cell.EmploymentId == employment && cell.Value == 8m);
    }

    [Fact]
    public async Task A_planner_that_is_down_for_a_while_is_told_later()
    {
        var account = await ExportAccount.WithMonthAsync(App);
        App.Planners.Faults.Answer(503, times: 3, path: $"/accounts/{account.Account.Api.Account}/exports/marks");

        var view = await account.ExportAsync();

        await account.KeepAsync(view.Id, "told-later");
        Assert.Equal(("completed", "delivered"), (view.State, view.Marks));
        Assert.True(view.MarksAttempts > 1);
        Assert.All(account.Registrations.All, registration => Assert.NotNull(account.Confirmations.Of(registration.Id)));
    }

    [Fact]
    public async Task A_planner_that_stays_down_leaves_a_dead_letter_that_can_be_sent_again()
    {
        var account = await ExportAccount.WithMonthAsync(App);
        App.Planners.Faults.Answer(503, Lasting, path: $"/accounts/{account.Account.Api.Account}/exports/marks");

        var view = await account.ExportAsync();

        await account.KeepAsync(view.Id, "dead-letter");
        Assert.Equal(("completed", "deadLetter"), (view.State, view.Marks));
        await Waiting.UntilAsync(
            "the owner to be told", async () => (await account.Account.ConnectionAsync()).Attention?.Reason == "marksNotDelivered");
        var tried = account.ConfirmationRequests.Select(request => request.WebhookId).Distinct().ToList();
        App.Planners.Faults.Clear();
        Assert.True((await account.Exports.SendMarksAgainAsync(view.Id)).IsGood);
        await Waiting.UntilAsync("the marks", async () => (await account.Exports.ViewAsync(view.Id)).Marks == "delivered");
        Assert.All(account.Registrations.All, registration => Assert.NotNull(account.Confirmations.Of(registration.Id)));
        Assert.Subset(
            account.Confirmations.Received.Select(received => received.WebhookId).ToHashSet(), tried.OfType<string>().ToHashSet());
        await Waiting.UntilAsync(
            "the connection to be well again", async () => (await account.Account.ConnectionAsync()).State == "active");
        await account.KeepInstanceAsync($"marks-{view.Id}", "told");
    }

    [Fact]
    public async Task A_mail_server_that_is_down_for_a_moment_gets_the_mail_once()
    {
        var account = await ExportAccount.WithMonthAsync(App);
        App.System.Mail.Faults.Refuse(451, times: 2);

        var view = await account.ExportAsync();

        Assert.All(view.Administrations, part => Assert.Equal(("sent", 1), (part.File?.Mail, part.File?.Mails)));
        Assert.Equal(view.Administrations.Count, account.Mails.Count);
    }

    [Fact]
    public async Task A_mail_that_is_refused_asks_for_attention_and_the_file_is_there_to_be_mailed_again()
    {
        var account = await ExportAccount.WithMonthAsync(App);
        App.System.Mail.Faults.Refuse(550, Lasting);

        var view = await account.ExportAsync();

        Assert.Equal("completed", view.State);
        Assert.All(view.Administrations, part => Assert.Equal(("failed", "mail-refused"), (part.File?.Mail, part.File?.MailProblem?.Code)));
        Assert.Equal("fileNotMailed", (await account.Account.ConnectionAsync()).Attention?.Reason);
        Assert.NotEmpty(await account.ImportedAsync(view));
        App.System.Mail.Faults.Clear();
        foreach (var part in view.Administrations)
            Assert.True((await account.Exports.MailAgainAsync(view.Id, part.Id)).IsGood);
        Assert.Equal(view.Administrations.Count, account.Mails.Count);
        Assert.Equal("active", (await account.Account.ConnectionAsync()).State);
    }
}
