using System.Text.Json.Nodes;

namespace LoketFunctions.Simulators.Loket.Staff;

/// <summary>A choice from one of Loket's lists ("metadata"): its key, and the text shown for it.</summary>
internal sealed record Metadata(int Key, string Value);

internal sealed record Country(int Key, string IsoCode, string Value)
{
    public static readonly Country Netherlands = new(530, "NL", "Nederland");
    public static readonly Country Belgium = new(540, "BE", "België");
}

internal sealed record Address(
    string Street, int HouseNumber, string? HouseNumberAddition, string PostalCode, string City, string? Location, Country Country)
{
    public Metadata? FurtherIndication { get; }
}

/// <summary>How Loket composes the surname (howToFormatLastName).</summary>
internal enum NameFormat
{
    Own = 1,
    OwnThenPartner = 2,
    Partner = 3,
    PartnerThenOwn = 4,
}

internal sealed record PersonName(
    string? FirstName, string Initials, string? Prefix, string LastName, string? PrefixPartner, string? LastNamePartner, NameFormat Format)
{
    /// <summary>Gets the name as Loket formats it: "Vries S.L. de", or "Wiel - van Bergen S.L. van de" with both names.</summary>
    public string Formatted
    {
        get
        {
            var own = (Prefix, Name: LastName);
            var partner = (Prefix: PrefixPartner, Name: LastNamePartner ?? LastName);
            return Format switch
            {
                NameFormat.OwnThenPartner => Compose(own, partner),
                NameFormat.Partner => Compose(partner, null),
                NameFormat.PartnerThenOwn => Compose(partner, own),
                _ => Compose(own, null),
            };
        }
    }

    private string Compose((string? Prefix, string Name) first, (string? Prefix, string Name)? second)
    {
        var tail = second is { } s ? $" - {(s.Prefix is null ? "" : s.Prefix + " ")}{s.Name}" : "";
        return $"{first.Name}{tail} {Initials}{(first.Prefix is null ? "" : " " + first.Prefix)}";
    }
}

internal sealed record ContactDetails(
    string? EmailAddress, string? PhoneNumber, string? MobilePhoneNumber,
    string? BusinessEmailAddress, string? BusinessPhoneNumber, string? BusinessMobilePhoneNumber);

/// <summary>A person at one employer (werknemer). No citizen service number is ever made; one that is written is kept.</summary>
internal sealed record Employee(
    Guid Id,
    Guid EmployerId,
    int Number,
    PersonName Name,
    DateOnly DateOfBirth,
    DateOnly? DateOfDeath,
    string? PlaceOfBirth,
    Metadata Gender,
    Metadata? CivilStatus,
    Metadata? Nationality,
    ContactDetails Contact,
    Address? Address,
    Address? PostalAddress,
    int? TravelDistance)
{
    /// <summary>Gets the citizen service number (BSN).</summary>
    public string? CitizenServiceNumber { get; init; }

    /// <summary>Gets what was written over the API besides.</summary>
    public JsonObject? Written { get; init; }
}

/// <summary>Somebody who is being taken on (concept werknemer): anything may be missing.</summary>
/// <param name="Id">Becomes the employee's.</param>
/// <param name="Data">As Loket's document has it, in full.</param>
internal sealed record ConceptEmployee(Guid Id, DateTime CreatedAt, JsonObject Data)
{
    public string? CitizenServiceNumber { get; init; }
}
