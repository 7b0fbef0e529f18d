using System.Runtime.InteropServices;
using LoketFunctions.Export.Model;

namespace LoketFunctions.Export.Reconcile;

/// <summary>A component and the kind of what is summed for it.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ComponentUse(int Component, AmountKind Kind);

/// <summary>
/// What is to be in Loket: sums by Loket's key. Targets of the mapping that come to the same key are summed before anything is rounded.
/// </summary>
internal sealed class WantedValues
{
    private readonly Dictionary<PayrollLineKey, List<WantedSum>> _lines = [];
    private readonly Dictionary<PayrollLineKey, SortedDictionary<int, CarriedSum>> _carried = [];
    private readonly HashSet<ComponentUse> _uses = [];

    public IEnumerable<PayrollLineKey> Keys => _lines.Keys.Union(_carried.Keys);

    /// <summary>Which component is used for what, over all lines.</summary>
    public IEnumerable<ComponentUse> Uses => _uses.OrderBy(use => use.Component).ThenBy(use => use.Kind);

    public void Add(PayrollLineKey key, IReadOnlyList<SelectedAmount> amounts)
    {
        ref var sums = ref CollectionsMarshal.GetValueRefOrAddDefault(_lines, key, out _);
        sums ??= new List<WantedSum>(amounts.Count);
        foreach (var amount in amounts)
        {
            _uses.Add(new ComponentUse(amount.Component, amount.Kind));
            var at = sums.FindIndex(sum => sum.Component == amount.Component);
            if (at < 0)
                sums.Add(new WantedSum(amount.Component, amount.Kind, amount.Sum));
            else
                sums[at] = sums[at].With(amount);
        }
    }

    /// <summary>Adds a value of another period; it is rounded already.</summary>
    public void Carry(PayrollLineKey key, int component, AmountKind kind, decimal value)
    {
        if (!_carried.TryGetValue(key, out var sums))
            _carried[key] = sums = [];
        sums[component] = new CarriedSum(kind, sums.GetValueOrDefault(component).Value + value);
    }

    /// <summary>Of what the value is the sum; null where nothing is wanted.</summary>
    public AmountKind? KindOf(PayrollLineKey key, int component)
    {
        foreach (var sum in _lines.GetValueOrDefault(key) ?? [])
        {
            if (sum.Component == component)
                return sum.Kind;
        }

        return _carried.GetValueOrDefault(key)?.TryGetValue(component, out var carried) == true ? carried.Kind : null;
    }

    /// <summary>Rounded, by component. A sum that comes to 0 is not a value: it would override what Loket pays by itself.</summary>
    public SortedDictionary<int, decimal> Of(PayrollLineKey key)
    {
        var values = new SortedDictionary<int, decimal>();
        foreach (var sum in _lines.GetValueOrDefault(key) ?? [])
        {
            if (Rounding.ValueOf(sum.Kind, sum.Sum) is not 0 and var value)
                values.Add(sum.Component, value);
        }

        foreach (var (component, carried) in _carried.GetValueOrDefault(key) ?? [])
        {
            values[component] = values.GetValueOrDefault(component) + carried.Value;
            if (values[component] == 0)
                values.Remove(component);
        }

        return values;
    }

    private readonly record struct CarriedSum(AmountKind Kind, decimal Value);

    private readonly record struct WantedSum(int Component, AmountKind Kind, decimal Sum)
    {
        /// <summary>Counts and amounts in one component are an amount; what must not be mixed is a fault of the plan.</summary>
        public WantedSum With(SelectedAmount more) => new(Component, Kind == more.Kind ? Kind : AmountKind.Amount, Sum + more.Sum);
    }
}
