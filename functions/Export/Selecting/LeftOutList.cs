using LoketFunctions.Export.Model;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Selecting;

/// <summary>What stays behind of the registration at hand.</summary>
internal sealed class LeftOutList
{
    private readonly List<LeftOut> _items = [];

    public IReadOnlyList<LeftOut> Items => _items;

    public void Clear() => _items.Clear();

    public void Add(Registration registration, string reason, ExportItem? item = null) =>
        _items.Add(new LeftOut(registration.Id, reason, item, registration.Date, registration.EmployeeId));
}
