using LoketFunctions.Mapping;
using LoketFunctions.Personnel.Model;

namespace LoketFunctions.Personnel.Pay;

/// <param name="Compensation">The HR system's id of it.</param>
internal sealed record CompensationFault(string Code, string Compensation, DateOnly From)
{
    public override string ToString() => Code;
}

/// <summary>What cannot be of compensations as they are said. Where there is anything, nothing of the employee is sent.</summary>
internal static class CompensationCheck
{
    private const int Decimals = 2;

    public static IReadOnlyList<CompensationFault> Faults(IReadOnlyList<PushedCompensation> said)
    {
        var twice = said.GroupBy(one => one.Id, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key)
            .ToHashSet(StringComparer.Ordinal);
        return [.. from one in said
                   from code in Codes(one, twice)
                   select new CompensationFault(code, one.Id, one.From)];
    }

    private static IEnumerable<string> Codes(PushedCompensation one, HashSet<string> twice)
    {
        if (twice.Contains(one.Id) || !MappingChange.IsCode(one.Id))
            yield return PayCodes.IdOdd;
        if (!MappingChange.IsCode(one.Type))
            yield return PayCodes.TypeOdd;
        if (decimal.Round(one.Amount, Decimals) != one.Amount)
            yield return PayCodes.AmountOdd;
        if (one.Until is { } until && (one.Kind == CompensationKind.OneTime || until < one.From))
            yield return PayCodes.UntilOdd;
    }
}
