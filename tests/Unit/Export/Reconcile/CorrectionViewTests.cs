using LoketFunctions.Export.Corrections;
using LoketFunctions.Export.Model;
using static LoketFunctions.Tests.Export.Plans;

namespace LoketFunctions.Tests.Export.Reconcile;

/// <summary>Corrections of October as November can pay them, or why not.</summary>
public sealed class CorrectionViewTests
{
    private static readonly ExportContract Contract = Basis().ContractOf(Employment(1))!;

    [Fact]
    public void What_cannot_be_paid_says_why()
    {
        Assert.Null(CodeOf(Hours, Contract));
        Assert.Null(CodeOf(Hours, Contract with { EndDate = Period.StartDate }));
        Assert.Equal(CorrectionCode.EmploymentEnded, CodeOf(Hours, Contract with { EndDate = Period.StartDate.AddDays(-1) }));
        Assert.Equal(CorrectionCode.ComponentUnknown, CodeOf(77, Contract));
        Assert.Equal(CorrectionCode.EmploymentGone, CodeOf(Hours, null));
    }

    [Fact]
    public void Whose_it_is_and_what_is_named_as_Loket_names_it()
    {
        var shown = Of(Hours, Contract);
        Assert.Equal(
            (2026, 10, "Persoon 1", 49, "Uren gewerkt", 10, 2.5m, CorrectionState.Offered),
            (shown.FromYear, shown.FromPeriodNumber, shown.Name, shown.PayrollId!.Value, shown.Description, shown.UnitCode!.Value,
                shown.Value, shown.State));
    }

    /// <summary>Whoever accepts one has seen just that: of another value, period or record it is another.</summary>
    [Fact]
    public void An_id_is_of_one_value_of_one_record_of_one_period()
    {
        var key = new PayrollLineKey(Employment(1), 1, 1, Bar, null, null);
        string[] ids =
        [
            CorrectionResponse.IdOf(202610, key, Hours, 2), CorrectionResponse.IdOf(202610, key, Hours, 2.5m),
            CorrectionResponse.IdOf(202609, key, Hours, 2),
            CorrectionResponse.IdOf(202610, key, Overtime, 2),
            CorrectionResponse.IdOf(202610, key with { DistributionUnit = Kitchen }, Hours, 2),
            CorrectionResponse.IdOf(202610, key with { CostCenter = 1 }, Hours, 2),
            CorrectionResponse.IdOf(202610, key with { CostUnit = 1 }, Hours, 2),
            CorrectionResponse.IdOf(202610, key with { Shift = 2 }, Hours, 2),
            CorrectionResponse.IdOf(202610, key with { EmploymentId = Employment(2) }, Hours, 2),
        ];
        Assert.Equal(ids.Length, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(ids[0], CorrectionResponse.IdOf(202610, key, Hours, 2.00m));
    }

    private static string? CodeOf(int component, ExportContract? contract) => Of(component, contract).Problem?.Code;

    private static CorrectionResponse Of(int component, ExportContract? contract) => new CorrectionView(
        Period, Lists, contract is null ? [] : new Dictionary<Guid, ExportContract> { [Employment(1)] = contract }, "nl")
        .Of(new FoundCorrection(202610, new PayrollLineKey(Employment(1), 1, 1, Bar, null, null), component, 2.5m, null));
}
