using System.Text.RegularExpressions;
using LoketFunctions.Loket.Model;
using LoketFunctions.Planner;

namespace LoketFunctions.Sync;

/// <summary>
/// What kind of contract an employment is. Loket has no field that says so: what it calls the contract, whether it is on call and
/// its hours a week are read together, and where they say too little, or two things that cannot both be, the kind is unknown.
/// </summary>
internal static partial class ContractKinds
{
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
        { Value: { } words } when !string.IsNullOrWhiteSpace(words) => NotApplicable().IsMatch(words) || NamedBy(words) is not null,
        _ => flexible.Key is null || flexible.Key.Value.Number == 0,
    };

    private static KindInLoket? NamedBy(string? words) => words switch
    {
        null => null,
        _ when ZeroHours().IsMatch(words) => KindInLoket.ZeroHours,
        _ when MinMax().IsMatch(words) => KindInLoket.MinMax,
        _ => null,
    };

    [GeneratedRegex(@"^\s*(n\.?\s*v\.?\s*t\.?|niet van toepassing|geen)\s*$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NotApplicable();

    /// <summary>"Nul uren contract", "Nulurencontract", "0-urencontract"; not "10 uren".</summary>
    [GeneratedRegex(@"(?<![\p{L}\d])(nul|0)[\s-]*uren", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ZeroHours();

    /// <summary>"Minimum uren contract", "Min-maxcontract", "Minimale uren".</summary>
    [GeneratedRegex(@"(?<!\p{L})min(imum|imale|imaal)?\.?[\s/-]*(max|uren)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex MinMax();
}
