using LoketFunctions.Export.Model;

namespace LoketFunctions.Export.Reconcile;

/// <summary>A value that one period pays for another.</summary>
/// <param name="From">Id of the period whose correction it is.</param>
internal sealed record CarriedValue(int From, PayrollLineKey Key, int Component, decimal Value)
{
    public override string ToString() => Key.ToString();
}

/// <summary>What a period pays for earlier ones, and what later ones pay for it, by corrections that people accepted.</summary>
internal sealed record CarriedValues(IReadOnlyList<CarriedValue> In, IReadOnlyList<CarriedValue> Out)
{
    public static CarriedValues None { get; } = new([], []);

    public static CarriedValues Of(int period, IReadOnlyDictionary<int, PeriodCorrections> corrections)
    {
        var all = corrections.SelectMany(one => one.Value.Carried, (one, carried) =>
            (carried.Into, Value: new CarriedValue(one.Key, carried.Key, carried.Component, carried.Value))).ToList();
        return new CarriedValues(
            [.. all.Where(one => one.Into == period).Select(one => one.Value)],
            [.. all.Where(one => one.Value.From == period).Select(one => one.Value)]);
    }

    /// <summary>
    /// What is to be added to what the registrations come to. A period that was opened again after all pays no more than what no later one
    /// pays already.
    /// </summary>
    public IEnumerable<CarriedValue> Wanted(PeriodState state) =>
        state == PeriodState.Open ? In.Concat(Out.Select(one => one with { Value = -one.Value })) : In;

    /// <summary>
    /// The ledger to compare a plan with. Of a period that takes no values any more, what was carried into a later one is as good as sent:
    /// it differs no more.
    /// </summary>
    public Ledger Paid(Ledger ledger, PeriodState state)
    {
        if (state == PeriodState.Open || Out.Count == 0)
            return ledger;
        var edit = new LedgerEdit(ledger);
        foreach (var carried in Out.GroupBy(one => (one.Key, one.Component), one => one.Value))
        {
            var cell = ledger.Lines.Find(line => line.Key == carried.Key.Key)?.Cells.GetValueOrDefault(carried.Key.Component);
            var value = (cell?.Value ?? 0) + carried.Sum();
            edit.Set(carried.Key.Key, carried.Key.Component, value == 0 ? null : new LedgerCell(value, cell?.Pending ?? false));
        }

        return edit.Result(ledger.FileVersion, ledger.LastFileExportId);
    }

    /// <summary>
    /// All that differs in a paid period, from a plan that was compared with <see cref="Paid"/>. What differs no more and was carried is
    /// among it, with 0: it was carried for nothing.
    /// </summary>
    public IReadOnlyList<PeriodDifference> Differences(IEnumerable<PlannedLine> lines)
    {
        var all = Out.GroupBy(one => (one.Key, one.Component), one => one.Value).ToDictionary(one => one.Key, one => one.Sum());
        foreach (var line in lines)
        {
            foreach (var cell in line.Cells.Where(cell => cell.Change != CellChange.Unchanged))
                all[(line.Key, cell.Component)] =
                    all.GetValueOrDefault((line.Key, cell.Component)) + (cell.Value ?? 0) - (cell.Before ?? 0);
        }

        return [.. all.Select(one => new PeriodDifference(one.Key.Key, one.Key.Component, one.Value))];
    }

    public override string ToString() => $"{In.Count} in, {Out.Count} out";
}
