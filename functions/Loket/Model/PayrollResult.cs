using System.Text.Json.Serialization;

namespace LoketFunctions.Loket.Model;

/// <summary>Loonoutput: what payroll made of an employment.</summary>
/// <param name="Periods">One where a period is asked for; of a run also earlier ones, where it changed their results.</param>
internal sealed record PayrollResult(
    Guid? EmploymentId,
    [property: JsonPropertyName("payrollPeriods")] IReadOnlyList<PeriodResult>? Periods) : PersonalRecord, IListed
{
    string? IListed.Identity => EmploymentId?.ToString("D");

    string IListed.IdentityField => "employmentId";
}

internal sealed record PeriodResult(PayslipPeriod? PayrollPeriod, IReadOnlyList<PayslipResult>? PayslipTypes) : PersonalRecord;

/// <param name="PayslipType">1 ordinary, 2 special rate.</param>
/// <param name="Components">A component may stand on payslips of both types.</param>
internal sealed record PayslipResult(
    Metadata? PayslipType,
    [property: JsonPropertyName("payrollComponentResults")] IReadOnlyList<ComponentResult>? Components) : PersonalRecord;

/// <param name="Value">Hours, euros or a number, by the component, at the ordinary rate.</param>
/// <param name="ValueSpecialTariff">Likewise at the special rate (bijzonder tarief): beside the other, no part of it.</param>
internal sealed record ComponentResult(ResultComponent? PayrollComponent, decimal? Value, decimal? ValueSpecialTariff) : PersonalRecord;

/// <summary>A <see cref="PayrollComponent"/> as results name it.</summary>
/// <param name="Column">Kolom of the wage sheet.</param>
internal sealed record ResultComponent(
    int? Key, [property: JsonPropertyName("value")] string? Description, Metadata? Category, Metadata? Column);
