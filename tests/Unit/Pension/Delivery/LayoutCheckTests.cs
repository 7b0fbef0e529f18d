using LoketFunctions.Pension.Delivery.Layout;

namespace LoketFunctions.Tests.Pension.Delivery;

/// <summary>Which layouts a file can be made by.</summary>
public sealed class LayoutCheckTests
{
    [Fact]
    public void The_proposed_one_lacks_only_which_components_are_pensionable_pay()
    {
        var faults = LayoutCheck.FaultsOf(DeliveryLayout.Proposed);

        Assert.Equal(("columns[19].components", "NotAnswered"), Assert.Single(faults.Select(one => (one.Key, one.Value.Code))));
        Assert.Empty(LayoutCheck.FaultsOf(Layouts.Standard));
    }

    [Theory]
    [InlineData("", "NotLine")]
    [InlineData("a;b", "NotLine")]
    [InlineData("a\r\nb", "NotLine")]
    [InlineData("=loon", "NotLine")]
    [InlineData(" loon", "NotLine")]
    [InlineData("0123456789012345678901234567890123456789012345678901234567890", "NotLine")]
    [InlineData("BSN", "Twice")]
    public void A_name_is_a_name_and_there_once(string name, string code)
    {
        var layout = Layouts.Standard with { Columns = [.. Layouts.Standard.Columns, Layouts.Column(name, LineValue.LastName)] };

        var last = layout.Columns.Count - 1;
        Assert.Equal(($"columns[{last}].name", code), Assert.Single(LayoutCheck.FaultsOf(layout).Select(one => (one.Key, one.Value.Code))));
    }

    [Theory]
    [InlineData(new int[0], "NotAnswered")]
    [InlineData(new[] { 0 }, "NotComponent")]
    [InlineData(new[] { -4 }, "NotComponent")]
    [InlineData(new[] { 100_000 }, "NotComponent")]
    [InlineData(new[] { 70, 151, 70 }, "Twice")]
    public void Components_are_numbers_each_once(int[] components, string code)
    {
        var layout = Layouts.Of(Layouts.Column("loon", LineValue.PayrollComponents, components: components));

        Assert.Contains((code), LayoutCheck.FaultsOf(layout).Values.Select(fault => fault.Code));
    }

    [Fact]
    public void Only_pay_has_components()
    {
        var layout = Layouts.Of(Layouts.Column("naam", LineValue.LastName, components: [70]));

        Assert.Contains("NotOfThisStep", LayoutCheck.FaultsOf(layout).Values.Select(fault => fault.Code));
    }

    [Fact]
    public void What_tells_files_and_people_apart_has_to_be_there()
    {
        foreach (var value in new[]
        {
            LineValue.DeliveryVersion, LineValue.Change, LineValue.EmployerId, LineValue.PeriodYear, LineValue.PeriodNumber,
            LineValue.PersonnelNumber, LineValue.CitizenServiceNumber, LineValue.PayrollComponents,
        })
        {
            var layout = Layouts.Standard with { Columns = [.. Layouts.Standard.Columns.Where(column => column.Value != value)] };
            var (field, fault) = Assert.Single(LayoutCheck.FaultsOf(layout));
            Assert.Equal(("columns", "ColumnsMissing"), (field, fault.Code));
        }
    }

    [Fact]
    public void There_are_one_to_sixty_columns()
    {
        Assert.Equal("NotAtOnce", LayoutCheck.FaultsOf(new DeliveryLayout(0, []))["columns"].Code);
        var many = Enumerable.Range(0, 61).Select(number => Layouts.Column($"kolom {number}", LineValue.LastName));
        Assert.Equal("NotAtOnce", LayoutCheck.FaultsOf(new DeliveryLayout(0, [.. many]))["columns"].Code);
    }
}

/// <summary>Layouts as tests use them.</summary>
internal static class Layouts
{
    /// <summary>Of the simulated Loket.</summary>
    public const int PensionableWage = LoketFunctions.Simulators.Loket.Payroll.ComponentLists.PensionableWage;

    public static DeliveryLayout Standard { get; } = DeliveryLayout.Proposed with
    {
        Columns =
        [
            .. DeliveryLayout.Proposed.Columns.Select(column => column.Value == LineValue.PayrollComponents
                ? column with { Components = [PensionableWage] }
                : column),
        ],
    };

    public static LayoutColumn Column(
        string name, LineValue value, bool isRequired = true, IReadOnlyList<int>? components = null) =>
        new(name, value, isRequired, components);

    public static DeliveryLayout Of(params IReadOnlyList<LayoutColumn> columns) => new(1, columns);
}
