using System.Text.RegularExpressions;
using LoketFunctions.Failures;
using LoketFunctions.Loket.Model;

namespace LoketFunctions.Loket.Failures;

/// <summary>What happened. The class and the advice of each are in <see cref="FailureTable"/>.</summary>
internal enum FailureReason
{
    Unreachable,

    /// <summary>Loket's host leads to an address that this app does not call.</summary>
    AddressRefused,
    TimedOut,

    /// <summary>
    /// What the connection's tokens are kept under cannot be read now: no call was made, and the tokens are as they were.
    /// </summary>
    KeysUnavailable,

    /// <summary>Likewise, and it does not pass by itself.</summary>
    KeysRefused,
    Throttled,
    ServerError,
    Unreadable,

    /// <summary>An answer that is whole holds records that cannot be read. That does not pass by itself.</summary>
    RecordUnreadable,
    Conflict,
    Reconnect,
    RightMissing,
    BusinessRule,
    NotFound,
    BadRequest,
    ClientRejected,
}

/// <summary>One failed call.</summary>
/// <param name="HttpStatus">Null when there was no answer.</param>
/// <param name="Activity">Loket's name of the operation, e.g. GetEmployeesByEmployerId: the rights check knows it by this name.</param>
/// <param name="LoketWords">Loket's own description, shortened. May hold names: show it to the user, never log it.</param>
/// <param name="Messages">Loket's `messages[]`. May hold names as well.</param>
/// <param name="RetryAfter">How long Loket asks to wait.</param>
internal sealed partial record LoketFailure(
    FailureReason Reason,
    int? HttpStatus,
    string Activity,
    string? LoketWords = null,
    IReadOnlyList<LoketMessage>? Messages = null,
    TimeSpan? RetryAfter = null) : PersonalRecord
{
    public FailureClass Class => FailureTable.ClassOf(Reason);

    public IReadOnlyList<LoketMessage> Messages { get; init; } = Messages ?? [];

    /// <summary>
    /// Of a write: no answer says whether it was carried out, so look before it is repeated. False: it was not carried out.
    /// </summary>
    public bool MayBeDone =>
        Reason is FailureReason.TimedOut or FailureReason.ServerError or FailureReason.Unreadable or FailureReason.Unreachable;

    /// <summary>Loket's descriptions by the field that they are about, as Loket calls it; of what names no field: an empty name.</summary>
    public ILookup<string, string> WordsByField =>
        (from message in Messages
         where message.Description is not null
         from name in message.Properties is { Count: > 0 } named ? named.OfType<string>() : [""]
         select (Name: name, message.Description)).ToLookup(one => one.Name, one => one.Description, StringComparer.Ordinal);

    /// <summary>Without numbers as long as a citizen service number, for calls that Loket may answer by quoting one.</summary>
    public LoketFailure WithoutLongNumbers() => this with
    {
        LoketWords = Hidden(LoketWords),
        Messages = [.. Messages.Select(message => message with { Description = Hidden(message.Description) })],
    };

    /// <summary>A 200 whose `messages[]` name failures.</summary>
    public static LoketFailure Named(string activity, IReadOnlyList<LoketMessage> failures) =>
        new(FailureReason.BusinessRule, 200, activity, ErrorReader.Words(failures), failures);

    /// <summary>A 200 with records that cannot be read; the words name the fields.</summary>
    public static LoketFailure Of(string activity, IReadOnlyList<UnreadableRecord> records) =>
        new(
            FailureReason.RecordUnreadable, 200, activity,
            ErrorReader.Shorten(string.Join(", ", records.Select(record => record.Field).Distinct(StringComparer.Ordinal))));

    /// <summary>Safe to log: holds nothing of Loket's words.</summary>
    public string Summary =>
        $"Loket's {Activity} failed: {Reason} ({FailureClassName.Of(Class)}), "
        + $"{(HttpStatus is { } status ? $"status {status}" : "no answer")}. {FailureTable.AdviceFor(Reason)}";

    private static string? Hidden(string? words) => words is null ? null : LongNumber().Replace(words, "***");

    [GeneratedRegex(
        @"(?<!\d)\d(?:[ .-]?\d){7,8}(?!\d)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LongNumber();
}

/// <summary>A failed call as an exception; its message is safe to log.</summary>
internal sealed class LoketException(LoketFailure failure, Exception? inner = null) : Exception(failure.Summary, inner)
{
    public LoketFailure Failure { get; } = failure;
}
