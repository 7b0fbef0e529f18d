using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Export.Model;

/// <summary>What an employment was within a payroll period when that was last exported, as far as pay depends on it.</summary>
/// <param name="Kinds">The planner's; null where it was unknown.</param>
internal sealed record ExportedContract(
    DateOnly FirstDay, DateOnly LastDay, IReadOnlyList<DatedValue<ContractKind?>> Kinds, IReadOnlyList<DatedValue<Guid?>> Units)
{
    /// <summary>What Loket proposed for its period data; null where nobody asked.</summary>
    public EmploymentDefaults? Defaults { get; init; }

    /// <summary>What Loket proposes by now and a person did not want for this period; something else is asked for anew.</summary>
    public EmploymentDefaults? Declined { get; init; }

    /// <summary>By which the last payroll file named it; null where there was none.</summary>
    public FileNumbers? InFile { get; init; }

    public static ExportedContract Of(ExportContract contract, ExportPeriod period, ContractKindMap kinds)
    {
        var first = contract.StartDate > period.StartDate ? contract.StartDate.Value : period.StartDate;
        var last = contract.EndDate < period.EndDate ? contract.EndDate.Value : period.EndDate;
        return new ExportedContract(
            first, last, By(day => kinds.Of(contract.History.Kinds.On(day))), By(contract.History.Units.On));

        List<DatedValue<T>> By<T>(Func<DateOnly, T> on)
        {
            var spells = new List<DatedValue<T>>();
            for (var day = first; day <= last; day = day.AddDays(1))
            {
                if (spells.Count == 0 || !Equals(spells[^1].Value, on(day)))
                    spells.Add(new DatedValue<T>(day, on(day)));
            }

            return spells;
        }
    }

    /// <param name="now">Null where the employment is not there any more.</param>
    /// <param name="touched">Records of which values that were sent change or go.</param>
    /// <returns>Some of <see cref="ContractChangeReason"/>, each once.</returns>
    public IEnumerable<string> DifferencesFrom(ExportedContract? now, IReadOnlyCollection<PayrollLineKey> touched) =>
        ByDay(now).Concat(MovedDefaults.Between(Defaults, now?.Defaults, touched)).Distinct(StringComparer.Ordinal);

    public override string ToString() => nameof(ExportedContract);

    private IEnumerable<string> ByDay(ExportedContract? now)
    {
        if (now is null)
        {
            yield return ContractChangeReason.Gone;
            yield break;
        }

        if ((FirstDay, LastDay) != (now.FirstDay, now.LastDay))
            yield return ContractChangeReason.Dates;
        // Of days that both have: what lies outside one of the two is a matter of the dates.
        var days = Enumerable.Range(0, int.Max(0, Earlier(LastDay, now.LastDay).DayNumber - Later(FirstDay, now.FirstDay).DayNumber + 1))
            .Select(Later(FirstDay, now.FirstDay).AddDays).ToList();
        if (days.Exists(day => Kinds.On(day) != now.Kinds.On(day)))
            yield return ContractChangeReason.Kind;
        if (days.Exists(day => Units.On(day) != now.Units.On(day)))
            yield return ContractChangeReason.Unit;
    }

    private static DateOnly Later(DateOnly one, DateOnly other) => one > other ? one : other;

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
