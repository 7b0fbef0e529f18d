using System.Globalization;

namespace LoketFunctions.Loket.Model;

/// <summary>
/// Variabele gegevens: the values of one employment in one period. Everything but the components is the record's natural key;
/// writing to the same key changes the same record.
/// </summary>
/// <param name="Id">Only in the list of an employment.</param>
/// <param name="Employment">Only in the list of an administration.</param>
/// <param name="PayslipType">1 ordinary, 2 special rate.</param>
internal sealed record PeriodDataRecord(
    Guid? Id,
    PeriodDataEmployment? Employment,
    PayrollPeriodReference? PayrollPeriod,
    Shift? Shift,
    Metadata? PayslipType,
    CodedReference? DistributionUnit,
    CostReference? CostCenter,
    CostReference? CostUnit,
    IReadOnlyList<PeriodDataComponent>? PayrollComponents) : PersonalRecord, IListed
{
    string? IListed.Identity => Id?.ToString("D") ?? (Employment?.Id is { } employment ? NaturalKey(employment) : null);

    private string NaturalKey(Guid employment) => string.Create(
        CultureInfo.InvariantCulture,
        $"{employment:D}/{PayrollPeriod?.Year}/{PayrollPeriod?.PeriodNumber}/{Shift?.ShiftNumber}/{PayslipType?.Key}/"
        + $"{DistributionUnit?.Key:D}/{CostCenter?.Key}/{CostUnit?.Key}");
}

/// <param name="PayrollId">Personeelsnummer verloning: unique only within its administration.</param>
internal sealed record PeriodDataEmployment(Guid? Id, int? PayrollId) : PersonalRecord;

/// <param name="Value">Hours or an amount. Null: nothing was entered, which is not 0.</param>
/// <param name="IsSupplement">Added to the fixed value of the component; false: replaces it.</param>
internal sealed record PeriodDataComponent(PayrollComponent? PayrollComponent, decimal? Value, bool? IsSupplement) : PersonalRecord;

/// <summary>Kostenplaats or kostendrager, of the administration's journal profile.</summary>
/// <param name="Code">Not unique: the key decides.</param>
internal sealed record CostReference(int? Key, string? Code, string? Description);

/// <summary>What Loket would fill in for an employment. Null: there is no default.</summary>
internal sealed record PeriodDataDefaults(
    Shift? Shift, Metadata? PayslipType, CodedReference? DistributionUnit, CostReference? CostCenter, CostReference? CostUnit);
