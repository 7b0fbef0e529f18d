using System.Net;
using System.Text.Json;

namespace LoketFunctions.Sandbox.Running;

// What the app's API answers, as far as the sandbox and the tests read it. Written from the API description and apart from
// the app's own types, so that a change of the wire format is noticed.
internal sealed record ConnectionView(string Id, string State, AttentionView? Attention, Uri? ConnectAddress);

internal sealed record AttentionView(string Reason, string Detail, string WhoseMove, string WhatToDo);

internal sealed record AdministrationView(
    Guid EmployerId, string EmployerName, Guid Id, string Name, bool Chosen, IReadOnlyList<string> MissingRights);

internal sealed record AdministrationsView(IReadOnlyList<AdministrationView> Administrations);

internal sealed record ProblemView(string Code, string? Class, string? What, string? Move, string? WhatToDo, string? Detail);

internal sealed record RunStarted(string RunId, Uri StatusAddress, bool AlreadyRunning);

internal sealed record RunAdministrationView(
    Guid Id, string Name, string EmployerName, string State, int Created, int Updated, int Unchanged, int Skipped, int Failed,
    IReadOnlyDictionary<string, int>? SkippedByReason, NoticeView? Notice, ProblemView? Problem);

internal sealed record NoticeView(string Code, string What, string Move, string WhatToDo);

internal sealed record RunView(
    string Id, string Trigger, string State, DateTimeOffset? StartedAt, DateTimeOffset? FinishedAt, int LoketCalls, int PlannerCalls,
    IReadOnlyList<RunAdministrationView>? Administrations, int Created, int Updated, int Unchanged, int Skipped, int Failed,
    ProblemView? Problem)
{
    public bool IsFinished => State is "completed" or "completedWithFailures" or "failed";
}

internal sealed record RunsView(IReadOnlyList<RunView> Runs);

internal sealed record EmployeeReport(
    Guid LoketEmployeeId, string? PersonnelNumber, string? Name, string Outcome, string? Reason, string? Words);

internal sealed record AdministrationReport(IReadOnlyList<EmployeeReport> Employees, int Total);

internal sealed record Proposal(string PlannerEmployeeId, string? Name, IReadOnlyList<string> Reasons, string Confidence);

internal sealed record WaitingEmployee(Guid LoketEmployeeId, string? Name, string? PersonnelNumber, IReadOnlyList<Proposal> Proposals);

internal sealed record WaitingEmployees(IReadOnlyList<WaitingEmployee> Employees);

internal sealed record ConsoleLinkView(Uri Address, DateTimeOffset ExpiresAt);

/// <summary>Any answer of the app, with its body as text.</summary>
internal sealed record AppAnswer(HttpStatusCode Status, string Body, Uri? Location, string? ContentType)
{
    public bool IsGood => (int)Status is >= 200 and < 300;

    public static async Task<AppAnswer> OfAsync(HttpResponseMessage response, CancellationToken cancellation = default) => new(
        response.StatusCode,
        await response.Content.ReadAsStringAsync(cancellation),
        response.Headers.Location,
        response.Content.Headers.ContentType?.MediaType);

    /// <summary>The body, from JSON.</summary>
    public T Read<T>() => JsonSerializer.Deserialize<T>(Body, JsonSerializerOptions.Web) ?? throw new AppApiException("A request", this);
}

/// <param name="Name">Under which it is to be saved.</param>
internal sealed record AppFile(string? Name, string? ContentType, byte[] Content);

/// <summary>The app answered otherwise than it was asked for; the message holds the problem that it answered.</summary>
internal sealed class AppApiException(string request, AppAnswer answer)
    : Exception($"{request} answered {(int)answer.Status}: {answer.Body}")
{
    public AppAnswer Answer { get; } = answer;
}
