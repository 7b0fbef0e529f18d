using LoketFunctions.Simulators.Loket.Json;
using LoketFunctions.Simulators.Loket.Rest;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Writes;

/// <summary>Employees changed, and their citizen service numbers.</summary>
internal static class EmployeeWrites
{
    public static Answer Put(Call call)
    {
        var employee = Of(call);
        var body = Body.Read(call, Options(call));
        if (!body.IsBroken)
            CheckNumber(body, call.Staff, employee.Id);
        return body.IsBroken
            ? body.Refusal(call.Version)
            : Saved(call, Reading.Person(employee, body.Json), call.Version == "2018-12-31"
                ? EmployeeShapes.Version20181231
                : EmployeeShapes.Version20210329);
    }

    public static Answer PutNumber(Call call)
    {
        var body = Body.Read(call, Options(call));
        var number = body.IsBroken ? null : body.Json.Text("citizenServiceNumber");
        body.Require(
            number is null || CitizenServiceNumber.Holds(number), 204, "citizenServiceNumber",
            "Het burgerservicenummer voldoet niet aan de elfproef.");
        return body.IsBroken
            ? body.Refusal(call.Version)
            : Saved(call, Of(call) with { CitizenServiceNumber = number }, saved => ConceptShapes.Number(saved[0]));
    }

    public static Employee Of(Call call) => call.Employer!.Employee(call.Id)!;

    public static FieldOptions Options(Call call) => new(call.Employer!, null, call.State.Today.Year);

    private static void CheckNumber(Body body, EmployerStaff staff, Guid id)
    {
        var number = body.Json.Whole("employeeNumber");
        body.Require(
            staff.Employees.All(e => e.Id == id || e.Number != number), 203, "employeeNumber", "Het personeelsnummer is al in gebruik.");
    }

    private static Answer Saved(Call call, Employee employee, Func<IReadOnlyList<Employee>, Rows> shape)
    {
        call.Database.Change(edit => edit.Save(employee));
        return Answer.Content(200, call.Version, shape([employee]));
    }
}
