using static LoketFunctions.Personnel.Fields.FieldKind;
using static LoketFunctions.Personnel.Fields.LoketResource;

namespace LoketFunctions.Personnel.Fields;

/// <summary>All that an HR system can lead in, in the order in which people are shown it.</summary>
internal static class LoketFields
{
    /// <summary>The name under which function, department and distribution unit exist for whoever has none of these mapped.</summary>
    public const string General = "Algemeen";

    /// <summary>Reden uit dienst. With the next one, what Loket wants to know of an end besides its day.</summary>
    public const string EndReason = "endOfEmploymentReason";
    public const string EndByIllness = "endOfEmploymentDueToIllness";

    private const decimal MostHours = 99;

    public static IReadOnlyList<LoketField> All { get; } =
    [
        new(Employee, "employeeNumber", Integer),
        Words("personalDetails.firstName", 28),
        Words("personalDetails.initials", 6) with { IsNeeded = true },
        Words("personalDetails.prefix", 10),
        Words("personalDetails.lastName", 25) with { IsNeeded = true },
        Words("personalDetails.prefixPartner", 10),
        Words("personalDetails.lastNamePartner", 25),
        Choice(Employee, "personalDetails.howToFormatLastName"),
        Choice(Employee, "personalDetails.title"),
        new(Employee, "personalDetails.dateOfBirth", Date) { IsNeeded = true },
        Words("personalDetails.placeOfBirth", 24),
        Choice(Employee, "personalDetails.gender") with { IsNeeded = true },
        Choice(Employee, "personalDetails.nationality") with { IsNeeded = true },
        Choice(Employee, "personalDetails.civilStatus"),
        Words("address.street", 24) with { IsNeeded = true },
        new(Employee, "address.houseNumber", Integer) { IsNeeded = true },
        Words("address.houseNumberAddition", 4),
        Words("address.postalCode", 9) with { IsNeeded = true },
        Words("address.city", 24) with { IsNeeded = true },
        Words("address.location", 35),
        Choice(Employee, "address.country") with { IsNeeded = true },
        Words("contactInformation.emailAddress", 255),
        Words("contactInformation.phoneNumber", 15),
        Words("contactInformation.mobilePhoneNumber", 15),
        Choice(Employee, "identityDocument.typeOfDocument"),
        Words("identityDocument.documentIdentification", 20),

        new(Employment, "startDate", Date) { IsNeeded = true, OnlyAtStart = true },
        new(Employment, "historicalStartDate", Date),
        new(Employment, "commissionUntilDate", Date),
        new(Employment, "incomeRelationshipNumber", Integer) { Maximum = 9999, IsNeeded = true },
        Choice(Employment, "employmentDurationType") with { IsNeeded = true },
        Choice(Employment, "employmentContractType") with { IsNeeded = true },
        Choice(Employment, "typeOfEmployee") with { IsNeeded = true },
        new(Employment, "isOnCallEmployment", Flag),
        new(Employment, "hasOnCallAppearanceObligation", Flag),
        new(Employment, "isDirectorAndMajorShareholder", Flag),
        new(Employment, "writtenEmploymentContract", Flag),
        new(Employment, "calculateWorkingHours", Flag),

        Choice(End, EndReason),
        new(End, EndByIllness, Flag),

        new(WorkingHours, "deviatingHoursPerWeek", FieldKind.Decimal) { Minimum = 0.01m, Maximum = MostHours },
        new(WorkingHours, "averageParttimeFactor", FieldKind.Decimal) { Minimum = 0.01m, Maximum = 999.99m },
        new(WorkingHours, "shift.shiftNumber", Integer),
        Choice(WorkingHours, "flexibleHoursContract"),
        new(WorkingHours, "regularWorkPattern", Flag),
        .. from week in new[] { "oddWeeks", "evenWeeks" }
           from day in Enum.GetNames<DayOfWeek>()
           select new LoketField(WorkingHours, $"workPattern.{week}.{day.ToLowerInvariant()}", FieldKind.Decimal)
           {
               Minimum = 0,
               Maximum = 24,
           },

        new(Wage, "grossWage", FieldKind.Decimal) { Minimum = 1, Maximum = 999_999.99m, IsNeeded = true },
        Choice(Wage, "grossWageType") with { IsNeeded = true },

        new(OrganizationalEntity, "function", Unit) { IsNeeded = true, FallbackName = General },
        new(OrganizationalEntity, "department", Unit) { IsNeeded = true, FallbackName = General },
        new(OrganizationalEntity, "distributionUnit", Unit) { IsNeeded = true, FallbackName = General },
    ];

    private static readonly IReadOnlyDictionary<string, LoketField> ById = All.ToDictionary(field => field.Id, StringComparer.Ordinal);

    /// <summary>What has to be said with a last day.</summary>
    public static IEnumerable<LoketField> OfEnds => All.Where(one => one.Resource == End);

    public static LoketField? Find(string id) => ById.GetValueOrDefault(id);

    private static LoketField Words(string path, int maxLength) => new(Employee, path, Text) { MaxLength = maxLength };

    private static LoketField Choice(LoketResource resource, string path) => new(resource, path, Option);
}
