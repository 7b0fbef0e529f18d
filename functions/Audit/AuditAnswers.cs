using LoketFunctions.Security;

namespace LoketFunctions.Audit;

/// <summary>An entry of the audit log.</summary>
/// <param name="Id">Of the entry; the older ones follow it.</param>
/// <param name="ActorId">The planner's id of the person; null for planner and app.</param>
/// <param name="Words">What was done, in the reader's language.</param>
/// <param name="AdministrationName">Null where it was not about one, or it takes no part any more.</param>
/// <param name="Subject">Id of what it was done to.</param>
/// <param name="Before">Codes, counts and versions; mail addresses only as how many.</param>
public sealed record AuditEntry(
    string Id, DateTimeOffset At, ActorKind Actor, string? ActorId, string Action, string Words,
    Guid? AdministrationId, string? AdministrationName, string? Subject, string? Before, string? After);

/// <param name="Older">Ask for what is older with this; null where nothing is.</param>
public sealed record AuditPage(IReadOnlyList<AuditEntry> Entries, string? Older);

/// <param name="Before">Entries that are older than this one; null: from the newest.</param>
/// <param name="Limit">1 to 200.</param>
public sealed record AuditQuery(string? Before = null, AuditAction? Action = null, int Limit = AuditQuery.DefaultLimit)
{
    public const int DefaultLimit = 50;
    public const int MaxLimit = 200;
}
