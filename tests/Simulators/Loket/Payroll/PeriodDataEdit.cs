using System.Collections.Immutable;

namespace LoketFunctions.Simulators.Loket.Payroll;

/// <summary>Changes of period data that appear together.</summary>
internal sealed class PeriodDataEdit(PayrollState before)
{
    private readonly ImmutableDictionary<Guid, ImmutableArray<PeriodRecord>>.Builder _records = before.Records.ToBuilder();

    public PayrollState Commit() => before with { Records = _records.ToImmutable() };

    /// <summary>
    /// Inserts or changes the record of that key; what the patch does not name stays, and a record without components disappears.
    /// </summary>
    public void Apply(Guid employmentId, RecordKey key, PeriodPatch patch)
    {
        var records = _records.GetValueOrDefault(employmentId, []);
        var found = records.FirstOrDefault(r => r.Key == key);
        var record = found ?? new PeriodRecord(employmentId, key, null, ImmutableSortedDictionary<int, ComponentValue>.Empty);
        var components = record.Components.ToBuilder();
        foreach (var one in patch.Components)
        {
            Apply(components, one, patch.Method ?? ProcessingMethod.Overwrite);
        }

        var changed = record with { PayslipText = patch.PayslipText ?? record.PayslipText, Components = components.ToImmutable() };
        Store(employmentId, (found, changed.Components.IsEmpty) switch
        {
            (null, true) => records,
            (null, false) => records.Add(changed),
            (_, true) => records.Remove(found),
            _ => records.Replace(found, changed),
        });
    }

    /// <summary>Takes away all records of an employment that meet the test.</summary>
    public void Remove(Guid employmentId, Predicate<PeriodRecord> test) =>
        Store(employmentId, _records.GetValueOrDefault(employmentId, []).RemoveAll(test));

    private void Store(Guid employmentId, ImmutableArray<PeriodRecord> records)
    {
        if (records.IsEmpty)
        {
            _records.Remove(employmentId);
        }
        else
        {
            _records[employmentId] = records;
        }
    }

    private static void Apply(
        ImmutableSortedDictionary<int, ComponentValue>.Builder components, ComponentPatch patch, ProcessingMethod method)
    {
        var key = patch.Component!.Value;
        var has = components.TryGetValue(key, out var present);
        if (has && method == ProcessingMethod.DoNotOverwrite)
        {
            return;
        }

        if (patch.Value is not { } value)
        {
            components.Remove(key);
            return;
        }

        components[key] = new ComponentValue(has && method == ProcessingMethod.AddUp ? present.Value + value : value, patch.IsSupplement);
    }
}
