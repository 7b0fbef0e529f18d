namespace LoketFunctions.Simulators.Loket.Staff;

/// <summary>Loket's linked date chains: no gaps, and a later record closes the one before it.</summary>
internal static class DateChain
{
    /// <summary>The last day of record <paramref name="index"/>, or null when nothing ends it.</summary>
    public static DateOnly? EndOf<T>(IReadOnlyList<T> chain, int index, DateOnly? employmentEnd)
        where T : IChainLink =>
        index + 1 < chain.Count ? chain[index + 1].StartDate.AddDays(-1) : employmentEnd;

    /// <summary>The position of the record valid on <paramref name="day"/>, or -1: before the first one or after the employment.</summary>
    public static int IndexAt<T>(IReadOnlyList<T> chain, DateOnly day, DateOnly? employmentEnd)
        where T : IChainLink
    {
        if (employmentEnd < day)
        {
            return -1;
        }

        for (var i = chain.Count - 1; i >= 0; i--)
        {
            if (chain[i].StartDate <= day)
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The chain with a new record; one that starts on the same day is replaced, as Loket keeps no empty stretches.</summary>
    public static IReadOnlyList<T> Append<T>(IReadOnlyList<T> chain, T link)
        where T : IChainLink =>
        [.. chain.Where(l => l.StartDate != link.StartDate).Append(link).OrderBy(l => l.StartDate)];
}
