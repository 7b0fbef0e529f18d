using System.Runtime.InteropServices;
using LoketFunctions.Export.Model;
using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Export.Body;

/// <summary>How a registration names its employment. What it says several things by has to fit all of them.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EmploymentName(Guid? Id, int? Number, DateOnly? Start)
{
    public static EmploymentName Of(Registration registration) =>
        new(registration.EmploymentId, registration.EmploymentNumber, registration.EmploymentStart);

    /// <summary>Any fits where the registration names none.</summary>
    /// <param name="on">The day of the registration: its number may be the one that held then.</param>
    public bool Fits(ExportContract contract, DateOnly on) =>
        (Id is null || Id == contract.EmploymentId)
        && (Number is null || Number == contract.PayrollId || Number == contract.History.Numbers.On(on))
        && (Start is null || Start == contract.StartDate);

    public override string ToString() => nameof(EmploymentName);
}
