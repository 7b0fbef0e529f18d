using LoketFunctions.Identifiers;

namespace LoketFunctions.Planner;

public enum NoticeState
{
    /// <summary>Somebody has to mend something.</summary>
    Raised,

    /// <summary>It is mended, or something graver took its place.</summary>
    Over,
}

/// <summary>
/// What a connection needs of somebody, or needs no longer, for the planner to show to its users. Without personal data.
/// </summary>
/// <param name="Reason">Why, as a stable code: <c>reconnect</c>, <c>rightsMissing</c>, …</param>
/// <param name="Since">Since when; with connection and reason it names the notice.</param>
/// <param name="Detail">What happened, for people. Null when it is over, as are the next three.</param>
/// <param name="WhoseMove">Who has to act, as a stable code.</param>
/// <param name="WhatToDo">What to do, for people.</param>
/// <param name="Link">The page of the console where it is mended, or where one sees more.</param>
/// <param name="Language">Of the words: "nl" or "en".</param>
/// <param name="Periods">Of news about payroll periods: which, each as year and number. Null otherwise.</param>
internal sealed record PlannerNotice(
    ConnectionId ConnectionId,
    string Reason,
    NoticeState State,
    DateTimeOffset Since,
    string Language,
    string? Detail = null,
    string? WhoseMove = null,
    string? WhatToDo = null,
    Uri? Link = null,
    IReadOnlyList<string>? Periods = null)
{
    public string Type { get; } = "connection.notice";
}
