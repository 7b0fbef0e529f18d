using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using LoketFunctions.Export.Model;
using LoketFunctions.Export.Select;
using LoketFunctions.Planner;
using LoketFunctions.Staff;
using LoketFunctions.Storage;
using static LoketFunctions.Tests.Export.Select.SelectionHarness;

namespace LoketFunctions.Tests.Export.Select;

public sealed class ExportSelectionTests
{
    private readonly SelectionHarness _given = new();

    /// <summary>Same registrations, any order: same lines, same reasons, same confirmations.</summary>
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
            from thirds in Gen.Choose(-9, 30)
            from component in Gen.Elements("worked", "evening", "pause", "unmapped")
            from department in Gen.Elements(null, "bar", "kitchen", "own", "training", "bar-too")
            from meals in Gen.Choose(-1, 2)
            from allowances in (
                from code in Gen.Elements("travel", "tips")
                from tenths in Gen.Choose(-9, 9)
                select new Allowance(code, tenths / 7m)).ArrayOf()
            from administration in Gen.Elements(null, (Guid?)Cafe, Hotel, Unit)
            from approved in Gen.Elements(true, true, true, false)
            select new Registration
            {
                Id = "",
                EmployeeId = employee,
                Date = new DateOnly(2026, 11, 1).AddDays(day),
                Hours = thirds / 3m,
                Department = department,
                HourComponent = component,
                Approved = approved,
                Meals = meals,
                AdministrationId = administration,
                Allowances = [.. allowances.Take(5)],
            };
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
                LeftOut = selected.LeftOut.Select(one =>
                    $"{one.AdministrationId} {one.Item.RegistrationId} {one.Item.Reason} {one.Item.Item}").Order(StringComparer.Ordinal),
            });
        }
    }

    [Fact]
    public async Task Where_it_is_all_or_nothing_the_rest_is_only_checked_after_a_fault()
    {
        _given.AllOrNothing = true;
        _given.Person("ann", Cafe, ZeroHours());
        var selected = await _given.SelectAsync(
            Shift("ann", "2026-11-03"), Shift("ann", "2026-11-04"), Shift("ann", "2026-11-05", id: "reg-3"),
            Shift("ann", "2026-11-06", 1000, "reg-4"));
        Assert.Equal([(1, "id"), (3, "hours")], selected.Outcome.Faults.First.Select(fault => (fault.Index!.Value, fault.Field)));
        Assert.True(selected.Outcome.IsRefused);
        Assert.Equal((4, new RegistrationCounts(GoOut: 0, LeftOut: 2, SetAside: 2, NotAskedFor: 0)),
            (selected.Outcome.Read, selected.Outcome.OfNone));
        Assert.Equal(["reg-1"], selected.Out.Select(one => one.Id));
        Assert.Empty(selected.LeftOut);
    }

    /// <summary>Wrong in its form, in itself, and against those before it; read whole, in part or not at all.</summary>
    [Fact]
    public async Task What_is_wrong_is_set_aside_and_named_and_the_rest_goes()
    {
        _given.Person("ann", Cafe, ZeroHours());
        const string Rest = """ "date": "2026-11-03", "hours": 8, "hourComponent": "worked", "approved": true """;
        var selected = await _given.SelectAsync(Body($$"""
            { "registrations": [
                { "id": "good", "employeeId": "ann", {{Rest}} },
                { "id": "good", "employeeId": "ann", {{Rest}} },
                { "id": "break", "employeeId": "ann", {{Rest}}, "breakMinutes": -1 },
                { "id": "day", "employeeId": "ann", "date": "3-11-2026" },
                { "id": 7, "employeeId": "ann", "date": "2026-11-03" },
                { "id": "long ago", "employeeId": "ann", "date": "1999-11-03" },
                { "id": "stranger", "employeeId": "bob", {{Rest}}, "meals": "x" },
                7,
                { "id": "too", "employeeId": "ann", {{Rest}} }
            ] }
            """));

        Assert.False(selected.Outcome.IsRefused);
        Assert.Equal(["good", "too"], selected.Out.Select(one => one.Id));
        Assert.Equal(["1 Minutes 960", "4 Count 1"], selected.Amounts(Cafe));
        Assert.Equal(
            [
                (Cafe, "good", "id", "Ann Bos", "1007"), (Cafe, "break", "breakMinutes", "Ann Bos", "1007"),
                (Cafe, "day", "date", "Ann Bos", "1007"),
                (Cafe, null, "id", "Ann Bos", "1007"), (Cafe, "long ago", "date", "Ann Bos", "1007"),
                (null, "stranger", "meals", null, null),
                (null, null, "registrations[7]", null, null),
            ],
            selected.LeftOut.Select(
                one => (one.AdministrationId, one.Item.RegistrationId, one.Item.Fault!.Field, one.Item.Name,
                    one.Item.PersonnelNumber?.Text)));
        Assert.All(selected.LeftOut, one => Assert.Equal((LeftOutReason.SetAside, null), (one.Item.Reason, one.Item.Item)));
        Assert.Equal(7, selected.Outcome.Faults.Count);
        Assert.Equal(new RegistrationCounts(GoOut: 2, LeftOut: 0, SetAside: 5, NotAskedFor: 0), selected.Of(Cafe).Counts.Registrations);
        Assert.Equal(new RegistrationCounts(GoOut: 0, LeftOut: 0, SetAside: 2, NotAskedFor: 0), selected.Outcome.OfNone);
        Assert.Equal([SelectionWarning.SetAside], selected.Of(Cafe).Warnings);
    }

    /// <summary>The first fault of each is reported with it, in both languages, and never what was sent.</summary>
    [Fact]
    public async Task Each_is_told_what_is_wrong_with_itself()
    {
        _given.Person("ann", Cafe, ZeroHours());
        var selected = await _given.SelectAsync(
            Shift("ann", "2026-11-03") with { BreakMinutes = -1, Department = "a\n" }, Shift("ann", "2026-11-03", 1000, "reg-2"));
        Assert.Equal(
            [("department", "bevat stuurtekens", "holds control characters"),
                ("hours", "is niet meer dan -1000 en minder dan 1000", "is not above -1000 and below 1000")],
            selected.LeftOut.Select(one => (one.Item.Fault!.Field, one.Item.Fault.Fault.In("nl"), one.Item.Fault.Fault.In("en"))));
    }

    [Fact]
    public async Task What_another_export_is_about_is_not_this_ones_to_set_aside()
    {
        _given.Person("ann", Cafe, ZeroHours());
        var selected = await _given.SelectAsync(
            Shift("ann", "2026-10-03") with { BreakMinutes = -1 },
            Shift("ann", "2026-11-03", id: "reg-2") with { BreakMinutes = -1, AdministrationId = Unit });
        Assert.Equal([LeftOutReason.OutsidePeriod, LeftOutReason.OtherAdministration], selected.LeftOut.Select(one => one.Item.Reason));
        Assert.Empty(selected.Of(Cafe).Warnings);
    }

    [Theory]
    [InlineData("""{ "registrations": [ @, { "id": "x" } ] x""")]
    [InlineData("""{ "registrations": [ @ ], "registrations": [] }""")]
    [InlineData("""{ "registrations": 7 }""")]
    public async Task A_body_that_cannot_be_read_is_refused_whole(string body)
    {
        _given.Person("ann", Cafe, ZeroHours());
        const string Line = """{ "id": "good", "employeeId": "ann", "date": "2026-11-03", "meals": 1, "approved": true }""";
        Assert.True((await _given.SelectAsync(Body(body.Replace("@", Line, StringComparison.Ordinal)))).Outcome.IsRefused);
    }

    /// <summary>8 hours, and 1.5 taken back on another day, are 6.5 and one day; a day that is taken back whole does not count.</summary>
    [Fact]
    public async Task Corrections_are_summed_with_the_rest()
    {
        _given.Person("ann", Cafe, ZeroHours());
        var selected = await _given.SelectAsync(
            Shift("ann", "2026-11-03") with { Meals = 2 }, Shift("ann", "2026-11-04", -1.5m, "reg-2") with { Meals = -1 },
            Shift("ann", "2026-11-05", id: "reg-3"), Shift("ann", "2026-11-05", -8, "reg-4"),
            Shift("ann", "2026-11-06", 2, "reg-5"), Shift("ann", "2026-11-06", -3, "reg-6"));
        Assert.Equal(["1 Minutes 330", "4 Count 1", "60 Count 1"], selected.Amounts(Cafe));
        Assert.Equal(["reg-1", "reg-2", "reg-3", "reg-4", "reg-5", "reg-6"], selected.Out.Select(one => one.Id));
        Assert.Empty(selected.LeftOut);
    }

    [Fact]
    public async Task A_correction_for_another_department_takes_the_day_back_all_the_same()
    {
        _given.Person("ann", Cafe, ZeroHours());
        var selected = await _given.SelectAsync(
            Shift("ann", "2026-11-03", 3) with { Department = "bar" },
            Shift("ann", "2026-11-03", -3, "reg-2") with { Department = "kitchen" },
            Shift("ann", "2026-11-04", 2, "reg-3") with { Department = "bar" },
            Shift("ann", "2026-11-04", -1, "reg-4") with { Department = "kitchen" });
        Assert.Equal(["1 Minutes 300", "4 Count 1", "1 Minutes -240"], selected.Amounts(Cafe).OrderByDescending(
            text => text.EndsWith("300", StringComparison.Ordinal)).ThenByDescending(text => text, StringComparer.Ordinal));
    }

    /// <summary>The slim reading of a snapshot and the snapshot's own form stay in step.</summary>
    [Fact]
    public void A_roster_is_what_the_snapshot_holds()
    {
        var (employee, employment) = (Guid.NewGuid(), Guid.NewGuid());
        var history = new ContractHistory(
            [new(new DateOnly(2026, 1, 1), KindInLoket.ZeroHours), new(new DateOnly(2026, 3, 1), KindInLoket.MinMax)],
            [new(new DateOnly(2026, 1, 1), employment)], true, new DateOnly(2026, 3, 1))
        {
            OnCallFrom = new DateOnly(2026, 3, 1),
            Numbers = [new(default, 7), new(new DateOnly(2026, 3, 1), 12)],
        };
        var wanted = new StaffPerson(
            new()
            {
                [StaffField.FirstName] = "Ann",
                [StaffField.LastName] = "van Bos",
                [StaffField.PersonnelNumber] = "1007",
                [StaffField.City] = "Ede"
            },
            new()
            {
                [employment] = new StaffContract(
                    new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31), null,
                    new() { [StaffField.ContractEndDate] = "2026-06-30", [StaffField.HourlyWage] = "15" }, 12)
                { History = history },
            });
        var person =
            new PersonState { Wanted = wanted, Sent = wanted, PlannerEmployeeId = "ann", HiddenUntilLookedAtOn = new DateOnly(2026, 7, 1) };
        var snapshot = new StaffSnapshot(7, "rules", new() { [employee] = person }, Filtered: true);

        var roster = JsonSerializer.Deserialize<StaffRoster>(JsonSerializer.Serialize(snapshot, AppJson.Options), AppJson.Options)!;

        Assert.True(roster.Filtered);
        var contract = Assert.Single(StaffContracts.Of(Cafe, roster));
        Assert.Equal(
            new ExportContract(
                employment, employee, Cafe, contract.History, new DateOnly(2026, 1, 1), new DateOnly(2026, 12, 31),
                new DateOnly(2026, 6, 30),
                12, new("1007"), person.Wanted.Name, Hidden: true),
            contract);
        Assert.Equal(history.Kinds, contract.History.Kinds);
        Assert.Equal(history.Units, contract.History.Units);
        Assert.Equal(history.Numbers, contract.History.Numbers);
        Assert.Equal(history with { Kinds = contract.History.Kinds, Units = contract.History.Units, Numbers = contract.History.Numbers },
            contract.History);
        var staff = StaffIndex.Build([], new Dictionary<Guid, StaffRoster> { [Cafe] = roster }, []);
        Assert.Equal(contract, Assert.Single(staff.Find("ann")!));
    }

    [Fact]
    public async Task Lists_are_written_as_they_come_and_empty_ones_too()
    {
        var written = new Dictionary<string, List<string>>();
        await using var lists = new StreamedSelection(
            [Cafe, Hotel],
            async (id, items, token) => written[$"left-out {id}"] = await items.Select(item => item.RegistrationId!).ToListAsync(token),
            async (id, ids, token) => written[$"selected {id}"] = await ids.Select(one => one.Id).ToListAsync(token));
        _given.Person("ann", Cafe, ZeroHours());
        var registrations = Enumerable.Range(
            0, 5000).Select(number => Shift(number % 2 == 0 ? "ann" : "nobody", "2026-11-03", 1, $"reg-{number}"));
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
