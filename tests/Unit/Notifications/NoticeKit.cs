using System.Net;
using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Loket.Http;
using LoketFunctions.Mail;
using LoketFunctions.Notifications;
using LoketFunctions.Personnel.SetUp;
using LoketFunctions.Planner;
using LoketFunctions.Storage;
using LoketFunctions.Tests.Connections;
using LoketFunctions.Tests.Planner;
using LoketFunctions.Tests.Telemetry;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Tests.Notifications;

/// <summary>
/// The classes that tell people, on one host of an installation. The planner does not take notices unless a test says otherwise.
/// </summary>
internal sealed class NoticeKit
{
    public static readonly PublicAddress Address = new(new Uri("https://app.example"));

    public NoticeKit(Installation installation, AppTables? tables = null, NoticeOptions? options = null)
    {
        var (clock, log) = (installation.Clock, installation.Log);
        tables ??= installation.Tables;
        options ??= new NoticeOptions();
        var mail = new MailOptions("mail.example", 25, null, null, null, StartTls: false);
        var connections = new ConnectionStore(tables, TestPlanners.None);
        Outbox = new NoticeOutbox(tables, options, clock);
        Operators = new OperatorNotices(tables, options, clock, new Logger<OperatorNotices>(log));
        var delivery = new NoticeDelivery(
            Outbox,
            new ConnectionNotifier(
                connections, installation.Planners, new PlannerClient(installation.PlannerSide, new PlannerOptions(), clock, Quiet.Traces,
                    Quiet.Metrics), installation.Mailer, mail, [new SetUpNewsWords(Address)], Address),
            new OperatorNotifier(options, installation.Mailer, mail, installation.OperatorSide, Address, clock),
            Operators, clock, new Logger<NoticeDelivery>(log));
        Connections = new ConnectionNotices(connections, Outbox, delivery, Operators);
        Attention = new ConnectionAttention(
            connections, Connections, new AuditLog(tables, clock), clock, new Logger<ConnectionAttention>(log));
        Gathering = new OperatorGathering(tables, Outbox, delivery, options, clock);
        Timer = new NoticeTimer(Gathering, Connections, delivery, Outbox);
        Versions = new VersionEndListener(Operators, clock);
    }

    public NoticeOutbox Outbox { get; }

    public ConnectionNotices Connections { get; }

    public ConnectionAttention Attention { get; }

    public OperatorNotices Operators { get; }

    public OperatorGathering Gathering { get; }

    public NoticeTimer Timer { get; }

    public IObsoleteVersionListener Versions { get; }

    public Task LookAsync() => Timer.RunAsync(new Microsoft.Azure.Functions.Worker.TimerInfo(), default);

    public static PlannerAnswers Silent() => new PlannerAnswers().Then(HttpStatusCode.NotFound);
}
