using LoketFunctions.Http;
using LoketFunctions.Identifiers;

namespace LoketFunctions.Console.Requests;

/// <summary>Where the pages are, as paths of this host. Ids only: never a name or a word of a person.</summary>
public sealed class ConsolePaths(PublicAddress address)
{
    private readonly string _root = address.Api("console").AbsolutePath;

    public string Home => _root;

    public string Leave => $"{_root}/leave";

    public PublicAddress Address => address;

    public string Connection(ConnectionId connectionId) => $"{_root}/connections/{Uri.EscapeDataString(connectionId.ToString())}";

    public string SetUp(ConnectionId connectionId) => $"{Connection(connectionId)}/set-up";

    public string Pushes(ConnectionId connectionId) => $"{Connection(connectionId)}/pushes";

    public string Push(ConnectionId connectionId, string pushId) => $"{Pushes(connectionId)}/{Uri.EscapeDataString(pushId)}";

    /// <summary>How far a pension link is.</summary>
    public string Pension(ConnectionId connectionId) => $"{Connection(connectionId)}/pension";

    public string Registration(ConnectionId connectionId) => $"{Pension(connectionId)}/registration";

    /// <summary>Of single employers.</summary>
    public string EmployerRequests(ConnectionId connectionId, int page = 1) =>
        $"{Pension(connectionId)}/requests{(page == 1 ? "" : FormattableString.Invariant($"?page={page}"))}";

    public string Deliveries(ConnectionId connectionId, int page = 1) =>
        $"{Pension(connectionId)}/deliveries{(page == 1 ? "" : FormattableString.Invariant($"?page={page}"))}";

    /// <param name="period">yyyypp, e.g. 202601.</param>
    /// <param name="version">Null: the last.</param>
    public string Delivery(ConnectionId connectionId, Guid administrationId, int period, int? version = null, int page = 1)
    {
        var path = FormattableString.Invariant($"{Deliveries(connectionId)}/{administrationId}/{period}");
        return version is null ? path : FormattableString.Invariant($"{path}?version={version}&page={page}");
    }

    /// <summary>That asks for rights which are missing.</summary>
    public string RightsLetter(ConnectionId connectionId) => $"{Pension(connectionId)}/letter";

    public string Connect(ConnectionId connectionId) => $"{Connection(connectionId)}/connect";

    public string Administrations(ConnectionId connectionId) => $"{Connection(connectionId)}/administrations";

    public string Mapping(
        ConnectionId connectionId, Guid administrationId) => $"{Administrations(connectionId)}/{administrationId}/mapping";

    public string MappingVersion(ConnectionId connectionId, Guid administrationId, int version) =>
        FormattableString.Invariant($"{Mapping(connectionId, administrationId)}/versions/{version}");

    public string Attributes(ConnectionId connectionId) => $"{Connection(connectionId)}/attributes";

    public string Employees(ConnectionId connectionId) => $"{Connection(connectionId)}/employees";

    public string Employee(ConnectionId connectionId, Guid employeeId) => $"{Employees(connectionId)}/{employeeId}";

    public string PersonData(ConnectionId connectionId, Guid employeeId) => $"{Employee(connectionId, employeeId)}/data";

    public string Runs(ConnectionId connectionId) => $"{Connection(connectionId)}/runs";

    public string Run(ConnectionId connectionId, string runId) => $"{Runs(connectionId)}/{Uri.EscapeDataString(runId)}";

    public string RunAdministration(ConnectionId connectionId, string runId, Guid administrationId) =>
        $"{Run(connectionId, runId)}/administrations/{administrationId}";

    public string Exports(ConnectionId connectionId) => $"{Connection(connectionId)}/exports";

    /// <summary>Where an export is asked for; the address can name administration and period.</summary>
    public string NewExport(ConnectionId connectionId) => $"{Exports(connectionId)}/new";

    public string Export(ConnectionId connectionId, string exportId) => $"{Exports(connectionId)}/{Uri.EscapeDataString(exportId)}";

    public string ExportAdministration(ConnectionId connectionId, string exportId, Guid administrationId) =>
        $"{Export(connectionId, exportId)}/administrations/{administrationId}";

    public string PayrollFile(ConnectionId connectionId, string exportId, Guid administrationId) =>
        $"{ExportAdministration(connectionId, exportId, administrationId)}/file";

    public string LeftOut(ConnectionId connectionId, string exportId, Guid administrationId) =>
        $"{ExportAdministration(connectionId, exportId, administrationId)}/left-out";

    /// <summary>What of earlier periods can go with this one.</summary>
    public string Corrections(ConnectionId connectionId, Guid administrationId, int periodId) =>
        FormattableString.Invariant($"{Administrations(connectionId)}/{administrationId}/periods/{periodId}/corrections");

    public string Audit(ConnectionId connectionId) => $"{Connection(connectionId)}/audit";

    public string AuditFile(ConnectionId connectionId) => $"{Audit(connectionId)}.csv";

    public string Disconnect(ConnectionId connectionId) => $"{Connection(connectionId)}/disconnect";

    public string Settings(ConnectionId connectionId) => $"{Connection(connectionId)}/settings";
}
