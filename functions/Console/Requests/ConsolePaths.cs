using LoketFunctions.Http;

namespace LoketFunctions.Console.Requests;

/// <summary>Where the pages are, as paths of this host. Ids only: never a name or a word of a person.</summary>
public sealed class ConsolePaths(PublicAddress address)
{
    private readonly string _root = address.Api("console").AbsolutePath;

    public string Home => _root;

    public string Leave => $"{_root}/leave";

    public PublicAddress Address => address;

    public string Connection(string connectionId) => $"{_root}/connections/{Uri.EscapeDataString(connectionId)}";

    public string Connect(string connectionId) => $"{Connection(connectionId)}/connect";

    public string Administrations(string connectionId) => $"{Connection(connectionId)}/administrations";

    public string Mapping(string connectionId, Guid administrationId) => $"{Administrations(connectionId)}/{administrationId}/mapping";

    public string MappingVersion(string connectionId, Guid administrationId, int version) =>
        FormattableString.Invariant($"{Mapping(connectionId, administrationId)}/versions/{version}");

    public string Employees(string connectionId) => $"{Connection(connectionId)}/employees";

    public string Employee(string connectionId, Guid employeeId) => $"{Employees(connectionId)}/{employeeId}";

    public string PersonData(string connectionId, Guid employeeId) => $"{Employee(connectionId, employeeId)}/data";

    public string Runs(string connectionId) => $"{Connection(connectionId)}/runs";

    public string Run(string connectionId, string runId) => $"{Runs(connectionId)}/{Uri.EscapeDataString(runId)}";

    public string RunAdministration(string connectionId, string runId, Guid administrationId) =>
        $"{Run(connectionId, runId)}/administrations/{administrationId}";

    public string Exports(string connectionId) => $"{Connection(connectionId)}/exports";

    /// <summary>Where an export is asked for; the address can name administration and period.</summary>
    public string NewExport(string connectionId) => $"{Exports(connectionId)}/new";

    public string Export(string connectionId, string exportId) => $"{Exports(connectionId)}/{Uri.EscapeDataString(exportId)}";

    public string ExportAdministration(string connectionId, string exportId, Guid administrationId) =>
        $"{Export(connectionId, exportId)}/administrations/{administrationId}";

    public string PayrollFile(string connectionId, string exportId, Guid administrationId) =>
        $"{ExportAdministration(connectionId, exportId, administrationId)}/file";

    public string LeftOut(string connectionId, string exportId, Guid administrationId) =>
        $"{ExportAdministration(connectionId, exportId, administrationId)}/left-out";

    /// <summary>What of earlier periods can go with this one.</summary>
    public string Corrections(string connectionId, Guid administrationId, int periodId) =>
        FormattableString.Invariant($"{Administrations(connectionId)}/{administrationId}/periods/{periodId}/corrections");

    public string Audit(string connectionId) => $"{Connection(connectionId)}/audit";

    public string AuditFile(string connectionId) => $"{Audit(connectionId)}.csv";

    public string Disconnect(string connectionId) => $"{Connection(connectionId)}/disconnect";

    public string Settings(string connectionId) => $"{Connection(connectionId)}/settings";
}
