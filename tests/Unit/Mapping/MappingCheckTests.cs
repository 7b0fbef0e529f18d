using LoketFunctions.Mapping;

namespace LoketFunctions.Tests.Mapping;

public sealed class MappingCheckTests
{
    private static readonly Guid Bar = Guid.Parse("b14acd0d-75d7-4fc8-8b22-4a3924585cab");
    private static readonly Guid Elsewhere = Guid.Parse("c14acd0d-75d7-4fc8-8b22-4a3924585cab");

    private static readonly PayrollLists Lists = new(
        2026,
        [
            new(1, "Uren gewerkt", IsHours: true, 1, "Uren", Collective: true),
            new(4, "Dagen gewerkt", IsHours: true, 1, "Uren", Collective: true),
            new(41, "Reiskosten", IsHours: false, 9, "Netto vergoeding", Collective: true),
            new(70, "Loon", IsHours: false, 26, "Output", Collective: false),
        ],
        [new(Bar, 3, "Bar")],
        [new(2, "4010", "Horeca")],
        [],
        [1]);

    [Fact]
    public void What_Loket_knows_may_be_mapped_to_also_twice_and_also_to_nothing() => Assert.Empty(MappingCheck.Faults(
        new AdministrationMapping(
            0,
            new Dictionary<string, DepartmentTarget?>
            {
                ["bar"] = new(Bar, 2, null, 1),
                ["keuken"] = new(Bar),
                ["kantoor"] = null,
                ["hal"] = new()
            },
            new Dictionary<string, HourTarget?> { ["gewerkt"] = new(1), ["ziek"] = new(1), ["pauze"] = null },
            new Dictionary<string, int?> { ["reis"] = 41, ["fooi"] = null },
            new Dictionary<string, int?> { ["workedDays"] = 4, ["meals"] = 41 }),
        Lists));

    [Fact]
    public void Every_fault_is_named_by_its_field()
    {
        var faults = MappingCheck.Faults(
            new AdministrationMapping(
                0,
                new Dictionary<string, DepartmentTarget?> { ["bar"] = new(Elsewhere, 3, 1, 2), ["keuken"] = new(Bar) },
                new Dictionary<string, HourTarget?> { ["gewerkt"] = new(99), ["zondag"] = new(41), ["goed"] = new(1) },
                new Dictionary<string, int?> { ["reis"] = 1, ["loon"] = 70 },
                new Dictionary<string, int?> { ["meals"] = 98, ["nights"] = 1 }),
            Lists).ToDictionary(fault => fault.Key, fault => fault.Value.Detail);

        Assert.Equal(
            new Dictionary<string, string>
            {
                ["departments.bar.distributionUnit"] = $"distribution unit {Elsewhere} is not one of the employer's",
                ["departments.bar.costCenter"] = "cost centre 3 is not in the administration's list of 2026",
                ["departments.bar.costUnit"] = "cost unit 1 is not in the administration's list of 2026",
                ["departments.bar.shift"] = "shift 2 is not in the administration's list of 2026",
                ["hourComponents.gewerkt.component"] = "component 99 is not in the administration's list of 2026",
                ["hourComponents.zondag.component"] = "component 41 (Reiskosten) is not for hours",
                ["wageComponents.reis"] = "component 1 (Uren gewerkt) is for hours",
                ["wageComponents.loon"] = "component 70 (Loon) cannot be changed collectively, as exports do",
                ["counts.meals"] = "component 98 is not in the administration's list of 2026",
                ["counts.nights"] = "is not one of workedDays, meals",
            },
            faults);
    }

    [Fact]
    public void What_is_wrong_in_a_year_is_unmapped_in_that_year()
    {
        var mapping = new AdministrationMapping(
            7,
            new Dictionary<string, DepartmentTarget?> { ["bar"] = new(Bar, 3), ["keuken"] = new(Bar), ["kantoor"] = null },
            new Dictionary<string, HourTarget?> { ["gewerkt"] = new(1), ["zondag"] = new(99), ["pauze"] = null },
            new Dictionary<string, int?> { ["gewerkt"] = 1, ["reis"] = 41, ["fooi"] = null },
            new Dictionary<string, int?> { ["workedDays"] = 4, ["meals"] = 70 });

        var usable = MappingCheck.Usable(mapping, Lists);

        Assert.Equal(7, usable.Version);
        Assert.Equal(["kantoor", "keuken"], usable.Departments.Keys.Order());
        Assert.Equal(["gewerkt", "pauze"], usable.HourComponents.Keys.Order());
        Assert.Equal(["fooi", "reis"], usable.WageComponents.Keys.Order());
        Assert.Equal(["workedDays"], usable.Counts.Keys);
    }

    [Fact]
    public void Nothing_is_refused_for_a_list_that_Loket_did_not_tell()
    {
        var mapping = AdministrationMapping.None with
        {
            Departments = new Dictionary<string, DepartmentTarget?> { ["bar"] = new(null, 3, 1, 2) },
        };

        var faults = MappingCheck.Faults(mapping, Lists with { Unknown = [PeriodList.CostUnits, PeriodList.Shifts] });

        Assert.Equal(["departments.bar.costCenter"], faults.Keys);
    }

    [Fact]
    public void What_is_gone_from_Loket_since_does_not_stand_in_the_way_of_mending_another_code()
    {
        var before = new AdministrationMapping(
            1, new Dictionary<string, DepartmentTarget?> { ["bar"] = new(Elsewhere) },
            new Dictionary<string, HourTarget?> { ["oud"] = new(99), ["ook"] = new(99) },
            new Dictionary<string, int?>(), new Dictionary<string, int?>());
        var after = before with
        {
            HourComponents =
            new Dictionary<string, HourTarget?> { ["oud"] = new(99), ["ook"] = new(98), ["nieuw"] = new(99) }
        };

        Assert.Equal(
            ["hourComponents.nieuw.component", "hourComponents.ook.component"],
            MappingCheck.NewFaults(after, before, Lists).Keys.Order(StringComparer.Ordinal));
    }
}
