using System.Text.Json.Nodes;
using LoketFunctions.Identifiers;
using LoketFunctions.Loket.Model;
using LoketFunctions.Personnel.Fields;
using LoketFunctions.Personnel.Plan;

namespace LoketFunctions.Personnel.Push;

/// <summary>Loket as a push needs it: everything throws as Loket's client does.</summary>
internal interface ILoketSide
{
    /// <summary>Employees (medewerkers) of the employer with this number, or born on this day.</summary>
    Task<IReadOnlyList<Employee>> SearchAsync(Guid employerId, int? number, DateOnly? dateOfBirth, CancellationToken cancellation);

    Task<bool> IsEmployeeAsync(Guid employeeId, CancellationToken cancellation);

    /// <summary>Employments (dienstverbanden) of the employee in the administration.</summary>
    Task<IReadOnlyList<Employment>> EmploymentsAsync(
        Guid employerId, Guid employeeId, Guid administrationId, CancellationToken cancellation);

    /// <summary>With all of their chains; null where one of the two is gone.</summary>
    Task<HeldEmployee?> ReadAsync(Guid employeeId, Guid employmentId, CancellationToken cancellation);

    /// <summary>What stands for all where nothing is mapped: of units, by field, that called <see cref="LoketFields.General"/>.</summary>
    Task<IReadOnlyDictionary<LoketField, string>> FallbacksAsync(Guid employerId, CancellationToken cancellation);

    /// <summary>Carries out the plan: after each call the chains are whole.</summary>
    Task CarryOutAsync(HeldEmployee held, EmployeePlan plan, CancellationToken cancellation);

    /// <summary>Null where none is entered.</summary>
    Task<CitizenServiceNumber?> ReadNumberAsync(Guid employeeId, CancellationToken cancellation);

    Task WriteNumberAsync(Guid employeeId, CitizenServiceNumber number, CancellationToken cancellation);

    /// <summary>The concept employee of this name; null for none.</summary>
    Task<Guid?> FindConceptAsync(Guid employerId, string uniqueName, CancellationToken cancellation);

    Task<Guid> MakeConceptAsync(Guid employerId, JsonObject concept, CancellationToken cancellation);

    /// <returns>False where there is no such concept any more.</returns>
    Task<bool> TryChangeConceptAsync(Guid conceptId, JsonObject concept, CancellationToken cancellation);

    /// <returns>False where there is no such concept any more.</returns>
    Task<bool> TryConvertAsync(Guid conceptId, bool validateOnly, CancellationToken cancellation);
}

/// <summary>Opens Loket for a push.</summary>
internal interface ILoketSides
{
    ILoketSide Open(Loket.LoketClient loket);
}
