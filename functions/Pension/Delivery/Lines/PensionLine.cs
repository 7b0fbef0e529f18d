using LoketFunctions.Identifiers;
using LoketFunctions.Loket.Model;
using LoketFunctions.Pension.Delivery.Layout;

namespace LoketFunctions.Pension.Delivery.Lines;

/// <summary>What Loket tells of one employment in one payroll period. Null: it does not.</summary>
/// <param name="Number">Null where Loket tells none, or something that is none.</param>
/// <param name="HasOddNumber">Loket tells a number that is no citizen service number.</param>
/// <param name="PartTimeFactor">1 is full time.</param>
/// <param name="Pay">By payroll component: the sum over the payslips of the period.</param>
internal sealed record PensionLine(
    Guid EmploymentId, Guid EmployeeId, Employment Employment, CitizenServiceNumber? Number, bool HasOddNumber, decimal? HoursPerWeek,
    decimal? PartTimeFactor, IReadOnlyDictionary<int, decimal> Pay) : PersonalRecord;

/// <summary>What all lines of a file have in common.</summary>
/// <param name="EmployerId">The number that Loket shows.</param>
internal sealed record DeliveryFrame(
    string EmployerId, string? WageTaxNumber, string? ContractNumber, DeliveryPeriod Period)
{
    public override string ToString() => nameof(DeliveryFrame);
}

/// <param name="Id">yyyypp, e.g. 202601.</param>
internal sealed record DeliveryPeriod(int Id, DateOnly Start, DateOnly End)
{
    public int Year => PeriodIds.YearOf(Id);

    public int Number => PeriodIds.NumberOf(Id);
}

/// <summary>Why a line is left out.</summary>
internal static class LineCodes
{
    /// <summary>Loket does not tell what the column needs.</summary>
    public const string Missing = "missing";

    /// <summary>Loket tells something that it cannot be.</summary>
    public const string Unreadable = "unreadable";

    /// <summary>There are results of an employment that the list of employments does not have.</summary>
    public const string UnknownEmployment = "unknown-employment";
}

/// <summary>A line that is left out of a file, and why.</summary>
/// <param name="EmploymentId">Null where the record does not say whose it is.</param>
/// <param name="Value">What is missing or unreadable; null where it is the whole record.</param>
internal sealed record SetAsideLine(Guid? EmploymentId, Guid? EmployeeId, string? PersonnelNumber, LineValue? Value, string Code)
    : PersonalRecord;
