using System.Text.Json;
using LoketFunctions.Connections;
using LoketFunctions.Failures;
using LoketFunctions.Http;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Sync;

public sealed record AdministrationRunResponse(
    Guid Id, string Name, string EmployerName, AdministrationRunState State,
    int Created, int Updated, int Unchanged, int Skipped, int Failed,
    IReadOnlyDictionary<string, int> SkippedByReason, NoticeResponse? Notice, ProblemResponse? Problem);

/// <summary>A run with its progress. Counts are of employees, over all administrations.</summary>
/// <param name="Preview">Counts and report say what a sync would have done.</param>
/// <param name="AdministrationCount">How many take part, whichever are listed.</param>
/// <param name="AdministrationsEnded">How many of them are done or failed.</param>
public sealed record RunResponse(
    string Id, SyncTrigger Trigger, bool Preview, RunState State, DateTimeOffset QueuedAt, DateTimeOffset? StartedAt,
    DateTimeOffset? FinishedAt,
    int LoketCalls, int PlannerCalls, int Created, int Updated, int Unchanged, int Skipped, int Failed,
    ReportMail? ReportMail, ProblemResponse? Problem, int AdministrationCount, int AdministrationsEnded,
    IReadOnlyList<AdministrationRunResponse> Administrations)
{
    public RunResponse AtPage(PageQuery page) => this with { Administrations = page.From(Administrations) };
}

/// <param name="Older">Ask for what is older with this; null where nothing is.</param>
internal sealed record RunList(IReadOnlyList<RunResponse> Runs, string? Older);

/// <summary>Puts what the caller may see of a run into words, in the caller's language.</summary>
internal sealed class RunResponses(SyncRunStore runs)
{
    public async Task<RunResponse> OfAsync(Caller caller, Connection connection, SyncRunRow run, CancellationToken cancellation)
    {
        var language = caller.Language ?? connection.Language;
        var rows = await runs.AdministrationsAsync(run.Key, caller.Access, cancellation);
        var total = rows.Aggregate(SyncCounts.None, (sum, row) => sum.Plus(row.Counts));
        return new RunResponse(
            run.RunId, run.Trigger, run.Preview, run.State, run.QueuedAt, run.StartedAt, run.FinishedAt, run.LoketCalls, run.PlannerCalls,
            total.Created, total.Updated, total.Unchanged, total.Skipped, total.Failed,
            run.ReportMail, ProblemOf(run.FailureCode, run.FailureClass, null, language),
            rows.Count, rows.Count(row => row.IsOver), [.. rows.Select(row => AnswerOf(row, language))]);
    }

    private static AdministrationRunResponse AnswerOf(SyncAdministrationRow row, string language) => new(
        row.AdministrationId, row.Name, row.EmployerName, row.State,
        row.Created, row.Updated, row.Unchanged, row.Skipped, row.Failed,
        row.SkippedByReason is null ? [] : JsonSerializer.Deserialize<Dictionary<string, int>>(row.SkippedByReason, AppJson.Options)!,
        NoticeOf(row.Notice, row.NoticeDetail, language),
        ProblemOf(row.FailureCode, row.FailureClass, row.FailureDetail, language));

    private static NoticeResponse? NoticeOf(string? code, string? detail, string language)
    {
        if (code is null)
            return null;
        var words = SyncWords.Explain(code, language);
        return NoticeResponse.Of(code, detail is null ? words : words with { What = $"{words.What} ({detail})" });
    }

    private static ProblemResponse? ProblemOf(string? code, FailureClass? failureClass, string? detail, string language) =>
        code is null ? null : ProblemResponse.Of(code, failureClass, SyncWords.Explain(code, failureClass, language), detail);
}
