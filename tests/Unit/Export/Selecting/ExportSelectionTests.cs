using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Selecting;
using LoketFunctions.Planner;
using LoketFunctions.Staff;
using LoketFunctions.Storage;
using static LoketFunctions.Tests.Export.Selecting.SelectionHarness;

namespace LoketFunctions.Tests.Export.Selecting;

public sealed class ExportSelectionTests
{
    private readonly SelectionHarness _given = new();

    /// <summary>Same registrations, any order: same lines, same reasons, same marks.</summary>
    [Fact]
    public void Order_makes_no_difference()
    {
        _given.Person("ann", Cafe, ZeroHours(to: "2026-11-14"), Fixed("2026-11-15"));
        _given.Person("hal", Hotel, ZeroHours(contractTo: "2026-11-05"));
        _given.Person("two", Cafe, ZeroHours());
        _given.Person("two", Hotel, Fixed());
        var registration =
            from employee in Gen.Elements("ann", "hal", "two", "nobody")
            from day in Gen.Choose(-1, 31)
            from thirds in Gen.Choose(0, 30)
            from component in Gen.Elements("worked", "evening", "pause", "unmapped")
            from department in Gen.Elements(null, "bar", "kitchen", "own", "training", "bar-too")
            from meals in Gen.Choose(0, 2)
            from allowances in (from code in Gen.Elements("travel", "tips") from tenths in Gen.Choose(-9, 9) select new Allowance(code, tenths / 7m)).ArrayOf()
            from administration in Gen.Elements(null, (Guid?)Cafe, Hotel, Unit)
            from approved in Gen.Elements(true, true, true, false)
            select new Registration(
                "", employee, new DateOnly(2026, 11, 1).AddDays(day), Hours: thirds / 3m, Department: department, HourComponent: component,
                Approved: approved, Meals: meals, AdministrationId: administration)
            { Allowances = [.. allowances.Take(5)] };
        var orders =
            from registrations in registration.ArrayOf()
            let numbered = registrations.Select((one, index) => one with { Id = $"reg-{index}" }).ToArray()
            from shuffled in Gen.Shuffle(numbered)
            select (numbered, shuffled);
        Prop.ForAll(orders.ToArbitrary(), sample => Text(sample.numbered) == Text(sample.shuffled))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200).WithQuietOnSuccess(true));

        string Text(Registration[] registrations)
        {
            var selected = _given.SelectAsync(registrations).GetAwaiter().GetResult();
            Assert.False(selected.Outcome.Faults.Any);
            return JsonSerializer.Serialize(new
            {
                Lines = selected.Texts(),
                selected.Outcome.Administrations,
                selected.Outcome.Unplaced,
                Out = selected.Out.Order().Select(one => $"{one.AdministrationId} {one.Id}"),
                LeftOut = selected.LeftOut.Select(one => $"{one.AdministrationId} {one.Item.RegistrationId} {one.Item.Reason} {one.Item.Item}").Order(StringComparer.Ordinal),
            });
        }
    }

    [Fact]
    public async Task After_a_fault_the_rest_is_only_checked()
    {
        _given.Person("ann", Cafe, ZeroHours());
        var selected = await _given.SelectAsync(
            Shift("ann", "2026-11-03"), Shift("ann", "2026-11-04"), Shift("ann", "2026-11-05", id: "reg-3"), Shift("ann", "2026-11-06", -1, "reg-4"));
        Assert.Equal([(1, "id"), (3, "hours")], selected.Outcome.Faults.First.Select(fault => (fault.Index!.Value, fault.Field)));
        Assert.Equal(4, selected.Outcome.Registrations);
        Assert.Equal(["reg-1"], selected.Out.Select(one => one.Id));
    }

    /// <summary>The slim reading of a snapshot and the snapshot's own form stay in step.</summary>
    [Fact]
    public void A_roster_is_what_the_snapshot_holds()
    {
        var (employee, employment) = (Guid.NewGuid(), Guid.NewGuid());
        var history = new ContractHistory(
            [new(new DateOnly(2026, 1, 1), KindInLoket.ZeroHours), new(new DateOnly(2026, 3, 1), KindInLoket.MinMax)], [new(new DateOnly(2026, 1, 1), employment)],
            true, new DateOnly(2026, 3, 1)) { OnCallFrom = new DateOnly(2026, 3, 1) };
        var wanted = new StaffPerson(
            new() { [StaffField.FirstName] = "Ann", [StaffField.LastName] = "van Bos", [StaffField.PersonnelNumber] = "1007", [StaffField.City] = "Ede" },
            new()
            {
                [employment] = new StaffContract(
                    new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), null,
                    new() { [StaffField.ContractEndDate] = "2026-06-30", [StaffField.HourlyWage] = "15" }, 12)
                { History = history },
            });
        var person = new PersonState { Wanted = wanted, Sent = wanted, PlannerEmployeeId = "ann", HiddenUntilLookedAtOn = new DateOnly(2026, 7, 1) };
        var snapshot = new StaffSnapshot(7, "rules", new() { [employee] = person }, Filtered: true);

        var roster = JsonSerializer.Deserialize<StaffRoster>(JsonSerializer.Serialize(snapshot, AppJson.Options), AppJson.Options)!;

        Assert.True(roster.Filtered);
        var contract = Assert.Single(StaffIndex.ContractsOf(Cafe, roster));
        Assert.Equal(
            new ExportContract(
                employment, employee, Cafe, contract.History, new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), new DateOnly(2026, 6, 30),
                12, "1007", person.Wanted.Name, Hidden: true),
            contract);
        Assert.Equal(history.Kinds, contract.History.Kinds);
        Assert.Equal(history.Units, contract.History.Units);
        Assert.Equal(history with { Kinds = contract.History.Kinds, Units = contract.History.Units }, contract.History);
        var staff = StaffIndex.Build([], new Dictionary<Guid, StaffRoster> { [Cafe] = roster });
        Assert.Equal(contract, Assert.Single(staff.Find("ann")!));
    }

    [Fact]
    public async Task Lists_are_written_as_they_come_and_empty_ones_too()
    {
        var written = new Dictionary<string, List<string>>();
        await using var lists = new StreamedSelection(
            [Cafe, Hotel],
            async (id, items, token) => written[$"left-out {id}"] = await items.Select(item => item.RegistrationId).ToListAsync(token),
            async (id, ids, token) => written[$"selected {id}"] = await ids.ToListAsync(token));
        _given.Person("ann", Cafe, ZeroHours());
        var registrations = Enumerable.Range(0, 5000).Select(number => Shift(number % 2 == 0 ? "ann" : "nobody", "2026-11-03", 1, $"reg-{number}"));
        await _given.Selection().RunAsync(Body(registrations), lists, CancellationToken.None);
        await lists.CompleteAsync(CancellationToken.None);

        Assert.Equal(Enumerable.Range(0, 2500).Select(number => $"reg-{2 * number}"), written[$"selected {Cafe}"]);
        Assert.Equal(Enumerable.Range(0, 2500).Select(number => $"reg-{(2 * number) + 1}"), written["left-out "]);
        Assert.Equal([0, 0, 0], new[] { $"selected {Hotel}", $"left-out {Hotel}", $"left-out {Cafe}" }.Select(name => written[name].Count));
    }

    [Fact]
    public async Task A_list_that_cannot_be_written_ends_the_selection()
    {
        await using var lists = new StreamedSelection(
            [Cafe], async (_, items, token) => await items.CountAsync(token),
            async (_, ids, token) =>
            {
                await ids.FirstAsync(token);
                throw new IOException("full");
            });
        _given.Person("ann", Cafe, ZeroHours());
        var registrations = Enumerable.Range(0, 5000).Select(number => Shift("ann", "2026-11-03", 0.1m, $"reg-{number}"));
        await Assert.ThrowsAsync<IOException>(async () =>
        {
            await _given.Selection().RunAsync(Body(registrations), lists, CancellationToken.None);
            await lists.CompleteAsync(CancellationToken.None);
        });
    }
}
