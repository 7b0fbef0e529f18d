using LoketFunctions.Audit;
using LoketFunctions.Benchmarks.Night.Measuring;
using LoketFunctions.Connections;
using LoketFunctions.Failures;
using LoketFunctions.Http;
using LoketFunctions.Mail;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Sync;
using LoketFunctions.Tests.Connections;
using LoketFunctions.Tests.Notifications;
using LoketFunctions.Tests.Telemetry;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Tests.Sync;

/// <summary>The report of a run, mailed to whoever asked for it.</summary>
[Collection(ConnectionTests.Name)]
public sealed class RunReporterTests(AppStorage storage)
{
    private const string Owner = "owner@planner.example";
    private static readonly MailOptions On = new(
        "mail.example", 25, null, null, new MimeKit.MailboxAddress("", "loket@planner.example"), StartTls: false);

    private readonly Installation _installation = new(storage.Tables) { MailServer = On };

    [Fact]
    public async Task The_report_says_what_happened_where_and_names_nobody()
    {
        var run = await FinishAsync(await ConnectionAsync(), Owner);

        var mail = Assert.Single(_installation.Mailer.Sent);
        Assert.Equal([Owner], mail.To);
        Assert.Equal("Verslag van de synchronisatie van Eitje met Loket.nl", mail.Subject);
        Assert.Equal(
            $"""
            De Zwaan B.V., De Zwaan
            1 toegevoegd, 0 bijgewerkt, 0 ongewijzigd, 2 overgeslagen, 0 niet gelukt
            - 2: Nieuw in Loket; er is nog geen keuze gemaakt.

            Wie het zijn staat hier: https://app.example/api/console/connections/{run.PartitionKey}/runs/{run.RunId}
            """, mail.Text);
        Assert.Equal((ReportMail.Sent, null), (run.ReportMail, run.ReportTo));
    }

    [Fact]
    public async Task A_preview_and_a_failure_are_told_as_such()
    {
        await FinishAsync(
            await ConnectionAsync(language: "en"), Owner, preview: true, new StepFailure(FailureClass.Configuration, "right-missing"));

        var mail = Assert.Single(_installation.Mailer.Sent);
        Assert.StartsWith("Preview of the sync", mail.Subject, StringComparison.Ordinal);
        Assert.StartsWith("This is a preview: nothing was sent.", mail.Text, StringComparison.Ordinal);
        Assert.Contains("The Loket user lacks a right. Ask the accountant", mail.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_is_mailed_who_did_not_ask()
    {
        Assert.Null((await FinishAsync(await ConnectionAsync(), null)).ReportMail);
        Assert.Empty(_installation.Mailer.Sent);
    }

    [Fact]
    public async Task An_address_that_was_taken_away_meanwhile_gets_nothing()
    {
        Assert.Equal((ReportMail.NotSent, null), Of(await FinishAsync(await ConnectionAsync(), "former@planner.example")));
        Assert.Empty(_installation.Mailer.Sent);
    }

    [Fact]
    public async Task A_mail_server_that_fails_harms_no_run()
    {
        _installation.Mailer.Fault = new MailException(MailFault.Refused, "No", []);

        var run = await FinishAsync(await ConnectionAsync(), Owner);

        Assert.Equal((RunState.Completed, ReportMail.NotSent), (run.State, run.ReportMail!.Value));
    }

    [Theory]
    [InlineData("stranger@planner.example", true)]
    [InlineData(Owner, false)]
    public async Task Only_an_address_of_the_connection_is_mailed_to_and_only_where_mail_is_on(string address, bool mailIsOn)
    {
        _installation.MailServer = mailIsOn ? On : _installation.MailServer with { Host = null };
        var connection = await ConnectionAsync();

        var refused = await Assert.ThrowsAsync<ProblemException>(() => AskAsync(connection, address));

        Assert.Equal("reportTo", Assert.Single(refused.Problem.Faults!).Key);
    }

    [Theory]
    [InlineData("OWNER@planner.example")]
    [InlineData("payroll@zon.example")]
    public async Task The_owner_and_the_recipients_of_exports_may_be_mailed(string address)
    {
        var connection = await ConnectionAsync();

        var started = await AskAsync(connection, address);

        var run = await new SyncRunStore(storage.Tables, _installation.Clock).FindAsync(new RunKey(connection.Id, started.RunId!), default);
        Assert.Equal((ReportMail.Waiting, address), Of(run!));
    }

    internal static RunReporter Reporter(Installation installation, Machine machine, SyncRunStore runs) => new(
        machine.Connections, runs, installation.Planners, installation.Mailer, installation.MailServer,
        new PublicAddress(new Uri("https://app.example")),
        new Logger<RunReporter>(installation.Log));

    private static (ReportMail? Mail, string? To) Of(SyncRunRow run) => (run.ReportMail, run.ReportTo);

    private async Task<Connection> ConnectionAsync(string language = "nl")
    {
        var machine = new Machine(_installation);
        var connection = await _installation.AddConnectionAsync(ConnectionState.Active, language);
        await machine.Connections.ChooseAsync(connection.Id, [Row()], default);
        return await machine.Connections.ChangeAsync(
            connection.Tenant, connection.Id, row => row.ExportRecipients = "payroll@zon.example", default);
    }

    private Task<StartedRun> AskAsync(Connection connection, string address)
    {
        var (tables, clock) = (storage.Tables, _installation.Clock);
        var runs = new SyncRunStore(tables, clock);
        var starter = new SyncStarter(runs, new WorkLeases(tables, clock), Quiet.RunEvents, Quiet.Traces, clock);
        var operations = new SyncOperations(
            new ConnectionStore(tables, TestPlanners.None), starter, new RunResponses(runs), runs, new ReportStore(storage.Blobs),
            new ReportResponses(new NumberOwners(new ConnectionStore(tables, TestPlanners.None))), _installation.MailServer,
            new AuditLog(tables, clock));
        return operations.StartAsync(
            new StartingClient(), Caller.OfPlanner(connection.Tenant), connection.Id, new SyncNowRequest(ReportTo: address), default);
    }

    private async Task<SyncRunRow> FinishAsync(Connection connection, string? reader, bool preview = false, StepFailure? failure = null)
    {
        var (machine, clock) = (new Machine(_installation), _installation.Clock);
        var (runs, leases) = (new SyncRunStore(storage.Tables, clock), new WorkLeases(storage.Tables, clock));
        var runId = runs.NewRunId();
        var lease = await leases.TakeAsync(new RunKey(connection.Id, runId), SyncRequest.Lease, null, default);
        await runs.TryAddAsync(
            new RunKey(connection.Id, runId), row => (row.Trigger, row.Preview) = (SyncTrigger.Request, preview), default);
        if (reader is not null)
            await runs.ChangeAsync(
                new RunKey(connection.Id, runId), row => (row.ReportTo, row.ReportMail) = (reader, ReportMail.Waiting), default);
        await runs.AddAdministrationAsync(new RunKey(connection.Id, runId), Row(), default);
        EmployeeResult[] results =
        [
            Result(EmployeeOutcome.Created, null), Result(EmployeeOutcome.Skipped, SkipReason.WaitingForChoice),
            Result(EmployeeOutcome.Skipped, SkipReason.WaitingForChoice),
        ];
        await runs.ChangeAdministrationAsync(
            new RunKey(connection.Id, runId), People.Administration, row => row.Complete(new AdministrationResult(results), null), default);
        var request = new SyncRequest(connection.Tenant.Key, connection.Id, runId, lease.Fence, SyncTrigger.Request, Preview: preview);
        var finisher = new SyncFinisher(
            machine.Connections, machine.Attention, new LastingFaults(runs, new NoticeKit(_installation).Operators, clock), runs,
            new SyncStaging(storage.Blobs), leases, Reporter(_installation, machine, runs), Quiet.RunEvents, Quiet.Traces, clock);
        // A step may be delivered twice.
        await finisher.FinishAsync(new RunEnd(request, failure, []), default);
        await finisher.FinishAsync(new RunEnd(request, failure, []), default);
        return (await runs.FindAsync(new RunKey(connection.Id, runId), default))!;
    }

    private static AdministrationRow Row() =>
        new() { RowKey = People.Administration.ToString(), Name = "De Zwaan", EmployerName = "De Zwaan B.V." };

    private static EmployeeResult Result(EmployeeOutcome outcome, string? reason) =>
        new(Guid.NewGuid(), new("7"), "Sanne de Vries", outcome, reason, []);
}
