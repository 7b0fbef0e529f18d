using LoketFunctions.Export.Model;
using LoketFunctions.Mapping;
using LoketFunctions.Planner;
using LoketFunctions.Staff;
using LoketFunctions.Tests.Sync;
using static LoketFunctions.Tests.Export.Select.SelectionHarness;

namespace LoketFunctions.Tests.Export.Select;

/// <summary>Whose registrations go out, and what of them.</summary>
public sealed class RegistrationSelectorTests
{
    private const string InPeriod = "2026-11-10";

    private readonly SelectionHarness _given = new();

    [Fact]
    public async Task Everything_of_a_zero_hours_shift_goes_out()
    {
        _given.Person("ann", Cafe, ZeroHours());
        var selected = await _given.SelectAsync(
            Shift("ann", InPeriod) with { Meals = 2, Allowances = [new("travel", 12.345m)], Department = "bar" });

        Assert.Equal(["1 Minutes 480", "4 Count 1", "41 Amount 12.345", "60 Count 2"], selected.Amounts(Cafe));
        Assert.Equal(Unit, Assert.Single(selected.Lines[Cafe]).Target.DistributionUnit);
        Assert.Equal([(Cafe, "reg-1")], selected.Out);
        Assert.Empty(selected.LeftOut);
        Assert.Equal((new RegistrationCounts(1, 0, 0, 0), 1), (selected.Of(Cafe).Counts.Registrations, selected.Of(Cafe).Employments));
    }

    [Fact]
    public async Task What_is_not_approved_stays() =>
        await StaysAsync(LeftOutReason.NotApproved, Cafe, Shift("ann", InPeriod) with { Approved = false }, ZeroHours());

    [Fact]
    public async Task What_holds_nothing_stays() =>
        await StaysAsync(
            LeftOutReason.Empty, Cafe, Shift("ann", InPeriod, null) with { Approved = false, Allowances = [new("?", 0)] }, ZeroHours());

    [Theory]
    [InlineData("2026-10-31")]
    [InlineData("2026-12-01")]
    public async Task What_lies_outside_the_period_stays(string day) =>
        await StaysAsync(LeftOutReason.OutsidePeriod, Cafe, Shift("ann", day), ZeroHours());

    /// <summary>The café's month has a day more at each end than the hotel's four weeks.</summary>
    [Fact]
    public async Task The_period_is_that_of_the_own_administration()
    {
        _given.Person("hal", Hotel, ZeroHours());
        _given.Person("ann", Cafe, ZeroHours());
        var selected = await _given.SelectAsync(Shift("hal", "2026-11-30"), Shift("ann", "2026-11-30", id: "reg-2"));
        Assert.Equal([(Hotel, LeftOutReason.OutsidePeriod)], Reasons(selected));
        Assert.Equal([(Cafe, "reg-2")], selected.Out);
    }

    [Fact]
    public async Task Somebody_who_is_not_linked_stays() =>
        await StaysAsync(LeftOutReason.NotLinked, null, Shift("bob", InPeriod), ZeroHours());

    [Fact]
    public async Task With_one_administration_it_is_clear_whose_even_a_stranger_is()
    {
        _given.Administrations.Remove(Hotel);
        await StaysAsync(LeftOutReason.NotLinked, Cafe, Shift("bob", InPeriod), ZeroHours());
    }

    [Fact]
    public async Task Somebody_who_is_left_alone_by_choice_stays()
    {
        _given.Link(_given.Person("ann", Cafe, ZeroHours()), null, EmployeeChoice.Ignore);
        var selected = await _given.SelectAsync(Shift("ann", InPeriod));
        Assert.Equal([(null, LeftOutReason.NotImported)], Reasons(selected));
    }

    [Fact]
    public async Task A_link_of_the_users_goes_before_what_the_sync_left()
    {
        _given.Link(_given.Person("wrong", Cafe, ZeroHours()), "ann");
        var selected = await _given.SelectAsync(Shift("ann", InPeriod), Shift("wrong", InPeriod, id: "reg-2"));
        Assert.Equal([(Cafe, "reg-1")], selected.Out);
        Assert.Equal([(null, LeftOutReason.NotLinked)], Reasons(selected));
    }

    [Theory]
    [InlineData("2026-11-11", null)]
    [InlineData(null, "2026-11-09")]
    public async Task Without_a_contract_on_the_day_it_stays(string? from, string? to) =>
        await StaysAsync(LeftOutReason.NoContract, null, Shift("ann", InPeriod), ZeroHours(from, to));

    [Fact]
    public async Task A_linked_employee_whom_no_administration_holds_has_no_contract()
    {
        _given.Link(Guid.NewGuid(), "ann");
        var selected = await _given.SelectAsync(Shift("ann", InPeriod));
        Assert.Equal([(null, LeftOutReason.NoContract)], Reasons(selected));
    }

    [Fact]
    public async Task Of_several_contracts_the_named_administration_decides()
    {
        _given.Person("ann", Cafe, ZeroHours());
        _given.Person("ann", Hotel, ZeroHours());
        var selected = await _given.SelectAsync(
            Shift("ann", InPeriod), Shift("ann", InPeriod, id: "reg-2") with { AdministrationId = Hotel },
            Shift("ann", InPeriod, id: "reg-3") with { AdministrationId = Guid.NewGuid() });
        Assert.Equal([(null, LeftOutReason.SeveralContracts), (null, LeftOutReason.OtherAdministration)], Reasons(selected));
        Assert.Equal([(Hotel, "reg-2")], selected.Out);
    }

    /// <summary>By Loket's id, by number or by start; all that is named has to fit.</summary>
    [Fact]
    public async Task Of_several_employments_a_registration_names_its_own()
    {
        var (first, second) = (ZeroHours("2026-01-01"), ZeroHours("2026-06-01", payrollId: 43));
        _given.Person("ann", Cafe, first, second);
        var shift = Shift("ann", InPeriod, 1);
        var selected = await _given.SelectAsync(
            shift with { Id = "neither" },
            shift with { Id = "id", EmploymentId = second.EmploymentId, Hours = 1 },
            shift with { Id = "number", EmploymentNumber = 43, Hours = 2 },
            shift with { Id = "start", EmploymentStart = second.StartDate, Hours = 4 },
            shift with
            {
                Id = "all",
                EmploymentId = second.EmploymentId,
                EmploymentNumber = 43,
                EmploymentStart = second.StartDate,
                AdministrationId = Cafe,
                Hours = 8
            },
            shift with { Id = "contradiction", EmploymentId = second.EmploymentId, EmploymentNumber = 12 },
            shift with { Id = "unknown", EmploymentNumber = 44 },
            shift with { Id = "elsewhere", EmploymentNumber = 43, AdministrationId = Hotel });

        Assert.Equal([(second.EmploymentId, 15 * 60m)], selected.Lines[Cafe].Select(line => (line.EmploymentId, line.Amounts[0].Sum)));
        Assert.Equal(
            [
                ("neither", LeftOutReason.SeveralContracts), ("contradiction", LeftOutReason.EmploymentNotThere),
                ("unknown", LeftOutReason.EmploymentNotThere),
                ("elsewhere", LeftOutReason.NoContract),
            ],
            selected.LeftOut.Select(one => (one.Item.RegistrationId!, one.Item.Reason)));
    }

    [Fact]
    public async Task A_named_employment_of_another_day_or_without_its_number_is_not_there()
    {
        var (past, now) = (ZeroHours(to: "2026-11-09", payrollId: 7), ZeroHours("2026-11-10", payrollId: null));
        _given.Rules = _given.Rules with { Delivery = Delivery.Direct };
        _given.Person("ann", Cafe, past, now);
        var selected = await _given.SelectAsync(
            Shift("ann", InPeriod) with { EmploymentNumber = 7 },
            Shift("ann", InPeriod, id: "reg-2") with { EmploymentId = past.EmploymentId },
            Shift("ann", InPeriod, id: "reg-3") with { EmploymentStart = now.StartDate },
            Shift("ann", "2026-11-09", id: "reg-4") with { EmploymentNumber = 7 });
        Assert.Equal([LeftOutReason.EmploymentNotThere, LeftOutReason.EmploymentNotThere], selected.LeftOut.Select(one => one.Item.Reason));
        Assert.Equal(["reg-3", "reg-4"], selected.Out.Select(one => one.Id));
    }

    /// <summary>X1: who is nobody of Loket's, or is to be left alone, has a name in the planner at least.</summary>
    [Fact]
    public async Task Whoever_Loket_does_not_know_is_named_as_the_planner_lists_him()
    {
        _given.Person("ann", Cafe, ZeroHours());
        _given.InPlanner.AddRange(
            [new("ann", FirstName: "Anna", LastName: "B."), new("bob", new("44"), FirstName: "Bob", LastName: "Vos"),
                new("cas", LastName: "Mol"), new("dirk", new("45"))]);
        var selected = await _given.SelectAsync(
            Shift("ann", "2026-10-01"), Shift("bob", InPeriod, id: "reg-2"), Shift("cas", InPeriod, id: "reg-3"),
            Shift("dirk", InPeriod, id: "reg-4"),
            Shift("eva", InPeriod, id: "reg-5"));
        Assert.Equal(
            [("Ann Bos", "1007"), ("Bob Vos", null), ("Mol", null), (null, null), (null, null)],
            selected.LeftOut.Select(one => (one.Item.Name, one.Item.PersonnelNumber?.Text)));
    }

    /// <summary>Planners name the number that they knew on the day, or the one that they know by now.</summary>
    [Fact]
    public async Task A_registration_names_the_number_of_its_day_or_the_one_of_now()
    {
        var renumbered = ZeroHours(payrollId: 43);
        _given.Person("ann", Cafe,
            renumbered with { History = renumbered.History with { Numbers = [new(default, 12), new(new(2026, 11, 10), 43)] } });
        var selected = await _given.SelectAsync(
            Shift("ann", "2026-11-09", id: "then") with { EmploymentNumber = 12 },
            Shift("ann", "2026-11-09", id: "now") with { EmploymentNumber = 43 },
            Shift("ann", "2026-11-10", id: "since") with { EmploymentNumber = 43 },
            Shift("ann", "2026-11-10", id: "over") with { EmploymentNumber = 12 },
            Shift("ann", "2026-11-10", id: "never") with { EmploymentNumber = 44 });
        Assert.Equal(["then", "now", "since"], selected.Out.Select(one => one.Id));
        Assert.All(selected.LeftOut, one => Assert.Equal(LeftOutReason.EmploymentNotThere, one.Item.Reason));
    }

    [Fact]
    public async Task Who_works_for_an_administration_that_is_not_exported_stays()
    {
        _given.Administrations.Remove(Cafe);
        await StaysAsync(LeftOutReason.OtherAdministration, null, Shift("ann", InPeriod), ZeroHours());
    }

    [Fact]
    public async Task A_payroll_file_needs_a_payroll_number_and_Loket_does_not()
    {
        await StaysAsync(LeftOutReason.NoPayrollNumber, Cafe, Shift("ann", InPeriod), ZeroHours(payrollId: null));
        _given.Rules = _given.Rules with { Delivery = Delivery.Direct };
        Assert.Single((await _given.SelectAsync(Shift("ann", InPeriod))).Out);
    }

    /// <summary>Zero hours until the 14th, fixed hours from the 15th: the hours of a fixed contract are paid by themselves.</summary>
    [Fact]
    public async Task A_change_of_contract_within_the_period_splits_it()
    {
        var (before, after) = (ZeroHours(to: "2026-11-14"), Fixed("2026-11-15"));
        _given.Person("ann", Cafe, before, after);
        var selected = await _given.SelectAsync(
            Shift("ann", "2026-11-14"), Shift("ann", "2026-11-15", id: "reg-2"),
            Shift("ann", "2026-11-16", 2, "reg-3") with { HourComponent = "evening" });

        Assert.Equal(["1 Minutes 480", "4 Count 1"], Of(before));
        Assert.Equal(["2 Minutes 120", "4 Count 2"], Of(after));
        var left = Assert.Single(selected.LeftOut).Item;
        Assert.Equal(("reg-2", LeftOutReason.NotForContract, ExportItem.WorkedHours), (left.RegistrationId, left.Reason, left.Item));
        Assert.Equal(["reg-1", "reg-2", "reg-3"], selected.Out.Select(one => one.Id));

        IEnumerable<string> Of(RosterContract contract) => selected.Lines[Cafe].Where(line => line.EmploymentId == contract.EmploymentId)
            .SelectMany(line => line.Amounts).Select(amount => $"{amount.Component} {amount.Kind} {amount.Sum}");
    }

    [Fact]
    public async Task Where_no_part_is_for_the_contract_all_of_it_stays()
    {
        await StaysAsync(LeftOutReason.NotForContract, Cafe, Shift("ann", InPeriod, null) with { Meals = 1 }, Fixed());
        Assert.Null((await _given.SelectAsync(Shift("ann", InPeriod, null) with { Meals = 1 })).LeftOut[0].Item.Item);
    }

    [Fact]
    public async Task What_is_mapped_to_nothing_stays_and_the_rest_goes()
    {
        _given.Person("ann", Cafe, ZeroHours());
        _given.Counts[CountedItem.Meals] = null;
        var selected = await _given.SelectAsync(
            Shift("ann", InPeriod) with
            {
                HourComponent = "pause",
                Meals = 1,
                Allowances = [new("tips", 5), new("travel", 3), new("tips", 6)]
            },
            Shift("ann", InPeriod, id: "reg-2") with { Department = "training" });

        Assert.Equal(["41 Amount 3"], selected.Amounts(Cafe)); // And no worked day for hours that do not count.
        Assert.All(selected.LeftOut, left => Assert.Equal(LeftOutReason.MappedToNothing, left.Item.Reason));
        Assert.Equal(
            [("reg-1", ExportItem.WorkedHours), ("reg-1", ExportItem.Meals), ("reg-1", ExportItem.Allowances),
                ("reg-2", (ExportItem?)null)],
            selected.LeftOut.Select(left => (left.Item.RegistrationId, left.Item.Item)));
        Assert.Equal(4, selected.Of(Cafe).Counts.ByReason[LeftOutReason.MappedToNothing]);
        Assert.Equal(new RegistrationCounts(GoOut: 1, LeftOut: 1, SetAside: 0, NotAskedFor: 0), selected.Of(Cafe).Counts.Registrations);
    }

    [Fact]
    public async Task Unmapped_codes_are_listed_once_and_only_where_they_are_needed()
    {
        _given.Person("ann", Cafe, ZeroHours());
        _given.Person("fay", Cafe, Fixed());
        _given.Counts.Remove(CountedItem.Meals);
        var selected = await _given.SelectAsync(
            Shift("ann", InPeriod) with { HourComponent = "b?", Meals = 1, Allowances = [new("c?", 1)], Department = "a?" },
            Shift("ann", InPeriod, id: "reg-2") with { HourComponent = "b?" },
            Shift("ann", InPeriod, id: "reg-3") with { HourComponent = "left-out?", Department = "training" },
            Shift("fay", InPeriod, null, "reg-4") with { Meals = 1, Department = "nothing-goes-out?" });
        Assert.Equal(
            [new(MappingKind.Department, "a?"), new(MappingKind.HourComponent, "b?"), new(MappingKind.WageComponent, "c?"),
                new(MappingKind.Count, "meals")],
            selected.Of(Cafe).Unmapped);
        Assert.Empty(selected.Of(Hotel).Unmapped);
        Assert.Equal(["reg-1", "reg-2"], selected.Out.Select(one => one.Id));
    }

    [Fact]
    public async Task Departments_with_the_same_target_make_one_line_and_a_day_counts_once()
    {
        _given.Person("ann", Cafe, ZeroHours());
        var selected = await _given.SelectAsync(
            Shift("ann", InPeriod, 1) with { Department = "kitchen" }, Shift("ann", InPeriod, 2, "reg-2") with { Department = "bar" },
            Shift("ann", InPeriod, 3, "reg-3") with { Department = "bar-too" }, Shift("ann", InPeriod, 4, "reg-4"),
            Shift("ann", InPeriod, 5, "reg-5") with { Department = "own" },
            Shift("ann", "2026-11-11", 6, "reg-6") with { Department = "bar" });
        Assert.Equal(3, selected.Lines[Cafe].Count);
        Assert.Equal([540m, 60m, 660m], selected.Lines[Cafe].Select(line => line.Amounts[0].Sum));
        Assert.Equal(
            2, selected.Lines[Cafe].SelectMany(line => line.Amounts).Where(amount => amount.Component == Days).Sum(amount => amount.Sum));
    }

    [Fact]
    public async Task A_day_of_hours_that_are_paid_and_not_worked_is_no_day_worked()
    {
        _given.Person("ann", Cafe, ZeroHours());
        var selected = await _given.SelectAsync(
            Shift("ann", InPeriod) with { HourComponent = "sick" }, Shift("ann", "2026-11-11", 6, "reg-2"));
        Assert.Equal(1, selected.Lines[Cafe].SelectMany(line => line.Amounts).Single(amount => amount.Component == Days).Sum);
    }

    /// <summary>K1: what pay depends on waits whole, with a reason of its own, and goes when the kind is known.</summary>
    [Theory]
    [InlineData(nameof(KindInLoket.ZeroHours), true)]
    [InlineData(nameof(KindInLoket.FixedHours), true)]
    [InlineData(nameof(KindInLoket.MinMax), true)]
    [InlineData(nameof(KindInLoket.Unknown), false)]
    public async Task What_depends_on_an_unknown_kind_of_contract_waits(string kind, bool goes)
    {
        _given.Person("ann", Cafe, ZeroHours() with { History = Of(Enum.Parse<KindInLoket>(kind)) });
        foreach (var registration in new[]
        {
            Shift("ann", InPeriod),
            Shift("ann", InPeriod) with { Allowances = [new("travel", 12)], HourComponent = "sick" },
            Shift("ann", InPeriod, null) with { Meals = 1, Allowances = [new("travel", 12)] },
            Shift("ann", InPeriod) with { HourComponent = "evening", Meals = 1 },
        })
        {
            var selected = await _given.SelectAsync(registration);
            Assert.Equal(goes, selected.Out.Count == 1);
            if (!goes)
                Assert.Equal([(Cafe, LeftOutReason.KindUnknown)], Reasons(selected));
        }
    }

    [Fact]
    public async Task What_goes_of_every_kind_of_contract_goes_of_an_unknown_one()
    {
        _given.Person("ann", Cafe, ZeroHours() with { History = Of(KindInLoket.Unknown) });
        var selected = await _given.SelectAsync(
            Shift("ann", InPeriod) with { HourComponent = "evening", Allowances = [new("travel", 12)] });
        Assert.Equal(["2 Minutes 480", "4 Count 1", "41 Amount 12"], selected.Amounts(Cafe));

        _given.Rules = People.Profile("loket-koppeling").Export;
        Assert.Equal(["1 Minutes 480", "4 Count 1", "60 Count 1"],
            (await _given.SelectAsync(Shift("ann", InPeriod) with { Meals = 1 })).Amounts(Cafe));
    }

    /// <summary>A code that is unmapped stops the administration only where it would go out.</summary>
    [Fact]
    public async Task What_waits_asks_for_no_mapping()
    {
        _given.Person("ann", Cafe, ZeroHours() with { History = Of(KindInLoket.Unknown) });
        var selected = await _given.SelectAsync(Shift("ann", InPeriod) with { HourComponent = "unmapped?", Department = "nowhere?" });
        Assert.Equal([(Cafe, LeftOutReason.KindUnknown)], Reasons(selected));
        Assert.Empty(selected.Of(Cafe).Unmapped);
    }

    /// <summary>K1c: by the setting a contract with a minimum counts as one of zero hours; by itself it does not.</summary>
    [Fact]
    public async Task Which_kind_of_the_planners_a_contract_is_decides_what_goes()
    {
        _given.Person("ann", Cafe, ZeroHours() with { History = Of(KindInLoket.MinMax) });
        Assert.Equal(["4 Count 1"], (await _given.SelectAsync(Shift("ann", InPeriod))).Amounts(Cafe));
        _given.Rules = _given.Rules with { Kinds = _given.Rules.Kinds with { MinMax = ContractKind.ZeroHours } };
        Assert.Equal(["1 Minutes 480", "4 Count 1"], (await _given.SelectAsync(Shift("ann", InPeriod))).Amounts(Cafe));
    }

    [Fact]
    public void Hours_that_Loket_pays_by_itself_are_set_for_a_minimum_as_for_fixed_hours()
    {
        var all = People.Profile("eitje").Export.WithFixedHours(FixedContractHours.Extra);
        Assert.Equal([true, true, true], new[] { ContractKind.ZeroHours, ContractKind.MinMax, ContractKind.FixedHours }
            .Select(kind => all.Exports(kind, ExportItem.ExtraHours)));
        Assert.Equal([true, false, false], new[] { ContractKind.ZeroHours, ContractKind.MinMax, ContractKind.FixedHours }
            .Select(kind => all.Exports(kind, ExportItem.WorkedHours)));
        Assert.True(all.Exports(ContractKind.MinMax, ExportItem.Meals));
    }

    /// <summary>C1 and U1: kind and unit are those of the day of the shift.</summary>
    [Fact]
    public async Task A_shift_goes_by_what_its_day_was()
    {
        var sixteenth = new DateOnly(2026, 11, 16);
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        var history = new ContractHistory(
            [new(new DateOnly(2024, 1, 1), KindInLoket.ZeroHours), new(sixteenth, KindInLoket.FixedHours)],
            [new(new DateOnly(2024, 1, 1), first), new(sixteenth, second)]);
        _given.Person("ann", Cafe, ZeroHours() with { History = history });
        var selected = await _given.SelectAsync(
            Shift("ann", "2026-11-03"), Shift("ann", "2026-11-15", id: "reg-2"), Shift("ann", "2026-11-16", id: "reg-3"),
            Shift("ann", "2026-11-20", id: "reg-4") with { HourComponent = "evening" });

        Assert.Equal(
            [(first, "1:960 4:2"), (second, "2:480 4:2")],
            selected.Lines[Cafe]
                .Select(line => (line.Unit!.Value, string.Join(' ', line.Amounts.Select(amount => $"{amount.Component}:{amount.Sum}"))))
                .OrderBy(line => line.Item1 == second));
        Assert.Equal([(Cafe, LeftOutReason.NotForContract)], Reasons(selected));
        Assert.Equal("reg-3", selected.LeftOut[0].Item.RegistrationId);
    }

    [Fact]
    public async Task What_looks_odd_is_warned_of()
    {
        _given.Person("ann", Cafe, ZeroHours(contractTo: "2026-11-09"));
        _given.ChangeRoster(Cafe, roster => roster with { Filtered = true });
        Assert.Equal([SelectionWarning.FilterHides], (await _given.SelectAsync(Shift("ann", "2026-11-09"))).Of(Cafe).Warnings);
        var selected = await _given.SelectAsync(Shift("ann", InPeriod));
        Assert.Equal([SelectionWarning.ContractEnded, SelectionWarning.FilterHides], selected.Of(Cafe).Warnings);
        Assert.Single(selected.Out);
    }

    private async Task StaysAsync(string reason, Guid? administration, Registration registration, RosterContract contract)
    {
        _given.Person("ann", Cafe, contract);
        var selected = await _given.SelectAsync(registration);
        Assert.Equal([(administration, reason)], Reasons(selected));
        Assert.Null(selected.LeftOut[0].Item.Item);
        Assert.Empty(selected.Out);
        Assert.All(selected.Lines.Values, Assert.Empty);
        var counts = administration is { } id ? selected.Of(id).Counts : selected.Outcome.Unplaced;
        var isNotAskedFor = reason is LeftOutReason.OutsidePeriod or LeftOutReason.OtherAdministration;
        Assert.Equal(
            (isNotAskedFor ? new(0, 0, 0, 1) : new RegistrationCounts(0, 1, 0, 0), 1), (counts.Registrations, counts.ByReason[reason]));
    }

    private static IEnumerable<(Guid?, string)> Reasons(Selected selected) =>
        selected.LeftOut.Select(left => (left.AdministrationId, left.Item.Reason));
}
