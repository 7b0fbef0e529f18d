using System.Text.Json;
using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Report;
using LoketFunctions.Export.Store;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Export;

/// <summary>What an export left in the archive: the report, the payroll file, and the list of what was left out.</summary>
internal sealed class ExportFileOperations(ConnectionStore connections, ExportStore exports, PayrollArchive archive, AuditLog audit)
{
    /// <param name="asPage">As a page for people instead of JSON.</param>
    public async Task<ExportFile> OpenReportAsync(
        Caller caller, ConnectionId connectionId, string exportId, Guid administrationId, bool asPage, CancellationToken cancellation)
    {
        var row = await FindAsync(caller, connectionId, exportId, administrationId, cancellation);
        return row.ReportBlob is { } blob
            ? await OpenAsync(blob + (asPage ? PayrollFileName.HtmlEnding : PayrollFileName.JsonEnding), cancellation)
            : throw Problems.Throw(ExportProblems.NoReport());
    }

    /// <summary>
    /// What the report says, as a page shows it: employees page by page, the other lists up to a bound, codes with their words.
    /// </summary>
    public async Task<ExportReportResponse> GetReportAsync(
        Caller caller, ConnectionId connectionId, string exportId, Guid administrationId, ReportSearch search,
        CancellationToken cancellation)
    {
        if (search.Faults() is { Count: > 0 } faults)
            throw Problems.Throw(Problems.Invalid(faults));
        var file = await OpenReportAsync(caller, connectionId, exportId, administrationId, asPage: false, cancellation);
        await using var content = file.Content;
        var report = await JsonSerializer.DeserializeAsync<ExportReport>(content, AppJson.Options, cancellation)
            ?? throw new InvalidOperationException("The report is empty.");
        var language = caller.Language ?? (await connections.GetAsync(caller.Tenant, connectionId, cancellation)).Language;
        return ExportReportResponse.Of(report, search, language);
    }

    /// <summary>The payroll file that holds after this export; of an earlier one where this one changed nothing.</summary>
    public async Task<ExportFile> OpenPayrollFileAsync(
        Caller caller, ConnectionId connectionId, string exportId, Guid administrationId, CancellationToken cancellation)
    {
        var row = await FindAsync(caller, connectionId, exportId, administrationId, cancellation);
        var file = row.FileBlob is { } blob ? await OpenAsync(blob, cancellation) : throw Problems.Throw(ExportProblems.NoFile());
        var what = new AuditEvent(AuditAction.PayrollFileFetched, exportId) { AdministrationId = administrationId };
        await audit.WriteAsync(caller, connectionId, what, cancellation);
        return file;
    }

    /// <summary>All that stayed behind, as a table for a spreadsheet.</summary>
    public async Task<ExportFile> OpenLeftOutAsync(
        Caller caller, ConnectionId connectionId, string exportId, Guid administrationId, CancellationToken cancellation)
    {
        var row = await FindAsync(caller, connectionId, exportId, administrationId, cancellation);
        return row.LeftOutBlob is { } blob ? await OpenAsync(blob, cancellation) : throw Problems.Throw(ExportProblems.NoReport());
    }

    private async Task<ExportAdministrationRow> FindAsync(
        Caller caller, ConnectionId connectionId, string exportId, Guid administrationId, CancellationToken cancellation)
    {
        var connection = await connections.GetLoketLedAsync(caller, connectionId, Permission.ViewPayroll, cancellation);
        caller.Access.Require(Permission.ViewPayroll, administrationId);
        return await exports.FindAdministrationAsync(new RunKey(connection.Id, exportId), administrationId, cancellation)
            ?? throw Problems.Throw(Problems.NotFound("export of this administration"));
    }

    private async Task<ExportFile> OpenAsync(string blob, CancellationToken cancellation)
    {
        var file = await archive.OpenAsync(blob, cancellation) ?? throw Problems.Throw(Problems.NotFound("file"));
        return new ExportFile(file.Content, file.ContentType, blob[(blob.LastIndexOf('/') + 1)..]);
    }
}

/// <summary>A file of the archive, open.</summary>
internal sealed record ExportFile(Stream Content, string ContentType, string Name)
{
    public override string ToString() => ContentType;
}
