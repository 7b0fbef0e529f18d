using System.Text;
using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Notify;
using LoketFunctions.Export.Store;
using LoketFunctions.Http;
using LoketFunctions.Mail;
using LoketFunctions.Planner;
using LoketFunctions.Sandbox.Mail;
using LoketFunctions.Tests.Connections;
using LoketFunctions.Tests.Notifications;
using LoketFunctions.Tests.Planner;
using LoketFunctions.Tests.Telemetry;
using Microsoft.Extensions.Logging.Abstractions;
using MimeKit;

namespace LoketFunctions.Tests.Export.Notify;

/// <summary>An export of one connection that has come so far that it is confirmed, on real storage and before a real mail server.</summary>
internal sealed class TellingWorld : IAsyncDisposable
{
    public const string Content = "aanslnr;persnr;ploeg;verdelingseenheid;101\r\n40112;17;1;1;8,25\r\n";
    public static readonly Guid Bar = Guid.Parse("a0000000-0000-0000-0000-000000000001");
    public static readonly Guid Kitchen = Guid.Parse("a0000000-0000-0000-0000-000000000002");
    private readonly AppStorage _fixture;

    private TellingWorld(AppStorage fixture)
    {
        _fixture = fixture;
        Installation = new Installation(fixture.Tables);
        Exports = new ExportStore(fixture.Tables, Installation.Clock);
        Connections = new ConnectionStore(fixture.Tables, TestPlanners.None);
        Attention = new NoticeKit(Installation).Attention;
        Downloads = new Downloads(
            fixture.Tables, new PublicAddress(new Uri("https://app.example/")), new ExportOptions(), Installation.Clock);
        MailOptions = new MailOptions(Sink.Host, Sink.Port, null, null, MailboxAddress.Parse("app@loket.example"), StartTls: false);
        Mailer = new Mailer(MailOptions, TimeProvider.System, NullLogger<Mailer>.Instance);
        Parts = new ConfirmationParts(fixture.Blobs);
    }

    public Installation Installation { get; }
    public SmtpSink Sink { get; } = SmtpSink.Start();
    public ExportStore Exports { get; }
    public ConnectionStore Connections { get; }
    public ConnectionAttention Attention { get; }
    public Downloads Downloads { get; }
    public MailOptions MailOptions { get; set; }
    public IMailer Mailer { get; set; }
    public ConfirmationParts Parts { get; }
    public PlannerAnswers Planner { get; } = new();
    public Connection Connection { get; private set; } = null!;
    public ExportRun Run { get; private set; } = null!;
    public PlannerSettings PlannerSettings => Installation.Planners.Get("eitje");
    public ExportStaging Staging => new(_fixture.Blobs);
    public CorrectionStore Corrections => new(_fixture.Blobs);
    public ExportedRegistrations Exported => new(_fixture.Blobs);
    public CarriedRegistrations Carried => new(Corrections, Exported);
    public ConfirmationPreparer Preparer => new(Exports, Staging, Exported, Carried, Parts);
    public DeadLetters DeadLetters => new(_fixture.Tables, Connections);
    public ConfirmationSender Sender => new(Parts, new PlannerClient(Planner, new PlannerOptions(), TimeProvider.System, Quiet.Traces,
        Quiet.Metrics), Exports, Attention, DeadLetters, Quiet.ExportEvents);

    public FileMailer FileMailer => new(Exports, new FileMails(Downloads), Mailer, MailOptions, Attention, NullLogger<FileMailer>.Instance);

    public static async Task<TellingWorld> CreateAsync(AppStorage fixture, string language = "nl")
    {
        var world = new TellingWorld(fixture);
        world.Connection = await world.Installation.AddConnectionAsync(ConnectionState.Active, language);
        await world.NextExportAsync();
        return world;
    }

    /// <summary>Another export of the same administrations and period.</summary>
    public async Task NextExportAsync()
    {
        Installation.Clock.Advance(TimeSpan.FromMinutes(1));
        Run = new ExportRun(Connection.Tenant.Key, Connection.Id, Exports.NewRunId());
        await Exports.TryAddAsync(Run.Key, row => row.State = ExportState.Running, default);
        foreach (var id in new[] { Bar, Kitchen })
        {
            await Exports.AddAdministrationAsync(Run.Key, new AdministrationRow { RowKey = id.ToString() }, default);
            await ChangeAsync(
                id, row => (row.State, row.PeriodId, row.Year, row.PeriodNumber) = (ExportAdministrationState.Done, 202611, 2026, 11));
        }
    }

    public PayrollFile File(Func<PayrollFileFacts, PayrollFileFacts>? with = null)
    {
        var facts = Facts(Run.ExportId);
        return new PayrollFile(
            with?.Invoke(facts) ?? facts, $"{Connection.Id}/{Bar}/202611/{Run.ExportId}/loket-40112-2026-11-v2.csv",
            _ => Task.FromResult<Stream>(new MemoryStream(Encoding.ASCII.GetBytes(Content))));
    }

    public static PayrollFileFacts Facts(string exportId) => new(
        exportId, Bar, "De Zwaan horeca maand", "Brasserie De Zwaan B.V.", 40112,
        new ExportPeriod(
            202611, 2026, 11, new DateOnly(2026, 11, 1), new DateOnly(2026, 11, 30), false, PeriodState.Open, new DateOnly(2026, 12, 3)),
        2, 31, 12, new Dictionary<string, int> { [LeftOutReason.NotApproved] = 3, [LeftOutReason.NotLinked] = 14 }, false, 0);

    /// <summary>Leaves what a selection leaves of the registrations that are to go out.</summary>
    public Task SelectAsync(ExportRun run, Guid administration, IEnumerable<ExportedRegistration> going) => Staging.WriteExportedAsync(
        run, administration,
        going.Select(one => new SelectedRegistration(
            one.Id, one.EmploymentId, one.Target, default, "emp-1",
            [.. one.Components.Select(component => new SelectedPart(ExportItem.WorkedHours, component))]))
            .ToAsyncEnumerable(),
        default);

    public async Task<ExportAdministrationRow> RowAsync(Guid? id = null) =>
        (await Exports.FindAdministrationAsync(Run.Key, id ?? Bar, default))!;

    public async Task<ExportRow> ExportAsync() => (await Exports.FindAsync(Run.Key, default))!;

    public async Task<AttentionReason?> AttentionAsync() =>
        (await Connections.GetAsync(Connection.Tenant, Connection.Id, default)).Attention;

    public Task ChangeAsync(Guid id, Action<ExportAdministrationRow> change) =>
        Exports.ChangeAdministrationAsync(Run.Key, id, change, default);

    public async ValueTask DisposeAsync()
    {
        await Sink.DisposeAsync();
        Planner.Dispose();
    }
}
