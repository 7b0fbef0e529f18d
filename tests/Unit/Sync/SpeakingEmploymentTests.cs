using LoketFunctions.Planner;
using LoketFunctions.Staff;
using LoketFunctions.Sync;
using static LoketFunctions.Tests.Sync.People;

namespace LoketFunctions.Tests.Sync;

/// <summary>M1: which of several employments speaks for the person.</summary>
public sealed class SpeakingEmploymentTests
{
    private static readonly PlannerProfile ByPayrollId = Profile("l1nda") with { PersonnelNumber = PersonnelNumberSource.PayrollId };

    /// <summary>Two employments, 3 and 43, by the days on which they begin and end, counted from today.</summary>
    [Theory]
    [InlineData(-400, null, 130, null, "3")]
    [InlineData(-400, 129, 130, null, "3")]
    [InlineData(-400, -1, 0, null, "43")]
    [InlineData(-400, 0, 1, null, "3")]
    [InlineData(-400, -10, 20, null, "3")]
    [InlineData(-400, null, -30, -2, "3")]
    [InlineData(-400, null, -30, null, "43")]
    [InlineData(-400, -300, -200, -100, "43")]
    [InlineData(-200, -100, -400, -300, "3")]
    [InlineData(20, null, 50, null, "3")]
    [InlineData(50, null, 20, null, "43")]
    public void It_is_the_one_under_way(int firstStart, int? firstEnd, int secondStart, int? secondEnd, string number)
    {
        var person = Person(null, Numbered(3, firstStart, firstEnd), Numbered(43, secondStart, secondEnd));
        Assert.Equal(
            number, SpeakingEmployment.On(Today, Snapshot(person), ByPayrollId).People[Sanne].Wanted.Personal[StaffField.PersonnelNumber]);
    }

    [Fact]
    public void The_next_one_speaks_from_its_day_though_nothing_was_read_anew()
    {
        var snapshot = Snapshot(Person(null, Numbered(3, -400, 9), Numbered(43, 10, null)));
        Assert.Equal(
            "3", SpeakingEmployment.On(Today.AddDays(9), snapshot, ByPayrollId).People[Sanne].Wanted.Personal[StaffField.PersonnelNumber]);
        Assert.Equal("43",
            SpeakingEmployment.On(Today.AddDays(10), snapshot, ByPayrollId).People[Sanne].Wanted.Personal[StaffField.PersonnelNumber]);
    }

    /// <summary>M2: all that somebody had was removed in Loket; the administration goes on.</summary>
    [Fact]
    public void Who_has_none_left_keeps_his_number_and_stops_nobody()
    {
        var snapshot = Snapshot(new StaffPerson(Personal(number: "3"), []));
        Assert.Equal("3", SpeakingEmployment.On(Today, snapshot, ByPayrollId).People[Sanne].Wanted.Personal[StaffField.PersonnelNumber]);
    }

    [Fact]
    public void A_number_of_the_person_s_own_is_no_employment_s() =>
        Assert.Equal("156", SpeakingEmployment.On(Today, Snapshot(Person(null, Numbered(3, -400, null))),
            Profile("l1nda")).People[Sanne].Wanted.Personal[StaffField.PersonnelNumber]);

    private static StaffContract Numbered(int payrollId, int start, int? end) =>
        Contract(Today.AddDays(start), end is { } days ? Today.AddDays(days) : null) with { PayrollId = payrollId };

    private static StaffSnapshot Snapshot(StaffPerson person) => new(5, "rules", new() { [Sanne] = State(person) });
}
