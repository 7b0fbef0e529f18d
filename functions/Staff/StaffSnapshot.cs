using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;

namespace LoketFunctions.Staff;

/// <summary>
/// What is known of an administration's staff: as last read from Loket, as last accepted by the planner, and up to where Loket
/// was read. One blob, so that cursor and staff are committed together.
/// </summary>
/// <param name="Cursor">Loket's version number up to which everything is in here; null before the first full read.</param>
/// <param name="Rules">Fingerprint of the rules it was mapped by; other rules need a full read.</param>
/// <param name="Filtered">By the last full read, the Loket user's filter settings hide employments: the staff may not be whole.</param>
internal sealed record StaffSnapshot(long? Cursor, string Rules, Dictionary<Guid, PersonState> People, bool Filtered = false)
{
    /// <summary>The day of the last full read; null where none is known.</summary>
    public DateOnly? FullOn { get; init; }

    /// <summary>Fields of records that cannot be read, and of which it is not known whose they are.</summary>
    public IReadOnlyList<string> Nameless { get; init; } = [];

    public static StaffSnapshot Empty(string rules) => new(null, rules, []);

    /// <summary>The first day on which something changes by date alone, without a new version number in Loket.</summary>
    public DateOnly? Due => People.Values.SelectMany(person => person.DueDates()).Min(date => (DateOnly?)date);

    public override string ToString() => $"{People.Count} people at {Cursor}";
}

/// <summary>One person of Loket's within one administration.</summary>
internal sealed record PersonState
{
    /// <summary>As last read from Loket.</summary>
    public required StaffPerson Wanted { get; init; }

    /// <summary>As the planner last accepted it; null where it never did.</summary>
    public StaffPerson? Sent { get; init; }

    public string? PlannerEmployeeId { get; init; }

    /// <summary>
    /// By which rule the planner's id became known, see <see cref="LinkRule"/>. One that the user chose counts only while that choice
    /// stands.
    /// </summary>
    public string? LinkedBy { get; init; }

    /// <summary>When the planner's id became known here.</summary>
    public DateTimeOffset? LinkedAt { get; init; }

    /// <summary>Set while the personnel number is somebody else's, where numbers are unique over the account.</summary>
    public NumberClash? Clash { get; init; }

    /// <summary>Set while the planner does not take what is sent to it of the person.</summary>
    public PlannerRefusal? Refusal { get; init; }

    /// <summary>
    /// Set when Loket's answer no longer holds the person: perhaps hidden by a user filter. Never a reason to end anything;
    /// looked at again on this day.
    /// </summary>
    public DateOnly? HiddenUntilLookedAtOn { get; init; }

    /// <summary>Set while a record of Loket's about the person cannot be read: until then nothing changes.</summary>
    public UnreadFacts? Unread { get; init; }

    /// <summary>Employments that were removed in Loket, and the day on which that was seen. They count no more.</summary>
    public Dictionary<Guid, DateOnly> Removed { get; init; } = [];

    public IEnumerable<DateOnly> DueDates()
    {
        if (Unread is { LookAgainOn: var again })
            yield return again;
        if (HiddenUntilLookedAtOn is { } look)
            yield return look;
        foreach (var contract in Wanted.Contracts.Values)
        {
            if (contract.NextChangeOn is { } change)
                yield return change;
        }
    }

    public override string ToString() => nameof(PersonState);
}

/// <summary>What of somebody cannot be read.</summary>
/// <param name="Fields">Names of fields, without their values.</param>
/// <param name="Since">The first day on which it could not.</param>
/// <param name="LookAgainOn">It is read again then, though nothing changed.</param>
/// <param name="Employments">What to ask for then, also of whoever is not known yet.</param>
internal sealed record UnreadFacts(IReadOnlyList<string> Fields, DateOnly Since, DateOnly LookAgainOn, IReadOnlyList<Guid> Employments)
{
    public override string ToString() => string.Join(", ", Fields);
}

/// <summary>Where else a personnel number is in use.</summary>
/// <param name="AdministrationId">Null where it is not known.</param>
internal sealed record NumberClash(PersonnelNumber Number, ConnectionId ConnectionId, Guid? AdministrationId)
{
    public override string ToString() => nameof(NumberClash);
}

/// <summary>The planner's last answer for somebody whom it did not take.</summary>
/// <param name="Reason">Code: rejected, or not answered.</param>
/// <param name="Words">The planner's own, where it gave any.</param>
internal sealed record PlannerRefusal(string Reason, string? Words, DateTimeOffset At)
{
    public override string ToString() => Reason;
}

/// <summary>
/// A person's fields as text in one fixed form (dates yyyy-MM-dd, decimals with a point), and the contracts by employment.
/// </summary>
internal sealed record StaffPerson(Dictionary<StaffField, string?> Personal, Dictionary<Guid, StaffContract> Contracts)
{
    /// <summary>Own and partner's last name, whichever of them is sent to the planner: somebody may be known by either.</summary>
    public IReadOnlyList<string> LastNames { get; init; } = [];

    [JsonIgnore]
    public string Name => $"{Personal.GetValueOrDefault(StaffField.FirstName)} {Personal.GetValueOrDefault(StaffField.LastName)}".Trim();

    [JsonIgnore]
    public PersonnelNumber? Number => PersonnelNumber.Of(Personal.GetValueOrDefault(StaffField.PersonnelNumber));

    public override string ToString() => nameof(StaffPerson);
}

/// <summary>An employment (dienstverband) within the administration.</summary>
/// <param name="StartDate">First day employed.</param>
/// <param name="EndDate">Last day employed; not the end of the contract.</param>
/// <param name="PayrollId">Personeelsnummer verloning: the employment's number in payroll files.</param>
/// <param name="NextChangeOn">Day on which Loket's own records say that wage, hours or department change, or the employment starts.</param>
internal sealed record StaffContract(
    DateOnly? StartDate, DateOnly? EndDate, DateOnly? NextChangeOn, Dictionary<StaffField, string?> Fields, int? PayrollId = null)
{
    /// <summary>What held on which day.</summary>
    public ContractHistory History { get; init; } = ContractHistory.None;

    /// <summary>What Loket ought to say of it and does not, see <see cref="ContractGap"/>.</summary>
    public IReadOnlyList<string> Gaps { get; init; } = [];

    public bool HasEnded(DateOnly today) => EndDate < today;

    public bool StartsAfter(DateOnly day) => StartDate > day;

    public override string ToString() => nameof(StaffContract);
}

/// <summary>What is missing in Loket of an employment that is under way. Stable codes; the words are in SyncWords.</summary>
internal static class ContractGap
{
    public const string Kind = "contract-kind-unknown";
    public const string HourlyWage = "hourly-wage-unknown";
}

/// <summary>From and to the text form of fields.</summary>
internal static class FieldText
{
    private static readonly HashSet<StaffField> Numbers = [StaffField.HourlyWage, StaffField.HoursPerWeek, StaffField.DaysPerWeek];

    /// <summary>It is sent to the planner as a number, and not as a text.</summary>
    public static bool IsNumber(StaffField field) => Numbers.Contains(field);

    public static string? Of(DateOnly? date) => date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static string? Of(decimal? number) => number?.ToString("0.####", CultureInfo.InvariantCulture);

    /// <summary>Unknown is absent.</summary>
    public static string? Of(ContractKind? kind) => kind is { } known ? JsonNamingPolicy.CamelCase.ConvertName(known.ToString()) : null;

    /// <summary>Trimmed; empty is absent.</summary>
    public static string? Of(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    /// <summary>As the planner's contract has it: numbers as numbers, the rest as text.</summary>
    public static object? ForPlanner(StaffField field, string? text) =>
        text is not null && Numbers.Contains(field) ? decimal.Parse(text, CultureInfo.InvariantCulture) : text;

    /// <summary>The field's name in the planner's contract.</summary>
    public static string NameOf(StaffField field) => JsonNamingPolicy.CamelCase.ConvertName(field.ToString());
}
