using LoketFunctions.Loket.Model;
using LoketFunctions.Planner;
using LoketFunctions.Staff;

namespace LoketFunctions.Sync;

/// <summary>What Loket's lists say of one employment (dienstverband).</summary>
/// <param name="Hours">Of today; of its last or first day where it is over or has yet to begin. So is the unit.</param>
internal sealed record EmploymentFacts(
    Employment Employment, Employee? Employee, Wage? Wage, WorkingHours? Hours, OrganizationalEntity? Unit)
{
    /// <summary>All that was read, with what held in the weeks before.</summary>
    public IReadOnlyList<WorkingHours> HoursChain { get; init; } = Hours is null ? [] : [Hours];

    public IReadOnlyList<OrganizationalEntity> UnitChain { get; init; } = Unit is null ? [] : [Unit];

    public override string ToString() => nameof(EmploymentFacts);
}

/// <summary>From Loket's records to the fields that planners know, by the profile's settings.</summary>
internal sealed class StaffMapper(PlannerProfile profile, DateOnly today)
{
    private const int Male = 1;
    private const int Female = 2;
    private const int PeriodWageType = 1;
    private const int HourlyWageType = 2;

    private static readonly StaffField[] OfPerson =
    [
        StaffField.FirstName, StaffField.LastName, StaffField.Gender, StaffField.DateOfBirth, StaffField.PlaceOfBirth,
        StaffField.PersonnelNumber,
    ];

    private static readonly StaffField[] OfContact = [StaffField.Email, StaffField.Phone];
    private static readonly StaffField[] OfAddress = [StaffField.HomeAddress, StaffField.PostalCode, StaffField.City, StaffField.Country];

    /// <summary>Null where the employment belongs to no payroll administration, or to nobody: then there is nothing to sync.</summary>
    public StagedEmployment? Map(EmploymentFacts facts)
    {
        var employment = facts.Employment;
        if (employment is not { Id: { } id, Employee.Id: { } employeeId, PayrollAdministration.Id: { } administrationId })
            return null;
        var kind = ContractKinds.Of(employment, facts.Hours);
        var contract = new StaffContract(
            employment.StartDate, employment.EndDate, NextChange(facts), ContractFields(facts, kind), employment.PayrollId)
        {
            History = HistoryOf(facts),
            Gaps = [.. Gaps(facts, kind)],
        };
        return new StagedEmployment(id, employeeId, administrationId, PersonalFields(facts), contract)
        {
            LastNames = ChosenName.Of(facts.Employee?.PersonalDetails, employment.Employee).All,
        };
    }

    private Dictionary<StaffField, string?> PersonalFields(EmploymentFacts facts)
    {
        var person = facts.Employee?.PersonalDetails;
        var inline = facts.Employment.Employee;
        var contact = facts.Employee?.ContactInformation;
        var address = facts.Employee?.Address;
        var number = profile.PersonnelNumber == PersonnelNumberSource.PayrollId
            ? facts.Employment.PayrollId
            : facts.Employee?.EmployeeNumber ?? inline?.EmployeeNumber;
        var fields = new Dictionary<StaffField, string?>
        {
            [StaffField.FirstName] = Text(person?.FirstName) ?? Text(inline?.FirstName) ?? Text(person?.Initials) ?? Text(inline?.Initials),
            [StaffField.LastName] = ChosenName.Of(person, inline).In(profile.LastName),
            [StaffField.Email] = Text(contact?.EmailAddress),
            [StaffField.Gender] = person?.Gender?.Key?.Number switch { Male => "male", Female => "female", null => null, _ => "unknown" },
            [StaffField.DateOfBirth] = FieldText.Of(person?.DateOfBirth ?? inline?.DateOfBirth),
            [StaffField.PlaceOfBirth] = Text(person?.PlaceOfBirth),
            [StaffField.PersonnelNumber] = FieldText.Of((decimal?)number),
            [StaffField.Phone] = Text(contact?.MobilePhoneNumber) ?? Text(contact?.PhoneNumber),
            [StaffField.HomeAddress] = Joined(
                address?.Street, FieldText.Of((decimal?)address?.HouseNumber), address?.HouseNumberAddition,
                address?.FurtherIndication?.Value),
            [StaffField.PostalCode] = Text(address?.PostalCode),
            [StaffField.City] = Text(address?.City),
            [StaffField.Country] = Abroad(address?.Country),
        };
        // Where the person is not given, the employment tells a little of the person.
        return Without(
            fields, person is null ? OfPerson.Where(field => fields[field] is null) : [], contact is null ? OfContact : [],
            address is null ? OfAddress : []);
    }

    private Dictionary<StaffField, string?> ContractFields(EmploymentFacts facts, KindInLoket kind)
    {
        var branch = profile.Affiliate == AffiliateSource.Department ? facts.Unit?.Department : facts.Unit?.DistributionUnit;
        var fields = new Dictionary<StaffField, string?>
        {
            [StaffField.Affiliate] = Text(branch?.Description),
            [StaffField.ContractStartDate] = FieldText.Of(facts.Employment.StartDate),
            [StaffField.ContractEndDate] = FieldText.Of(facts.Employment.CommissionUntilDate),
            [StaffField.ContractType] = FieldText.Of(profile.Export.Kinds.Of(kind)),
            // A wage per period is not turned into one per hour: the planner would take the guess for the contract.
            [StaffField.HourlyWage] = IsHourly(facts.Wage) ? FieldText.Of(facts.Wage?.GrossWage) : null,
            // Loket works this one out for others. Where it is none, what stands in other fields was left behind by an earlier contract.
            [StaffField.HoursPerWeek] = FieldText.Of(facts.Hours?.AggregatedHoursPerWeek),
            [StaffField.DaysPerWeek] = facts.Hours?.AggregatedHoursPerWeek is null
                ? null
                : FieldText.Of(DaysPerWeek(facts.Hours.WorkPattern)),
        };
        return Without(
            fields, facts.Unit is null ? [StaffField.Affiliate] : [], facts.Wage is null ? [StaffField.HourlyWage] : [],
            facts.Hours is null ? [StaffField.HoursPerWeek, StaffField.DaysPerWeek] : [],
            facts.Hours is null && kind == KindInLoket.Unknown ? [StaffField.ContractType] : []);
    }

    /// <summary>What Loket did not give is not known, which is another thing than that there is none: such fields are left out.</summary>
    private static Dictionary<StaffField, string?> Without(
        Dictionary<StaffField, string?> fields, params IEnumerable<StaffField>[] unknown) =>
        fields.Where(field => !unknown.Any(some => some.Contains(field.Key))).ToDictionary();

    private static ContractHistory HistoryOf(EmploymentFacts facts) => new(
        Chain(facts.HoursChain, hours => hours.StartDate, hours => ContractKinds.Of(facts.Employment, hours)),
        Chain(facts.UnitChain, unit => unit.StartDate, unit => unit.DistributionUnit?.Key),
        facts.Employment.IsOnCallEmployment, facts.Hours?.StartDate)
    {
        Numbers = facts.Employment.PayrollId is { } number ? DatedValues.Always<int?>(number) : [],
    };

    private static List<DatedValue<TValue>> Chain<T, TValue>(IReadOnlyList<T> records, Func<T, DateOnly?> from, Func<T, TValue> value) =>
    [
        .. records.Select(record => new DatedValue<TValue>(from(record) ?? DateOnly.MinValue, value(record)))
            .GroupBy(spell => spell.From).Select(same => same.First()).OrderBy(spell => spell.From),
    ];

    private static bool IsHourly(Wage? wage) => wage?.GrossWageType?.Key?.Number == HourlyWageType;

    /// <summary>What Loket ought to say of an employment that is under way, and does not.</summary>
    private IEnumerable<string> Gaps(EmploymentFacts facts, KindInLoket kind)
    {
        if (facts.Employment.EndDate < today || facts.Employment.StartDate > today)
            yield break;
        if (kind == KindInLoket.Unknown)
            yield return ContractGap.Kind;
        if (facts.Wage?.GrossWageType?.Key?.Number is not PeriodWageType && (!IsHourly(facts.Wage) || facts.Wage!.GrossWage is null))
            yield return ContractGap.HourlyWage;
    }

    /// <summary>Days with hours in the work pattern, averaged over its even and odd weeks; null without a pattern.</summary>
    private static decimal? DaysPerWeek(WorkPattern? pattern)
    {
        var weeks = new[] { pattern?.OddWeeks, pattern?.EvenWeeks }.OfType<WorkWeek>().ToList();
        return weeks.Count == 0 ? null : Math.Round((decimal)weeks.Average(DaysIn), 2);
    }

    private static int DaysIn(WorkWeek week) =>
        new[] { week.Monday, week.Tuesday, week.Wednesday, week.Thursday, week.Friday, week.Saturday, week.Sunday }
            .Count(hours => hours > 0);

    /// <summary>
    /// The next day on which something becomes true without anybody touching Loket: the employment comes near enough to be taken over,
    /// starts or is over, or a record of the chains of wages, hours and units ends, which means that another follows it.
    /// </summary>
    private DateOnly? NextChange(EmploymentFacts facts)
    {
        if (facts.Employment.EndDate < today)
            return null;
        var (start, end) = (facts.Employment.StartDate, facts.Employment.EndDate);
        var days = new[] { facts.Wage?.EndDate, facts.Hours?.EndDate, facts.Unit?.EndDate, end }.Select(last => last?.AddDays(1))
            .Append(start).Append(start?.AddDays(-profile.StartsWithinDays));
        return days.Where(day => day > today).Min();
    }

    private static string? Abroad(Country? country) =>
        (Text(country?.IsoCode)?.ToUpperInvariant() ?? Text(country?.Value)) is { } name
        && !name.Equals("NL", StringComparison.Ordinal) && !name.Equals("Nederland", StringComparison.OrdinalIgnoreCase)
            ? name
            : null;

    private static string? Text(string? text) => FieldText.Of(text);

    private static string? Joined(params string?[] parts) =>
        Text(string.Join(' ', parts.Select(Text).Where(part => part is not null)));
}
