using System.Text.Json;
using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Report;
using LoketFunctions.Export.Store;
using LoketFunctions.Export.Texts;
using LoketFunctions.Failures;
using LoketFunctions.Http;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Export;

/// <summary>Puts what the caller may see of an export into words, in the caller's language.</summary>
internal sealed class ExportResponses(ExportStore exports, UnplacedRegistrations unplaced)
{
    public async Task<ExportResponse> OfAsync(Caller caller, Connection connection, ExportRow export, CancellationToken cancellation)
    {
        var language = caller.Language ?? connection.Language;
        var rows = await exports.AdministrationsAsync(export.Key, caller.Access, cancellation);
        var unplacedList = await UnplacedAsync(caller, connection, export, PageQuery.First, cancellation);
        return new ExportResponse
        {
            Id = export.ExportId,
            Trigger = export.Trigger,
            State = export.State,
            Preview = export.Preview,
            QueuedAt = export.QueuedAt,
            StartedAt = export.StartedAt,
            FinishedAt = export.FinishedAt,
            LoketCalls = export.LoketCalls,
            PlannerCalls = export.PlannerCalls,
            Registrations = rows.Aggregate(export.Registrations, (sum, row) => sum + row.Registrations),
            Lines = rows.Sum(row => row.Lines),
            Created = rows.Sum(row => row.Created),
            Changed = rows.Sum(row => row.Changed),
            Unchanged = rows.Sum(row => row.Unchanged),
            Withdrawn = rows.Sum(row => row.Withdrawn),
            Marks = export.Marks,
            MarksAttempts = export.MarksAttempts,
            Problem = ProblemOf(export.FailureCode, export.FailureClass, export.FailureDetail, language),
            FaultCount = export.FaultCount,
            Faults = ListOf<RegistrationFault>(export.Faults),
            UnplacedCount = unplacedList.Total,
            Unplaced = unplacedList.Registrations,
            AdministrationCount = rows.Count,
            AdministrationsEnded = rows.Count(row => row.IsOver),
            Administrations = [.. rows.Select(row => AnswerOf(row, language))],
        };
    }

    /// <summary>Perhaps they are of administrations that the caller does not see: then only their number is answered.</summary>
    public async Task<UnplacedList> UnplacedAsync(
        Caller caller, Connection connection, ExportRow export, PageQuery page, CancellationToken cancellation)
    {
        if (!export.HasUnplaced)
            return new UnplacedList([], 0);
        var (total, language) = (export.Registrations.LeftOut, caller.Language ?? connection.Language);
        if (!caller.Access.AllowsWhole(Permission.ViewPayroll))
            return new UnplacedList([], total);
        var before = (int)Math.Min((page.Page - 1L) * page.PageSize, total);
        return new UnplacedList(
            await unplaced.ReadAsync(export.Key.ConnectionId, export.ExportId, cancellation).Skip(before).Take(page.PageSize)
                .Select(item => LeftOutText.LineOf(item, ExportWords.Explain(item.Reason, language).What, language)).ToListAsync(
                    cancellation),
            total);
    }

    private static ExportAdministrationResponse AnswerOf(ExportAdministrationRow row, string language) => new()
    {
        Id = row.AdministrationId,
        Name = row.Name,
        EmployerName = row.EmployerName,
        State = row.State,
        Period = PeriodOf(row),
        MappingVersion = row.MappingVersion,
        Registrations = row.Registrations,
        Lines = row.Lines,
        Created = row.Created,
        Changed = row.Changed,
        Unchanged = row.Unchanged,
        Withdrawn = row.Withdrawn,
        RefusedValues = row.RefusedValues,
        UnmappedCount = row.UnmappedCount,
        Unmapped = row.UnmappedCodes,
        File = FileOf(row, language),
        HasReport = row.ReportBlob is not null,
        ReadyForPayroll = row.Ready,
        Warnings = [.. row.WarningCodes.Select(code => NoticeResponse.Of(code, ExportWords.Explain(code, language)))],
        Problem = ProblemOf(row.FailureCode, row.FailureClass, row.FailureDetail, language),
        ToConfirm = row is { ConfirmToken: { } token, PeriodState: PeriodState.Open }
            ? new ToConfirmResponse(token, row.KeepToken, row.ContractChanges, row.Withdrawal)
            : null,
    };

    private static ProblemResponse? ProblemOf(string? code, FailureClass? failureClass, string? detail, string language) =>
        code is null ? null : ProblemResponse.Of(code, failureClass, ExportWords.Explain(code, language), detail);

    private static ExportPeriodResponse? PeriodOf(ExportAdministrationRow row) => row.PeriodId == 0 ? null : new ExportPeriodResponse(
        row.Year, row.PeriodNumber, row.TestYear, row.PeriodState,
        row.RunCreatedOn is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null);

    private static PayrollFileResponse? FileOf(ExportAdministrationRow row, string language) =>
        row.FileBlob is not { } blob ? null : new PayrollFileResponse(
        blob[(blob.LastIndexOf('/') + 1)..], row.FileSha256, row.FileLength, row.Mail, row.Mails,
        row.MailFailure is { } code ? NoticeResponse.Of(code, ExportWords.Explain(code, language)) : null);

    private static List<T> ListOf<T>(string? json) => json is null ? [] : JsonSerializer.Deserialize<List<T>>(json, AppJson.Options)!;
}
