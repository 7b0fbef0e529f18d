using LoketFunctions.Mapping;
using LoketFunctions.Planner;
using LoketFunctions.Staff;
using LoketFunctions.Sync;
using static LoketFunctions.Tests.Sync.People;

namespace LoketFunctions.Tests.Sync;

/// <summary>The planner's own code of a branch goes beside its name, as the user's mapping of the payroll year says.</summary>
public sealed class BranchCodesTests(AppStorage storage) : IClassFixture<AppStorage>
{
    private static readonly Guid Bar = Guid.Parse("b0000000-0000-0000-0000-000000000001");
    private static readonly Guid Kitchen = Guid.Parse("b0000000-0000-0000-0000-000000000002");

    [Fact]
    public async Task The_code_that_alone_is_mapped_to_the_unit_goes_with_the_name()
    {
        using var world = await WorldAsync();
        await MapAsync(world, 2026, ("bar", Bar), ("keuken", Kitchen), ("kantoor", null));
        Assert.Equal(("Bediening", "bar"), await ToldAsync(world, Staged(contract: At(Bar))));
    }

    [Fact]
    public async Task Two_codes_of_one_unit_are_none()
    {
        using var world = await WorldAsync();
        await MapAsync(world, 2026, ("bar", Bar), ("terras", Bar), ("keuken", Kitchen));
        Assert.Equal(("Bediening", null), await ToldAsync(world, Staged(contract: At(Bar))));
    }

    [Fact]
    public async Task A_unit_that_no_code_stands_for_goes_by_name_alone()
    {
        using var world = await WorldAsync();
        await MapAsync(world, 2026, ("keuken", Kitchen), ("kantoor", null));
        Assert.Equal(("Bediening", null), await ToldAsync(world, Staged(contract: At(Bar))));
    }

    [Fact]
    public async Task A_unit_that_was_never_read_goes_by_no_code()
    {
        using var world = await WorldAsync();
        await MapAsync(world, 2026, ("bar", Bar));
        Assert.Equal(("Bediening", null), await ToldAsync(world, Staged(contract: Contract())));
    }

    [Fact]
    public async Task Another_administration_s_mapping_says_nothing()
    {
        using var world = await WorldAsync();
        await MapAsync(world, 2026, OtherAdministration, ("bar", Bar));
        Assert.Equal(("Bediening", null), await ToldAsync(world, Staged(contract: At(Bar))));
    }

    /// <summary>The mapping knows distribution units: by it nobody can tell what Loket's department is called in the planner.</summary>
    [Fact]
    public async Task A_branch_that_is_Loket_s_department_has_no_code()
    {
        using var world = await WorldAsync();
        world.Connection.Affiliate = AffiliateSource.Department;
        await MapAsync(world, 2026, ("bar", Bar));
        Assert.Equal(("Bediening", null), await ToldAsync(world, Staged(contract: At(Bar))));
    }

    [Fact]
    public async Task A_mapping_that_changed_is_told_though_nothing_moved_in_Loket()
    {
        using var world = await WorldAsync();
        await MapAsync(world, 2026, ("bar", Bar));
        await ToldAsync(world, Staged(contract: At(Bar)));
        world.IsLoketStill = true;

        await MapAsync(world, 2026, ("lounge", Bar), ("bar", Kitchen));
        Assert.Equal(Code("lounge"), await ChangedAsync(world));
        Assert.Null(await ChangedAsync(world));

        await MapAsync(world, 2026, ("bar", Kitchen));
        Assert.Equal(Code(null), await ChangedAsync(world));
        Assert.Null(await ChangedAsync(world));
    }

    [Fact]
    public async Task A_second_code_of_the_unit_takes_the_first_away()
    {
        using var world = await WorldAsync();
        await MapAsync(world, 2026, ("bar", Bar));
        await ToldAsync(world, Staged(contract: At(Bar)));
        world.IsLoketStill = true;

        await MapAsync(world, 2026, ("bar", Bar), ("terras", Bar));
        Assert.Equal(Code(null), await ChangedAsync(world));
    }

    [Fact]
    public async Task A_branch_that_becomes_the_department_loses_its_code()
    {
        using var world = await WorldAsync();
        await MapAsync(world, 2026, ("bar", Bar));
        await ToldAsync(world, Staged(contract: At(Bar)));
        world.IsLoketStill = true;

        world.Connection.Affiliate = AffiliateSource.Department;
        Assert.Equal(Code(null), await ChangedAsync(world));
    }

    [Fact]
    public async Task The_mapping_of_the_year_of_the_day_holds_and_the_turn_of_the_year_is_told()
    {
        using var world = await WorldAsync();
        await MapAsync(world, 2026, ("bar", Bar));
        await MapAsync(world, 2027, ("lounge", Bar));
        Assert.Equal(("Bediening", "bar"), await ToldAsync(world, Staged(contract: At(Bar))));

        world.IsLoketStill = true;
        world.Clock.Advance(new DateTimeOffset(2027, 1, 1, 1, 0, 0, TimeSpan.Zero) - world.Clock.GetUtcNow());
        Assert.Equal(Code("lounge"), await ChangedAsync(world));
    }

    [Fact]
    public async Task Who_starts_next_year_goes_by_the_mapping_of_his_first_day()
    {
        using var world = await WorldAsync();
        await MapAsync(world, 2026, ("bar", Bar));
        await MapAsync(world, 2027, ("lounge", Bar));
        Assert.Equal(("Bediening", "lounge"), await ToldAsync(world, Staged(contract: At(Bar, start: new DateOnly(2027, 1, 4)))));
    }

    [Fact]
    public async Task The_unit_of_today_counts_and_not_one_of_before()
    {
        using var world = await WorldAsync();
        await MapAsync(world, 2026, ("bar", Bar), ("keuken", Kitchen));
        var contract = Contract() with
        {
            History = new ContractHistory([], [new(new DateOnly(2024, 1, 1), Bar), new(Today, Kitchen)]),
        };
        Assert.Equal(("Bediening", "keuken"), await ToldAsync(world, Staged(contract: contract)));
    }

    /// <summary>What Loket did not give is asked for again every day; the code is not Loket's to give.</summary>
    [Fact]
    public async Task A_code_is_no_reason_to_read_somebody_again()
    {
        using var world = await WorldAsync();
        await MapAsync(world, 2026, ("bar", Bar));
        await ToldAsync(world, Staged(contract: At(Bar)));
        await world.RunAsync(preview: false, Staged(contract: At(Bar)));
        Assert.Null((await world.SnapshotAsync(Administration)).People[Sanne].Wanted.Contracts[SannesJob].NextChangeOn);
    }

    [Fact]
    public async Task An_employee_whom_the_planner_had_keeps_his_own_code_where_the_product_leaves_his_branch_alone()
    {
        using var world = await WorldAsync("loket-koppeling");
        await MapAsync(world, 2026, ("bar", Bar));
        world.Listed.Add(new("own-1"));
        Assert.True(await world.Links.TryChooseAsync(world.Connection.Id, Sanne, EmployeeChoice.Link, "own-1", default));
        Assert.Equal((null, null), await ToldAsync(world, Staged(contract: At(Bar))));
    }

    [Fact]
    public async Task Where_the_branch_is_taken_over_once_a_code_is_owed_until_it_was_accepted_and_stays()
    {
        using var world = await WorldAsync("loket-koppeling");
        Assert.True(await world.Links.TryChooseAsync(world.Connection.Id, Sanne, EmployeeChoice.Add, null, default));
        Assert.Equal(("Bediening", null), await ToldAsync(world, Staged(contract: At(Bar))));
        world.IsLoketStill = true;

        await MapAsync(world, 2026, ("bar", Bar));
        Assert.Equal(Code("bar"), await ChangedAsync(world));
        await MapAsync(world, 2026, ("lounge", Bar));
        Assert.Null(await ChangedAsync(world));
        await MapAsync(world, 2026, ("lounge", Kitchen));
        Assert.Null(await ChangedAsync(world));
    }

    private static Dictionary<string, object?> Code(string? code) => new() { ["affiliateCode"] = code };

    private static StaffContract At(Guid unit, DateOnly? start = null) =>
        Contract(start: start) with { History = new ContractHistory([], DatedValues.Always<Guid?>(unit)) };

    private async Task<StaffWorld> WorldAsync(string profile = "l1nda")
    {
        var world = await StaffWorld.StartAsync(storage, profile);
        world.Connection.Affiliate = AffiliateSource.DistributionUnit;
        return world;
    }

    private static Task MapAsync(StaffWorld world, int year, params (string Code, Guid? Unit)[] departments) =>
        MapAsync(world, year, Administration, departments);

    private static async Task MapAsync(StaffWorld world, int year, Guid administration, params (string Code, Guid? Unit)[] departments)
    {
        var holding = await world.Mappings.HoldingAsync(new(world.Connection.Id, administration), year, default);
        var mapping = AdministrationMapping.None with
        {
            Version = holding.Mapping.Version,
            Departments = departments.ToDictionary(
                one => one.Code, one => one.Unit is { } unit ? new DepartmentTarget(unit, CostCenter: 2) : null),
        };
        Assert.NotNull(await world.Mappings.TrySaveAsync(
            new(world.Connection.Id, administration), mapping, year, changedBy: null, default));
    }

    /// <summary>Somebody new is read; name and code of the branch as sent to the planner.</summary>
    private static async Task<(object? Name, object? Code)> ToldAsync(StaffWorld world, StagedEmployment read)
    {
        await world.RunAsync(preview: false, read);
        var fields = Assert.Single(Assert.Single(world.Planner.Records).Contracts).Fields;
        world.Planner.Records.Clear();
        world.Listed.Add(new($"p-{Sanne}"));
        return (fields.GetValueOrDefault("affiliate")?.ToString(), fields.GetValueOrDefault("affiliateCode")?.ToString());
    }

    /// <summary>What the next run tells of the contract; null where it tells nothing.</summary>
    private static async Task<Dictionary<string, object?>?> ChangedAsync(StaffWorld world)
    {
        await world.RunAsync(preview: false);
        var fields = world.Planner.Records.SingleOrDefault()?.Contracts.Single().Fields.ToDictionary(
            field => field.Key, field => (object?)field.Value?.ToString());
        world.Planner.Records.Clear();
        return fields;
    }
}
