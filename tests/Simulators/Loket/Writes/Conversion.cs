using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Loket.Data;
using LoketFunctions.Simulators.Loket.Json;
using LoketFunctions.Simulators.Loket.Rest;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Writes;

/// <summary>
/// A concept employee becomes an employee with the same id, with an employment and its date chains; the concept is gone. All that an
/// employee needs has to be there.
/// </summary>
internal sealed class Conversion
{
    private const int Missing = 201;
    private const int Unknown = 202;
    private const int Taken = 203;
    private const int WrongNumber = 204;
    private readonly Call _call;
    private readonly ConceptEmployee _concept;
    private readonly JsonObject _data;
    private readonly List<Message> _broken = [];

    private Conversion(Call call)
    {
        _call = call;
        _concept = ConceptWrites.Of(call);
        _data = _concept.Data;
    }

    private EmployerStaff Staff => _call.Staff;

    private Administration? Administration => Staff.Administrations.FirstOrDefault(a => a.Id == AdministrationId);

    private Guid? AdministrationId =>
        _data.Id("employmentData.payrollAdministration.id") ?? _data.Id("employmentData.nonPayrollAdministration.id");

    public static Answer Patch(Call call) => new Conversion(call).Run();

    private Answer Run()
    {
        CheckPerson();
        CheckEmployment();
        CheckNumbers();
        if (_broken.Count > 0)
            return Answer.Messages(400, _call.Version, _broken);
        if (!_call.ValidatesOnly)
            _call.Database.Change(Convert);
        return Answer.Messages(200, _call.Version, []);
    }

    private void CheckPerson()
    {
        foreach (var field in new[] { "lastName", "initials", "dateOfBirth", "gender" })
            Need($"employeeData.personalDetails.{field}");
        foreach (var field in new[] { "street", "houseNumber", "postalCode", "city", "country" })
            Need($"employeeData.address.{field}");
    }

    private void CheckEmployment()
    {
        foreach (var field in new[] { "startDate", "employmentDurationType" })
            Need($"employmentData.{field}");
        if (AdministrationId is null)
            Need("employmentData.payrollAdministration");
        else
            Know(Administration is not null, "employmentData.payrollAdministration");
        foreach (var field in new[] { "department", "function", "distributionUnit" })
            Need($"organizationalEntityData.{field}");
        Need("workingHoursData.shift");
        var hasOtherWage = _data.At("wageData.netWage") is not null || _data.Flag("wageData.applyPayGrade") is true;
        if (Administration?.IsPayroll is not false && !hasOtherWage)
        {
            Need("wageData.grossWage");
            Need("wageData.grossWageType");
        }
    }

    /// <summary>What stood in a list when the concept was made may be gone since.</summary>
    private void CheckNumbers()
    {
        Listed("organizationalEntityData.department", Staff.Departments.Select(d => d.Id));
        Listed("organizationalEntityData.function", Staff.Functions.Select(f => f.Id));
        Listed("organizationalEntityData.distributionUnit", Staff.DistributionUnits.Select(u => u.Id));
        if (Administration is { } administration && _data.Whole("workingHoursData.shift.shiftNumber") is { } shift)
            Know(!administration.IsPayroll || administration.Shifts.Any(s => s.Number == shift), "workingHoursData.shift");
        if (_data.Whole("employeeData.employeeNumber") is { } number && Staff.Employees.Any(e => e.Number == number))
            Break(Taken, "employeeData.employeeNumber", "Het personeelsnummer is al in gebruik.");
        if (_concept.CitizenServiceNumber is { } bsn && !CitizenServiceNumber.Holds(bsn))
            Break(WrongNumber, "citizenServiceNumber", "Het burgerservicenummer voldoet niet aan de elfproef.");
        if (_data.Day("employmentData.commissionUntilDate") < _data.Day("employmentData.startDate"))
            Break(WrongNumber, "employmentData.commissionUntilDate", "De aanstelling eindigt voor de datum in dienst.");
    }

    private Guid Convert(DatabaseEdit edit)
    {
        var person = Reading.Person(Blank(_concept.Id, _call.Employer!.Id, edit.NextEmployeeNumber()), _data["employeeData"]!.AsObject());
        edit.ChangeStaff(_call.Employer.Id, staff => staff with { Concepts = [.. staff.Concepts.Where(c => c.Id != _concept.Id)] });
        edit.Add(
            person with { CitizenServiceNumber = _concept.CitizenServiceNumber },
            Employment(_data, person.Id, Administration!, _call, edit));
        return person.Id;
    }

    /// <summary>An employment of the blocks that concept employees and additional employments have in common.</summary>
    public static Employment Employment(JsonObject data, Guid employeeId, Administration administration, Call call, DatabaseEdit edit)
    {
        var start = data.Day("employmentData.startDate")!.Value;
        var blank = new Employment(
            Guid.NewGuid(), call.Employer!.Id, employeeId, administration.Id, edit.NextPayrollId(administration), 1, start, null, null,
            new ContractTerm(null, [], null), false, null, false, [], [], [], 0);
        var wage = Block("wageData");
        return Reading.Terms(blank, Block("employmentData")) with
        {
            Wages = wage.Count == 0 ? [] : [Reading.Wage(wage, Guid.NewGuid(), start, administration)],
            Hours = [Reading.Hours(Block("workingHoursData"), Guid.NewGuid(), start, administration)],
            Organization = [Reading.Place(Block("organizationalEntityData"), Guid.NewGuid(), start, call.Staff)],
        };

        JsonObject Block(string name) => (data[name] as JsonObject ?? new JsonObject()).Filled();
    }

    private static Employee Blank(Guid id, Guid employerId, int number) => new(
        id, employerId, number, new PersonName(null, "", null, "", null, null, NameFormat.Own), default, null, null, Lists.Man, null, null,
        new ContactDetails(null, null, null, null, null, null), null, null, null);

    private void Need(string field)
    {
        if (string.IsNullOrEmpty(_data.At(field)?.ToString()))
            Break(Missing, field, $"{field} is verplicht.");
    }

    private void Listed(string field, IEnumerable<Guid> ids) =>
        Know(_data.Id($"{field}.key") is not { } key || ids.Contains(key), field);

    private void Know(bool isKnown, string field)
    {
        if (!isKnown)
            Break(Unknown, field, $"De waarde van {field} komt niet voor in de lijst.");
    }

    private void Break(int code, string field, string description) =>
        _broken.Add(new Message("BrokenBusinessRule", code, null, description, [field]));
}
