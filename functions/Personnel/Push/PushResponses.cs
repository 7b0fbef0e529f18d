using LoketFunctions.Runs;

namespace LoketFunctions.Personnel.Push;

/// <summary>A push with its progress.</summary>
public sealed record PushResponse
{
    /// <summary>Id of the push.</summary>
    public required string Id { get; init; }

    /// <summary>What started it.</summary>
    public required PushTrigger Trigger { get; init; }

    /// <summary>Counts and report say what a push would have done.</summary>
    public required bool Preview { get; init; }

    /// <summary>It is for one employee only.</summary>
    public required bool ForOne { get; init; }

    /// <summary>The administration that it is for; null before that is known.</summary>
    public required Guid? AdministrationId { get; init; }

    /// <summary>How far it is.</summary>
    public required PushState State { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>When its turn came.</summary>
    public required DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset? FinishedAt { get; init; }

    /// <summary>Calls to Loket, repeats included.</summary>
    public required int LoketCalls { get; init; }

    /// <summary>How many records came with it, odd ones included.</summary>
    public required int Pushed { get; init; }

    /// <summary>How many employees came to what; none before it ended.</summary>
    public required PushCounts Counts { get; init; }

    /// <summary>Why it did not come to its end.</summary>
    public required ProblemResponse? Problem { get; init; }

    internal static PushResponse Of(PushRow push, IReadOnlyList<PushAdministrationRow> administrations, string language)
    {
        var part = administrations is [var only] ? only : null;
        var (code, failureClass, detail) = push.FailureCode is null
            ? (part?.FailureCode, part?.FailureClass, part?.FailureDetail)
            : (push.FailureCode, push.FailureClass, push.FailureDetail);
        return new PushResponse
        {
            Id = push.RunId,
            Trigger = push.Trigger,
            Preview = push.Preview,
            ForOne = push.Only is not null,
            AdministrationId = push.AdministrationId ?? part?.AdministrationId,
            State = push.State,
            QueuedAt = push.QueuedAt,
            StartedAt = push.StartedAt,
            FinishedAt = push.FinishedAt,
            LoketCalls = push.LoketCalls,
            Pushed = push.Pushed,
            Counts = part?.Counts ?? PushCounts.Of([]),
            Problem = code is null ? null : ProblemResponse.Of(code, failureClass, PushWords.Explain(code, language), detail),
        };
    }
}

/// <param name="Older">Ask for what is older with this; null where nothing is.</param>
internal sealed record PushList(IReadOnlyList<PushResponse> Pushes, string? Older);

/// <summary>The answer to what was pushed.</summary>
/// <param name="Preview">What the push is.</param>
internal sealed record PushAccepted(string PushId, string StatusAddress, bool Preview);

/// <summary>What the last push did with an employee, previews aside.</summary>
internal sealed record LastPush
{
    /// <summary>The HR system's id; null where what was pushed cannot be opened any more.</summary>
    public required string? EmployeeId { get; init; }

    /// <summary>Loket's id of the employee; null while it is nobody there.</summary>
    public required Guid? LoketEmployeeId { get; init; }

    /// <summary>Loket's id of the employment.</summary>
    public required Guid? LoketEmploymentId { get; init; }

    /// <summary>When a record of it came last.</summary>
    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The push; null where none has done anything with it yet.</summary>
    public required string? PushId { get; init; }

    /// <summary>When that was.</summary>
    public required DateTimeOffset? At { get; init; }

    /// <summary>What became of it; null likewise.</summary>
    public required PushOutcome? Outcome { get; init; }

    /// <summary>Why, and what to do; null where there is nothing to explain.</summary>
    public required PushNotice? Why { get; init; }

    /// <summary>Something is open: it is tried again with the next push or night.</summary>
    public required bool IsPending { get; init; }

    /// <summary>The first day on which something waits to be done; null for none.</summary>
    public required DateOnly? NextDay { get; init; }

    public override string ToString() => nameof(LastPush);

    internal static LastPush Of(EmployeeRow row, string? employeeId, string language) => new()
    {
        EmployeeId = employeeId,
        LoketEmployeeId = row.LoketEmployeeId,
        LoketEmploymentId = row.LoketEmploymentId,
        ReceivedAt = row.ReceivedAt,
        PushId = row.LastPushId,
        At = row.LastAt,
        Outcome = row.LastPushId is null ? null : row.LastOutcome,
        Why = row.LastCode is { } code ? PushWords.Notice(code, language) : null,
        IsPending = row.IsPending,
        NextDay = row.NextDay is { } day
            ? DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture)
            : null,
    };
}

/// <param name="Total">How many the page is one of.</param>
internal sealed record LastPushList(IReadOnlyList<LastPush> Employees, int Total, int Page, int PageSize)
{
    public override string ToString() => nameof(LastPushList);
}
