using System.Text.RegularExpressions;
using LoketFunctions.Sandbox.Running;

namespace LoketFunctions.Tests.EndToEnd.Scanning;

/// <summary>Words by which somebody in Loket could be known.</summary>
internal static class PersonalWords
{
    private const int ShortestName = 5;

    private static readonly string[] Names = [
        "personalDetails.lastName", "personalDetails.lastNamePartner", "personalDetails.firstName", "address.street"];

    private static readonly string[] Whole =
    [
        "personalDetails.formattedName", "contactInformation.emailAddress", "contactInformation.phoneNumber",
        "contactInformation.mobilePhoneNumber",
        "address.postalCode",
    ];

    /// <summary>One pattern for all people. Names of organizations are no secret, so words in them are left out.</summary>
    public static Regex Pattern(IReadOnlyList<LoketPerson> people, IEnumerable<string> organizations)
    {
        var known = organizations.SelectMany(name => name.Split(' ')).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var words = people.SelectMany(person => Names.Select(field => person[field]).Where(name => name?.Length >= ShortestName)
                .Concat(Whole.Select(field => person[field]))
                .Append(person["personalDetails.dateOfBirth"]?[..10]))
            .OfType<string>()
            .Where(word => word.Length >= ShortestName && !known.Contains(word))
            .Distinct(StringComparer.Ordinal)
            .OrderByDescending(word => word.Length)
            .Select(Regex.Escape);
        return new Regex($@"(?<!\w)({string.Join('|', words)})(?!\w)", RegexOptions.ExplicitCapture, TimeSpan.FromMinutes(1));
    }
    /// <summary>One pattern for numbers of people, which are no part of a longer one.</summary>
    public static Regex Numbers(IEnumerable<string> numbers) =>
        new($@"(?<!\d)({string.Join('|', numbers)})(?!\d)", RegexOptions.ExplicitCapture, TimeSpan.FromMinutes(1));
}
