using System.Globalization;
using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Report;
using LoketFunctions.Export.Store;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Localization;
using LoketFunctions.Security;

namespace LoketFunctions.Export;

/// <param name="Reason">Why it is right after all, for the audit log; in one line.</param>
internal sealed record AcceptDoubtsRequest(string Reason)
{
    public const int MaxLength = 200;

    public override string ToString() => nameof(AcceptDoubtsRequest);
}

/// <param name="Accepted">How many were accepted that were not before.</param>
internal sealed record AcceptDoubtsResponse(int Accepted);

/// <summary>People accept what is not likely, and say why: it stops the period's exports no more while it stays as it is.</summary>
internal sealed class DoubtOperations(ConnectionStore connections, ExportFileOperations files, AcceptedDoubts accepted, AuditLog audit)
{
    /// <summary>All that the export's report lists.</summary>
    public async Task<AcceptDoubtsResponse> AcceptAsync(
        Caller caller, ConnectionId connectionId, string exportId, Guid administrationId, AcceptDoubtsRequest request,
        CancellationToken cancellation)
    {
        if (PlainText.FaultOf(request.Reason, AcceptDoubtsRequest.MaxLength) is { } fault)
            throw Problems.Throw(Problems.Invalid("reason", InputFaults.WrongText(fault.In(Languages.English))));
        var connection = await connections.GetLoketLedAsync(caller, connectionId, Permission.EditPayroll, cancellation);
        caller.Access.Require(Permission.EditPayroll, administrationId);
        var report =
            (await files.GetReportAsync(caller, connectionId, exportId, administrationId, new ReportSearch(), cancellation)).Report;
        List<Doubt> open = [.. report.Doubts.Where(doubt => !doubt.Accepted)];
        await accepted.AddAsync(new LedgerKey(new(connection.Id, administrationId), report.Period.Id), open, cancellation);
        var what = new AuditEvent(AuditAction.DoubtsAccepted, exportId, open.Count.ToString(CultureInfo.InvariantCulture),
            request.Reason)
        { AdministrationId = administrationId };
        await audit.WriteAsync(caller, connection.Id, what, cancellation);
        return new AcceptDoubtsResponse(open.Count);
    }
}
