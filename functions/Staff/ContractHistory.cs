using LoketFunctions.Planner;

namespace LoketFunctions.Staff;

/// <summary>What held of an employment on which day, as far as pay depends on it.</summary>
/// <param name="Kinds">The kind of contract.</param>
/// <param name="Units">The distribution unit (verdelingseenheid); null where Loket has none.</param>
/// <param name="OnCall">As Loket said it last. It says no date with it.</param>
/// <param name="HoursFrom">Since when the working hours hold that Loket showed last.</param>
internal sealed record ContractHistory(
    IReadOnlyList<DatedValue<KindInLoket>> Kinds, IReadOnlyList<DatedValue<Guid?>> Units, bool? OnCall = null, DateOnly? HoursFrom = null)
{
    public static ContractHistory None { get; } = new([], []);

    /// <summary>
    /// The number in the payroll (personeelsnummer verloning). Loket gives no date with it: another one holds from the day on which it was
    /// seen.
    /// </summary>
    public IReadOnlyList<DatedValue<int?>> Numbers { get; init; } = [];

    /// <summary>The day from which <see cref="OnCall"/> counts; null: always.</summary>
    public DateOnly? OnCallFrom { get; init; }

    /// <summary>
    /// This that was read today, after what was known. Loket's dated records are followed, also back into the past. The flag has no date:
    /// when it has changed, that holds from the first day of working hours that came with it, else from today, and what was before that day
    /// stays as it was known, also at later reads.
    /// </summary>
    public ContractHistory After(ContractHistory? known, DateOnly today)
    {
        if (known is null || known.Kinds.Count + known.Units.Count + known.Numbers.Count == 0)
            return this;
        var flagFrom = known.OnCall == OnCall ? known.OnCallFrom
            : HoursFrom > known.HoursFrom && HoursFrom <= today ? HoursFrom
            : today;
        return this with
        {
            Kinds = known.Kinds.Revised(Kinds, Later(flagFrom, Kinds), KindInLoket.Unknown),
            Units = known.Units.Revised(Units, Later(null, Units), null),
            Numbers = known.Numbers.Revised(Numbers, today, null),
            OnCallFrom = flagFrom,
            HoursFrom = HoursFrom ?? known.HoursFrom,
        };
    }

    /// <summary>What was read says nothing of the days before its first record.</summary>
    private static DateOnly Later<T>(DateOnly? day, IReadOnlyList<DatedValue<T>> read)
    {
        var first = read.Count == 0 ? DateOnly.MinValue : read[0].From;
        return day > first ? day.Value : first;
    }
}
