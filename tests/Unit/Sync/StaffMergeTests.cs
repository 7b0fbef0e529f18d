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
        StaffContract With(bool onCall, KindInLoket kind) => Contract() with { History = new ContractHistory(Spells.Always(kind), [], onCall) };
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
        Assert.NotNull(StaffMerge.Apply(Snapshot((Sanne, State(Person()))), Administration, read, Today).People[Sanne].HiddenUntilLookedAtOn);
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

    [Fact]
    public void That_a_filter_hides_people_is_known_until_the_next_complete_read()
    {
        var filtered = StaffMerge.Apply(Snapshot(), Administration, new StagedStaff(true, 9, [], [], Filtered: true), Today);
        Assert.True(filtered.Filtered);
        Assert.True(Merge(filtered, Read(complete: false, Staged())).Filtered);
        Assert.False(Merge(filtered, Read(complete: true, Staged())).Filtered);
    }

    private static StaffSnapshot Snapshot(params (Guid Id, PersonState State)[] people) =>
        new(5, "rules", people.ToDictionary(person => person.Id, person => person.State));

    private static StagedStaff Read(bool complete, params StagedEmployment[] employments) => new(complete, 9, employments, [], false);

    private static StaffSnapshot Merge(StaffSnapshot snapshot, StagedStaff read) => StaffMerge.Apply(snapshot, Administration, read, Today);
}
