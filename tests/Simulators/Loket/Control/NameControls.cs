using LoketFunctions.Simulators.Loket.Data;
using LoketFunctions.Simulators.Loket.Staff;
using Microsoft.AspNetCore.Routing;

namespace LoketFunctions.Simulators.Loket.Control;

/// <param name="Employer">By position, as users name them.</param>
/// <param name="Suffix">
/// What every name of the employer's ends with from now on; names make way for it where Loket holds them to a length.
/// </param>
/// <param name="TakeAway">The names are as they were again.</param>
internal sealed record NameSuffix(int Employer, string Suffix, bool TakeAway = false);

/// <param name="AdministrationId">Gets the payroll taxes number (loonheffingennummer) of the other.</param>
internal sealed record SharedTaxNumber(Guid AdministrationId, Guid SameAsAdministrationId);

/// <summary>The control address of names: of employer, administrations, staff and lists. No version number rises by it.</summary>
internal sealed class NameControls(LoketDatabase database)
{
    private const int LongestLastName = 25;
    private const int LongestFirstName = 28;
    private const int LongestOther = 40;

    private readonly Dictionary<int, EmployerStaff> _before = [];

    public void Map(RouteGroupBuilder sandbox)
    {
        sandbox.Post<NameSuffix>("/names", Set);
        sandbox.Post<SharedTaxNumber>("/tax-numbers", Share);
    }

    private void Share(SharedTaxNumber asked)
    {
        var state = database.State;
        var other = Payroll(asked.SameAsAdministrationId);
        database.ChangeLists(Payroll(asked.AdministrationId).EmployerId, staff => staff with
        {
            Administrations =
            [
                .. staff.Administrations.Select(a => a.Id == asked.AdministrationId
                    ? a with { PayrollTaxesNumber = other.PayrollTaxesNumber }
                    : a),
            ],
        });

        Administration Payroll(Guid id) => state.EmployerOfAdministration(id)?.Administration(id) is { IsPayroll: true } administration
            ? administration
            : throw new ControlException($"There is no payroll administration {id}.");
    }

    private void Set(NameSuffix asked)
    {
        if (asked.Employer < 0 || asked.Employer >= database.State.Employers.Count)
            throw new ControlException($"There is no employer {asked.Employer}.");
        var id = database.State.Employers[asked.Employer].Id;
        lock (_before)
        {
            if (!asked.TakeAway)
                _before.TryAdd(asked.Employer, database.State.Employers[asked.Employer].Staff);
            if (_before.TryGetValue(asked.Employer, out var before))
                database.ChangeLists(id, staff => WithNames(staff, before, asked.TakeAway ? "" : asked.Suffix));
            if (asked.TakeAway)
                _before.Remove(asked.Employer);
        }
    }

    /// <summary>Whoever came since keeps the name.</summary>
    private static EmployerStaff WithNames(EmployerStaff staff, EmployerStaff before, string suffix)
    {
        var people = before.Employees.ToDictionary(employee => employee.Id, employee => employee.Name);
        return staff with
        {
            Employer = staff.Employer with { CompanyName = Fit(before.Employer.CompanyName, LongestOther) },
            Administrations = [.. staff.Administrations.Zip(before.Administrations,
                (one, old) => one with { Name = Fit(old.Name, LongestOther), Description = Fit(old.Description, LongestOther) })],
            Departments = [.. before.Departments.Select(one => one with { Description = Fit(one.Description, LongestOther) })],
            Functions = [.. before.Functions.Select(one => one with { Description = Fit(one.Description, LongestOther) })],
            DistributionUnits = [.. before.DistributionUnits.Select(one => one with { Description = Fit(one.Description, LongestOther) })],
            Employees = [.. staff.Employees.Select(one => people.TryGetValue(one.Id, out var name)
                ? one with { Name = name with { LastName = Fit(name.LastName, LongestLastName),
                    FirstName = name.FirstName is { } first ? Fit(first, LongestFirstName) : null } }
                : one)],
        };

        string Fit(string name, int longest) => suffix.Length == 0 ? name : name[..Math.Min(name.Length, longest - suffix.Length)] + suffix;
    }
}
