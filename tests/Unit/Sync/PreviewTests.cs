using System.Text.Json;
using LoketFunctions.Planner;
using LoketFunctions.Staff;
using LoketFunctions.Storage;
using LoketFunctions.Sync;
using static LoketFunctions.Tests.Sync.People;

namespace LoketFunctions.Tests.Sync;

/// <summary>S13: a preview says what the next sync then does, and does nothing of it.</summary>
public sealed class PreviewTests(AppStorage storage) : IClassFixture<AppStorage>
{
    private static readonly Guid New = Employee(2), Ended = Employee(3), Alike = Employee(4), Chosen = Employee(5), Gone = Employee(
        6), Same = Employee(7);

    [Theory]
    [InlineData("l1nda")]
    [InlineData("loket-koppeling")]
    public async Task What_it_says_is_what_the_planner_is_then_told(string profile)
    {
        using var world = await StaffWorld.StartAsync(storage, profile);
        var read = await ArrangeAsync(world);

        var preview = (await world.RunAsync(preview: true, read))[Administration];
        Assert.Empty(world.Planner.Records);
        var sync = (await world.RunAsync(preview: false, read))[Administration];

        Assert.Equal(Lines(sync), Lines(preview));
        Assert.Contains(preview.Employees, employee => employee.Outcome == EmployeeOutcome.Created);
        Assert.Contains(preview.Employees, employee => employee.Outcome == EmployeeOutcome.Updated);
        Assert.Contains(preview.Employees, employee => employee.Outcome == EmployeeOutcome.Unchanged);
        Assert.Contains(preview.Employees, employee => employee.Reason == SkipReason.PossibleMatch);
        Assert.NotEmpty(world.Planner.Records);
        foreach (var record in world.Planner.Records)
            Assert.Equal(Told(record), Foretold(preview.Employees.Single(employee => employee.LoketEmployeeId == record.LoketEmployeeId)));
    }

    [Fact]
    public async Task It_keeps_nothing_but_its_report()
    {
        using var world = await StaffWorld.StartAsync(storage, "loket-koppeling");
        var read = await ArrangeAsync(world);
        var before = await Text(world);

        await world.RunAsync(preview: true, read);

        Assert.Equal(before, await Text(world));
        Assert.Empty(await world.Tables.PersonnelNumbers.PartitionAsync<PersonnelNumberRow>(world.Connection.PartitionKey, default));
        Assert.Null(await world.Snapshots.ReadHeadAsync(new(world.Connection.Id, OtherAdministration), default));

        static async Task<string> Text(StaffWorld world) => JsonSerializer.Serialize(
            new { Snapshot = await world.SnapshotAsync(Administration), Links = await world.Links.ListAsync(world.Connection.Id, default) },
            AppJson.Options);
    }

    [Fact]
    public async Task What_stood_before_is_what_the_planner_accepted_or_lists_or_unknown()
    {
        using var world = await StaffWorld.StartAsync(storage, "loket-koppeling");
        var report = (await world.RunAsync(preview: true, await ArrangeAsync(world)))[Administration];
        FieldChange Change(Guid employee, string field) =>
            report.Employees.Single(line => line.LoketEmployeeId == employee).Changes.Single(change => change.Field == field);

        Assert.Equal(new FieldChange("city", null, "Leiden", true, "Gouda"), Change(Sanne, "city"));
        Assert.Equal(new FieldChange("lastName", null, "Vries", true, "de Vries"), Change(Chosen, "lastName"));
        Assert.Equal(new FieldChange("city", null, null, false, "Leiden"), Change(Chosen, "city"));
        Assert.Equal(new FieldChange("city", null, null, true, "Leiden"), Change(Gone, "city"));
        Assert.Equal(new FieldChange("hourlyWage", Employment(5), null, false, "14.71"), Change(Chosen, "hourlyWage"));
    }

    [Fact]
    public async Task Two_administrations_that_bring_one_number_get_it_in_the_same_order_in_preview_and_sync()
    {
        using var world = await StaffWorld.StartAsync(storage, "loket-koppeling");
        StagedEmployment[] read = [Staged(New, OtherAdministration, "156"), Staged(Sanne, Administration, "156")];
        foreach (var preview in new[] { true, false })
        {
            var reports = await world.RunAsync(preview, read);
            Assert.Equal(SkipReason.WaitingForChoice, reports[Administration].Employees.Single().Reason);
            var late = reports[OtherAdministration].Employees.Single();
            Assert.Equal(SkipReason.NumberClash, late.Reason);
            Assert.Equal(new NumberClash(new("156"), world.Connection.Id, Administration), late.Clash);
        }
    }

    [Fact]
    public async Task A_number_that_another_connection_has_is_named_with_its_place_and_stays_there()
    {
        using var first = await StaffWorld.StartAsync(storage, "loket-koppeling", "shared-account");
        using var second = await StaffWorld.StartAsync(storage, "loket-koppeling", "shared-account");
        await first.RunAsync(preview: false, Staged(Sanne, Administration, "156"));
        await second.RunAsync(preview: false, Staged(New, Administration, "156"));

        var clash = (await second.Employees.GetAsync(second.Caller, second.Connection.Id, New, default)).Employee;
        Assert.Equal(
            ("156", first.Connection.Id, Administration),
            (clash.Clash!.Number.Text, clash.Clash.ConnectionId, clash.Clash.AdministrationId));
        Assert.Contains("Number 156 is in use at De Zwaan (De Zwaan B.V.).", clash.Words, StringComparison.Ordinal);
    }

    private static Guid Employee(int number) => Guid.Parse($"e0000000-0000-0000-0000-{number:D12}");

    private static Guid Employment(int number) => Guid.Parse($"d0000000-0000-0000-0000-{number + 100:D12}");

    private static StagedEmployment Staged(
        Guid employee, Guid administration, string number, string city = "Leiden", StaffContract? contract = null) => new(
        Employment(int.Parse(employee.ToString()[^12..], System.Globalization.CultureInfo.InvariantCulture)), employee, administration,
        Personal(number, $"{number}@example.nl", city), contract ?? Contract());

    /// <summary>One of each kind: changed, new, ended, alike, chosen, gone from the planner, and the same as before.</summary>
    private static async Task<StagedEmployment[]> ArrangeAsync(StaffWorld world)
    {
        static PersonState Known(Guid employee, string number, string? plannerId) => plannerId is null
            ? State(Of(employee, number))
            : State(Of(employee, number), Of(employee, number), plannerId);
        static StaffPerson Of(Guid employee, string number)
        {
            var staged = Staged(employee, Administration, number);
            return new StaffPerson(staged.Personal, new() { [staged.EmploymentId] = staged.Contract });
        }

        world.Listed.AddRange(
        [
            new("p1"), new("p7"), new("p-alike", Email: "4@example.nl"),
            new("p-chosen", FirstName: "San", LastName: "Vries"),
        ]);
        await world.KnowAsync(
            Administration, (Sanne, Known(Sanne, "1", "p1")), (Gone, Known(Gone, "6", "p-gone")), (Same, Known(Same, "7", "p7")));
        world.Clock.Advance(TimeSpan.FromMinutes(1));
        await world.Links.TryChooseAsync(world.Connection.Id, Chosen, EmployeeChoice.Link, "p-chosen", default);
        return
        [
            Staged(Sanne, Administration, "1", "Gouda"),
            Staged(New, Administration, "2"),
            Staged(Ended, Administration, "3", contract: Contract(end: Today.AddDays(-1))),
            Staged(Alike, Administration, "4"),
            Staged(Chosen, Administration, "5"),
            Staged(Gone, Administration, "6"),
            Staged(Same, Administration, "7"),
        ];
    }

    private static IEnumerable<(Guid, EmployeeOutcome, string?, string)> Lines(AdministrationResult result) => result.Employees
        .OrderBy(employee => employee.LoketEmployeeId)
        .Select(employee => (employee.LoketEmployeeId, employee.Outcome, employee.Reason, string.Join(' ', employee.Fields.Order())));

    private static IEnumerable<string> Told(StaffRecord record) => record.PersonalData.Select(field => $"{field.Key} {field.Value}")
        .Concat(record.Contracts
            .SelectMany(contract => contract.Fields.Select(field => $"{contract.EmploymentId} {field.Key} {field.Value}"))).Order();

    private static IEnumerable<string> Foretold(EmployeeResult employee) => employee.Changes
        .Select(change => $"{change.EmploymentId} {change.Field} {change.After}".TrimStart()).Order();
}
