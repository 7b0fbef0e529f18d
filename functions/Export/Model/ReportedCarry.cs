namespace LoketFunctions.Export.Model;

/// <summary>A part of a period's values that is a correction of an earlier period.</summary>
/// <param name="From">Id of that period, yyyypp.</param>
public sealed record ReportedCarry(int From, Guid EmploymentId, int? PayrollId, string Name, int Component, decimal Value)
{
    public override string ToString() => EmploymentId.ToString();
}
