using System.Runtime.InteropServices;
using LoketFunctions.Export.Model;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Select;

/// <summary>
/// Whether what employments have of allowances on a day is likely: of one administration, as a second job has its own. Keeps a number per
/// employment, day, code and amount, and no registration. An allowance on a day without hours is likely: standby, a phone or the
/// kilometres of a month come without a shift.
/// </summary>
/// <param name="components">Loket's, by the planner's code.</param>
internal sealed class AllowanceLikelihood(IReadOnlyDictionary<string, int?> components)
{
    /// <summary>
    /// Of one employment, far more than a period has; what comes after is not looked at, so that no employment takes long.
    /// </summary>
    public const int MaxKept = 2000;

    private const int None = -1;

    private readonly Dictionary<string, int> _codes = components.Keys.Index()
        .ToDictionary(code => code.Item, code => code.Index, StringComparer.Ordinal);

    private readonly Dictionary<Guid, Employment> _employments = [];
    private readonly ChunkedList<Amount> _amounts = new();

    /// <param name="selected">What of the registration goes out; nothing is said of the rest.</param>
    public void Add(Registration registration, ExportContract contract, SelectedRegistration selected)
    {
        var allowances = registration.Allowances;
        for (var at = 0; at < allowances.Count; at++)
        {
            var code = allowances[at].Component;
            if (components.GetValueOrDefault(code) is not { } component || !Goes(selected, component) || IsBefore(allowances, at, code))
                continue;
            var value = 0m;
            for (var same = at; same < allowances.Count; same++)
                value += allowances[same].Component == code ? allowances[same].Value : 0;
            if (value != 0)
                Add(registration, contract, _codes[code], value);
        }
    }

    /// <summary>Once, after the last registration.</summary>
    public IEnumerable<Doubt> Doubts(LikelyRules rules)
    {
        List<int?> byCode = [.. _codes.OrderBy(code => code.Value).Select(code => components[code.Key])];
        foreach (var employment in _employments.Values)
        {
            foreach (var twice in Amounts(employment.First).Where(amount => amount.Times > 1))
                yield return Of(DoubtCode.AllowanceDoubled, employment, twice.Day, byCode[twice.Code], twice.Sum, twice.Value);
            if (rules.MaxAllowancePerDay is not { } most)
                continue;
            foreach (var day in Amounts(employment.First).GroupBy(amount => (amount.Day, amount.Code), amount => amount.Sum))
            {
                if (day.Sum() is var sum && sum > most)
                    yield return Of(DoubtCode.AllowanceTooMuch, employment, day.Key.Day, byCode[day.Key.Code], sum, most);
            }
        }
    }

    private static Doubt Of(string code, Employment of, int day, int? component, decimal value, decimal usual) =>
        new(code, DateOnly.FromDayNumber(day), of.Employee, of.Contract.Name, of.Contract.EmployeeNumber, null, value,
            usual)
        { Component = component };

    private void Add(Registration registration, ExportContract contract, int code, decimal value)
    {
        ref var employment = ref CollectionsMarshal.GetValueRefOrAddDefault(_employments, contract.EmploymentId, out var isKnown);
        if (!isKnown)
            employment = new Employment { Contract = contract, Employee = registration.EmployeeId, First = None };
        var (day, size) = (registration.Date.DayNumber, Math.Abs(value));
        var at = employment.First;
        while (at != None && (_amounts[at].Day != day || _amounts[at].Code != code || _amounts[at].Value != size))
            at = _amounts[at].Next;
        if (at == None)
        {
            if (employment.Kept == MaxKept)
                return;
            at = employment.First = _amounts.Add(new Amount { Day = day, Code = code, Value = size, Next = employment.First });
            employment.Kept++;
        }

        // A correction takes one back.
        _amounts[at].Times += Math.Sign(value);
    }

    private IEnumerable<Amount> Amounts(int first)
    {
        for (var at = first; at != None; at = _amounts[at].Next)
            yield return _amounts[at];
    }

    private static bool Goes(SelectedRegistration selected, int component)
    {
        foreach (var part in selected.Parts)
        {
            if (part.Item == ExportItem.Allowances && part.Component == component)
                return true;
        }

        return false;
    }

    private static bool IsBefore(IReadOnlyList<Allowance> allowances, int end, string code)
    {
        for (var at = 0; at < end; at++)
        {
            if (allowances[at].Component == code)
                return true;
        }

        return false;
    }

    [StructLayout(LayoutKind.Auto)]
    private struct Employment
    {
        public ExportContract Contract;
        public string Employee;
        public int First;
        public int Kept;
    }

    /// <summary>In how many registrations an amount stands, less those that take it back.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Amount
    {
        public int Day;
        public int Code;
        public int Next;
        public int Times;
        public decimal Value;

        public readonly decimal Sum => Value * Times;
    }
}
