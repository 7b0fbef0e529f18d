namespace LoketFunctions.Export.Model;

/// <summary>What differs in a payroll period that is paid, of one record and component.</summary>
/// <param name="Value">What should be there less what was sent in the period; decimal hours, number or amount.</param>
internal sealed record PeriodDifference(PayrollLineKey Key, int Component, decimal Value)
{
    public override string ToString() => Key.ToString();
}

/// <summary>A difference of a paid period that a person had carried into a later one, which pays it from then on.</summary>
/// <param name="Into">Id of the later period.</param>
/// <param name="By">The planner's own id of who accepted it; null where it did not say.</param>
internal sealed record CarriedCorrection(int Into, PayrollLineKey Key, int Component, decimal Value, string? By, DateTimeOffset At)
{
    public override string ToString() => Key.ToString();
}

/// <summary>The corrections of one paid period, beside its ledger.</summary>
/// <param name="Differences">All that its last export found, whatever of it was carried.</param>
internal sealed record PeriodCorrections(IReadOnlyList<PeriodDifference> Differences, IReadOnlyList<CarriedCorrection> Carried)
{
    public static PeriodCorrections None { get; } = new([], []);

    /// <summary>What nobody has carried yet. Less than nothing where more was carried than differs by now.</summary>
    public IEnumerable<PeriodDifference> Open()
    {
        var carried = Carried.ToLookup(one => (one.Key, one.Component), one => one.Value);
        return Differences.Select(one => one with { Value = one.Value - carried[(one.Key, one.Component)].Sum() })
            .Where(one => one.Value != 0);
    }

    /// <summary>With these carried into a period; what was carried there before becomes one with it.</summary>
    public PeriodCorrections Carry(IEnumerable<PeriodDifference> accepted, int into, string? by, DateTimeOffset at)
    {
        var carried = Carried.ToList();
        foreach (var one in accepted)
        {
            var before = carried.Find(other => (other.Into, other.Key, other.Component) == (into, one.Key, one.Component));
            carried.RemoveAll(other => other == before);
            if ((before?.Value ?? 0) + one.Value is not 0 and var value)
                carried.Add(new CarriedCorrection(into, one.Key, one.Component, value, by, at));
        }

        return this with { Carried = carried };
    }

    public override string ToString() => $"{Differences.Count} differences";
}
