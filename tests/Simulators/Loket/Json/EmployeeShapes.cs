using LoketFunctions.Simulators.Loket.Rest;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Json;

/// <summary>Employees in the two versions that stand side by side; the newer one adds how to reach them at work.</summary>
internal static class EmployeeShapes
{
    public static Rows Version20181231(IReadOnlyList<Employee> employees) => Rows.Of(employees, e => Shape(e, new
    {
        e.Contact.EmailAddress,
        e.Contact.PhoneNumber,
        e.Contact.MobilePhoneNumber,
        FaxNumber = (string?)null,
    }), e => e.Written);

    public static Rows Version20210329(IReadOnlyList<Employee> employees) => Rows.Of(employees, e => Shape(e, new
    {
        e.Contact.EmailAddress,
        e.Contact.PhoneNumber,
        e.Contact.MobilePhoneNumber,
        FaxNumber = (string?)null,
        e.Contact.BusinessEmailAddress,
        e.Contact.BusinessPhoneNumber,
        e.Contact.BusinessMobilePhoneNumber,
    }), e => e.Written);

    private static EmployeeJson<TContact> Shape<TContact>(Employee e, TContact contact) => new(
        e.Id, e.Number, PersonalDetails(e), contact, e.Address, e.PostalAddress,
        null, new Travel(e.TravelDistance), false, null, null);

    private static PersonalDetailsJson PersonalDetails(Employee e) => new(
        e.Name.FirstName, e.Name.LastName, e.Name.Prefix, e.Name.Initials, e.Name.LastNamePartner, e.Name.PrefixPartner, e.Name.Formatted,
        e.DateOfBirth, e.PlaceOfBirth, e.DateOfDeath, e.DateOfBirth.AddYears(67).AddMonths(3), Lists.Of(e.Name.Format), null, e.Nationality,
        e.Gender, e.CivilStatus, null);

    private sealed record EmployeeJson<TContact>(
        Guid Id, int EmployeeNumber, PersonalDetailsJson PersonalDetails, TContact ContactInformation, Address? Address,
        Address? DeviatingPostalAddress, IdentityDocument? IdentityDocument, Travel Travel, bool ExclusionFromAbsenceStatus,
        Metadata? StatusEmployeeSelfService, DateOnly? RevokeEmployeeSelfServiceAccessOn);

    private sealed record IdentityDocument(Metadata TypeOfDocument, string DocumentIdentification);

    private sealed record Travel(int? TravelDistanceToWork);

    private sealed record PersonalDetailsJson(
        string? FirstName, string LastName, string? Prefix, string Initials, string? LastNamePartner, string? PrefixPartner,
        string FormattedName,
        DateOnly DateOfBirth, string? PlaceOfBirth, DateOnly? DateOfDeath, DateOnly AowDate, Metadata HowToFormatLastName, Metadata? Title,
        Metadata? Nationality, Metadata Gender, Metadata? CivilStatus, string? Photo);
}
