using LoketFunctions.Http;

namespace LoketFunctions.Personnel.Push;

/// <summary>A code with its words: what is so, who acts, where, and what to do.</summary>
public sealed record PushNotice(string Code, string What, ActionOwner Move, ActionPlace Where, string WhatToDo)
{
    public override string ToString() => Code;
}

/// <summary>A field from what to what, in Loket's spelling; a citizen service number is stars.</summary>
/// <param name="Field">What people call it.</param>
/// <param name="From">From which day; null for what has no date.</param>
/// <param name="Overwritten">Somebody had changed it in Loket by hand.</param>
public sealed record PushedChangeResponse(string FieldId, string Field, DateOnly? From, string? Was, string? Becomes, bool Overwritten)
{
    internal static PushedChangeResponse Of(PushedChange change, string language) => new(
        change.FieldId, PushWords.Field(change.FieldId, language), change.From, change.Was, change.Becomes, change.Overwritten);

    public override string ToString() => FieldId;
}

/// <summary>What cannot be.</summary>
/// <param name="AttributeId">In the HR system; null where it is of the record as a whole.</param>
/// <param name="Field">What people call the field of Loket's that it stands for; null where it is of none.</param>
/// <param name="From">Of which day, where it has dates.</param>
/// <param name="Words">What is wrong; follows the name of the attribute.</param>
public sealed record PushFaultResponse(string Code, string? AttributeId, string? FieldId, string? Field, DateOnly? From, string Words)
{
    internal static PushFaultResponse Of(PushFault fault, string language) => new(
        fault.Code, fault.AttributeId, fault.FieldId, fault.FieldId is { } id ? PushWords.Field(id, language) : null, fault.From,
        PushWords.Fault(fault, language));

    public override string ToString() => Code;
}

/// <summary>What happened to one employee in a push, or in a preview would.</summary>
public sealed record PushResultResponse
{
    /// <summary>The HR system's id; null where the record does not say one that can be read.</summary>
    public required string? EmployeeId { get; init; }

    /// <summary>Which of the records of the message, from 1; null for one that could be read.</summary>
    public required int? Position { get; init; }

    /// <summary>First and last name; null where they were not said.</summary>
    public required string? Name { get; init; }

    /// <summary>Loket's id; null while it is nobody there.</summary>
    public required Guid? LoketEmployeeId { get; init; }

    /// <summary>What became of the employee.</summary>
    public required PushOutcome Outcome { get; init; }

    /// <summary>Code of why; null where there is nothing to explain.</summary>
    public required string? Code { get; init; }

    /// <summary>Why and what to do, in the reader's language, with Loket's own words where it refused.</summary>
    public required string? Words { get; init; }

    /// <summary>Loket's own where it refused.</summary>
    public required string? LoketWords { get; init; }

    /// <summary>What is missing to take part.</summary>
    public required IReadOnlyList<PushNotice> Missing { get; init; }

    /// <summary>What cannot be, by attribute.</summary>
    public required IReadOnlyList<PushFaultResponse> Faults { get; init; }

    /// <summary>What changed, field by field.</summary>
    public required IReadOnlyList<PushedChangeResponse> Changes { get; init; }

    /// <summary>Something worth knowing though nothing failed.</summary>
    public required IReadOnlyList<PushNotice> Notices { get; init; }

    /// <summary>Who it may be in Loket, where a person has to look.</summary>
    public required IReadOnlyList<PushCandidate> Candidates { get; init; }

    /// <summary>The first day on which something waits to be done; null for none.</summary>
    public required DateOnly? NextDay { get; init; }

    public override string ToString() => $"{Outcome} {Code}";

    internal static PushResultResponse Of(PushResult result, string language) => new()
    {
        EmployeeId = result.EmployeeId,
        Position = result.Position,
        Name = result.Name,
        LoketEmployeeId = result.LoketEmployeeId,
        Outcome = result.Outcome,
        Code = result.Code,
        Words = PushWords.Reason(result.Code, result.LoketWords, language),
        LoketWords = result.LoketWords,
        Missing = [.. result.Missing.Select(code => PushWords.Notice(code, language))],
        Faults = [.. result.Faults.Select(fault => PushFaultResponse.Of(fault, language))],
        Changes = [.. result.Changes.Select(change => PushedChangeResponse.Of(change, language))],
        Notices = [.. result.Notices.Select(code => PushWords.Notice(code, language))],
        Candidates = result.Candidates,
        NextDay = result.NextDay,
    };
}

/// <summary>A page of what happened to each employee of a push.</summary>
/// <param name="Counts">Of all employees, whatever is on the page.</param>
/// <param name="Total">How many the page is one of.</param>
public sealed record PushReport(IReadOnlyList<PushResultResponse> Employees, PushCounts Counts, int Total, int Page, int PageSize)
{
    public override string ToString() => nameof(PushReport);
}
