using System.Globalization;
using LoketFunctions.Localization;
using LoketFunctions.Loket.Model;
using LoketFunctions.Personnel.Fields;
using LoketFunctions.Personnel.Model;

namespace LoketFunctions.Personnel.Push;

/// <summary>Who somebody is in Loket, as far as can be told.</summary>
/// <param name="EmployeeId">The one who it surely is; null for none.</param>
/// <param name="Code">Why a person has to look; null where it is sure, or surely nobody.</param>
internal sealed record PersonMatch(Guid? EmployeeId, string? Code)
{
    /// <summary>Who it may be, where a person has to look.</summary>
    public IReadOnlyList<PushCandidate> Candidates { get; init; } = [];

    private static readonly string[] NameParts = ["firstName", "prefix", "lastName"];

    public static PersonMatch Nobody { get; } = new(null, null);

    /// <summary>
    /// The same citizen service number, or two of number, and name with day of birth, are sure. One of these alone is not: a number can be
    /// somebody else's, and two people can share a name and a birthday. Never is a second person made where it may be somebody.
    /// </summary>
    /// <param name="found">Those with the number, or born on the day.</param>
    /// <param name="withBsn">Those with the same citizen service number.</param>
    public static PersonMatch Of(SaidEmployee said, IReadOnlyList<Employee> found, IReadOnlyList<Guid> withBsn)
    {
        if (withBsn.Count > 0)
        {
            return withBsn is [var only]
                ? new PersonMatch(only, null)
                : Unsure(PushCodes.SeveralMatches, withBsn.Select(id => found.FirstOrDefault(one => one.Id == id) ?? Unread(id)));
        }

        var number = NumberOf(said);
        var alike = found.Where(one => one.Id is not null)
            .Select(one => (Employee: one, Number: number is not null && one.EmployeeNumber == number, Person: IsAlike(said, one)))
            .Where(one => one.Number || one.Person).ToList();
        return alike.Count == 0 ? Nobody
            : alike.Count > 1 ? Unsure(PushCodes.SeveralMatches, alike.Select(one => one.Employee))
            : alike[0] is { Number: true, Person: true } ? new PersonMatch(alike[0].Employee.Id, null)
            : Unsure(PushCodes.PossibleMatch, [alike[0].Employee]);
    }

    private static PersonMatch Unsure(string code, IEnumerable<Employee> candidates) => new(null, code)
    {
        Candidates =
        [
            .. candidates.Select(one => new PushCandidate(
                one.Id!.Value, one.EmployeeNumber, one.PersonalDetails?.FormattedName, one.PersonalDetails?.DateOfBirth)),
        ],
    };

    /// <summary>Somebody whose citizen service number was found, but nothing else was asked for.</summary>
    private static Employee Unread(Guid id) => new(id, null, null, null, null);

    public static int? NumberOf(SaidEmployee said) =>
        int.TryParse(Text(said, "employee.employeeNumber"), CultureInfo.InvariantCulture, out var number) ? number : null;

    public static DateOnly? DateOfBirthOf(SaidEmployee said) =>
        DateOnly.TryParseExact(
            Text(said, "employee.personalDetails.dateOfBirth"), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None,
            out var day)
            ? day
            : null;

    public static string? NameOf(SaidEmployee said)
    {
        var parts = NameParts.Select(part => Text(said, $"employee.personalDetails.{part}"));
        return string.Join(' ', parts.OfType<string>()) is { Length: > 0 } name ? name : null;
    }

    private static bool IsAlike(SaidEmployee said, Employee employee) =>
        DateOfBirthOf(said) is { } day && employee.PersonalDetails is { } person && person.DateOfBirth == day
        && LastNames.KeysOf(Text(said, "employee.personalDetails.lastName")).Overlaps(LastNames.KeysOf(person.LastName));

    private static string? Text(SaidEmployee said, string field) => said.Present.GetValueOrDefault(LoketFields.Find(field)!);
}
