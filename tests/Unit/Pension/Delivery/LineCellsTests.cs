using LoketFunctions.Identifiers;
using LoketFunctions.Loket.Model;
using LoketFunctions.Pension.Delivery.Layout;
using LoketFunctions.Pension.Delivery.Lines;

namespace LoketFunctions.Tests.Pension.Delivery;

/// <summary>What stands in a cell, and what becomes of a line that lacks something.</summary>
public sealed class LineCellsTests
{
    private static readonly DeliveryFrame Frame = new(
        "1106621", "111111110L46", "A0201234", new DeliveryPeriod(202603, new DateOnly(2026, 3, 1), new DateOnly(2026, 3, 31)));

    private static readonly PensionLine Line = new(
        Guid.NewGuid(), Guid.NewGuid(),
        new Employment
        {
            Id = Guid.NewGuid(),
            Employee = new EmploymentEmployee(Guid.NewGuid(), 7, null, "S.", null, " de Wit ", null, null, null, new DateOnly(1990, 2, 1)),
            PayrollId = 12,
            IncomeRelationshipNumber = 1,
            StartDate = new DateOnly(2020, 1, 15),
            IsDirectorAndMajorShareholder = false,
        },
        CitizenServiceNumber.Find("123456782"), false, 32m, 0.8m, new Dictionary<int, decimal> { [70] = 2500.5m, [151] = -20m });

    [Theory]
    [InlineData(nameof(LineValue.EmployerId), "1106621")]
    [InlineData(nameof(LineValue.WageTaxNumber), "111111110L46")]
    [InlineData(nameof(LineValue.ContractNumber), "A0201234")]
    [InlineData(nameof(LineValue.PeriodYear), "2026")]
    [InlineData(nameof(LineValue.PeriodNumber), "3")]
    [InlineData(nameof(LineValue.PeriodStart), "2026-03-01")]
    [InlineData(nameof(LineValue.PeriodEnd), "2026-03-31")]
    [InlineData(nameof(LineValue.PersonnelNumber), "12")]
    [InlineData(nameof(LineValue.IncomeRelationshipNumber), "1")]
    [InlineData(nameof(LineValue.CitizenServiceNumber), "123456782")]
    [InlineData(nameof(LineValue.LastName), "de Wit")]
    [InlineData(nameof(LineValue.DateOfBirth), "1990-02-01")]
    [InlineData(nameof(LineValue.EmploymentStart), "2020-01-15")]
    [InlineData(nameof(LineValue.EmploymentEnd), null)]
    [InlineData(nameof(LineValue.IsDirector), "N")]
    [InlineData(nameof(LineValue.HoursPerWeek), "32.00")]
    [InlineData(nameof(LineValue.PartTimeFactor), "0.8000")]
    public void Each_value_has_its_form(string value, string? text)
    {
        var (cells, setAside) = LineCells.Of(
            Layouts.Of(Layouts.Column("x", Enum.Parse<LineValue>(value), isRequired: false)), Frame, Line);

        Assert.Null(setAside);
        Assert.Equal(text, Assert.Single(cells));
    }

    [Fact]
    public void Pay_is_the_sum_of_those_components_that_payroll_has()
    {
        Assert.Equal("2480.50", Pay([70, 151, 99]));
        Assert.Equal("-20.00", Pay([151]));
        Assert.Null(Pay([99]));

        static string? Pay(int[] components) => Assert.Single(LineCells.Of(
            Layouts.Of(Layouts.Column("x", LineValue.PayrollComponents, isRequired: false, components)), Frame, Line).Cells);
    }

    [Fact]
    public void What_is_not_told_is_nothing_else()
    {
        var silent = Line with { Employment = new Employment(), Number = null, HoursPerWeek = null, PartTimeFactor = null };
        foreach (var value in new[]
        {
            LineValue.PersonnelNumber, LineValue.IncomeRelationshipNumber, LineValue.CitizenServiceNumber, LineValue.LastName,
            LineValue.DateOfBirth, LineValue.EmploymentStart, LineValue.IsDirector, LineValue.HoursPerWeek, LineValue.PartTimeFactor,
        })
        {
            var (cells, setAside) = LineCells.Of(Layouts.Of(Layouts.Column("x", value)), Frame, silent);
            Assert.Empty(cells);
            Assert.Equal((value, LineCodes.Missing, silent.EmploymentId), (setAside!.Value, setAside.Code, setAside.EmploymentId));
            Assert.Equal([null], LineCells.Of(Layouts.Of(Layouts.Column("x", value, isRequired: false)), Frame, silent).Cells);
        }
    }

    [Fact]
    public void A_number_that_is_none_is_told_apart_from_none()
    {
        var (_, setAside) = LineCells.Of(
            Layouts.Of(Layouts.Column("bsn", LineValue.CitizenServiceNumber)), Frame, Line with { Number = null, HasOddNumber = true });

        Assert.Equal(LineCodes.Unreadable, setAside!.Code);
        Assert.Equal("12", setAside.PersonnelNumber);
    }

    [Fact]
    public void Results_are_summed_over_payslips_and_tariffs_of_the_period_only()
    {
        var result = new PayrollResult(
            Guid.NewGuid(),
            [
                Period(2026, 3, Component(70, 1000m, null), Component(70, 0m, 250m)), Period(2026, 3, Component(70, 10m, null)),
                Period(2026, 2, Component(70, 9999m, null)),
            ]);

        Assert.Equal(1260m, Assert.Single(LineReader.PayOf(result, Frame.Period)!).Value);
        Assert.Null(LineReader.PayOf(new PayrollResult(Guid.NewGuid(), [Period(2026, 3, Component(70, null, null))]), Frame.Period));
        Assert.Null(LineReader.PayOf(new PayrollResult(Guid.NewGuid(), [Period(2026, 3, Component(null, 1m, null))]), Frame.Period));

        static PeriodResult Period(int year, int number, params ComponentResult[] components) =>
            new(new PayslipPeriod(year, number, null, null, false), [new PayslipResult(null, components)]);

        static ComponentResult Component(int? key, decimal? value, decimal? special) =>
            new(new ResultComponent(key, "", null, null), value, special);
    }

    [Fact]
    public void A_part_time_factor_is_Loket_s_own_or_by_the_hours_of_a_full_week()
    {
        var full = new Shift(1, 40m, 0m);
        var own = new WorkingHours { AverageParttimeFactor = 55m, AggregatedHoursPerWeek = 40m, Shift = full };
        Assert.Equal(0.55m, LineReader.FactorOf(own));
        Assert.Equal(0.8m, LineReader.FactorOf(new WorkingHours { AggregatedHoursPerWeek = 32m, Shift = full }));
        Assert.Equal(0.3333m, LineReader.FactorOf(new WorkingHours { AggregatedHoursPerWeek = 12m, Shift = new Shift(1, 36m, 0m) }));
        Assert.Null(LineReader.FactorOf(new WorkingHours { AggregatedHoursPerWeek = 32m, Shift = new Shift(1, 0m, 0m) }));
        Assert.Null(LineReader.FactorOf(new WorkingHours { AggregatedHoursPerWeek = 32m }));
        Assert.Null(LineReader.FactorOf(null));
    }
}
