using LoketFunctions.Export.Body;
using LoketFunctions.Export.Model;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Select;

/// <summary>What stays behind of the registration at hand.</summary>
/// <param name="staff">Names whoever it is of.</param>
internal sealed class LeftOutList(StaffIndex staff)
{
    private readonly List<LeftOut> _items = [];

    public IReadOnlyList<LeftOut> Items => _items;

    public void Clear() => _items.Clear();

    public void Add(Registration registration, string reason, ExportItem? item = null) =>
        Add(RegistrationIdentity.Of(registration), reason, item);

    /// <param name="fault">What is wrong with it, where that is the reason.</param>
    public void Add(in RegistrationIdentity one, string reason, ExportItem? item = null, FieldFault? fault = null)
    {
        var person = one.EmployeeId is { } employee ? staff.PersonOf(employee) : null;
        _items.Add(new LeftOut(one.Id, reason, item, one.Date, one.EmployeeId)
        {
            Name = person is null ? staff.NameInPlanner(one.EmployeeId) : person.Name,
            PersonnelNumber = person?.PersonnelNumber,
            Fault = fault,
        });
    }
}
