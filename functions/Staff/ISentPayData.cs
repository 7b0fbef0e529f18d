using LoketFunctions.Identifiers;

namespace LoketFunctions.Staff;

/// <summary>Of whom this app has sent pay data to Loket.</summary>
internal interface ISentPayData
{
    /// <summary>The employments of whom values are, or may be, in the payroll period because this app sent them.</summary>
    /// <param name="periodId">yyyypp, e.g. 202611.</param>
    Task<IReadOnlySet<Guid>> EmploymentsAsync(AdministrationKey administration, int periodId, CancellationToken cancellation);
}
