using LoketFunctions.Planner;
using LoketFunctions.Staff;
using LoketFunctions.Sync;
using static LoketFunctions.Tests.Sync.People;

namespace LoketFunctions.Tests.Sync;

/// <summary>Design: a short list is never a mass deletion.</summary>
public sealed class StaffMergeTests
{
    private static readonly Guid Daan = Guid.Parse("e0000000-0000-0000-0000-000000000002");

    [Fact]
    public void What_is_read_is_wanted_and_what_was_sent_stays()
    {
        var known = State(Person(), Person(), "p1");
        var merged = Merge(Snapshot((Sanne, known)), Read(complete: false, Staged(city: "Gouda")));
        Assert.Equal("Gouda", merged.People[Sanne].Wanted.Personal[StaffField.City]);
        Assert.Equal("Leiden", merged.People[Sanne].Sent!.Personal[StaffField.City]);
        Assert.Equal("p1", merged.People[Sanne].PlannerEmployeeId);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_held_on_earlier_days_is_kept(bool complete)
    {
        StaffContract With(bool onCall, KindInLoket kind) =>
            Contract() with { History = new ContractHistory(DatedValues.Always(kind), [], onCall) };
        var known = State(Person(null, With(true, KindInLoket.ZeroHours)));
        var merged = Merge(Snapshot((Sanne, known)), Read(complete, Staged(contract: With(false, KindInLoket.FixedHours))));
        var kinds = merged.People[Sanne].Wanted.Contracts[SannesJob].History.Kinds;
        Assert.Equal([KindInLoket.ZeroHours, KindInLoket.FixedHours], new[] { Today.AddDays(-1), Today }.Select(day => kinds.On(day)));
    }

    [Fact]
    public void Whoever_is_missing_from_a_complete_read_is_hidden_and_kept()
    {
        var merged = Merge(Snapshot((Sanne, State(Person())), (Daan, State(Person(null, Contract())))), Read(complete: true, Staged()));
        Assert.Null(merged.People[Sanne].HiddenUntilLookedAtOn);
        Assert.Equal(Today.AddDays(7), merged.People[Daan].HiddenUntilLookedAtOn);
        Assert.Equal(Today.AddDays(7), merged.Due);
    }

    [Fact]
    public void Whoever_is_seen_again_is_no_longer_hidden()
    {
        var hidden = State(Person()) with { HiddenUntilLookedAtOn = Today };
        Assert.Null(Merge(Snapshot((Sanne, hidden)), Read(complete: true, Staged())).People[Sanne].HiddenUntilLookedAtOn);
    }

    [Fact]
    public void Others_are_not_hidden_by_a_read_of_changes_only()
    {
        var merged = Merge(Snapshot((Sanne, State(Person())), (Daan, State(Person(null, Contract())))), Read(complete: false, Staged()));
        Assert.Null(merged.People[Daan].HiddenUntilLookedAtOn);
    }

    [Fact]
    public void Changed_but_not_returned_is_hidden()
    {
        var read = new StagedStaff(false, 9, [], [SannesJob], false);
        Assert.NotNull(
            StaffMerge.Apply(Snapshot((Sanne, State(Person()))), Administration, read, Today).People[Sanne].HiddenUntilLookedAtOn);
    }

    [Fact]
    public void An_employment_that_moved_to_another_administration_is_left_to_it()
    {
        var merged = Merge(Snapshot((Sanne, State(Person()))), Read(complete: false, Staged(administration: OtherAdministration)));
        Assert.Empty(merged.People[Sanne].Wanted.Contracts);
        Assert.Null(merged.People[Sanne].HiddenUntilLookedAtOn);
    }

    [Fact]
    public void Employments_of_other_administrations_are_not_taken_in() =>
        Assert.Empty(Merge(Snapshot(), Read(complete: true, Staged(administration: OtherAdministration))).People);

    [Fact]
    public void The_cursor_goes_on_with_the_staff() =>
        Assert.Equal(9, Merge(Snapshot(), Read(complete: true)).Cursor);

    [Fact]
    public void A_known_second_contract_stays_when_only_the_first_changed()
    {
        var two = State(Person(null, Contract(), Contract(wage: "16")));
        Assert.Equal(2, Merge(Snapshot((Sanne, two)), Read(complete: false, Staged())).People[Sanne].Wanted.Contracts.Count);
    }

    /// <summary>A filter may hide one of two jobs of a person.</summary>
    [Fact]
    public void A_job_that_Loket_does_not_show_beside_another_is_kept_and_asked_for_again()
    {
        var two = State(Person(null, Contract(), Contract(wage: "16")));
        var merged = Merge(Snapshot((Sanne, two)), Read(complete: true, Staged()));
        Assert.Equal([SannesJob, Job(1)], merged.People[Sanne].Wanted.Contracts.Keys.Order());
        Assert.Equal((Today.AddDays(7), null),
            (merged.People[Sanne].Wanted.Contracts[Job(1)].NextChangeOn, merged.People[Sanne].HiddenUntilLookedAtOn));

        var again = StaffMerge.Apply(
            merged, Administration, Read(complete: false, Staged()) with { NotReturned = [Job(1)] }, Today.AddDays(7));
        Assert.Equal(Today.AddDays(14), again.People[Sanne].Wanted.Contracts[Job(1)].NextChangeOn);
    }

    [Fact]
    public void That_a_filter_hides_people_is_known_until_the_next_complete_read()
    {
        var filtered = StaffMerge.Apply(Snapshot(), Administration, new StagedStaff(true, 9, [], [], Filtered: true), Today);
        Assert.True(filtered.Filtered);
        Assert.True(Merge(filtered, Read(complete: false, Staged())).Filtered);
        Assert.False(Merge(filtered, Read(complete: true, Staged())).Filtered);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Whose_record_cannot_be_read_stays_as_he_is_known(bool complete)
    {
        var known = State(Person(null, Contract(), Contract(wage: "16")), Person(), "p1");
        var read = Read(complete, Staged(city: "Gouda")) with { SetAside = [Aside(Sanne, SannesJob)] };
        var person = Merge(Snapshot((Sanne, known)), read).People[Sanne];
        Assert.Same(known.Wanted, person.Wanted);
        Assert.Same(known.Sent, person.Sent);
        Assert.Null(person.HiddenUntilLookedAtOn);
        Assert.Equal(["employee.personalDetails.dateOfBirth"], person.Unread!.Fields);
        Assert.Equal(Today, person.Unread.Since);
    }

    [Fact]
    public void An_employment_that_says_not_whose_it_is_is_known_by_its_id()
    {
        var read = Read(complete: true) with { SetAside = [Aside(null, SannesJob, administration: null)] };
        var person = Merge(Snapshot((Sanne, State(Person()))), read).People[Sanne];
        Assert.NotNull(person.Unread);
        Assert.Null(person.HiddenUntilLookedAtOn);
    }

    [Fact]
    public void Whoever_is_new_and_cannot_be_read_is_known_by_name_and_looked_at_the_next_day()
    {
        var merged = Merge(
            Snapshot(), Read(complete: true) with { SetAside = [Aside(Daan, Job(1)) with { Name = "Daan  Smit", Number = new("7") }] });
        Assert.Equal(
            ("Daan Smit", "7"), (merged.People[Daan].Wanted.Name, merged.People[Daan].Wanted.Personal[StaffField.PersonnelNumber]));
        Assert.Equal([Job(1)], merged.People[Daan].Unread!.Employments);
        Assert.Equal(Today.AddDays(1), merged.Due);
    }

    [Fact]
    public void It_is_remembered_since_when_somebody_cannot_be_read_until_he_can()
    {
        var read = Read(complete: false) with { SetAside = [Aside(Sanne, SannesJob)] };
        var third = StaffMerge.Apply(Merge(Snapshot((Sanne, State(Person()))), read), Administration, read, Today.AddDays(2));
        Assert.Equal(Today, third.People[Sanne].Unread!.Since);
        Assert.Null(Merge(third, Read(complete: false, Staged())).People[Sanne].Unread);
    }

    [Fact]
    public void Of_another_administration_s_record_nothing_is_said_here()
    {
        var read = Read(complete: false) with { SetAside = [Aside(Daan, Job(1), OtherAdministration)] };
        Assert.Empty(Merge(Snapshot(), read).People);
    }

    [Fact]
    public void A_record_that_says_not_whose_it_is_makes_nobody_look_gone()
    {
        var read = Read(complete: true) with { SetAside = [new SetAsideRecord("employment.id", null)] };
        var merged = Merge(Snapshot((Sanne, State(Person()))), read);
        Assert.Null(merged.People[Sanne].HiddenUntilLookedAtOn);
        Assert.Equal(["employment.id"], merged.Nameless);
        Assert.Equal(["employment.id"], Merge(merged, Read(complete: false, Staged())).Nameless);
        Assert.Empty(Merge(merged, Read(complete: true, Staged())).Nameless);
    }

    /// <summary>Item 17: an empty list is not an answer.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_was_not_given_stays_as_it_is_known_and_is_asked_for_the_next_day(bool complete)
    {
        var staged = Staged(contract: Short(StaffField.HourlyWage, StaffField.Affiliate));
        staged.Personal.Remove(StaffField.Email);
        var person = Merge(
            Snapshot((Sanne, State(Person(null, Contract(nextChange: Today.AddDays(30)))))), Read(complete, staged)).People[Sanne];
        Assert.Equal(("sanne@example.nl", "14.71", "Bediening"), (
            person.Wanted.Personal[StaffField.Email], person.Wanted.Contracts[SannesJob].Fields[StaffField.HourlyWage],
            person.Wanted.Contracts[SannesJob].Fields[StaffField.Affiliate]));
        Assert.Equal([Today.AddDays(1)], person.DueDates());
    }

    [Fact]
    public void What_was_given_as_empty_is_empty()
    {
        var person = Merge(Snapshot((Sanne, State(Person()))), Read(complete: true, Staged(contract: Contract(wage: null)))).People[Sanne];
        Assert.Null(person.Wanted.Contracts[SannesJob].Fields[StaffField.HourlyWage]);
        Assert.Empty(person.DueDates());
    }

    [Fact]
    public void What_was_never_given_is_asked_for_once_more_and_not_for_ever()
    {
        var first = Merge(Snapshot(), Read(complete: true, Staged(contract: Short(StaffField.HourlyWage))));
        Assert.Equal(Today.AddDays(1), first.Due);
        Assert.Null(Merge(first, Read(complete: false, Staged(contract: Short(StaffField.HourlyWage)))).Due);
    }

    [Fact]
    public void Nothing_is_asked_for_of_who_has_not_begun_before_he_does()
    {
        var later = Short(StaffField.HourlyWage) with { StartDate = Today.AddDays(90), NextChangeOn = Today.AddDays(30) };
        Assert.Equal(Today.AddDays(30), Merge(Snapshot(), Read(complete: true, Staged(contract: later))).Due);
    }

    [Fact]
    public void Both_names_are_kept_also_where_the_person_is_not_given()
    {
        var named = Merge(Snapshot(), Read(complete: true, Staged() with { LastNames = ["de Vries", "de Boer"] }));
        Assert.Equal(["de Vries", "de Boer"], Merge(named, Read(complete: false, Staged())).People[Sanne].Wanted.LastNames);
    }

    /// <summary>M2 and M3.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_was_removed_counts_no_more_and_is_remembered(bool complete)
    {
        var two = Snapshot((Sanne, State(Person(null, Contract(), Contract(wage: "16")), Person(), "p1")));
        var person = Merge(two, Read(complete, Staged()) with { Removed = [Job(1)] }).People[Sanne];
        Assert.Equal([SannesJob], person.Wanted.Contracts.Keys);
        Assert.Equal(new() { [Job(1)] = Today }, person.Removed);
    }

    [Fact]
    public void Whose_only_employment_was_removed_is_not_hidden_and_comes_back_when_it_does()
    {
        var hidden = State(Person(), Person(), "p1") with { HiddenUntilLookedAtOn = Today };
        var merged = Merge(Snapshot((Sanne, hidden)), Read(complete: true) with { Removed = [SannesJob] });
        Assert.Equal((0, null, "p1"), (merged.People[Sanne].Wanted.Contracts.Count, merged.People[Sanne].HiddenUntilLookedAtOn,
            merged.People[Sanne].PlannerEmployeeId));
        Assert.Null(merged.Due);
        var back = Merge(merged, Read(complete: false, Staged())).People[Sanne];
        Assert.Equal([SannesJob], back.Wanted.Contracts.Keys);
        Assert.Empty(back.Removed);
    }

    [Fact]
    public void The_day_of_the_last_full_read_is_kept()
    {
        var full = Merge(Snapshot(), Read(complete: true));
        Assert.Equal(Today, full.FullOn);
        Assert.Equal(Today, StaffMerge.Apply(full, Administration, Read(complete: false), Today.AddDays(9)).FullOn);
    }

    private static StaffContract Short(params StaffField[] missing)
    {
        var contract = Contract();
        contract.Fields[StaffField.HoursPerWeek] = contract.Fields[StaffField.DaysPerWeek] = null;
        return contract with { Fields = contract.Fields.Where(field => !missing.Contains(field.Key)).ToDictionary() };
    }

    private static SetAsideRecord Aside(Guid? employee, Guid? employment, Guid? administration = null) =>
        new("employee.personalDetails.dateOfBirth", employee, employment,
            employee is null ? administration : administration ?? Administration);

    private static StaffSnapshot Snapshot(params (Guid Id, PersonState State)[] people) =>
        new(5, "rules", people.ToDictionary(person => person.Id, person => person.State));

    private static StagedStaff Read(bool complete, params StagedEmployment[] employments) => new(complete, 9, employments, [], false);

    private static StaffSnapshot Merge(StaffSnapshot snapshot, StagedStaff read) => StaffMerge.Apply(snapshot, Administration, read, Today);
}
