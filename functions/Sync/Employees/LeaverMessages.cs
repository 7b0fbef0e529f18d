using LoketFunctions.Http;
using LoketFunctions.Identifiers;

namespace LoketFunctions.Sync.Employees;

/// <summary>A payroll period that was not paid yet, and what keeps somebody who leaves in it.</summary>
/// <param name="Id">yyyypp, e.g. 202611.</param>
/// <param name="HoldsLastDay">The last day employed lies in it.</param>
/// <param name="HasSentData">This app has sent values of the employment for it.</param>
public sealed record OpenPeriodResponse(
    int Id, int Year, int PeriodNumber, DateOnly StartDate, DateOnly EndDate, bool HoldsLastDay, bool HasSentData);

/// <summary>An employment that ended, or ends soon.</summary>
/// <param name="LastDay">Last day employed.</param>
/// <param name="OpenPeriods">Those that are still to be paid, the oldest first.</param>
/// <param name="Warning">What to wait for before deactivating in Loket, in the reader's language; null where nothing is.</param>
public sealed record LeaverResponse(
    Guid LoketEmployeeId, Guid EmploymentId, string Name, PersonnelNumber? PersonnelNumber, DateOnly LastDay, bool HasEnded,
    IReadOnlyList<OpenPeriodResponse> OpenPeriods, string? Warning)
{
    public override string ToString() => EmploymentId.ToString();
}

/// <param name="Leavers">By last day.</param>
/// <param name="Total">How many there are, whichever are listed.</param>
public sealed record LeaverList(IReadOnlyList<LeaverResponse> Leavers, int Total)
{
    public static LeaverList Of(IReadOnlyList<LeaverResponse> leavers) => new(leavers, leavers.Count);

    public LeaverList AtPage(PageQuery page) => this with { Leavers = page.From(Leavers) };

    public override string ToString() => $"{Total} leavers";
}
