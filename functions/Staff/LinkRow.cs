using LoketFunctions.Planner;
using LoketFunctions.Storage;

namespace LoketFunctions.Staff;

/// <summary>What the user chose for an employee of Loket's; null where nothing was chosen.</summary>
public enum EmployeeChoice
{
    /// <summary>Toevoegen: create in the planner.</summary>
    Add,

    /// <summary>Niet importeren: leave alone.</summary>
    Ignore,

    /// <summary>Koppelen: it is this employee of the planner's.</summary>
    Link,
}

/// <summary>By which rule a link was made.</summary>
internal static class LinkRule
{
    /// <summary>The user chose.</summary>
    public const string Choice = "choice";

    /// <summary>The same personnel number, and nothing against it.</summary>
    public const string Number = "number";

    /// <summary>The sync created the employee in the planner.</summary>
    public const string Created = "created";

    /// <summary>The planner's own list names the employee of Loket's.</summary>
    public const string Planner = "planner";

    /// <summary>The planner pushed the person, who was made or found in Loket.</summary>
    public const string Pushed = "pushed";

    /// <summary>The planner had its employee before, and made that one itself.</summary>
    public static bool IsOfTheirOwn(string? rule) => rule is Choice or Number or Pushed;
}

/// <summary>
/// Who an employee of Loket's is in the planner: by rule, and by the user's choice, which goes before it. The two are apart, so that
/// a choice can be undone. Partition: connection. Row: Loket's employee id.
/// </summary>
internal sealed class LinkRow : Row
{
    /// <summary>As a sync found it by rule; null where none did.</summary>
    public string? PlannerEmployeeId { get; set; }

    /// <summary>By which rule the sync found it, see <see cref="LinkRule"/>.</summary>
    public string? Rule { get; set; }

    public EmployeeChoice? Choice { get; set; }

    /// <summary>
    /// With <see cref="EmployeeChoice.Link"/> only: the user merged the record into a planner's employee who is another record's too. The
    /// record has no <see cref="LinkClaimRow"/> of its own then.
    /// </summary>
    public bool Merged { get; set; }

    /// <summary>Another record that is merged with this one speaks for the person: of this one only the contracts are sent.</summary>
    public bool Silent { get; set; }

    /// <summary>With <see cref="EmployeeChoice.Link"/> only. A <see cref="LinkClaimRow"/> stands for it in the same partition.</summary>
    public string? ChosenEmployeeId { get; set; }

    /// <summary>
    /// A link that the user chose was taken back. The planner may have kept it: that its list names the employee is no sign any more.
    /// </summary>
    public bool Unlinked { get; set; }

    /// <summary>The planner's employee for whom the fields that linking leaves alone were checked by hand.</summary>
    public string? CheckedFor { get; set; }

    /// <summary>
    /// Names of the person's fields that are taken over once and of which the planner's employee <see cref="TakenOnceBy"/> accepted a
    /// value, separated by a space: once for all administrations in which somebody works.
    /// </summary>
    public string? TakenOnce { get; set; }

    public string? TakenOnceBy { get; set; }

    public DateTimeOffset ChangedAt { get; set; }

    /// <summary>Whom a <see cref="LinkClaimRow"/> stands for.</summary>
    internal string? ClaimedId => Merged ? null : ChosenEmployeeId;

    public Link ToLink()
    {
        // Who was chosen to be added is whom the sync then created, and nobody whom a rule found before; whom the planner pushed, it has.
        var byRule = Choice == EmployeeChoice.Add && Rule is not (LinkRule.Created or LinkRule.Pushed) ? null : PlannerEmployeeId;
        return new Link(
            Guid.Parse(RowKey), ChosenEmployeeId ?? byRule, Choice,
            ChosenEmployeeId is not null ? LinkRule.Choice : byRule is null ? null : Rule, ChangedAt)
        {
            Unlinked = Unlinked,
            Merged = Merged,
            Silent = Silent,
            CheckedFor = CheckedFor,
            TakenOnceBy = TakenOnceBy,
            TakenOnce = (TakenOnce ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<StaffField>).ToList(),
        };
    }
}

/// <summary>
/// That an employee of the planner's was chosen for somebody: written with the choice in one transaction, so that of two choices at
/// once one fails. Partition: connection. Row: hash of the planner's id.
/// </summary>
internal sealed class LinkClaimRow : Row
{
    public Guid EmployeeId { get; set; }
}

/// <summary>A link as the rules see it; see <see cref="LinkRow"/>.</summary>
/// <param name="PlannerEmployeeId">Null while only a choice to add or to ignore stands.</param>
internal sealed record Link(Guid EmployeeId, string? PlannerEmployeeId, EmployeeChoice? Choice, string? Rule, DateTimeOffset ChangedAt)
{
    /// <summary>See <see cref="LinkRow.Unlinked"/>.</summary>
    public bool Unlinked { get; init; }

    /// <summary>See <see cref="LinkRow.Merged"/>.</summary>
    public bool Merged { get; init; }

    /// <summary>See <see cref="LinkRow.Silent"/>.</summary>
    public bool Silent { get; init; }

    /// <summary>See <see cref="LinkRow.CheckedFor"/>.</summary>
    public string? CheckedFor { get; init; }

    /// <summary>See <see cref="LinkRow.TakenOnce"/>.</summary>
    public IReadOnlyCollection<StaffField> TakenOnce { get; init; } = [];

    public string? TakenOnceBy { get; init; }

    public override string ToString() => EmployeeId.ToString();
}
