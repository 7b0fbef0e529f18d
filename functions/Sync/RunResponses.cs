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
public sealed record RunResponse
{
    /// <summary>Id of the run.</summary>
    public required string Id { get; init; }

    /// <summary>What started it.</summary>
    public required SyncTrigger Trigger { get; init; }

    /// <summary>Counts and report say what a sync would have done.</summary>
    public required bool Preview { get; init; }

    /// <summary>How far it is.</summary>
    public required RunState State { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Calls to Loket, repeats included.</summary>
    public required int LoketCalls { get; init; }

    /// <summary>Calls to the planner, repeats included.</summary>
    public required int PlannerCalls { get; init; }

    /// <summary>New in the planner.</summary>
    public required int Created { get; init; }

    /// <summary>Changed in the planner.</summary>
    public required int Updated { get; init; }

    /// <summary>Nothing to tell.</summary>
    public required int Unchanged { get; init; }

    /// <summary>Not sent, for a reason.</summary>
    public required int Skipped { get; init; }

    /// <summary>Sent and not accepted; sent again with the next sync.</summary>
    public required int Failed { get; init; }

    /// <summary>What became of the report that was to be mailed; null where nobody asked for it.</summary>
    public required ReportMail? ReportMail { get; init; }

    /// <summary>Why the run as a whole did not succeed.</summary>
    public required ProblemResponse? Problem { get; init; }

    /// <summary>How many take part, whichever are listed.</summary>
    public required int AdministrationCount { get; init; }

    /// <summary>How many of them are done or failed.</summary>
    public required int AdministrationsEnded { get; init; }

    /// <summary>By employer and name.</summary>
    public required IReadOnlyList<AdministrationRunResponse> Administrations { get; init; }

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
        return new RunResponse
        {
            Id = run.RunId,
            Trigger = run.Trigger,
            Preview = run.Preview,
            State = run.State,
            QueuedAt = run.QueuedAt,
            StartedAt = run.StartedAt,
            FinishedAt = run.FinishedAt,
            LoketCalls = run.LoketCalls,
            PlannerCalls = run.PlannerCalls,
            Created = total.Created,
            Updated = total.Updated,
            Unchanged = total.Unchanged,
            Skipped = total.Skipped,
            Failed = total.Failed,
            ReportMail = run.ReportMail,
            Problem = ProblemOf(run.FailureCode, run.FailureClass, null, language),
            AdministrationCount = rows.Count,
            AdministrationsEnded = rows.Count(row => row.IsOver),
            Administrations = [.. rows.Select(row => AnswerOf(row, language))],
        };
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
