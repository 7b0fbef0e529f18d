using LoketFunctions.Sandbox.Running;
using LoketFunctions.Simulators.Loket.Faults;
using LoketFunctions.Tests.EndToEnd.Exporting;

namespace LoketFunctions.Tests.EndToEnd;

/// <summary>A host that is killed in the middle of an export, at one moment or another, and one that comes after it.</summary>
[Collection(Installation.ExportCollection)]
public sealed class ExportInterruptionTests(Installation app) : ExportClass(app)
{
    [Theory]
    [InlineData("Hang", "GetPayrollPeriodsByPayrollAdministrationId")]
    [InlineData("Hang", "GetPayrollPeriodDataDefaultsByEmploymentId")]
    [InlineData("Hang", "PatchCollectivePayrollPeriodDataByEmployerId")]
    [InlineData("HangAfter", "PatchCollectivePayrollPeriodDataByEmployerId")]
    [InlineData("Hang", "GetPayrollPeriodDataByPayrollAdministrationIdAndPayrollPeriodId")]
    public async Task Killed_in_the_middle_of_a_call_to_Loket_it_exports_everything_once(string kind, string call)
    {
        var account = await ExportAccount.WithMonthAsync(App);
        // From the first call on, so that no administration gets as far as its mail, which is another moment to be killed at.
        await App.Loket.FaultAsync(new Fault(Enum.Parse<FaultKind>(kind)) { Path = call });
        var export = await account.AskAsync();
        await Waiting.UntilAsync("a call that hangs", async () => (await App.Loket.FaultsAsync()).Any(fault => fault.Struck > 0));

        await KillAndRestartAsync();

        await AssertExportedOnceAsync(account, await account.Exports.ToldAsync(export.ExportId));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Killed_while_the_planner_is_told_it_is_told_the_rest_under_the_same_ids(bool plannerTookIt)
    {
        var account = await ExportAccount.WithMonthAsync(App);
        var path = $"/accounts/{account.Account.Api.Account}/exports/marks";
        if (plannerTookIt)
            App.Planners.Faults.LoseAnswer(path: path);
        App.Planners.Faults.Hang(times: 1000, path: path);
        var export = await account.AskAsync();
        await Waiting.UntilAsync("the first marks", () => Task.FromResult(account.ConfirmationRequests.Count > 0));

        await KillAndRestartAsync();

        await AssertExportedOnceAsync(account, await account.Exports.ToldAsync(export.ExportId));
    }

    /// <summary>
    /// The mail server is busy with the whole mail when the host dies, and answers nobody any more. A server is answerable for what it
    /// said 250 to (RFC 5321, 4.2.5 and 6.1), so the sink does not take that mail: a mail that counts is one that was sent later, once for
    /// each administration. A sink that took it after its minute all the same once made three mails of two, where the rest of the test
    /// lasted longer than that.
    /// </summary>
    [Fact]
    public async Task Killed_while_it_mails_the_mail_is_not_sent_twice_by_itself_but_can_be_asked_for()
    {
        var account = await ExportAccount.WithMonthAsync(App);
        App.System.Mail.Faults.Slow(TimeSpan.FromMinutes(1), times: 10);
        var export = await account.AskAsync();
        await Waiting.UntilAsync(
            "a mail on its way",
            async () => (await account.Exports.ViewAsync(export.ExportId)).Administrations.Any(part => part.File?.Mail == "sending"));

        await KillAndRestartAsync();
        var view = await account.Exports.ToldAsync(export.ExportId);

        // Perhaps the mail server has it: that is for people to say.
        var open = view.Administrations.Where(part => part.File?.Mail == "failed").ToList();
        Assert.NotEmpty(open);
        Assert.All(open, part => Assert.Equal("mail-unconfirmed", part.File!.MailProblem?.Code));
        Assert.Equal("fileNotMailed", (await account.Account.ConnectionAsync()).Attention?.Reason);
        foreach (var part in open)
            Assert.True((await account.Exports.MailAgainAsync(view.Id, part.Id)).IsGood);
        Assert.Equal("active", (await account.Account.ConnectionAsync()).State);
        await AssertExportedOnceAsync(account, await account.Exports.ViewAsync(view.Id));
    }

    private async Task KillAndRestartAsync()
    {
        await App.System.Host.KillAsync();
        App.Planners.Faults.Clear();
        App.System.Mail.Faults.Clear();
        await App.Loket.ClearFaultsAsync();
        await App.RestartAsync();
    }

    private static async Task AssertExportedOnceAsync(ExportAccount account, ExportView view)
    {
        await account.AssertExportedOnceAsync(view, view.Administrations.Count);
        var again = await account.ExportAsync();
        Assert.Equal((0, view.Created, 0), (again.Created + again.Changed, again.Unchanged, again.Withdrawn));
    }
}
