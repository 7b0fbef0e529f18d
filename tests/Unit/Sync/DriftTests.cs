using System.Text.Json;
using LoketFunctions.Planner;
using LoketFunctions.Staff;
using LoketFunctions.Storage;
using LoketFunctions.Sync;
using static LoketFunctions.Tests.Sync.People;

namespace LoketFunctions.Tests.Sync;

/// <summary>The planner "remains the same as that of Loket.nl" (document 000): what was changed there by hand is put back.</summary>
public sealed class DriftTests(AppStorage storage) : IClassFixture<AppStorage>
{
    [Theory]
    [InlineData("city", "\"Gouda\"", true)]
    [InlineData("city", "null", true)]
    [InlineData("city", "\" Leiden \"", false)]
    [InlineData("city", "{}", false)]
    [InlineData("shoeSize", "44", false)]
    public void A_field_of_the_person_that_was_changed_in_the_planner_is_told_again(string field, string value, bool restored)
    {
        var decision = Decide("eitje", Theirs($$"""{ "personalData": { "{{field}}": {{value}} } }"""));

        Assert.Equal(restored ? ["city"] : [], decision.Record?.PersonalData.Keys ?? []);
        Assert.Equal(restored ? ["city"] : [], decision.Restored);
        Assert.Equal(restored ? "Leiden" : null, decision.Record?.PersonalData["city"]);
    }

    [Theory]
    [InlineData("12.5", true)]
    [InlineData("\"12.5\"", true)]
    [InlineData("14.7100", false)]
    [InlineData("\"14.71\"", false)]
    public void So_is_one_of_a_contract_whatever_way_a_number_is_written(string wage, bool restored)
    {
        var decision = Decide(
            "eitje", Theirs($$"""{ "contracts": [{ "employmentId": "{{SannesJob}}", "fields": { "hourlyWage": {{wage}} } }] }"""));

        Assert.Equal(restored ? ["hourlyWage"] : [], decision.Restored);
        Assert.Equal(restored ? 14.71m : null, decision.Record?.Contracts.Single().Fields["hourlyWage"]);
    }

    [Fact]
    public void A_contract_that_the_planner_lost_is_told_whole()
    {
        var decision = Decide("eitje", Theirs("""{ "contracts": [] }"""));

        Assert.Equal(["affiliate", "contractStartDate", "hourlyWage"], Assert.Single(decision.Record!.Contracts).Fields.Keys.Order());
    }

    [Fact]
    public void What_the_profile_takes_over_once_is_the_planners_own()
    {
        var decision = Decide("loket-koppeling", Theirs("""{ "personalData": { "city": "Gouda", "email": "own@example.nl" } }"""));

        Assert.Equal(["city"], decision.Record!.PersonalData.Keys);
    }

    [Fact]
    public void What_Loket_leaves_open_is_left_to_the_planner() => Assert.Null(
        Decide("eitje", Theirs("""{ "personalData": { "email": "own@example.nl" } }"""), Person(Personal(email: null))).Record);

    [Fact]
    public void A_planner_that_does_not_tell_holds_what_it_accepted() => Assert.Null(Decide("eitje", Theirs("{}")).Record);

    [Fact]
    public void A_preview_shows_what_the_planner_holds_now()
    {
        var theirs = Theirs("""{ "personalData": { "city": "Gouda" } }""");

        Assert.Equal(
            new FieldChange("city", null, "Gouda", true, "Leiden"), Assert.Single(FieldChanges.Of(Decide("eitje", theirs), theirs)));
    }

    [Fact]
    public void Fields_that_cannot_be_read_are_unknown_and_named()
    {
        var page = JsonSerializer.Deserialize<PlannerEmployeePage>(
            """{ "employees": [{ "id": "p1", "personalData": { "city": "Gouda" }, "contracts": [{ "employmentId": "none" }] }] }""",
            AppJson.Options)!;

        var employee = Assert.Single(page.Employees);
        Assert.Equal(["contracts"], employee.Unread);
        Assert.Equal(("Gouda", true), PlannerHeldFields.Find(employee.PersonalData, StaffField.City));
    }

    [Fact]
    public async Task The_report_says_what_was_put_back_and_the_next_run_has_nothing_to_say()
    {
        using var world = await StaffWorld.StartAsync(storage, "eitje");
        await world.RunAsync(preview: false, Staged());
        var id = (await world.SnapshotAsync(Administration)).People[Sanne].PlannerEmployeeId!;
        world.Listed.Add(Theirs("""{ "personalData": { "city": "Gouda", "firstName": "Sanne" } }""") with { Id = id });

        var report = (await world.RunAsync(preview: false, Staged()))[Administration];

        var sanne = Assert.Single(report.Employees);
        Assert.Equal((EmployeeOutcome.Updated, "city"), (sanne.Outcome, Assert.Single(sanne.Restored)));
        Assert.Equal(SyncWords.ChangedInPlanner, report.Notice(filtered: false));
        Assert.Equal("Leiden", world.Planner.Records.Last().PersonalData["city"]?.ToString());

        world.Listed[0] = Theirs("""{ "personalData": { "city": "Leiden", "firstName": "Sanne" } }""") with { Id = id };
        Assert.Equal(
            EmployeeOutcome.Unchanged, Assert.Single((await world.RunAsync(preview: false, Staged()))[Administration].Employees).Outcome);
    }

    [Theory]
    [InlineData(false, 1)]
    [InlineData(true, 2)]
    public async Task A_full_sync_tells_everything_again(bool full, int records)
    {
        using var world = await StaffWorld.StartAsync(storage, "eitje");
        await world.RunAsync(preview: false, Staged());
        world.Full = full;
        world.Listed.Add(new PlannerEmployee((await world.SnapshotAsync(Administration)).People[Sanne].PlannerEmployeeId!));

        await world.RunAsync(preview: false, Staged());

        Assert.Equal(records, world.Planner.Records.Count);
        Assert.Equal("Leiden", world.Planner.Records.Last().PersonalData["city"]?.ToString());
    }

    private static PlannerEmployee Theirs(string listed) =>
        JsonSerializer.Deserialize<PlannerEmployee>(listed.Insert(1, "\"id\":\"p1\"" + (listed.Length > 2 ? "," : "")), AppJson.Options)!;

    private static StaffDecision Decide(string profile, PlannerEmployee theirs, StaffPerson? person = null)
    {
        var known = person ?? Person();
        var index = new PlannerIndex(new PlannerStaff(DateTimeOffset.MaxValue, [theirs], []));
        return new StaffDecisions(Profile(profile), Today, Administration, index).Decide(Sanne, State(known, known, "p1"), again: false);
    }
}
