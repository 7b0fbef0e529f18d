using System.Globalization;
using LoketFunctions.Simulators.Loket.Data;
using LoketFunctions.Simulators.Loket.Writes;
using Microsoft.AspNetCore.Routing;

namespace LoketFunctions.Simulators.Loket.Control;

/// <summary>Gives invented citizen service numbers to whoever works at an administration and has none.</summary>
/// <param name="Except">Employees who get none; without it all do.</param>
internal sealed record GiveNumbers(Guid AdministrationId, IReadOnlyList<Guid>? Except = null);

/// <summary>The control address of citizen service numbers, which this Loket never makes by itself. No version rises by it.</summary>
internal sealed class CitizenNumberControls(LoketDatabase database)
{
    /// <summary>Of the first eight digits. The tax office gives out none that begin so.</summary>
    private const int First = 99_000_000;

    public void Map(RouteGroupBuilder sandbox) => sandbox.Post<GiveNumbers>("/citizen-service-numbers", Give);

    private void Give(GiveNumbers asked)
    {
        if (database.State.EmployerOfAdministration(asked.AdministrationId) is not { } employer)
            throw new ControlException($"There is no administration {asked.AdministrationId}.");
        var meant = employer.Staff.Employments.Where(one => one.AdministrationId == asked.AdministrationId)
            .Select(one => one.EmployeeId).Except(asked.Except ?? []).ToHashSet();
        database.ChangeLists(employer.Id, staff => staff with
        {
            Employees =
            [
                .. staff.Employees.Select(one => meant.Contains(one.Id) && one.CitizenServiceNumber is null
                    ? one with { CitizenServiceNumber = Invented(one.Number) }
                    : one),
            ],
        });
    }

    /// <summary>The same for the same employee number, and another for each.</summary>
    private static string Invented(int employeeNumber)
    {
        // Of any two neighbours' eight digits at least one has a ninth that passes the test.
        var digits = Enumerable.Range(First + (2 * employeeNumber), 2).SelectMany(eight => Enumerable.Range(0, 10).Select(
            ninth => eight.ToString(CultureInfo.InvariantCulture) + ninth.ToString(CultureInfo.InvariantCulture)));
        return digits.First(CitizenServiceNumber.Holds);
    }
}
