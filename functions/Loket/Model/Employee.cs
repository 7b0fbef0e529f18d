namespace LoketFunctions.Loket.Model;

/// <summary>Medewerker: the person, who has one or more employments.</summary>
internal sealed record Employee(
    Guid? Id,
    int? EmployeeNumber,
    PersonalDetails? PersonalDetails,
    ContactInformation? ContactInformation,
    Address? Address) : PersonalRecord, IListed
{
    string? IListed.Identity => Id?.ToString("D");
}

/// <param name="Prefix">Voorvoegsel: `van der`.</param>
/// <param name="HowToFormatLastName">Which of own and partner's name is used, and in what order.</param>
internal sealed record PersonalDetails(
    string? FirstName,
    string? Initials,
    string? Prefix,
    string? LastName,
    string? PrefixPartner,
    string? LastNamePartner,
    string? FormattedName,
    Metadata? HowToFormatLastName,
    Metadata? Title,
    DateOnly? DateOfBirth,
    string? PlaceOfBirth,
    DateOnly? DateOfDeath,
    Metadata? Nationality,
    Metadata? Gender,
    Metadata? CivilStatus) : PersonalRecord;

/// <param name="BusinessEmailAddress">Only in resource version 2021-03-29, like the other business fields.</param>
internal sealed record ContactInformation(
    string? PhoneNumber,
    string? MobilePhoneNumber,
    string? FaxNumber,
    string? EmailAddress,
    string? BusinessPhoneNumber,
    string? BusinessMobilePhoneNumber,
    string? BusinessEmailAddress) : PersonalRecord;

internal sealed record Address(
    string? Street,
    int? HouseNumber,
    string? HouseNumberAddition,
    Metadata? FurtherIndication,
    string? PostalCode,
    string? City,
    string? Location,
    Country? Country) : PersonalRecord;

internal sealed record Country(MetadataKey? Key, string? Value, string? IsoCode);
