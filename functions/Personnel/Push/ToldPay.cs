using System.Globalization;
using LoketFunctions.Export.Model;
using LoketFunctions.Personnel.Model;
using LoketFunctions.Personnel.Pay;

namespace LoketFunctions.Personnel.Push;

/// <summary>
/// What no push can mend is told once, and again where something else is said: a period that is paid stays as it is, and a person may have
/// corrected it where this link does not see it.
/// </summary>
internal sealed class ToldPay(IReadOnlyDictionary<string, decimal>? before)
{
    private readonly Dictionary<string, decimal> _now = new(StringComparer.Ordinal);

    /// <summary>All that is so now, whenever it was told.</summary>
    public IReadOnlyDictionary<string, decimal> Now => _now;

    public bool IsChanged => _now.Count != (before?.Count ?? 0) || _now.Any(one => !WasTold(one.Key, one.Value));

    public bool IsNews(PayFault fault, ExportPeriod period) => fault.Wanted is not { } wanted
        || IsNews(string.Create(CultureInfo.InvariantCulture, $"{period.Id}/{fault.Component}"), wanted);

    /// <summary>It is of a day that no payroll period holds.</summary>
    public bool IsNews(PushedCompensation one) => IsNews($"{one.From:yyyy-MM-dd}/{one.Id}", one.Amount);

    private bool IsNews(string what, decimal wanted)
    {
        _now[what] = wanted;
        return !WasTold(what, wanted);
    }

    private bool WasTold(string what, decimal wanted) => before?.TryGetValue(what, out var told) == true && told == wanted;
}
