using System.Globalization;
using LoketFunctions.Personnel.Fields;
using LoketFunctions.Personnel.LoketSide;
using LoketFunctions.Personnel.Model;
using LoketFunctions.Personnel.Plan;
using LoketFunctions.Staff;
using LoketFunctions.Tests.Sandbox.Loket;

namespace LoketFunctions.Tests.Personnel.LoketSide;

/// <summary>Plans carried out in a simulated Loket, whose chains take records at their end only. Today is 16 March 2026.</summary>
public sealed class LoketEmployeesTests : IAsyncLifetime
{
    private static readonly DateOnly Start = new(2026, 1, 1);
    private static readonly LoketField Wage = LoketFields.Find("wage.grossWage")!;
    private static readonly LoketField Hours = LoketFields.Find("workingHours.deviatingHoursPerWeek")!;
    private static readonly LoketField Name = LoketFields.Find("employee.personalDetails.lastName")!;
    private static readonly LoketField Until = LoketFields.Find("employment.commissionUntilDate")!;

    /// <summary>What the HR system says, one after another: each brings another kind of change.</summary>
    private static readonly (string Kind, SaidEmployee Said, string Wages, string Hours)[] Stages =
    [
        ("records are added", Said("Vries", null, "01-01 2600, 02-01 2700, 03-01 2800", "01-01 24"),
            "01-01 2600, 02-01 2700, 03-01 2800", "01-01 24"),
        ("one comes before others", Said("Vries", null, "01-01 2600, 01-15 2650, 02-01 2700, 03-01 2800", "01-01 24, 02-15 32"),
            "01-01 2600, 01-15 2650, 02-01 2700, 03-01 2800", "01-01 24, 02-15 32"),
        ("values and the person change", Said("Bakker", null, "01-01 2600, 01-15 2660, 02-01 2700, 03-01 2810", "01-01 24, 02-15 32"),
            "01-01 2600, 01-15 2660, 02-01 2700, 03-01 2810", "01-01 24, 02-15 32"),
        ("it ends", Said("Bakker", "2026-02-20", "01-01 2600, 01-15 2660, 02-01 2700, 03-01 2810", "01-01 24, 02-15 36"),
            "01-01 2600, 01-15 2660, 02-01 2700", "01-01 24, 02-15 36"),
        ("the end moves away", Said("Bakker", "2026-03-10", "01-01 2600, 01-15 2660, 02-01 2700, 03-01 2810", "01-01 24, 02-15 36"),
            "01-01 2600, 01-15 2660, 02-01 2700, 03-01 2810", "01-01 24, 02-15 36"),
        ("the end is taken out", Said("Bakker", null, "01-01 2600, 01-15 2660, 02-01 2700, 03-01 2810, 03-12 2900", "01-01 24, 02-15 36"),
            "01-01 2600, 01-15 2660, 02-01 2700, 03-01 2810, 03-12 2900", "01-01 24, 02-15 36"),
    ];

    private PersonnelLoket _loket = null!;

    public async ValueTask InitializeAsync() => _loket = await PersonnelLoket.StartAsync();

    public async ValueTask DisposeAsync()
    {
        Assert.Empty(_loket.Visitor.Loket.Contract.Violations);
        await _loket.Visitor.DisposeAsync();
        _loket.Dispose();
    }

    [Fact]
    public async Task Each_kind_of_plan_leads_to_what_it_says_and_leaves_nothing_to_do()
    {
        var held = await _loket.NewEmployeeAsync();
        foreach (var stage in Stages)
        {
            Assert.False(Plan(stage.Said, await ReadAsync(held)).IsEmpty, stage.Kind);
            await BringAsync(stage.Said, held);
            await AssertHeldAsync(stage, held);
        }
    }

    [Fact]
    public async Task An_empty_plan_makes_no_call()
    {
        var held = await _loket.NewEmployeeAsync();
        await BringAsync(Stages[0].Said, held);
        var now = await ReadAsync(held);
        _loket.Sent.Clear();

        await new LoketEmployees(_loket.Client).CarryOutAsync(Plan(Stages[0].Said, now), now, default);

        Assert.Empty(_loket.Sent);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public async Task Death_after_any_call_and_another_start_end_the_same(int at)
    {
        var (deaths, died) = (0, true);
        for (; died; deaths++)
        {
            var held = await _loket.NewEmployeeAsync();
            foreach (var before in Stages.Take(at))
                await BringAsync(before.Said, held);
            var now = await ReadAsync(held);
            _loket.CallsLeft = deaths;
            died = await DiesAsync(() => new LoketEmployees(_loket.Client).CarryOutAsync(Plan(Stages[at].Said, now), now, default));
            _loket.CallsLeft = null;
            await BringAsync(Stages[at].Said, held);
            await AssertHeldAsync(Stages[at], held);
        }

        Assert.True(deaths > 2, Stages[at].Kind);
    }

    [Fact]
    public async Task What_was_changed_since_it_was_read_is_not_overwritten()
    {
        var held = await _loket.NewEmployeeAsync();
        var plan = Plan(Stages[2].Said, held);
        await BringAsync(Said("Smit", null, "01-01 2601", "01-01 24"), held);

        await Assert.ThrowsAsync<ChangedInLoketException>(
            () => new LoketEmployees(_loket.Client).CarryOutAsync(plan, held, default));
        await Assert.ThrowsAsync<ChangedInLoketException>(() => new LoketEmployees(_loket.Client).CarryOutAsync(
            plan with { Employee = new Dictionary<LoketField, string?>() }, held, default));

        var now = await ReadAsync(held);
        Assert.Equal("Smit", LoketObject.Read(now.Employee, Name));
        Assert.Equal("01-01 2601", Chain(now, Wage));
    }

    [Fact]
    public async Task An_employment_of_somebody_else_is_not_read()
    {
        var (one, other) = (await _loket.NewEmployeeAsync(), await _loket.NewEmployeeAsync());

        Assert.Null(await new LoketEmployees(_loket.Client).ReadAsync(one.EmployeeId, other.EmploymentId, default));
        Assert.Null(await new LoketEmployees(_loket.Client).ReadAsync(Guid.NewGuid(), one.EmploymentId, default));
    }

    private static async Task<bool> DiesAsync(Func<Task> work)
    {
        try
        {
            await work();
            return false;
        }
        catch (DeathException)
        {
            return true;
        }
    }

    private static EmployeePlan Plan(SaidEmployee said, HeldEmployee held) =>
        EmployeePlanner.Plan(said, held, Start, LoketVisitor.Today);

    private async Task<HeldEmployee> ReadAsync(HeldEmployee held) =>
        (await new LoketEmployees(_loket.Client).ReadAsync(held.EmployeeId, held.EmploymentId, default))!;

    private async Task BringAsync(SaidEmployee said, HeldEmployee held)
    {
        var now = await ReadAsync(held);
        await new LoketEmployees(_loket.Client).CarryOutAsync(Plan(said, now), now, default);
    }

    private async Task AssertHeldAsync((string Kind, SaidEmployee Said, string Wages, string Hours) stage, HeldEmployee held)
    {
        var now = await ReadAsync(held);
        Assert.True(Plan(stage.Said, now).IsEmpty, stage.Kind);
        Assert.Equal((stage.Wages, stage.Hours), (Chain(now, Wage), Chain(now, Hours)));
        Assert.Equal(stage.Said.LastDay, now.LastDay);
        Assert.Equal(stage.Said.Present[Name], LoketObject.Read(now.Employee, Name));
        Assert.Equal("NL", now.Employee["address"]!["country"]!["isoCode"]!.GetValue<string>());
        Assert.Equal("2026-11-30", LoketObject.Read(now.Employment, Until));
    }

    private static string Chain(HeldEmployee held, LoketField field) => string.Join(", ", held.Chains[field.Resource].Select(
        record => $"{record.Start.ToString("MM-dd", CultureInfo.InvariantCulture)} {LoketObject.Read(record.Content, field)}"));

    private static SaidEmployee Said(string name, string? lastDay, string wages, string hours) => new(
        "7", lastDay is null ? null : DateOnly.Parse(lastDay, CultureInfo.InvariantCulture),
        new Dictionary<LoketField, string?>
        {
            [Name] = name,
            [Until] = "2026-11-30",
            [LoketFields.Find("end.endOfEmploymentReason")!] = "2",
            [LoketFields.Find("end.endOfEmploymentDueToIllness")!] = "false",
        },
        new Dictionary<LoketField, IReadOnlyList<DatedValue<string?>>> { [Wage] = History(wages), [Hours] = History(hours) });

    private static IReadOnlyList<DatedValue<string?>> History(string text) =>
    [
        .. text.Split(", ").Select(one => one.Split(' ')).Select(
            one => new DatedValue<string?>(DateOnly.Parse($"2026-{one[0]}", CultureInfo.InvariantCulture), one[1])),
    ];
}
