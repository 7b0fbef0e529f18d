using System.Globalization;
using LoketFunctions.Simulators.Loket.Staff;
using LoketFunctions.Simulators.Planner;

namespace LoketFunctions.Sandbox.Running;

/// <summary>
/// Holds a planner account to Loket: whoever works, or starts within the time that planners look ahead, is there once, with the
/// fields that its product takes over.
/// </summary>
internal static class InStep
{
    private const int LookAheadDays = 60;

    private static readonly StaffField[] NameAndAddress =
    [
        new("firstName", person => person["personalDetails.firstName"] ?? person["personalDetails.initials"]),
        new("lastName", LastName),
        new("postalCode", person => person["address.postalCode"]),
        new("city", person => person["address.city"]),
    ];

    private static readonly StaffField[] All =
    [
        .. NameAndAddress,
        new("dateOfBirth", person => person["personalDetails.dateOfBirth"]),
        new("placeOfBirth", person => person["personalDetails.placeOfBirth"]),
        new("personnelNumber", person => person["employeeNumber"]),
        new("email", person => person["contactInformation.emailAddress"]),
    ];

    /// <summary>The fields that the product takes over whenever they change.</summary>
    public static IReadOnlyList<StaffField> FieldsOf(string profile) => profile == "loket-koppeling" ? NameAndAddress : All;

    /// <summary>Who belongs in the planner.</summary>
    public static IEnumerable<LoketPerson> Pulled(IEnumerable<LoketPerson> people, IReadOnlySet<Guid> administrations, DateOnly today) =>
        people.Where(person => Pulled(person, administrations, today).Any());

    /// <summary>What differs, by id and field name; nothing personal. Empty when the two are in step.</summary>
    public static IReadOnlyList<string> Differences(
        IEnumerable<LoketPerson> people, IReadOnlyList<StoredEmployee> planner, IReadOnlySet<Guid> administrations, DateOnly today,
        IReadOnlyList<StaffField> fields)
    {
        var held = planner.Where(employee => employee.LoketEmployeeId is not null)
            .ToLookup(employee => Guid.Parse(employee.LoketEmployeeId!));
        return [.. Pulled(people, administrations, today)
            .SelectMany(person => Differences(person, [.. held[person.Id]], administrations, today, fields))];
    }

    private static IEnumerable<LoketEmployment> Pulled(LoketPerson person, IReadOnlySet<Guid> administrations, DateOnly today) =>
        person.Employments.Where(employment => employment.AdministrationId is { } administration && administrations.Contains(administration)
            && !(employment.EndDate < today) && employment.StartDate <= today.AddDays(LookAheadDays));

    private static IEnumerable<string> Differences(
        LoketPerson person, IReadOnlyList<StoredEmployee> held, IReadOnlySet<Guid> administrations, DateOnly today,
        IReadOnlyList<StaffField> fields)
    {
        if (held is not [var employee])
            return [$"{person.Id} is in the planner {held.Count} times"];

        var personal = fields
            .Where(field => !Same(employee.PersonalData[field.Name]?.ToString(), field.InLoket(person)))
            .Select(field => $"{person.Id} {field.Name}");
        var contracts = Pulled(person, administrations, today).SelectMany(employment => Contract(person.Id, employment, employee));
        return personal.Concat(contracts).Concat(employee.Active ? [] : [$"{person.Id} is not active in the planner"]);
    }

    private static IEnumerable<string> Contract(Guid person, LoketEmployment employment, StoredEmployee employee)
    {
        if (!employee.Contracts.TryGetValue(employment.Id.ToString(), out var contract))
            return [$"{person} lacks contract {employment.Id}"];
        var fields = new[] { ("contractStartDate", (DateOnly?)employment.StartDate), ("contractEndDate", employment.Until) };
        return fields
            .Where(field => contract[field.Item1]?.ToString() != field.Item2?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))
            .Select(field => $"{person} {field.Item1}");
    }

    /// <summary>By which somebody goes: own, the partner's, or both.</summary>
    private static string? LastName(LoketPerson person)
    {
        var own = $"{person["personalDetails.prefix"]?.Trim()} {person["personalDetails.lastName"]}".Trim();
        if (person["personalDetails.lastNamePartner"] is not { } last)
            return own;
        var partner = $"{person["personalDetails.prefixPartner"]?.Trim()} {last}".Trim();
        // A name that both have is said once.
        if (partner == own)
            return own;
        return Enum.Parse<NameFormat>(person["personalDetails.howToFormatLastName.key"]!) switch
        {
            NameFormat.OwnThenPartner => $"{own}-{partner}",
            NameFormat.PartnerThenOwn => $"{partner}-{own}",
            NameFormat.Partner => partner,
            _ => own,
        };
    }

    /// <summary>Loket does not trim, and writes dates with or without a time.</summary>
    private static bool Same(string? held, string? loket)
    {
        var wanted = string.IsNullOrWhiteSpace(loket) ? null : loket.Trim();
        return held == wanted || (held is not null && wanted?.StartsWith(held + "T", StringComparison.Ordinal) == true);
    }
}

/// <summary>A field of the planner's, and what Loket has for it.</summary>
internal sealed record StaffField(string Name, Func<LoketPerson, string?> InLoket);
