using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Reflection;
using LoketFunctions.Identifiers;
using LoketFunctions.Telemetry;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Tests.Conventions;

/// <summary>
/// A record that holds personal data or a secret does not print it, so that no log line or exception can by accident. Every
/// record of the app that prints what it holds is listed here as harmless; a new one is put in one of the two kinds. What log lines,
/// traces and metrics can be given has a harmless type, or is a text that is listed by its name.
/// </summary>
public sealed class PersonalDataTests
{
    private static readonly HashSet<string> Harmless = new(StringComparer.Ordinal)
    {
        // Ids, states, times, codes and names of employers and administrations; addresses and tokens hide themselves.
        "Connections.AdministrationVenue",
        "Connections.AdministrationsResponse",
        "Connections.AttentionResponse",
        "Connections.AttentionTexts+Text",
        "Connections.Checklist.ChecklistEmployerResponse",
        "Connections.Checklist.ChecklistItemResponse",
        "Connections.Checklist.ChecklistRightResponse",
        "Connections.Checklist.EmployerFinding",
        "Connections.Checklist.EmployerScope",
        "Connections.Checklist.ItemText",
        "Connections.ChosenAdministration",
        "Connections.ClosedEmployer",
        "Connections.ConnectOutcome",
        "Connections.ConnectPages+Page",
        "Connections.ConnectionKey",
        "Connections.EmployerRights",
        "Notifications.NoticeList",
        "Notifications.NoticeOutcome",
        "Notifications.OperatorNotice",
        "Notifications.OperatorTexts+Text",
        "Notifications.OperatorWebhookBody",
        "Notifications.SentNoticeResponse",
        "Connections.OfferedAdministration",
        "Http.PublicAddress",
        "Identifiers.AdministrationKey",
        "Identifiers.ConnectionId",
        "Connections.VisibleEmployer",
        // Stages, days, codes, and names of employers and rights; names of people and addresses hide themselves.
        // A server, user and host keys; the key hides itself.
        "Pension.Delivery.Contents.ContentColumn",
        "Pension.Delivery.DeliveryLook",
        "Pension.Delivery.DeliveryStep",
        "Pension.Delivery.DeliveryVersion",
        "Pension.Delivery.Layout.LayoutColumn",
        "Pension.Delivery.Transport.DeliveryReceipt",
        "Pension.Delivery.Transport.PlannerDelivery",
        "Pension.Delivery.Transport.SftpSettings",
        "Pension.EmployerLack",
        "Pension.ExpectedStep",
        "Pension.FieldFaultResponse",
        "Pension.PensionMove",
        "Pension.Registering.ProposalGap",
        "Pension.RequestMove",
        "Pension.StageMove",
        // Names of attributes and fields, codes and days; what an attribute holds for a person hides itself.
        "Console.Pages.Attributes.AttributeLine",
        "Console.Pages.Attributes.ChosenAttribute",
        "Personnel.AttributeFaultResponse",
        "Personnel.Attributes.AttributeProposal",
        "Personnel.Attributes.AttributeFault",
        "Personnel.Attributes.HrAttribute",
        "Personnel.Attributes.HrOption",
        "Personnel.Attributes.MappedAttribute",
        "Personnel.Documents.DocumentResponse",
        "Personnel.Fields.FieldFault",
        "Personnel.Fields.FieldReading",
        "Personnel.Fields.LoketField",
        "Personnel.Model.AttributeValueFault",
        "Personnel.Pay.CompensationFault",
        "Personnel.Pay.PayFault",
        "Personnel.Plan.WaitingChange",
        "Personnel.ProposedFieldResponse",
        // Names of legal entities, ids, stages and texts; who processes their payroll hides itself.
        "Personnel.SetUp.AcknowledgeRequest",
        "Personnel.SetUp.BookedConnection",
        "Personnel.SetUp.BookedEntity",
        "Personnel.SetUp.LegalEntityResponse",
        "Personnel.SetUp.MissingPart",
        "Personnel.SetUp.ScopeText",
        "Personnel.SetUp.SetUpResponse",
        "Security.CallerVerification+Claim",
        "Loket.Clients.ChainName",
        "Personnel.SetUp.CandidateAdministration",
        "Personnel.SetUp.TaxNumberRefusal",
        // Ids, counts and names of places.
        "Privacy.Erasure.EraseEnd",
        "Privacy.Erasure.EraseRequest",
        "Privacy.Erasure.EraseStep",
        "Privacy.Erasure.EraseStop",
        "Connections.ErasedPlace",
        // Ids, counts, codes, names of files, employers and administrations. Those that hold more print only their id or code.
        "Components.Assets.PageAsset",
        // Codes of the planner's, and what of Loket's they lead to.
        "Console.Pages.Mapping.ChosenCode",
        "Console.Pages.Mapping.CodeChoice",
        "Console.Pages.Mapping.CodeKey",
        "Console.Pages.Mapping.KnownCodeOf",
        "Console.Pages.Mapping.MappingLine",
        "Console.Pages.Staff.EmployeeAct",
        "Console.Pages.Staff.StatusGroup",
        "Console.Rendering.ProblemText",
        "Console.Sessions.ConsolePermission",
        "Console.Sessions.ConsoleUser",
        "Export.Model.ExportAccepted",
        "Export.ExportAdministrationResponse",
        "Export.Model.ExportAdministrationStep",
        "Export.ExportResponse",
        "Export.Model.ExportEnd",
        "Export.ExportList",
        "Export.Model.ExportOptions",
        "Export.Model.ExportRun",
        "Export.Steps.ExportScope",
        "Export.Model.ExportStep",
        "Export.Model.LastExportResponse",
        "Export.Store.ArchiveFolder",
        "Export.Store.ArchivedContent",
        "Export.Store.ArchivedFile",
        "Export.Report.ReportFacts",
        "Export.Store.WrittenFile",
        "Export.Model.ConfirmationResend",
        "Export.Model.ComponentTotal",
        "Export.Model.Doubt",
        "Export.Model.ExportReport",
        "Export.Model.FieldFault",
        "Export.Model.LeftOut",
        "Export.Model.LeftOutLine",
        "Export.Model.PlanFault",
        "Export.Model.RefusedValue",
        "Export.Model.RegistrationFault",
        "Export.Model.ReportLine",
        "Export.PayrollFileResponse",
        "Export.Intake.PayrollPeriodResponse",
        "Export.Store.LedgerKey",
        "Export.Schedule.DueExportScan",
        "Personnel.Documents.DocumentLook",
        "Export.Notify.MailFact",
        "Export.Model.PayrollFile",
        "Export.Model.PayrollFileFacts",
        // Health
        "Monitoring.Health.CheckResponse",
        "Monitoring.Health.HealthResponse",
        "Monitoring.Health.Readiness+Fault",
        // Problems are for other people's logs.
        "Http.Problem",
        // Codes, settings and queries without their values.
        "Loket.Failures.FailureTable+Row",
        "Loket.Filters.LoketOrder",
        "Loket.Configuration.LoketOptions",
        "Loket.Configuration.LoketVersions",
        "Loket.Paging.ListQuery",
        // Server and port.
        "Mail.MailOptions",
        "Mail.ServerFault",
        // Loket's own lists, and codes of the planner's.
        "Mapping.KnownCode",
        "Mapping.KnownCodes",
        "Mapping.KnownComponent",
        "Mapping.KnownUnit",
        "Mapping.MappedCode",
        "Mapping.MappingCheck+Fault",
        "Mapping.MappingSuggestion",
        "Mapping.MappingTarget",
        "Mapping.EncounteredCode",
        "Mapping.UnmappedCode",
        // Ids, codes and settings; secrets and registrations hide themselves.
        "Outbound.OutboundOptions",
        "Planner.ExportConfirmations",
        "Planner.ExportRules",
        "Planner.LeftOutRegistration",
        "Planner.PayrollFileColumn",
        "Planner.PayrollFileLayout",
        "Planner.PlannerCode",
        "Planner.PlannerEmployee",
        "Planner.PlannerEmployeePage",
        "Planner.PlannerNotice",
        "Planner.PlannerProfile",
        "Planner.PlannerSettings",
        "Planner.RequiredRight",
        "Planner.StaffBatch",
        // Planner, account, connection, ids and hashes.
        "Audit.AuditEvent",
        "Audit.AuditQuery",
        "Audit.AuditPage",
        "Audit.AuditEntry",
        "Connections.Venue",
        "Export.Corrections.CorrectionResponse",
        "Export.ExportFile",
        "Export.Intake.AcceptedExport",
        "Export.ToConfirmResponse",
        "Security.Access",
        "Security.Caller",
        "Security.ReceivedMessage",
        "Security.ReceivedUpload",
        "Security.SealedFor",
        "Security.Tenant",
        // Numbers and dates of a snapshot.
        "Staff.SnapshotHead",
        // A code; the planner's words hide.
        "Staff.PlannerRefusal",
        // Names of fields.
        "Staff.UnreadFacts",
        // Codes and words for them.
        "Runs.AdministrationFailure",
        "Runs.CodeWords",
        "Runs.NoticeResponse",
        "Runs.Explanation",
        "Runs.StepFailure",
        "Runs.RunKey",
        "Runs.RunStep",
        "Runs.WorkHold",
        // Ids, hashes of ids, counts, codes, names of fields and words for them.
        "Personnel.Push.AcceptedPush",
        "Personnel.Push.PersonMatch",
        "Personnel.Push.PushAccepted",
        "Personnel.Push.PushChunk",
        "Personnel.Push.PushEnd",
        "Personnel.Push.PushFault",
        "Personnel.Push.PushFaultResponse",
        "Personnel.Push.PushList",
        "Personnel.Push.PushNotice",
        "Personnel.Push.PushResponse",
        "Personnel.Push.PushResult",
        "Personnel.Push.PushResultResponse",
        "Personnel.Push.PushRun",
        "Personnel.Push.PushStart",
        "Personnel.Push.PushStep",
        "Personnel.Push.PushedChange",
        "Personnel.Push.PushedChangeResponse",
        // Ids, counts, codes, names of employers and administrations.
        "Sync.AdministrationRunResponse",
        "Sync.AdministrationStep",
        "Sync.EmployerStep",
        "Sync.LinkProposal",
        "Sync.NumberStep",
        "Sync.RunResponse",
        "Sync.RunList",
        "Sync.RunEnd",
        "Sync.RunNotice",
        "Sync.SetAsideRecord",
        "Sync.StaffDecision",
        "Sync.StartedResponse",
        "Sync.StartedRun",
        "Sync.SyncOptions",
        "Sync.SyncRequest",
        // Names of fields without their values, ids, codes and words for them.
        "Sync.Employees.ChoiceRequest",
        "Sync.Employees.EmployeeChoiceRequest",
        "Sync.Employees.EmployeeField",
        "Sync.Employees.EmployeeLink",
        "Sync.Employees.FieldToCheck",
        "Sync.Employees.PlannerEmployeeResponse",
        "Sync.FieldChange",
        "Sync.ProposalResponse",
        // What Loket offers for a field.
        "Personnel.Attributes.LoketChoice",
        // The app's own words.
        "Http.InputFault",
        "Localization.LocalizedText",
    };

    /// <summary>
    /// What is personal and printed all the same, for people: reports, mails and pages say it. What holds one hides it, and no log line
    /// takes one.
    /// </summary>
    private static readonly HashSet<string> Shown =
        new(StringComparer.Ordinal) { "Identifiers.PersonnelNumber", "Identifiers.WageTaxNumber" };

    [Fact]
    public void Only_harmless_records_print_what_they_hold() =>
        Rule.Holds(
            Printing().Except(Harmless.Concat(Shown))
                .Select(name => $"{name} prints what it holds: hide it in ToString, or list it as harmless."));

    [Fact]
    public void The_list_of_harmless_records_is_true() =>
        Rule.Holds(Harmless.Concat(Shown).Except(Printing())
            .Select(name => $"{name} is listed as harmless, but prints nothing or is gone."));

    /// <summary>The texts that a log line, a trace or a metric may hold: ids, stable codes, and names of the app's own.</summary>
    private static readonly HashSet<string> HarmlessTexts = new(StringComparer.Ordinal)
    {
        // Ids, made here.
        "connection", "run", "export", "notice", "whose",
        // Names of the app's own and of Loket's operations.
        "activity", "function", "operation", "orchestration", "step", "dependency", "planner", "version", "setting",
        // A host that the operator set.
        "host",
        // Stable codes, types of exceptions, and words that are chosen here.
        "class", "code", "reason", "result", "detail", "fault", "why", "cause", "exceptionType", "stackTrace",
        // A field's name in Loket's documents or the contract, without its value.
        "field",
        // W3C ids.
        "trace", "traceParent",
    };

    private static readonly HashSet<Type> HarmlessTypes =
        [typeof(bool), typeof(int), typeof(long), typeof(Guid), typeof(ConnectionId), typeof(DateOnly), typeof(TimeOnly),
            typeof(DateTimeOffset), typeof(TimeSpan), typeof(Enum)];

    /// <summary>Types of the framework by which something gets into a trace or a metric.</summary>
    private static readonly HashSet<Type> Recorders =
        [typeof(Activity), typeof(ActivitySource), typeof(Meter), typeof(Counter<>), typeof(Histogram<>), typeof(Gauge<>),
            typeof(UpDownCounter<>)];

    [Fact]
    public void Log_lines_hold_nothing_personal() =>
        Rule.Holds(
            from type in App.WrittenTypes
            from method in Methods(type)
            where method.GetCustomAttribute<LoggerMessageAttribute>() is not null
            from parameter in method.GetParameters()
            where !IsHarmless(parameter)
            select $"{type.FullName}.{method.Name} logs {parameter.Name}: a text is listed as harmless here by its name, or is not "
                + "logged.");

    [Fact]
    public void Traces_and_metrics_hold_nothing_personal() =>
        Rule.Holds(
            from type in new[] { typeof(Span), typeof(AppTraces), typeof(AppMetrics) }
            from method in Methods(type)
            where method.IsPublic && !method.IsVirtual
            from parameter in method.GetParameters()
            where !IsHarmless(parameter)
            select $"{type.Name}.{method.Name} takes {parameter.Name}: a text is listed as harmless here by its name, or goes into no "
                + "trace and no metric.");

    /// <summary>
    /// So that the rule above holds for all: what is not of Telemetry says what it has to say by the methods of Telemetry.
    /// </summary>
    [Fact]
    public void Only_telemetry_writes_traces_and_metrics() =>
        Rule.Holds(
            from type in App.Types
            where App.FolderOf(type) != "Telemetry"
            from method in Il.MethodsOf(type)
            from called in Il.Read(method).Select(instruction => instruction.Operand).OfType<MethodInfo>()
            let recorder = called.DeclaringType is { IsGenericType: true } generic
                ? generic.GetGenericTypeDefinition()
                : called.DeclaringType
            where Recorders.Contains(recorder!) && !called.Name.StartsWith("get_", StringComparison.Ordinal)
            select $"{type.FullName}.{method.Name} calls {recorder!.Name}.{called.Name}: give Telemetry a method for it.");

    private static bool IsHarmless(ParameterInfo parameter)
    {
        var type = Nullable.GetUnderlyingType(parameter.ParameterType) ?? parameter.ParameterType;
        return type.IsEnum || HarmlessTypes.Contains(type) || (type == typeof(string) && HarmlessTexts.Contains(parameter.Name!));
    }

    private static MethodInfo[] Methods(Type type) =>
        type.GetMethods(
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly);

    private static IEnumerable<string> Printing() =>
        from type in App.WrittenTypes
        // The model of Loket has a test of its own.
        where type.Namespace != "LoketFunctions.Loket.Model"
        where type is { IsAbstract: false, IsInterface: false, IsEnum: false, ContainsGenericParameters: false }
            && type.GetMethod(nameof(ToString), [])!.DeclaringType is { } printer
            && printer != typeof(object)
            && printer != typeof(ValueType)
            && printer.Assembly == App.Assembly
        where Sample.Of(type)!.ToString()!.Contains(Sample.Marker, StringComparison.Ordinal)
        select type.FullName!["LoketFunctions.".Length..];
}
