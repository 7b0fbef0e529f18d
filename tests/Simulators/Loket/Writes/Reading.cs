using System.Text.Json;
using System.Text.Json.Nodes;
using LoketFunctions.Simulators.Loket.Json;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Simulators.Loket.Writes;

/// <summary>Makes records of settled bodies: what the staff knows goes into its members, the rest is kept as it was written.</summary>
internal static class Reading
{
    public static Wage Wage(JsonObject json, Guid id, DateOnly start, Administration administration)
    {
        var grade = json.Flag("applyPayGrade") is true && json.Whole("payGrade.key") is { } key
            ? MetadataLists.PayGradeValues[key]
            : (decimal?)null;
        var gross = grade ?? json.Number("grossWage");
        var written = json.Without("startDate", "payScale", "payGrade");
        return new Wage(
            id, start, gross ?? 0, grade is not null || json.Whole("grossWageType.key") == Lists.HourlyWage.Key, IsFullTime: true,
            administration.PeriodType ?? PeriodType.Month, json.Choice("payScale"), json.Choice("payGrade"))
        {
            Written = gross is null ? written : written.Without("grossWage", "grossWageType"),
        };
    }

    public static WorkingHours Hours(JsonObject json, Guid id, DateOnly start, Administration administration)
    {
        var shift = json.Whole("shift.shiftNumber") ?? 1;
        var flexible = json.Choice("flexibleHoursContract");
        var written = json.Without("startDate", "shift", "deviatingHoursPerWeek", "averageHoursPerWeek", "workPattern");
        Rename(written["calculateUsingWorkPattern"] as JsonObject, "hoursPeriod", "hoursRegularPeriod");
        return new WorkingHours(
            id, start, shift, administration.Shifts.FirstOrDefault(s => s.Number == shift, Shift.Usual[0]).FullTimeHours,
            json.Number("deviatingHoursPerWeek"), json.Number("averageHoursPerWeek"),
            flexible?.Key == Lists.NotApplicable.Key ? null : flexible, Week(json, "workPattern.oddWeeks"),
            Week(json, "workPattern.evenWeeks"))
        {
            Written = written,
        };
    }

    public static OrganizationalEntity Place(JsonObject json, Guid id, DateOnly start, EmployerStaff staff) => new(
        id, start,
        staff.Departments.First(d => d.Id == json.Id("department.key")),
        staff.Functions.First(f => f.Id == json.Id("function.key")),
        staff.DistributionUnits.First(u => u.Id == json.Id("distributionUnit.key")),
        json.Text("deviatingFunctionDescription"), json.Text("placeOfEmployment"))
    {
        Written = json.Without(
            "startDate", "department", "function", "distributionUnit", "deviatingFunctionDescription", "placeOfEmployment"),
    };

    public static ContractTerm Contract(JsonObject json) => new(
        json.Day("commissionUntilDate"),
        [.. Enumerable.Range(1, 6).Select(i => json.Day($"commissionUntilDate{i}")).OfType<DateOnly>()],
        json.Day("startDateContractOfIndefiniteDuration"));

    /// <summary>The employment with what a body says of it, but for its administration and its start.</summary>
    public static Employment Terms(Employment employment, JsonObject json) => employment with
    {
        Contract = Contract(json),
        HistoricalStartDate = json.Day("historicalStartDate"),
        IncomeRelationshipNumber = json.Whole("incomeRelationshipNumber") ?? 1,
        IsOnCall = json.Flag("isOnCallEmployment") ?? false,
        HasAppearanceObligation = json.Flag("hasOnCallAppearanceObligation"),
        IsDirector = json.Flag("isDirectorAndMajorShareholder") ?? false,
        Written = json.Without(
        [
            "startDate", "commissionUntilDate", .. Enumerable.Range(1, 6).Select(i => $"commissionUntilDate{i}"),
            "startDateContractOfIndefiniteDuration", "historicalStartDate", "incomeRelationshipNumber", "isOnCallEmployment",
            "hasOnCallAppearanceObligation", "isDirectorAndMajorShareholder", "payrollAdministration", "nonPayrollAdministration",
            "sendMdvNotification",
        ]),
    };

    /// <summary>Without what nobody filled in, so that it is as Loket makes it.</summary>
    public static JsonObject Filled(this JsonObject json)
    {
        var filled = new JsonObject();
        foreach (var (name, value) in json)
        {
            if (value is JsonObject inner)
                filled[name] = inner.Filled();
            else if (value is not null)
                filled[name] = value.DeepClone();
        }

        return filled;
    }

    public static Employee Person(Employee employee, JsonObject json)
    {
        var details = json["personalDetails"]!.AsObject();
        var contact = json["contactInformation"] as JsonObject ?? new JsonObject();
        return employee with
        {
            Number = json.Whole("employeeNumber") ?? employee.Number,
            Name = Name(details),
            DateOfBirth = details.Day("dateOfBirth")!.Value,
            DateOfDeath = details.Day("dateOfDeath"),
            PlaceOfBirth = details.Text("placeOfBirth"),
            Gender = details.Choice("gender")!,
            CivilStatus = details.Choice("civilStatus"),
            Nationality = details.Choice("nationality"),
            Contact = new ContactDetails(
                contact.Text("emailAddress"), contact.Text("phoneNumber"), contact.Text("mobilePhoneNumber"),
                Business("businessEmailAddress", employee.Contact.BusinessEmailAddress),
                Business("businessPhoneNumber", employee.Contact.BusinessPhoneNumber),
                Business("businessMobilePhoneNumber", employee.Contact.BusinessMobilePhoneNumber)),
            Address = Address(json["address"] as JsonObject),
            PostalAddress = Address(json["deviatingPostalAddress"] as JsonObject),
            TravelDistance = json.Whole("travel.travelDistanceToWork"),
            Written = Besides(json),
        };

        // The older version knows nothing of them.
        string? Business(string field, string? before) => contact.ContainsKey(field) ? contact.Text(field) : before;
    }

    private static PersonName Name(JsonObject details) => new(
        details.Text("firstName"), details.Text("initials") ?? "", details.Text("prefix"), details.Text("lastName")!,
        details.Text("prefixPartner"), details.Text("lastNamePartner"), (NameFormat)(details.Whole("howToFormatLastName.key") ?? 1));

    private static Address? Address(JsonObject? json) => json is null ? null : new Address(
        json.Text("street") ?? "", json.Whole("houseNumber") ?? 0, json.Text("houseNumberAddition"), json.Text("postalCode") ?? "",
        json.Text("city") ?? "", json.Text("location"),
        json["country"] is { } country ? country.Deserialize<Country>(LoketJson.Options)! : Country.Netherlands);

    private static JsonObject Besides(JsonObject json)
    {
        var besides = new JsonObject
        {
            ["identityDocument"] = json["identityDocument"]?.DeepClone(),
            ["personalDetails"] = new JsonObject { ["title"] = json.At("personalDetails.title")?.DeepClone() },
            ["contactInformation"] = new JsonObject { ["faxNumber"] = json.At("contactInformation.faxNumber")?.DeepClone() },
        };
        if (json["exclusionFromAbsenceStatus"] is { } exclusion)
            besides["exclusionFromAbsenceStatus"] = exclusion.DeepClone();
        foreach (var address in new[] { "address", "deviatingPostalAddress" }.Where(a => json.At($"{a}.furtherIndication") is not null))
            besides[address] = new JsonObject { ["furtherIndication"] = json.At($"{address}.furtherIndication")!.DeepClone() };
        return besides;
    }

    private static Week? Week(JsonObject json, string field) =>
        json.At(field) is JsonObject week ? week.Filled().Deserialize<Week>(LoketJson.Options) : null;

    private static void Rename(JsonObject? json, string from, string to)
    {
        if (json?.Remove(from, out var value) is true)
            json[to] = value;
    }
}
