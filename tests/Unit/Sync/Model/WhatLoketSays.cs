using System.Globalization;
using LoketFunctions.Simulators.Loket.Staff;

namespace LoketFunctions.Tests.Sync.Model;

/// <summary>
/// What Loket's records say of somebody on a day, in the words of the planner's contract. A field that is not there is not known; one that
/// is null there is empty.
/// </summary>
internal static class WhatLoketSays
{
    public static Dictionary<string, string?> Of(Employee employee)
    {
        var name = employee.Name;
        var said = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["firstName"] = name.FirstName ?? name.Initials,
            ["lastName"] = LastName(name),
            ["email"] = employee.Contact.EmailAddress,
            ["gender"] = employee.Gender.Key == Lists.Man.Key ? "male" : "female",
            ["dateOfBirth"] = Text(employee.DateOfBirth),
            ["placeOfBirth"] = employee.PlaceOfBirth,
            ["personnelNumber"] = employee.Number.ToString(CultureInfo.InvariantCulture),
            ["phone"] = employee.Contact.MobilePhoneNumber ?? employee.Contact.PhoneNumber,
        };
        if (employee.Address is { } home)
        {
            said["homeAddress"] = home.HouseNumberAddition is { } addition
                ? $"{home.Street} {home.HouseNumber} {addition}"
                : $"{home.Street} {home.HouseNumber}";
            (said["postalCode"], said["city"]) = (home.PostalCode, home.City);
            said["country"] = home.Country.IsoCode == "NL" ? null : home.Country.IsoCode;
        }

        return said;
    }

    /// <summary>Of an employment that goes on or is to begin: of that one, as of its first day.</summary>
    public static Dictionary<string, string?> Of(Employment job, DateOnly today, ProfileRules rules)
    {
        var day = job.StartDate > today ? job.StartDate : today;
        var said = new Dictionary<string, string?>(StringComparer.Ordinal)
        {
            ["contractStartDate"] = Text(job.StartDate),
            ["contractEndDate"] = job.Contract.Until is { } until ? Text(until) : null,
        };
        if (On(job.Wages, day) is { } wage)
            said["hourlyWage"] = wage.IsHourly ? Text(wage.Gross) : null;
        if (On(job.Organization, day) is { } place)
            said["affiliate"] = rules.BranchIsUnit ? place.DistributionUnit.Description : place.Department.Description;
        if (On(job.Hours, day) is { } hours)
        {
            var isZero = hours.FlexibleContract == Lists.ZeroHours;
            // Hours that are guaranteed count as fixed ones; a contract of none for somebody who is not on call contradicts itself.
            said["contractType"] = !isZero ? "fixedHours" : job.IsOnCall ? "zeroHours" : null;
            said["hoursPerWeek"] = isZero ? null : Text(WeekHours(hours));
            said["daysPerWeek"] = isZero || hours.OddWeeks is null ? null : Text((Days(hours.OddWeeks) + Days(hours.EvenWeeks!)) / 2m);
        }

        return said;
    }

    /// <summary>The number of the employment that is under way; before the first that one's, after the last has ended that one's.</summary>
    public static string NumberOf(IReadOnlyCollection<Employment> jobs, DateOnly today)
    {
        var underWay = jobs.Where(job => job.IsActiveOn(today)).OrderBy(job => job.StartDate).ThenBy(job => job.Id).LastOrDefault();
        var over = jobs.Where(job => job.HasEndedBy(today)).OrderBy(job => job.EndDate).ThenBy(job => job.Id).LastOrDefault();
        var speaking = underWay ?? over ?? jobs.OrderBy(job => job.StartDate).ThenBy(job => job.Id).First();
        return speaking.PayrollId.ToString(CultureInfo.InvariantCulture);
    }

    public static string Text(decimal number) => number.ToString("0.####", CultureInfo.InvariantCulture);

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>
    /// By the choice that stands in Loket: their own, the partner's, or both in that order; one name that both have is said once.
    /// </summary>
    private static string LastName(PersonName name)
    {
        var own = With(name.Prefix, name.LastName);
        if (name.LastNamePartner is null)
            return own;
        var partner = With(name.PrefixPartner, name.LastNamePartner);
        if (partner == own)
            return own;
        return name.Format switch
        {
            NameFormat.OwnThenPartner => $"{own}-{partner}",
            NameFormat.PartnerThenOwn => $"{partner}-{own}",
            NameFormat.Partner => partner,
            _ => own,
        };
    }

    private static string With(string? prefix, string name) => prefix is null ? name : $"{prefix} {name}";

    private static decimal WeekHours(WorkingHours hours) => hours.OddWeeks is { } odd && hours.EvenWeeks is { } even
        ? (Hours(odd) + Hours(even)) / 2
        : hours.DeviatingHours ?? hours.FullTimeHours;

    private static decimal Hours(Week week) => DaysOf(week).Sum();

    private static int Days(Week week) => DaysOf(week).Count(hours => hours > 0);

    private static decimal[] DaysOf(Week week) =>
        [week.Monday, week.Tuesday, week.Wednesday, week.Thursday, week.Friday, week.Saturday, week.Sunday];

    private static T? On<T>(IReadOnlyList<T> chain, DateOnly day)
        where T : class, IChainLink => chain.Where(link => link.StartDate <= day).MaxBy(link => link.StartDate);
}
