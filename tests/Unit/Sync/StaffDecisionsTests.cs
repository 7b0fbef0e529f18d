using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Staff;
using LoketFunctions.Sync;
using static LoketFunctions.Tests.Sync.People;

namespace LoketFunctions.Tests.Sync;

/// <summary>S5, S6, S7, S9, S10 and C5 as rules: who is pulled, who is who, what is sent to the planner.</summary>
public sealed class StaffDecisionsTests
{
    private static readonly DateTimeOffset ReadAt = new(2026, 11, 21, 1, 0, 0, TimeSpan.Zero);

    [Fact]
    public void New_in_Loket_is_created_with_all_that_is_known()
    {
        var record = Decide("l1nda", State(Person())).Record!;
        Assert.Equal(RecordIntent.Create, record.Intent);
        Assert.Null(record.PlannerEmployeeId);
        Assert.Equal("de Vries", record.PersonalData["lastName"]);
        Assert.Equal(14.71m, record.Contracts.Single().Fields["hourlyWage"]);
        Assert.DoesNotContain("contractEndDate", record.Contracts.Single().Fields);
    }

    [Fact]
    public void Nothing_changed_tells_nothing()
    {
        var decision = Decide("eitje", State(Person(), Person(), "p1"), [new PlannerEmployee("p1")]);
        Assert.Null(decision.Record);
        Assert.Null(decision.Reason);
    }

    [Fact]
    public void A_change_sends_only_the_changed_field()
    {
        var record = Decide("eitje", State(Person(Personal(city: "Gouda")), Person(), "p1"), [new PlannerEmployee("p1")]).Record!;
        Assert.Equal("p1", record.PlannerEmployeeId);
        Assert.Equal(["city"], record.PersonalData.Keys);
        Assert.Empty(record.Contracts);
    }

    [Fact]
    public void A_field_emptied_in_Loket_is_emptied_in_the_planner()
    {
        var record = Decide("eitje", State(Person(Personal(email: null)), Person(), "p1"), [new PlannerEmployee("p1")]).Record!;
        Assert.Equal(new Dictionary<string, object?> { ["email"] = null }, record.PersonalData);
    }

    /// <summary>Also where everything is sent again, or somebody who was ended in the planner comes back.</summary>
    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void A_field_emptied_in_Loket_is_emptied_when_all_is_told_again(bool again, bool isActive)
    {
        var before = Person(null, Contract(until: "2027-03-31"));
        var decision = Decide(
            "eitje", State(Person(Personal(email: null)), before, "p1"), [new PlannerEmployee("p1", Active: isActive)], again: again);
        Assert.Null(decision.Record!.PersonalData["email"]);
        Assert.Null(Assert.Single(decision.Record.Contracts).Fields["contractEndDate"]);
        Assert.Equal("Leiden", decision.Record.PersonalData["city"]);
    }

    /// <summary>What was left alone is of the contract that made the link; a later one is new to the planner too.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_later_contract_of_whom_the_planner_had_is_told_whole(bool again)
    {
        var link = new Link(Sanne, "p1", EmployeeChoice.Link, LinkRule.Choice, ReadAt.AddDays(-9));
        var record = Decide(
            "loket-koppeling", State(Person(null, Contract(), Contract()), Person(), "p1"), [new PlannerEmployee("p1")], link,
            again: again).Record!;
        Assert.Equal("Bediening", record.Contracts.Single(contract => contract.EmploymentId == Job(1)).Fields["affiliate"]);
        Assert.DoesNotContain(record.Contracts, contract => contract.EmploymentId == Job(0) && contract.Fields.ContainsKey("affiliate"));
    }

    [Fact]
    public void Once_at_adding_means_never_again_but_end_of_contract_always()
    {
        var before = Person(null, Contract());
        var after = Person(Personal(email: "new@example.nl"), Contract(until: "2027-03-31", wage: "15.20"));
        var record = Decide("loket-koppeling", State(after, before, "p1"), [new PlannerEmployee("p1")]).Record!;
        Assert.Empty(record.PersonalData);
        Assert.Equal(["contractEndDate"], record.Contracts.Single().Fields.Keys);
    }

    /// <summary>H1: who is hired for later has none of some fields at adding.</summary>
    [Fact]
    public void A_field_of_once_is_owed_until_the_planner_accepted_a_value()
    {
        var before = Person(Personal(email: null), Contract(wage: null));
        before.Contracts[SannesJob].Fields.Remove(StaffField.Affiliate);
        var record = Decide(
            "loket-koppeling", State(Person(), before, "p1") with { LinkedBy = LinkRule.Created }, [new PlannerEmployee("p1")]).Record!;
        Assert.Equal(["email"], record.PersonalData.Keys);
        Assert.Equal(["affiliate", "hourlyWage"], record.Contracts.Single().Fields.Keys.Order());
    }

    [Fact]
    public void What_linking_left_to_the_planner_is_never_owed()
    {
        var link = new Link(Sanne, "p1", EmployeeChoice.Link, LinkRule.Choice, ReadAt);
        var before = Person(Personal(email: null), Contract(wage: null));
        before.Contracts[SannesJob].Fields.Remove(StaffField.Affiliate);
        var record = Decide("loket-koppeling", State(Person(), before, "p1") with { LinkedBy = LinkRule.Choice },
            [new PlannerEmployee("p1")], link).Record!;
        Assert.Empty(record.PersonalData);
        Assert.Equal(["hourlyWage"], record.Contracts.Single().Fields.Keys);
    }

    [Fact]
    public void Retrying_one_takes_along_what_is_owed()
    {
        var before = Person(Personal(email: null), Contract(wage: null));
        var record = Decide("loket-koppeling", State(Person(), before, "p1") with { LinkedBy = LinkRule.Created },
            [new PlannerEmployee("p1")], again: true).Record!;
        Assert.Equal("sanne@example.nl", record.PersonalData["email"]);
        Assert.Equal(["contractEndDate", "hourlyWage"], record.Contracts.Single().Fields.Keys.Union(["contractEndDate"]).Order());
    }

    [Fact]
    public void What_was_told_once_is_over_though_Loket_emptied_it_meanwhile()
    {
        var diff = new StaffDiff(Profile("loket-koppeling"), Today);
        var first = diff.AfterSending(Person(null, Contract(wage: null)), null);
        var told = diff.AfterSending(Person(), first);
        var emptied = diff.AfterSending(Person(Personal(email: null, city: "Gouda"), Contract(wage: null)), told);
        Assert.Equal(("sanne@example.nl", "14.71", "Gouda"), (
            emptied.Personal[StaffField.Email], emptied.Contracts[SannesJob].Fields[StaffField.HourlyWage],
            emptied.Personal[StaffField.City]));
        Assert.Null(Decide("loket-koppeling", State(Person(Personal(email: "new@example.nl", city: "Gouda"), Contract(wage: "16")), emptied,
            "p1"), [new PlannerEmployee("p1")]).Record);
    }

    [Fact]
    public void What_is_not_known_empties_nothing()
    {
        var wanted = Person(Personal(city: "Gouda"));
        wanted.Personal.Remove(StaffField.Email);
        Assert.Equal(["city"], Decide("eitje", State(wanted, Person(), "p1"), [new PlannerEmployee("p1")]).Record!.PersonalData.Keys);
    }

    [Fact]
    public void A_second_contract_is_added_whole()
    {
        var record = Decide(
            "loket-koppeling", State(Person(null, Contract(), Contract(wage: "16")), Person(), "p1"), [new PlannerEmployee("p1")]).Record!;
        var contract = Assert.Single(record.Contracts);
        Assert.Equal(Job(1), contract.EmploymentId);
        Assert.Equal(16m, contract.Fields["hourlyWage"]);
    }

    [Fact]
    public void Ended_in_Loket_is_no_longer_pulled()
    {
        var ended = Person(Personal(city: "Gouda"), Contract(end: Today.AddDays(-1)));
        Assert.Equal(SkipReason.Ended, Decide("eitje", State(ended, Person(), "p1"), [new PlannerEmployee("p1")]).Reason);
    }

    [Fact]
    public void The_last_day_is_still_employed() =>
        Assert.NotNull(Decide("eitje", State(Person(null, Contract(end: Today)))).Record);

    [Fact]
    public void The_end_of_a_contract_is_not_the_end_of_employment() =>
        Assert.NotNull(Decide("eitje", State(Person(null, Contract(until: "2026-01-31")))).Record);

    [Fact]
    public void Far_in_the_future_waits() =>
        Assert.Equal(SkipReason.StartsLater, Decide("eitje", State(Person(null, Contract(start: Today.AddDays(61))))).Reason);

    [Fact]
    public void Ended_only_in_the_planner_comes_back()
    {
        var record = Decide("eitje", State(Person(), Person(), "p1"), [new PlannerEmployee("p1", Active: false)]).Record!;
        Assert.Equal(RecordIntent.Reactivate, record.Intent);
        Assert.Equal("de Vries", record.PersonalData["lastName"]);
    }

    [Fact]
    public void Removed_from_the_planner_comes_back_as_new() =>
        Assert.Equal(
            RecordIntent.Create, Decide("eitje", State(Person(), Person(), "p1") with { LinkedAt = ReadAt.AddDays(-1) }).Record!.Intent);

    [Fact]
    public void Linked_after_the_planner_was_read_is_not_gone() =>
        Assert.Null(Decide("eitje", State(Person(), Person(), "p1") with { LinkedAt = ReadAt.AddMinutes(1) }).Record);

    [Fact]
    public void Hidden_ends_nothing()
    {
        var decision = Decide(
            "eitje", State(Person(), Person(), "p1") with { HiddenUntilLookedAtOn = Today.AddDays(7) }, [new PlannerEmployee("p1")]);
        Assert.Equal(SkipReason.Hidden, decision.Reason);
        Assert.Null(decision.Record);
    }

    [Fact]
    public void Whoever_cannot_be_read_is_left_as_he_is()
    {
        var unread = State(Person(Personal(city: "Gouda")), Person(),
            "p1") with
        { Unread = new UnreadFacts(["employee.employeeNumber"], Today, Today.AddDays(1), []) };
        var decision = Decide("eitje", unread, [new PlannerEmployee("p1")]);
        Assert.Equal((SkipReason.Unreadable, null), (decision.Reason, decision.Record));
    }

    [Fact]
    public void Whose_employments_were_all_removed_is_told_of_as_that()
    {
        var removed = State(new StaffPerson(Personal(), []), Person(), "p1") with { Removed = new() { [SannesJob] = Today } };
        var decision = Decide("eitje", removed, [new PlannerEmployee("p1")]);
        Assert.Equal((SkipReason.Removed, null), (decision.Reason, decision.Record));
    }

    [Fact]
    public void Nobody_is_gone_from_a_planner_s_list_with_somebody_whose_id_cannot_be_read()
    {
        var known = State(Person(Personal(city: "Gouda")), Person(), "p1") with { LinkedAt = ReadAt.AddDays(-1) };
        var record = Decide("eitje", known, [new PlannerEmployee("")]).Record!;
        Assert.Equal((RecordIntent.Update, "p1"), (record.Intent, record.PlannerEmployeeId));
    }

    [Fact]
    public void Made_first_in_the_planner_is_linked_by_number_and_updated()
    {
        var theirs = new PlannerEmployee("p7", new("0156"), FirstName: "S", LastName: "Vries");
        var record = Decide("l1nda", State(Person()), [theirs]).Record!;
        Assert.Equal("p7", record.PlannerEmployeeId);
        Assert.Equal(RecordIntent.Update, record.Intent);
    }

    [Theory]
    [InlineData("1990-01-01", "de Vries")]
    [InlineData(null, "Jansen")]
    public void The_same_number_with_another_birth_or_name_is_left_to_the_user(string? born, string lastName)
    {
        var theirs = new PlannerEmployee("p7", new("156"), LastName: lastName, DateOfBirth: born is null ? null : DateOnly.Parse(born));
        var decision = Decide("l1nda", State(Person()), [theirs]);
        Assert.Equal(SkipReason.PossibleMatch, decision.Reason);
        Assert.Equal("number", decision.Link!.Proposals.Single().Reasons.Single());
    }

    [Fact]
    public void A_number_of_another_administration_is_no_sign_where_employers_number_their_own() =>
        Assert.Equal(RecordIntent.Create, Decide("eitje", State(Person()),
            [new PlannerEmployee("p7", new("156"), LastName: "de Vries", AdministrationId: $"{OtherAdministration}")]).Record!.Intent);

    [Fact]
    public void Nothing_is_linked_on_email_alone()
    {
        var decision = Decide("l1nda", State(Person()), [new PlannerEmployee("p7", Email: "SANNE@example.nl")]);
        Assert.Equal(SkipReason.PossibleMatch, decision.Reason);
        Assert.Equal("email", decision.Link!.Proposals.Single().Reasons.Single());
    }

    [Fact]
    public void Name_and_birth_propose_whatever_the_accents()
    {
        var person = Personal();
        person[StaffField.LastName] = "van 't Höf";
        var decision = Decide(
            "l1nda", State(Person(person)), [new PlannerEmployee("p7", LastName: "Van 't Hof", DateOfBirth: new DateOnly(1995, 5, 21))]);
        Assert.Equal("name-and-birth", decision.Link!.Proposals.Single().Reasons.Single());
    }

    /// <summary>L1 and N1: made in the planner first, under one of the person's names.</summary>
    [Theory]
    [InlineData("Vries")]
    [InlineData("Vries, de")]
    [InlineData("DE VRIES")]
    [InlineData("van der Łuk")]
    [InlineData("Luk - de Vries")]
    public void Either_of_a_person_s_names_proposes(string written)
    {
        var person = Person() with { LastNames = ["de Vries", "van der Łuk"] };
        var decision = Decide(
            "l1nda", State(person), [new PlannerEmployee("p7", LastName: written, DateOfBirth: new DateOnly(1995, 5, 21))]);
        Assert.Equal((SkipReason.PossibleMatch, "p7"), (decision.Reason, Assert.Single(decision.Link!.Proposals).PlannerEmployeeId));
    }

    [Fact]
    public void The_partner_s_name_is_nothing_against_the_same_number()
    {
        var person = Person() with { LastNames = ["de Vries", "van der Łuk"] };
        var decision = Decide("l1nda", State(person), [new PlannerEmployee("p7", new("156"), LastName: "Luk")]);
        Assert.Equal("p7", decision.Link!.PlannerEmployeeId);
    }

    /// <summary>R1: hired again under a new record, or at another employer; the planner's employee is linked to the other one.</summary>
    [Theory]
    [InlineData("eitje", true)]
    [InlineData("l1nda", false)]
    [InlineData("loket-koppeling", true)]
    public void Whoever_the_planner_has_under_another_record_is_proposed_and_waits(string profile, bool active)
    {
        var other = Guid.NewGuid();
        var theirs = new PlannerEmployee("p7", new("12"), other, "Sanne", "Vries, de", new DateOnly(1995, 5, 21), Active: active);
        foreach (var link in new[] { null, new Link(other, "p7", null, LinkRule.Created, ReadAt) })
        {
            var decision = Decide(profile, State(Person()), [theirs], link);
            Assert.Equal(SkipReason.PossibleMatch, decision.Reason);
            var proposal = Assert.Single(decision.Link!.Proposals);
            Assert.Equal(("p7", LinkConfidence.Medium), (proposal.PlannerEmployeeId, proposal.Confidence));
            Assert.Equal(["name-and-birth", "held"], proposal.Reasons);
        }
    }

    [Fact]
    public void Whom_the_user_adds_all_the_same_is_added()
    {
        var theirs = new PlannerEmployee("p7", new("12"), Guid.NewGuid(), "Sanne", "de Vries", new DateOnly(1995, 5, 21));
        Assert.Equal(RecordIntent.Create,
            Decide("eitje", State(Person()), [theirs], new Link(Sanne, null, EmployeeChoice.Add, null, ReadAt)).Record!.Intent);
    }

    [Fact]
    public void Somebody_linked_already_is_nobody_else()
    {
        var theirs = new PlannerEmployee("p7", new("156"), LoketEmployeeId: Guid.NewGuid(), LastName: "de Vries");
        Assert.Equal(RecordIntent.Create, Decide("l1nda", State(Person()), [theirs]).Record!.Intent);
    }

    [Fact]
    public void Where_the_profile_asks_a_new_one_waits() =>
        Assert.Equal(SkipReason.WaitingForChoice, Decide("loket-koppeling", State(Person())).Reason);

    [Theory]
    [InlineData(EmployeeChoice.Ignore, null, SkipReason.NotImported, null)]
    [InlineData(EmployeeChoice.Add, null, null, RecordIntent.Create)]
    [InlineData(EmployeeChoice.Link, "p7", null, RecordIntent.Update)]
    internal void The_users_choice_holds(EmployeeChoice choice, string? plannerId, string? reason, RecordIntent? intent)
    {
        var link = new Link(Sanne, plannerId, choice, LinkRule.Choice, ReadAt);
        var decision = Decide("loket-koppeling", State(Person()), [new PlannerEmployee("p7")], link);
        Assert.Equal(reason, decision.Reason);
        Assert.Equal(intent, decision.Record?.Intent);
    }

    [Fact]
    public void Linked_to_existing_takes_over_once_but_not_department_and_email()
    {
        var link = new Link(Sanne, "p7", EmployeeChoice.Link, LinkRule.Choice, ReadAt);
        var record = Decide("loket-koppeling", State(Person()), [new PlannerEmployee("p7")], link).Record!;
        Assert.DoesNotContain("email", record.PersonalData);
        Assert.DoesNotContain("affiliate", record.Contracts.Single().Fields);
        Assert.Equal("1995-05-21", record.PersonalData["dateOfBirth"]);
        Assert.Equal(14.71m, record.Contracts.Single().Fields["hourlyWage"]);
    }

    [Fact]
    public void Added_takes_over_department_and_email_too()
    {
        var record = Decide("loket-koppeling", State(Person()), [], new Link(Sanne, null, EmployeeChoice.Add, null, ReadAt)).Record!;
        Assert.Equal("sanne@example.nl", record.PersonalData["email"]);
        Assert.Equal("Bediening", record.Contracts.Single().Fields["affiliate"]);
    }

    [Fact]
    public void Retrying_one_gives_the_planner_nothing_that_it_owns_by_now()
    {
        var link = new Link(Sanne, "p1", null, LinkRule.Created, ReadAt);
        var record = Decide("loket-koppeling", State(Person(), Person(), "p1"), [new PlannerEmployee("p1")], link, again: true).Record!;
        Assert.Equal("Leiden", record.PersonalData["city"]);
        Assert.DoesNotContain("email", record.PersonalData);
    }

    [Fact]
    public void A_link_that_was_undone_comes_back_neither_from_memory_nor_from_the_planner_s_list()
    {
        var undone = new Link(Sanne, null, null, null, ReadAt) { Unlinked = true };
        var remembered = State(Person(), Person(), "p7") with { LinkedBy = LinkRule.Choice };
        var decision = Decide("l1nda", remembered, [new PlannerEmployee("p7", LoketEmployeeId: Sanne)], undone);
        Assert.Equal(SkipReason.PossibleMatch, decision.Reason);
        var proposal = Assert.Single(decision.Link!.Proposals);
        Assert.Equal(("p7", LinkConfidence.Low), (proposal.PlannerEmployeeId, proposal.Confidence));
    }

    [Fact]
    public void Whom_the_user_linked_and_the_planner_removed_comes_back_once()
    {
        var chosen = new Link(Sanne, "p7", EmployeeChoice.Link, LinkRule.Choice, ReadAt.AddDays(-5));
        var gone = State(Person(), Person(), "p7") with { LinkedBy = LinkRule.Choice, LinkedAt = ReadAt.AddDays(-4) };
        Assert.Equal(RecordIntent.Create, Decide("l1nda", gone, link: chosen).Record!.Intent);

        var anew = State(Person(), Person(), "p9") with { LinkedBy = LinkRule.Created, LinkedAt = ReadAt.AddDays(-1) };
        var decision = Decide("l1nda", anew, [new PlannerEmployee("p9")], chosen);
        Assert.Equal("p9", decision.Link!.PlannerEmployeeId);
        Assert.Null(decision.Record);
    }

    [Fact]
    public void Whom_a_sync_created_stays_linked_when_a_choice_is_undone()
    {
        var undone = new Link(Sanne, null, null, null, ReadAt) { Unlinked = true };
        var created = State(Person(), Person(), "p1") with { LinkedBy = LinkRule.Created };
        Assert.Equal("p1", Decide("l1nda", created, [new PlannerEmployee("p1", LoketEmployeeId: Sanne)], undone).Link!.PlannerEmployeeId);
    }

    [Fact]
    public void One_employee_of_the_planner_s_is_never_two_people()
    {
        var other = new Link(Guid.NewGuid(), "p7", EmployeeChoice.Link, LinkRule.Choice, ReadAt);
        var remembered = State(Person(), Person(), "p7") with { LinkedBy = LinkRule.Number };
        Assert.Null(Decide("l1nda", remembered, [new PlannerEmployee("p7", new("156"), Sanne)], other).Link!.PlannerEmployeeId);
    }

    [Theory]
    [InlineData(null, "de Vries", "1995-05-21", "sanne@example.nl", LinkConfidence.High)]
    [InlineData(null, "de Vries", "1995-05-21", null, LinkConfidence.Medium)]
    [InlineData(null, "Jansen", "1995-05-21", "sanne@example.nl", LinkConfidence.Low)]
    [InlineData(null, null, null, "sanne@example.nl", LinkConfidence.Low)]
    [InlineData("156", "de Vries", "1990-01-01", "sanne@example.nl", LinkConfidence.Low)]
    internal void What_speaks_for_a_proposal_says_how_much_it_is_worth(
        string? number, string? name, string? born, string? email, LinkConfidence worth)
    {
        var theirs = new PlannerEmployee(
            "p7", PersonnelNumber.Of(number), LastName: name, DateOfBirth: born is null ? null : DateOnly.Parse(born), Email: email);
        Assert.Equal(worth, Assert.Single(Decide("l1nda", State(Person()), [theirs]).Link!.Proposals).Confidence);
    }

    [Fact]
    public void Where_two_are_as_likely_neither_is_very_likely()
    {
        PlannerEmployee Twin(string id) => new(id, LastName: "de Vries", DateOfBirth: new DateOnly(1995, 5, 21), Email: "sanne@example.nl");
        var proposals = Decide(
            "l1nda", State(Person()), [Twin("p7"), Twin("p8"), new PlannerEmployee("p9", Email: "sanne@example.nl")]).Link!.Proposals;
        Assert.Equal([("p7", LinkConfidence.Medium), ("p8", LinkConfidence.Medium), ("p9", LinkConfidence.Low)],
            proposals.Select(one => (one.PlannerEmployeeId, one.Confidence)));
    }

    [Fact]
    public void Linked_to_another_gets_everything_though_nothing_changed()
    {
        var link = new Link(Sanne, "p8", EmployeeChoice.Link, LinkRule.Choice, ReadAt);
        var record = Decide("eitje", State(Person(), Person(), "p7"), [new PlannerEmployee("p7"), new PlannerEmployee("p8")], link).Record!;
        Assert.Equal("p8", record.PlannerEmployeeId);
        Assert.Equal("de Vries", record.PersonalData["lastName"]);
    }

    [Fact]
    public void A_clashing_number_is_not_imported()
    {
        var clash = State(Person()) with { Clash = new NumberClash(new("156"), new("elsewhere"), OtherAdministration) };
        Assert.Equal(SkipReason.NumberClash, Decide("loket-koppeling", clash).Reason);
    }

    [Fact]
    public void Retrying_one_sends_it_whole() =>
        Assert.Equal("Leiden",
            Decide("eitje", State(Person(), Person(), "p1"), [new PlannerEmployee("p1")], again: true).Record!.PersonalData["city"]);

    private static StaffDecision Decide(
        string profile, PersonState person, PlannerEmployee[]? planner = null, Link? link = null, bool again = false)
    {
        var staff = new PlannerStaff(ReadAt, planner ?? [], link is null ? [] : [link]);
        return new StaffDecisions(Profile(profile), Today, Administration, new PlannerIndex(staff)).Decide(Sanne, person, again);
    }
}
