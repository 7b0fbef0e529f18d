using System.Globalization;
using System.Text;

namespace LoketFunctions.Simulators.Planner.Registrations;

/// <summary>
/// Makes the time registrations of horeca staff, one after the other as they are asked for, so that any number takes no memory.
/// What an employee gets depends on the seed and who it is in Loket only, not on who else there is, nor on the order in which the planner
/// heard of them.
/// </summary>
public static class RegistrationGenerator
{
    public static IEnumerable<Registration> Generate(IEnumerable<RosteredEmployee> employees, RegistrationOptions options)
    {
        ArgumentNullException.ThrowIfNull(employees);
        ArgumentNullException.ThrowIfNull(options);
        return employees.SelectMany(employee => Of(employee, options));
    }

    private static IEnumerable<Registration> Of(RosteredEmployee employee, RegistrationOptions options)
    {
        var dice = new Dice(options.Seed ^ StableHash(employee.LoketEmployeeId ?? employee.Id));
        var shifts = new ShiftGenerator(dice, options);
        for (var day = options.From; day <= options.To; day = day.AddDays(1))
        {
            var contract = employee.Contracts.FirstOrDefault(contract => contract.IsActiveOn(day));
            var isExpected = contract is not null && employee.LoketEmployeeId is not null;
            if (!dice.Chance(isExpected ? options.Attendance : options.Strays))
                continue;
            for (var part = 0; part < options.PerDay; part++)
            {
                yield return shifts.Shift(day, part) with
                {
                    Id = string.Create(CultureInfo.InvariantCulture, $"reg-{employee.Id}-{day:yyyyMMdd}-{part + 1}"),
                    EmployeeId = employee.Id,
                    AdministrationId = contract?.AdministrationId,
                };
            }
        }
    }

    /// <summary>FNV-1a: the same in every process, which <see cref="string.GetHashCode()"/> is not.</summary>
    private static int StableHash(string text) =>
        unchecked((int)Encoding.UTF8.GetBytes(text).Aggregate(2166136261u, (hash, octet) => (hash ^ octet) * 16777619u));
}
