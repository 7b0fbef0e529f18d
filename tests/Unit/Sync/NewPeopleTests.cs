using LoketFunctions.Planner;
using LoketFunctions.Staff;
using LoketFunctions.Sync;
using LoketFunctions.Sync.Employees;
using static LoketFunctions.Tests.Sync.People;

namespace LoketFunctions.Tests.Sync;

/// <summary>R1: one person under two new records is created once.</summary>
public sealed class NewPeopleTests(AppStorage storage) : IClassFixture<AppStorage>
{
    private static readonly Guid Again = Guid.Parse("e0000000-0000-0000-0000-000000000002");

    public static TheoryData<string, string, string, bool> Names => new()
    {
        { "Sanne", "de Vries", "1995-05-21", true },
        { "Sanne", "Vries, de", "1995-05-21", true },
        { "Sanne", "d. Vriés", "1995-05-21", true },
        { "Sanne", "Bakker - de Vries", "1995-05-21", true },
        { "S.", "de Vries", "1995-05-21", true },
        { "Sofie", "de Vries", "1995-05-21", true },
        { "Teun", "de Vries", "1995-05-21", false },
        { "Sanne", "de Vries", "1995-05-22", false },
        { "Sanne", "de Wit", "1995-05-21", false },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_second_record_of_a_person_waits_also_in_another_administration(string first, string name, string born, bool waits)
    {
        foreach (var administration in new[] { Administration, OtherAdministration })
        {
            using var world = await StaffWorld.StartAsync(storage, "eitje");
            var second = Record(administration, name, born);
            second.Personal[StaffField.FirstName] = first;

            var reports = await world.RunAsync(preview: false, Staged(), second);

            var report = reports[administration].Employees.Single(employee => employee.LoketEmployeeId == Again);
            Assert.Equal(
                waits ? (EmployeeOutcome.Skipped, SkipReason.SamePerson) : (EmployeeOutcome.Created, null),
                (report.Outcome, report.Reason));
            Assert.Equal(waits ? 1 : 2, world.Planner.Records.Count);
        }
    }

    [Fact]
    public async Task The_next_run_proposes_whom_the_first_one_created()
    {
        using var world = await StaffWorld.StartAsync(storage, "eitje");
        var second = Record(OtherAdministration, "de Vries", "1995-05-21");
        await world.RunAsync(preview: false, Staged(), second);
        Assert.Equal(EmployeeStatus.Waiting, (await OneAsync(world)).Status);
        var created = (await world.SnapshotAsync(Administration)).People[Sanne].PlannerEmployeeId!;
        world.Listed.Add(new PlannerEmployee(created, null, Sanne, "Sanne", "de Vries", new DateOnly(1995, 5, 21), Active: true));

        await world.RunAsync(preview: false, Staged(), second);

        var employee = await OneAsync(world);
        Assert.Equal((EmployeeStatus.Proposed, created), (employee.Status, Assert.Single(employee.Proposals).PlannerEmployeeId));
        Assert.Contains(LinkEvidence.Held, employee.Proposals[0].Reasons);
    }

    [Fact]
    public async Task Whom_a_person_chose_to_add_is_added()
    {
        using var world = await StaffWorld.StartAsync(storage, "eitje");
        var second = Record(Administration, "de Vries", "1995-05-21");
        await world.RunAsync(preview: true, Staged(), second);
        Assert.True(await world.Links.TryChooseAsync(world.Connection.Id, Again, EmployeeChoice.Add, null, default));
        Assert.True(await world.Links.TryChooseAsync(world.Connection.Id, Sanne, EmployeeChoice.Add, null, default));

        await world.RunAsync(preview: false, Staged(), second);

        Assert.Equal(2, world.Planner.Records.Count);
    }

    [Fact]
    public async Task Without_a_day_of_birth_nobody_is_taken_for_somebody_else()
    {
        using var world = await StaffWorld.StartAsync(storage, "eitje");
        var (first, second) = (Staged(), Record(Administration, "de Vries", null));
        first.Personal[StaffField.DateOfBirth] = null;

        await world.RunAsync(preview: false, first, second);

        Assert.Equal(2, world.Planner.Records.Count);
    }

    private static StagedEmployment Record(Guid administration, string name, string? born) => new(
        Job(5), Again, administration,
        new Dictionary<StaffField, string?>(Personal("9")) { [StaffField.LastName] = name, [StaffField.DateOfBirth] = born }, Contract());

    private static async Task<EmployeeResponse> OneAsync(StaffWorld world) =>
        (await world.Employees.GetAsync(world.Caller, world.Connection.Id, Again, default)).Employee;
}
