using System.Globalization;
using System.Text.Json.Serialization;

namespace LoketFunctions.Loket.Model;

/// <summary>Loonstroken of an approved run, as one file.</summary>
internal sealed record Payslip(
    [property: JsonPropertyName("payrollrunId")] Guid? PayrollRunId,
    PayslipPeriod? PayrollPeriod,
    int? NumberOfPayslips) : IListed
{
    string? IListed.Identity => PayrollRunId?.ToString("D");

    string IListed.IdentityField => "payrollrunId";
}

/// <param name="TestYear">Not real: nobody is paid by it.</param>
internal sealed record PayslipPeriod(int? Year, int? PeriodNumber, DateOnly? PeriodStartDate, DateOnly? PeriodEndDate, bool? TestYear);

/// <summary>A year of which there is a year-end statement (jaaropgave).</summary>
internal sealed record YearEndStatement(int? Year) : IListed
{
    string? IListed.Identity => Year?.ToString(CultureInfo.InvariantCulture);

    string IListed.IdentityField => "year";
}

/// <summary>Kostprijs per uur of an employment, from a payroll period on.</summary>
/// <param name="RegistrationMethod">Wijze van aanmaken: Verloning, Schatting or Handmatig.</param>
internal sealed record CostPerHour(
    Guid? Id,
    [property: JsonPropertyName("costPerHour")] decimal? Amount,
    [property: JsonPropertyName("payrollPeriods")] CostPeriod? Period,
    Metadata? RegistrationMethod) : PersonalRecord, IListed
{
    string? IListed.Identity => Id?.ToString("D");
}

/// <param name="Id">yyyypp, e.g. 202601.</param>
internal sealed record CostPeriod(int? Id, int? Year, int? PeriodNumber, DateOnly? StartDate, DateOnly? EndDate);
