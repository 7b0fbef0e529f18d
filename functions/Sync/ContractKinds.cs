using System.Collections.Frozen;
using LoketFunctions.Localization;
using LoketFunctions.Loket.Model;
using LoketFunctions.Planner;

namespace LoketFunctions.Sync;

/// <summary>
/// What kind of contract an employment is. Loket has no field that says so: what it calls the contract, whether it is on call and
/// its hours a week are read together, and where they say too little, or two things that cannot both be, the kind is unknown.
/// The flag is Loket's "oproep- of invalkracht": of zero hours that has to be so, and of a minimum of hours it may be so or not. So a
/// contract that Loket calls one of a minimum is that, whatever the flag says and whether the minimum is filled in or not.
/// </summary>
internal static class ContractKinds
{
    // Folded: "Nul uren contract", "0-urencontract", "Minimum uren contract", "Min-max" and the like.
    private static readonly FrozenSet<string> NotApplicable = FrozenSet.Create(StringComparer.Ordinal, "NVT", "NIETVANTOEPASSING", "GEEN");
    private static readonly FrozenSet<string> ZeroHours = FrozenSet.Create(StringComparer.Ordinal, "NULUREN", "0UREN");
    private static readonly FrozenSet<string> MinMax = FrozenSet.Create(StringComparer.Ordinal, "MINMAX", "MINIMUM", "MINIMALE", "MINUREN");

    /// <param name="hours">Of the day in question; null where Loket shows none.</param>
    public static KindInLoket Of(Employment employment, WorkingHours? hours)
    {
        var named = NamedBy(employment.EmploymentContractType?.Value);
        if (hours is null || !IsUnderstood(hours.FlexibleHoursContract))
            return KindInLoket.Unknown;
        var flexible = NamedBy(hours.FlexibleHoursContract?.Value);
        if (named is not null && flexible is not null && named != flexible)
            return KindInLoket.Unknown;
        return (flexible ?? named, employment.IsOnCallEmployment, hours.AggregatedHoursPerWeek > 0) switch
        {
            (KindInLoket.ZeroHours, false, _) or (KindInLoket.ZeroHours, _, true) => KindInLoket.Unknown,
            ({ } kind, _, _) => kind,
            // Of an employment on call the hours are none, or the least that is paid.
            (null, true, var hasHours) => hasHours ? KindInLoket.MinMax : KindInLoket.ZeroHours,
            (null, false, true) => KindInLoket.FixedHours,
            _ => KindInLoket.Unknown,
        };
    }

    /// <summary>Keys differ between sources, so the wording is read; 0 alone is the key that all have.</summary>
    private static bool IsUnderstood(Metadata? flexible) => flexible switch
    {
        null => true,
        { Value: { } words } when !string.IsNullOrWhiteSpace(words) =>
            NotApplicable.Contains(Folding.Fold(words)) || NamedBy(words) is not null,
        _ => flexible.Key is null || flexible.Key.Value.Number == 0,
    };

    private static KindInLoket? NamedBy(string? words)
    {
        var folded = Folding.Fold(words ?? "");
        if (ZeroHours.Any(name => Names(folded, name)))
            return KindInLoket.ZeroHours;
        return MinMax.Any(name => Names(folded, name)) ? KindInLoket.MinMax : null;
    }

    /// <summary>"10 uren" is no contract of 0 hours.</summary>
    private static bool Names(string words, string name)
    {
        var at = words.IndexOf(name, StringComparison.Ordinal);
        return at == 0 || (at > 0 && !char.IsDigit(words[at - 1]));
    }
}
