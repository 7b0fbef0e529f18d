using System.Globalization;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Reconcile;
using LoketFunctions.Mapping;
using LoketFunctions.Planner;
using LoketFunctions.Staff;
using static LoketFunctions.Tests.Export.Plans;

namespace LoketFunctions.Tests.Export.Reconcile;

/// <summary>What is wrong with one employment or value keeps that back, and nothing else.</summary>
public sealed class KeptBackTests
{
    [Fact]
    public async Task A_sum_below_zero_keeps_back_that_value_alone()
    {
        var plan = await OfAsync(
            Basis(), Line(1, null, Minutes(Hours, -60), Minutes(Overtime, 30)), Line(1, new DepartmentTarget(Kitchen), Minutes(Hours, 90)),
            Line(2, null, Minutes(Hours, 60)));

        Assert.Equal(["48 10 1=1", "49 10 2=0.5", "49 20 1=1.5"], Texts(plan));
        var fault = Assert.Single(plan.Head.Faults);
        Assert.Equal((PlanFaultCode.BelowZero, Employment(1), "Persoon 1", 10, Hours, -1m),
            (fault.Code, fault.EmploymentId, fault.Name, fault.UnitCode, fault.Component, fault.Value));
        Assert.Equal((false, 3, PlanWarning.KeptBack), (plan.Head.Stops, plan.Head.Counts.Created, Assert.Single(plan.Head.Warnings)));
    }

    [Theory]
    [InlineData(Delivery.Direct)]
    [InlineData(Delivery.File)]
    internal async Task What_is_kept_back_stays_in_Loket_as_it_is(Delivery delivery)
    {
        var first = await OfAsync(Basis(delivery: delivery), Line(1, null, Minutes(Hours, 480)), Line(2, null, Minutes(Hours, 480)),
            Line(3, null, Minutes(Hours, 60)));
        var ledger = await SentAsync(Ledger.Empty(), first, delivery, "one");
        var plan = await OfAsync(
            WithoutDefaults(Basis(ledger, delivery), 2), Line(1, null, Minutes(Hours, -60)), Line(2, null, Minutes(Hours, 60)),
            Line(3, null, Minutes(Hours, 90)));
        var after = await SentAsync(ledger, plan, delivery, "two");

        Assert.Equal(["47 10 1=1.5"], Texts(plan));
        Assert.Equal(
            [(Employment(1), 8m), (Employment(2), 8m), (Employment(3), 1.5m)],
            after.Lines.Select(line => (line.Key.EmploymentId, line.Cells[Hours].Value)).OrderBy(line => line.EmploymentId));
    }

    [Fact]
    public async Task An_employment_for_which_Loket_gives_no_defaults_stops_nobody_else()
    {
        var plan = await OfAsync(WithoutDefaults(Basis(), 1), Line(1, null, Minutes(Hours, 60)), Line(2, null, Minutes(Hours, 60)));

        Assert.Equal(["48 10 1=1"], Texts(plan));
        var fault = Assert.Single(plan.Head.Faults);
        Assert.Equal((PlanFaultCode.NoDefaults, 49, "Persoon 1", false), (fault.Code, fault.PayrollId, fault.Name, plan.Head.Stops));
    }

    [Fact]
    public async Task Who_has_a_line_without_a_distribution_unit_is_kept_back_whole()
    {
        var basis = Basis();
        var lacking = new Dictionary<Guid, EmploymentDefaults>(
            basis.Defaults)
        { [Employment(1)] = new(Employment(1), 1, 1, null, null, null) };
        var plan = await OfAsync(
            basis with { Defaults = lacking },
            Line(1, new DepartmentTarget(Kitchen), Minutes(Hours, 60)), Line(1, null, Minutes(Hours, 60)),
            Line(2, null, Minutes(Hours, 60)));

        Assert.Equal(["48 10 1=1"], Texts(plan));
        Assert.Equal(PlanFaultCode.NoDistributionUnit, Assert.Single(plan.Head.Faults).Code);
    }

    [Fact]
    public async Task Who_does_not_fit_the_file_stops_nobody_else()
    {
        var layout = new PayrollFileLayout
        {
            Columns = [new("persnr", PayrollFileValue.EmployeeNumber), new("kostenplaats", PayrollFileValue.CostCenterCode),
                new("kostendrager", PayrollFileValue.CostUnitCode)],
        };
        var plan = await OfAsync(
            Basis(delivery: Delivery.Both, layout: layout),
            Line(1, new DepartmentTarget(CostCenter: 3), Minutes(Hours, 60)), Line(1, null, Minutes(Hours, 60)),
            Line(2, new DepartmentTarget(CostUnit: 8), Minutes(Hours, 60)),
            Line(3, new DepartmentTarget(Shift: 1), Minutes(Hours, 60)), Line(3, new DepartmentTarget(Shift: 2), Minutes(Hours, 60)),
            Line(4, null, Minutes(Hours, 60)));

        Assert.Equal(["46 10 1=1"], Texts(plan));
        Assert.Equal(
            [(PlanFaultCode.CannotTellApart, 47), (PlanFaultCode.ColumnWithoutValue, 48), (PlanFaultCode.UnsafeText, 49)],
            plan.Head.Faults.Select(fault => (fault.Code, fault.PayrollId!.Value)));
        Assert.False(plan.Head.Stops);
    }

    /// <summary>The import would take Loket's default in the place of what the mapping says: wrong, and nobody would know.</summary>
    [Theory]
    [InlineData("ploeg")]
    [InlineData("verdelingseenheid")]
    [InlineData("kostenplaats")]
    [InlineData("kostendrager")]
    public async Task What_only_a_column_could_say_does_not_go_with_a_file_that_lacks_it(string column)
    {
        var all = new PayrollFileLayout().With(Enum.GetValues<PayrollFileDimension>());
        var without = all with { Columns = [.. all.Columns.Where(one => one.Name != column)] };
        var target = column switch
        {
            "ploeg" => new DepartmentTarget(Shift: 2),
            "verdelingseenheid" => new DepartmentTarget(Kitchen),
            "kostenplaats" => new DepartmentTarget(CostCenter: 1),
            _ => new DepartmentTarget(CostUnit: 7),
        };
        SelectedLine[] lines = [Line(1, target, Minutes(Hours, 60)), Line(2, null, Minutes(Hours, 60))];

        var plan = await OfAsync(Basis(delivery: Delivery.File, layout: without), lines);
        Assert.Equal(["48 10 1=1"], Texts(plan));
        var fault = Assert.Single(plan.Head.Faults);
        Assert.Equal((PlanFaultCode.CannotCarry, column, "Persoon 1"), (fault.Code, fault.Detail, fault.Name));
        Assert.Empty((await OfAsync(Basis(delivery: Delivery.File, layout: all), lines)).Head.Faults);
        Assert.Empty((await OfAsync(Basis(delivery: Delivery.Both, layout: without), lines)).Head.Faults);
        Assert.Single(without.NotCarried);
    }

    [Fact]
    public async Task What_is_Lokets_default_anyway_needs_no_column()
    {
        var basis = Basis(delivery: Delivery.File);
        var defaults = new Dictionary<Guid, EmploymentDefaults>(
            basis.Defaults)
        { [Employment(1)] = new(Employment(1), 1, 1, Bar, 1, null) };
        var plan = await OfAsync(
            basis with { Defaults = defaults }, Line(1, new DepartmentTarget(CostCenter: 1), Minutes(Hours, 60)),
            Line(2, null, Minutes(Hours, 60)));
        Assert.Empty(plan.Head.Faults);
        Assert.Equal(2, plan.Head.Counts.Lines);
    }

    [Fact]
    public async Task Two_employments_that_a_file_takes_for_one_are_both_kept_back()
    {
        var layout =
            new PayrollFileLayout { Columns = [new("aanslnr", PayrollFileValue.ClientNumber), new("ploeg", PayrollFileValue.ShiftNumber)] };
        var plan = await OfAsync(
            Basis(delivery: Delivery.File, layout: layout),
            Line(1, null, Minutes(Hours, 60)), Line(2, null, Minutes(Hours, 60)),
            Line(3, new DepartmentTarget(Shift: 2), Minutes(Hours, 60)));

        Assert.Equal(["47 10 1=1"], Texts(plan));
        Assert.Equal(["Persoon 1", "Persoon 2"], plan.Head.Faults.Select(fault => fault.Name).Order());
    }

    [Fact]
    public async Task What_is_wrong_with_the_mapping_the_layout_or_with_all_stops_it()
    {
        Assert.True((await OfAsync(Basis(), Line(1, null, Minutes(99, 60)), Line(2, null, Minutes(Hours, 60)))).Head.Stops);
        Assert.True((await OfAsync(Basis(), Line(1, null, Minutes(Travel, 60)), Line(2, null, Minutes(Hours, 60)))).Head.Stops);
        Assert.True((await OfAsync(WithoutDefaults(Basis(), 1), Line(1, null, Minutes(Hours, 60)))).Head.Stops);
        var basis = Basis(delivery: Delivery.File);
        var head = (await OfAsync(basis with { Context = Context with { ClientNumber = null } }, Line(1, null, Minutes(Hours, 60)),
            Line(2, null, Minutes(Hours, 60)))).Head;
        Assert.Equal((true, "aanslnr", null), (head.Stops, Assert.Single(head.Faults).Detail, head.Faults[0].EmploymentId));
    }

    [Fact]
    public async Task All_or_nothing_is_nothing_where_anything_is_wrong()
    {
        SelectedLine[] lines = [Line(1, null, Minutes(Hours, -60)), Line(2, null, Minutes(Hours, 60))];
        var whole = Basis() with { Context = Context with { AllOrNothing = true } };
        var plan = await OfAsync(whole, lines);
        Assert.True(plan.Head.Stops);
        Assert.Empty(plan.Head.Warnings);
        Assert.Empty(await plan.KeptBackAsync(Registrations(Registration("a", 1, Hours)), default).ToListAsync());
        Assert.False((await OfAsync(whole, lines[1])).Head.Stops);
    }

    /// <summary>All of it, where nothing of it goes after all; else the part that stays.</summary>
    [Fact]
    public async Task Registrations_of_what_is_kept_back_are_left_out_by_name()
    {
        var plan = await OfAsync(
            WithoutDefaults(Basis(), 2), Line(1, null, Minutes(Hours, -60), Count(Days, 1)),
            Line(1, new DepartmentTarget(Kitchen), Minutes(Hours, 90)),
            Line(2, null, Minutes(Hours, 60)), Line(3, null, Minutes(Hours, 60)));
        var left = await plan.KeptBackAsync(Registrations(
            Registration("whole", 1, Hours), Registration("part", 1, Hours, Days),
            Registration("kitchen", 1, Hours) with { Target = new DepartmentTarget(Kitchen) },
            Registration("day", 1, Days), Registration("gone", 2, Hours, Days), Registration("fine", 3, Hours)), default).ToListAsync();

        Assert.Equal(
            [
                ("whole", PlanFaultCode.BelowZero, null, "Persoon 1", "P1"),
                ("part", PlanFaultCode.BelowZero, ExportItem.WorkedHours, "Persoon 1", "P1"),
                ("gone", PlanFaultCode.NoDefaults, null, "Persoon 2", "P2"),
            ],
            left.Select(one => (one.RegistrationId!, one.Reason, one.Item, one.Name!, $"{one.PersonnelNumber}")));
    }

    /// <summary>The unit that the contract had on the day says which record a registration is part of.</summary>
    [Fact]
    public async Task Registrations_of_a_record_are_those_of_the_days_of_its_unit()
    {
        var basis = Basis();
        ContractHistory moved = new([], [new(default, Bar), new(new(2026, 11, 16), Kitchen)]);
        basis = basis with { ContractOf = id => Basis().ContractOf(id) is { } contract ? contract with { History = moved } : null };
        var plan = await OfAsync(
            basis, Line(1, null, Minutes(Hours, 60)) with { Unit = Bar }, Line(1, null, Minutes(Hours, -60)) with { Unit = Kitchen });
        var left = await plan.KeptBackAsync(
            Registrations(Registration("bar", 1, Hours), Registration("kitchen", 1, Hours) with { Date = new DateOnly(2026, 11, 16) }),
            default).ToListAsync();
        Assert.Equal([("kitchen", PlanFaultCode.BelowZero)], left.Select(one => (one.RegistrationId!, one.Reason)));
    }

    private static SelectedRegistration Registration(string id, int employment, params int[] components) => new(
        id, Employment(employment), DepartmentTarget.Default, new DateOnly(2026, 11, 3), "emp",
        [.. components.Select(
            component => new SelectedPart(component == Days ? ExportItem.WorkedDays : ExportItem.WorkedHours, component))]);

    private static IAsyncEnumerable<SelectedRegistration> Registrations(params SelectedRegistration[] registrations) =>
        registrations.ToAsyncEnumerable();

    private static PlanBasis WithoutDefaults(PlanBasis basis, int employment) =>
        basis with { Defaults = basis.Defaults.Where(one => one.Key != Employment(employment)).ToDictionary() };

    /// <summary>"number unit component=value" of every line that goes.</summary>
    private static IEnumerable<string> Texts(ExportReconciler plan) => plan.Lines.Select(line => string.Create(
        CultureInfo.InvariantCulture,
        $"{line.PayrollId} {line.UnitCode} "
            + $"{string.Join(' ', line.Cells.Select(cell => FormattableString.Invariant($"{cell.Component}={cell.Value:0.##}")))}"));
}
