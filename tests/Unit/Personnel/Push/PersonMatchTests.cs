using LoketFunctions.Loket.Model;
using LoketFunctions.Personnel.Fields;
using LoketFunctions.Personnel.Model;
using LoketFunctions.Personnel.Push;
using LoketFunctions.Staff;

namespace LoketFunctions.Tests.Personnel.Push;

/// <summary>Who somebody is: sure, unsure, or surely nobody.</summary>
public sealed class PersonMatchTests
{
    private static readonly Guid First = Guid.NewGuid();
    private static readonly Guid Second = Guid.NewGuid();

    [Fact]
    public void Number_with_name_and_day_of_birth_is_sure() => IsSurely(First, Match(Sanne(First, 12)));

    [Fact]
    public void A_prefix_that_is_written_elsewhere_is_no_other_name() =>
        IsSurely(First, Match(Person(First, 12, "de Vries", "1995-05-21")));

    [Fact]
    public void A_number_alone_is_not_sure() =>
        IsForAPersonToTell(PushCodes.PossibleMatch, Match(Person(First, 12, "Bakker", "1980-01-01")), First);

    [Fact]
    public void Name_and_day_of_birth_alone_are_not_sure() =>
        IsForAPersonToTell(PushCodes.PossibleMatch, Match(Sanne(First, 99)), First);

    [Fact]
    public void Two_who_may_be_it_are_for_a_person_to_tell() =>
        IsForAPersonToTell(PushCodes.SeveralMatches, Match(Sanne(First, 12), Sanne(Second, 99)), First, Second);

    [Fact]
    public void A_birthday_that_is_shared_by_chance_is_nobody() =>
        Assert.Same(PersonMatch.Nobody, Match(Person(First, 99, "Bakker", "1995-05-21")));

    [Fact]
    public void The_same_citizen_service_number_is_sure_and_twice_the_same_is_not()
    {
        IsSurely(Second, PersonMatch.Of(Said(), [Sanne(First, 99)], [Second]));
        IsForAPersonToTell(
            PushCodes.SeveralMatches, PersonMatch.Of(Said(), [Sanne(First, 99)], [First, Second]), First, Second);
    }

    private static void IsSurely(Guid id, PersonMatch match)
    {
        Assert.Equal((id, null), (match.EmployeeId, match.Code));
        Assert.Empty(match.Candidates);
    }

    /// <summary>With everybody it may be, so that the person can tell.</summary>
    private static void IsForAPersonToTell(string code, PersonMatch match, params Guid[] candidates)
    {
        Assert.Equal((null, code), (match.EmployeeId, match.Code));
        Assert.Equal(candidates, match.Candidates.Select(one => one.LoketEmployeeId));
    }

    private static PersonMatch Match(params Employee[] found) => PersonMatch.Of(Said(), found, []);

    private static Employee Sanne(Guid id, int number) => Person(id, number, "Vries", "1995-05-21");

    private static Employee Person(Guid id, int number, string lastName, string born) => new(
        id, number, new PersonalDetails { LastName = lastName, DateOfBirth = DateOnly.ParseExact(born, "yyyy-MM-dd") }, null, null);

    private static SaidEmployee Said() => new(
        "hr-1", null,
        new Dictionary<LoketField, string?>
        {
            [LoketFields.Find("employee.employeeNumber")!] = "12",
            [LoketFields.Find("employee.personalDetails.lastName")!] = "Vries",
            [LoketFields.Find("employee.personalDetails.dateOfBirth")!] = "1995-05-21",
        },
        new Dictionary<LoketField, IReadOnlyList<DatedValue<string?>>>());
}
