using System.Text.Json;
using LoketFunctions.Planner;
using LoketFunctions.Staff;
using LoketFunctions.Storage;
using LoketFunctions.Sync;
using static LoketFunctions.Tests.Sync.People;

namespace LoketFunctions.Tests.Sync;

/// <summary>
/// A planner that lists no fields may keep a token of what it received, and forget it when somebody changes that by hand.
/// </summary>
public sealed class DriftTokenTests(AppStorage storage) : IClassFixture<AppStorage>
{
    [Theory]
    [InlineData("null")]
    [InlineData("\"of-a-backup\"")]
    [InlineData("\"\"")]
    public void A_token_that_was_forgotten_or_is_another_tells_all_of_the_person_again(string kept)
    {
        var decision = Decide("loket-koppeling", $$"""{ "token": {{kept}} }""");

        Assert.Equal(["city", "firstName", "lastName"], decision.Record!.PersonalData.Keys.Order());
        Assert.Empty(decision.Record.Contracts);
        Assert.True(decision.Drift.OfPerson);
        Assert.Empty(decision.Restored);
        Assert.Equal(Token(decision.Person.Wanted, "loket-koppeling"), decision.Record.Token.Value);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("\"of-a-backup\"")]
    public void So_it_does_for_a_contract_alone(string kept)
    {
        var decision = Decide("eitje", $$"""{ "contracts": [{ "employmentId": "{{SannesJob}}", "fields": {}, "token": {{kept}} }] }""");

        Assert.Empty(decision.Record!.PersonalData);
        Assert.False(decision.Record.Token.IsTold);
        Assert.Equal(["affiliate", "contractStartDate", "hourlyWage"], decision.Record.Contracts.Single().Fields.Keys.Order());
        Assert.Equal([SannesJob], decision.Drift.OfContracts);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("""{ "personalData": {} }""")]
    [InlineData("""{ "contracts": [{ "employmentId": "d0000000-0000-0000-0000-000000000001", "fields": {} }] }""")]
    public void A_planner_that_says_nothing_of_tokens_keeps_what_it_accepted(string listed) => Assert.Null(Decide("eitje", listed).Record);

    [Fact]
    public void The_token_that_was_told_is_no_drift() =>
        Assert.Null(Decide("eitje", $$"""{ "token": "{{Token(Person())}}" }""").Record);

    [Fact]
    public void One_that_cannot_be_read_is_unknown_and_named()
    {
        var page = JsonSerializer.Deserialize<PlannerEmployeePage>("""{ "employees": [{ "id": "p1", "token": 5 }] }""", AppJson.Options)!;

        Assert.Equal(["token"], page.Employees.Single().Unread);
        Assert.False(page.Employees.Single().Token.IsTold);
    }

    [Fact]
    public void What_is_taken_over_once_is_the_planners_own_and_no_part_of_the_token()
    {
        var sent = Person();
        var changed = Person(Personal(email: "other@example.nl"));

        Assert.Null(Decide("loket-koppeling", $$"""{ "token": "{{Token(sent, "loket-koppeling")}}" }""", changed, sent).Record);
        Assert.DoesNotContain("email", Decide("loket-koppeling", """{ "token": null }""", changed, sent).Record!.PersonalData.Keys);
    }

    [Fact]
    public void A_change_in_Loket_is_told_whole_to_who_keeps_tokens_and_is_no_drift()
    {
        var sent = Person();
        var decision = Decide("eitje", $$"""{ "token": "{{Token(sent)}}" }""", Person(Personal(city: "Gouda")), sent);

        Assert.True(decision.Record!.PersonalData.Count > 1);
        Assert.Equal(Token(Person(Personal(city: "Gouda"))), decision.Record.Token.Value);
        Assert.False(decision.Drift.Any);
    }

    [Fact]
    public void What_is_told_in_part_has_no_token()
    {
        var record = Decide("eitje", "{}", Person(Personal(city: "Gouda")), Person()).Record!;

        Assert.Equal(["city"], record.PersonalData.Keys);
        Assert.False(record.Token.IsTold);
        Assert.DoesNotContain("token", JsonSerializer.Serialize(record, AppJson.Options), StringComparison.Ordinal);
    }

    [Fact]
    public void Where_fields_are_listed_they_are_compared_and_not_the_token()
    {
        var decision = Decide("eitje", """{ "token": null, "personalData": { "city": "Gouda" } }""");

        Assert.Equal(["city"], decision.Record!.PersonalData.Keys);
        Assert.Equal(["city"], decision.Restored);
        Assert.False(decision.Drift.Any);
    }

    [Fact]
    public void What_Loket_leaves_open_is_left_to_the_planner() => Assert.DoesNotContain(
        "email", Decide("eitje", """{ "token": null }""", Person(Personal(email: null))).Record!.PersonalData.Keys);

    [Fact]
    public void A_token_of_the_same_is_the_same_and_another_connections_is_not()
    {
        Assert.Equal(Token(Person()), Token(Person()));
        Assert.NotEqual(Token(Person()), Token(Person(), key: "another"));
        Assert.NotEqual(Token(Person()), Token(Person(Personal(city: "Gouda"))));
    }

    [Fact]
    public void A_preview_shows_that_what_the_planner_holds_is_not_known()
    {
        var decision = Decide("eitje", """{ "token": null }""");

        var line = Assert.Single(
            ReportBuilder.Foretell([decision], new PlannerStaff(DateTimeOffset.MaxValue, [Theirs("{}")], [])).Employees);
        Assert.Equal((EmployeeOutcome.Updated, true), (line.Outcome, line.RestoredWhole));
        Assert.All(line.Changes, change => Assert.False(change.IsBeforeKnown));
    }

    [Fact]
    public async Task The_report_names_the_person_and_the_next_run_has_nothing_to_say()
    {
        using var world = await StaffWorld.StartAsync(storage, "eitje");
        await world.RunAsync(preview: false, Staged());
        var created = world.Planner.Records.Single();
        world.Listed.Add(new PlannerEmployee(
            (await world.SnapshotAsync(Administration)).People[Sanne].PlannerEmployeeId!)
        { Token = RecordToken.Of(null) });

        var report = (await world.RunAsync(preview: false, Staged()))[Administration];

        Assert.True(Assert.Single(report.Employees).RestoredWhole);
        Assert.Equal(SyncWords.ChangedInPlanner, report.Notice(filtered: false));
        var again = world.Planner.Records.Last();
        Assert.Equal((created.Token, "Leiden"), (again.Token, again.PersonalData["city"]?.ToString()));

        world.Listed[0] = world.Listed[0] with { Token = again.Token };
        Assert.Equal(
            EmployeeOutcome.Unchanged, Assert.Single((await world.RunAsync(preview: false, Staged()))[Administration].Employees).Outcome);
    }

    private static string Token(StaffPerson person, string profile = "eitje", string key = "key") =>
        new RecordTokens(key, Profile(profile)).Stamp(new StaffDiff(Profile(profile), Today).Whole(
            Sanne, "p1", person, RecordIntent.Update, FieldScope.Updating), person)!.Token.Value!;

    private static PlannerEmployee Theirs(string listed) =>
        JsonSerializer.Deserialize<PlannerEmployee>(listed.Insert(1, "\"id\":\"p1\"" + (listed.Length > 2 ? "," : "")), AppJson.Options)!;

    private static StaffDecision Decide(string profile, string listed, StaffPerson? wanted = null, StaffPerson? sent = null)
    {
        var known = wanted ?? Person();
        var index = new PlannerIndex(new PlannerStaff(DateTimeOffset.MaxValue, [Theirs(listed)], []) { TokenKey = "key" });
        return new StaffDecisions(Profile(profile), Today, Administration, index).Decide(
            Sanne, State(known, sent ?? known, "p1"), again: false);
    }
}
