using System.Runtime.InteropServices;
using LoketFunctions.Export.Model;
using LoketFunctions.Planner;

namespace LoketFunctions.Export.Selecting;

/// <summary>How a registration names its employment. What it says several things by has to fit all of them.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct EmploymentName(Guid? Id, int? Number, DateOnly? Start)
{
    public static EmploymentName Of(Registration registration) => new(registration.EmploymentId, registration.EmploymentNumber, registration.EmploymentStart);

    /// <summary>Any fits where the registration names none.</summary>
    public bool Fits(ExportContract contract) =>
        (Id is null || Id == contract.EmploymentId) && (Number is null || Number == contract.PayrollId) && (Start is null || Start == contract.StartDate);

    public override string ToString() => nameof(EmploymentName);
}
