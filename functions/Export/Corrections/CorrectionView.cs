using LoketFunctions.Export.Model;
using LoketFunctions.Export.Texts;
using LoketFunctions.Mapping;
using LoketFunctions.Runs;

namespace LoketFunctions.Export.Corrections;

/// <summary>A correction as it is stored.</summary>
/// <param name="Carried">Null where it is offered.</param>
internal sealed record FoundCorrection(int From, PayrollLineKey Key, int Component, decimal Value, CarriedCorrection? Carried)
{
    public override string ToString() => Key.ToString();
}

/// <summary>Corrections in the words of a reader.</summary>
internal sealed class CorrectionView(ExportPeriod period, PayrollLists lists, Dictionary<Guid, ExportContract> contracts, string language)
{
    private readonly Dictionary<int, string> _components = lists.Components.ToDictionary(
        component => component.Number, component => component.Description);
    private readonly Dictionary<Guid, int?> _units = lists.DistributionUnits.ToDictionary(unit => unit.Id, unit => unit.Code);

    public CorrectionResponse Of(FoundCorrection found)
    {
        var (year, number) = Math.DivRem(found.From, 100);
        var contract = contracts.GetValueOrDefault(found.Key.EmploymentId);
        return new CorrectionResponse
        {
            Id = CorrectionResponse.IdOf(found.From, found.Key, found.Component, found.Value),
            State = found.Carried is null ? CorrectionState.Offered : CorrectionState.Carried,
            FromYear = year,
            FromPeriodNumber = number,
            EmploymentId = found.Key.EmploymentId,
            PayrollId = contract?.PayrollId,
            Name = contract?.Name ?? "",
            Component = found.Component,
            Description = _components.GetValueOrDefault(found.Component) ?? "",
            UnitCode = _units.GetValueOrDefault(found.Key.DistributionUnit),
            Value = found.Value,
            AcceptedBy = found.Carried?.By,
            AcceptedAt = found.Carried?.At,
            Problem = ProblemOf(found, contract) is { } code ? NoticeResponse.Of(code, ExportWords.Explain(code, language)) : null,
        };
    }

    private string? ProblemOf(FoundCorrection found, ExportContract? contract) => contract switch
    {
        null => CorrectionCode.EmploymentGone,
        { EndDate: { } end } when end < period.StartDate => CorrectionCode.EmploymentEnded,
        _ when !_components.ContainsKey(found.Component) => CorrectionCode.ComponentUnknown,
        _ => null,
    };
}
