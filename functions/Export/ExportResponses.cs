using System.Text.Json;
using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Report;
using LoketFunctions.Export.Store;
using LoketFunctions.Export.Texts;
using LoketFunctions.Http;
using LoketFunctions.Mapping;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Export;

/// <summary>The payroll period of an administration's export.</summary>
/// <param name="RunCreatedOn">Day on which Loket makes the run by itself: what comes later misses it.</param>
public sealed record ExportPeriodResponse(int Year, int PeriodNumber, bool TestYear, PeriodState? State, DateOnly? RunCreatedOn);

/// <summary>The payroll file that holds for the administration and period. An export that changes nothing names the last one.</summary>
public sealed record PayrollFileResponse(string Name, string? Sha256, long Length, SendState Mail, int Mails, NoticeResponse? MailProblem)
{
    public override string ToString() => Name;
}

/// <summary>One administration's part of an export. Created, changed, unchanged and withdrawn count values.</summary>
public sealed record ExportAdministrationResponse(
    Guid Id, string Name, string EmployerName, ExportAdministrationState State, ExportPeriodResponse? Period, int MappingVersion,
    RegistrationCounts Registrations, int Lines, int Created, int Changed, int Unchanged, int Withdrawn, int RefusedValues,
    int UnmappedCount, IReadOnlyList<UnmappedCode> Unmapped, PayrollFileResponse? File, bool HasReport, SendState ReadyForPayroll,
    IReadOnlyList<NoticeResponse> Warnings, ProblemResponse? Problem, ToConfirmResponse? ToConfirm);

/// <summary>
/// What somebody has to see before it is exported: what contracts that were changed in Loket would change of what was exported before,
/// and how much would be taken back where that is much. Whoever has seen it in the report says so by the token, which holds for these
/// changes and no others.
/// </summary>
/// <param name="KeepToken">
/// To say that what Loket fills in stays as it was exported, as it is of a later period; null where that is nothing.
/// </param>
/// <param name="Employments">Of how many employments the contract was changed.</param>
/// <param name="Withdrawn">Null where it is not much.</param>
public sealed record ToConfirmResponse(string Token, string? KeepToken, int Employments, MuchWithdrawn? Withdrawn);

/// <summary>An export with its progress.</summary>
/// <param name="UnplacedCount">
/// How many registrations are left out before it is known whose they are: no administration's report has them.
/// </param>
/// <param name="Unplaced">The first of them; none for who does not see all administrations.</param>
/// <param name="AdministrationCount">How many take part, whichever are listed.</param>
/// <param name="AdministrationsEnded">How many of them have nothing to come.</param>
public sealed record ExportResponse(
    string Id, ExportTrigger Trigger, ExportState State, bool Preview, DateTimeOffset QueuedAt, DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt, int LoketCalls, int PlannerCalls, RegistrationCounts Registrations, int Lines, int Created, int Changed,
    int Unchanged, int Withdrawn, ConfirmationState Marks, int MarksAttempts, ProblemResponse? Problem, int FaultCount,
    IReadOnlyList<RegistrationFault> Faults,
    int UnplacedCount, IReadOnlyList<LeftOutLine> Unplaced, int AdministrationCount, int AdministrationsEnded,
    IReadOnlyList<ExportAdministrationResponse> Administrations)
{
    public ExportResponse AtPage(PageQuery page) => this with { Administrations = page.From(Administrations) };
}

/// <summary>A page of the registrations that an export left out before it was known whose they are.</summary>
/// <param name="Total">How many there are, whichever are listed.</param>
internal sealed record UnplacedList(IReadOnlyList<LeftOutLine> Registrations, int Total)
{
    public override string ToString() => $"{Total} registrations";
}

/// <param name="Older">Ask for what is older with this; null where nothing is.</param>
internal sealed record ExportList(IReadOnlyList<ExportResponse> Exports, string? Older);

/// <summary>Puts what the caller may see of an export into words, in the caller's language.</summary>
internal sealed class ExportResponses(ExportStore exports, UnplacedRegistrations unplaced)
{
    public async Task<ExportResponse> OfAsync(Caller caller, Connection connection, ExportRow export, CancellationToken cancellation)
    {
        var language = caller.Language ?? connection.Language;
        var rows = await exports.AdministrationsAsync(export.Key, caller.Access, cancellation);
        var unplacedList = await UnplacedAsync(caller, connection, export, PageQuery.First, cancellation);
        return new ExportResponse(
            export.ExportId, export.Trigger, export.State, export.Preview, export.QueuedAt, export.StartedAt, export.FinishedAt,
            export.LoketCalls, export.PlannerCalls, rows.Aggregate(export.Registrations, (sum, row) => sum + row.Registrations),
            rows.Sum(row => row.Lines), rows.Sum(row => row.Created), rows.Sum(row => row.Changed), rows.Sum(row => row.Unchanged),
            rows.Sum(row => row.Withdrawn), export.Marks, export.MarksAttempts,
            export.FailureCode is { } code
                ? ProblemResponse.Of(code, export.FailureClass, ExportWords.Explain(code, language), export.FailureDetail)
                : null,
            export.FaultCount, ListOf<RegistrationFault>(export.Faults),
            unplacedList.Total, unplacedList.Registrations,
            rows.Count, rows.Count(row => row.IsOver), [.. rows.Select(row => AnswerOf(row, language))]);
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

    private static ExportAdministrationResponse AnswerOf(ExportAdministrationRow row, string language) => new(
        row.AdministrationId, row.Name, row.EmployerName, row.State, PeriodOf(row), row.MappingVersion,
        row.Registrations, row.Lines, row.Created, row.Changed, row.Unchanged, row.Withdrawn, row.RefusedValues,
        row.UnmappedCount, row.UnmappedCodes, FileOf(row, language), row.ReportBlob is not null, row.Ready,
        [.. row.WarningCodes.Select(code => NoticeResponse.Of(code, ExportWords.Explain(code, language)))],
        row.FailureCode is { } code
            ? ProblemResponse.Of(code, row.FailureClass, ExportWords.Explain(code, language), row.FailureDetail)
            : null,
        row is { ConfirmToken: { } token, PeriodState: PeriodState.Open }
            ? new ToConfirmResponse(token, row.KeepToken, row.ContractChanges, row.Withdrawal)
            : null);

    private static ExportPeriodResponse? PeriodOf(ExportAdministrationRow row) => row.PeriodId == 0 ? null : new ExportPeriodResponse(
        row.Year, row.PeriodNumber, row.TestYear, row.PeriodState,
        row.RunCreatedOn is { } day ? DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture) : null);

    private static PayrollFileResponse? FileOf(ExportAdministrationRow row, string language) =>
        row.FileBlob is not { } blob ? null : new PayrollFileResponse(
        blob[(blob.LastIndexOf('/') + 1)..], row.FileSha256, row.FileLength, row.Mail, row.Mails,
        row.MailFailure is { } code ? NoticeResponse.Of(code, ExportWords.Explain(code, language)) : null);

    private static List<T> ListOf<T>(string? json) => json is null ? [] : JsonSerializer.Deserialize<List<T>>(json, AppJson.Options)!;
}
