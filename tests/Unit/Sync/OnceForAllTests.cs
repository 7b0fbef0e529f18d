using LoketFunctions.Staff;
using LoketFunctions.Sync;
using static LoketFunctions.Tests.Sync.People;

namespace LoketFunctions.Tests.Sync;

/// <summary>Once is once for the person, and not for each of their administrations.</summary>
public sealed class OnceForAllTests(AppStorage storage) : IClassFixture<AppStorage>
{
    [Theory]
    [InlineData(EmployeeChoice.Add, null)]
    [InlineData(EmployeeChoice.Link, "own-1")]
    internal async Task What_the_planner_took_once_is_not_told_again_by_another_administration(EmployeeChoice choice, string? theirs)
    {
        using var world = await StartAsync(choice, theirs);
        await world.RunAsync(preview: false, Staged());
        world.Planner.Records.Clear();

        await world.RunAsync(preview: false, Staged(), Second(city: "Gouda"));

        var told = world.Planner.Records.SelectMany(record => record.PersonalData.Keys).ToList();
        Assert.Contains("city", told);
        Assert.DoesNotContain("dateOfBirth", told);
        Assert.DoesNotContain("email", told);
        var contract = world.Planner.Records.SelectMany(record => record.Contracts).Single(contract => contract.EmploymentId == Job(1));
        Assert.Equal(["affiliate", "contractStartDate", "hourlyWage"], contract.Fields.Keys.Order());
    }

    [Fact]
    public async Task What_one_administration_told_is_owed_by_none()
    {
        using var world = await StartAsync(EmployeeChoice.Add, null);
        await world.RunAsync(preview: false, Without(Staged()), Without(Second("Leiden")));
        await world.RunAsync(preview: false, Staged(), Without(Second("Leiden")));
        world.Planner.Records.Clear();

        await world.RunAsync(preview: false, Staged(), Second("Leiden"));

        Assert.Empty(world.Planner.Records);
    }

    [Fact]
    public async Task Another_employee_of_the_planner_s_has_taken_nothing_yet()
    {
        using var world = await StartAsync(EmployeeChoice.Add, null);
        await world.RunAsync(preview: false, Staged());
        world.Listed.Add(new("own-1"));
        Assert.True(await world.Links.TryChooseAsync(world.Connection.Id, Sanne, EmployeeChoice.Link, "own-1", default));
        world.Planner.Records.Clear();

        await world.RunAsync(preview: false, Staged());

        Assert.Contains("dateOfBirth", Assert.Single(world.Planner.Records).PersonalData.Keys);
    }

    private async Task<StaffWorld> StartAsync(EmployeeChoice choice, string? theirs)
    {
        var world = await StaffWorld.StartAsync(storage, "loket-koppeling");
        world.Listed.Add(new(theirs ?? $"p-{Sanne}"));
        Assert.True(await world.Links.TryChooseAsync(world.Connection.Id, Sanne, choice, theirs, default));
        return world;
    }

    private static StagedEmployment Second(string city) => Staged(Job(1), administration: OtherAdministration, city: city);

    private static StagedEmployment Without(StagedEmployment staged) =>
        staged with { Personal = staged.Personal.Where(field => field.Key != LoketFunctions.Planner.StaffField.Email).ToDictionary() };
}
