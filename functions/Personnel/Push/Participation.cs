using LoketFunctions.Personnel.Fields;
using LoketFunctions.Personnel.Model;

namespace LoketFunctions.Personnel.Push;

/// <summary>Who takes part (document 003): active, in Dutch payroll, with an employee number and an income number.</summary>
internal static class Participation
{
    private static readonly LoketField EmployeeNumber = LoketFields.Find("employee.employeeNumber")!;
    private static readonly LoketField IncomeNumber = LoketFields.Find("employment.incomeRelationshipNumber")!;

    /// <summary>What is missing; none: takes part. What is not said is not the same as no.</summary>
    /// <param name="faulty">Fields that are said and cannot be read: those are told as faults.</param>
    public static IReadOnlyList<string> Missing(PushedEmployee pushed, SaidEmployee said, IReadOnlySet<string> faulty)
    {
        var missing = new List<string>();
        if (pushed.IsActive is not true)
            missing.Add(pushed.IsActive is null ? PushCodes.ActiveNotSaid : PushCodes.NotActive);
        if (pushed.InDutchPayroll is not true)
            missing.Add(pushed.InDutchPayroll is null ? PushCodes.DutchPayrollNotSaid : PushCodes.NotInDutchPayroll);
        if (Lacks(EmployeeNumber))
            missing.Add(PushCodes.NoEmployeeNumber);
        if (Lacks(IncomeNumber))
            missing.Add(PushCodes.NoIncomeNumber);
        return missing;

        bool Lacks(LoketField field) => said.Present.GetValueOrDefault(field) is null && !faulty.Contains(field.Id);
    }
}
