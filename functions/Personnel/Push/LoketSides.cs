using System.Text.Json.Nodes;
using LoketFunctions.Identifiers;
using LoketFunctions.Loket;
using LoketFunctions.Loket.Clients;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Filters;
using LoketFunctions.Loket.Model;
using LoketFunctions.Personnel.Fields;
using LoketFunctions.Personnel.LoketSide;
using LoketFunctions.Personnel.Plan;

namespace LoketFunctions.Personnel.Push;

/// <summary>Loket itself.</summary>
internal sealed class LoketSides : ILoketSides
{
    public ILoketSide Open(LoketClient loket) => new RealLoketSide(loket);
}

/// <summary>Loket as a push needs it, by its API.</summary>
internal sealed class RealLoketSide(LoketClient loket) : ILoketSide
{
    private readonly LoketEmployees _employees = new(loket);
    private readonly ConceptEmployees _concepts = new(loket);

    public async Task<IReadOnlyList<Employee>> SearchAsync(
        Guid employerId, int? number, DateOnly? dateOfBirth, CancellationToken cancellation)
    {
        var filters = new[]
        {
            number is { } known ? LoketFilter.Equal("employeeNumber", known) : null,
            dateOfBirth is { } day ? LoketFilter.Equal("personalDetails.dateOfBirth", day) : null,
        };
        var found = new List<Employee>();
        foreach (var filter in filters.OfType<LoketFilter>())
            found.AddRange((await loket.Employees.ListAsync(employerId, filter, cancellation)).Complete());
        return [.. found.DistinctBy(employee => employee.Id)];
    }

    public async Task<bool> IsEmployeeAsync(Guid employeeId, CancellationToken cancellation) =>
        await loket.Employees.ReadAsync(employeeId, cancellation) is not null;

    public async Task<IReadOnlyList<Employment>> EmploymentsAsync(
        Guid employerId, Guid employeeId, Guid administrationId, CancellationToken cancellation)
    {
        var filter = EmploymentsClient.OfPayrollAdministration(administrationId).And(LoketFilter.Equal("employee.id", employeeId));
        return (await loket.Employments.ListAsync(employerId, filter, cancellation)).Complete();
    }

    public Task<HeldEmployee?> ReadAsync(Guid employeeId, Guid employmentId, CancellationToken cancellation) =>
        _employees.ReadAsync(employeeId, employmentId, cancellation);

    public async Task<IReadOnlyDictionary<LoketField, string>> FallbacksAsync(Guid employerId, CancellationToken cancellation)
    {
        var named = LoketFilter.Equal("description", LoketFields.General);
        var units = new Dictionary<string, Guid?>(StringComparer.Ordinal)
        {
            ["organizationalEntity.function"] = Only(
                (await loket.Functions.ListAsync(employerId, named, cancellation)).Complete(), unit => unit.Description, unit => unit.Key),
            ["organizationalEntity.department"] = Only(
                (await loket.Departments.ListAsync(employerId, named, cancellation)).Complete(), unit => unit.Description, unit => unit.Id),
            ["organizationalEntity.distributionUnit"] = Only(
                (await loket.DistributionUnits.ListAsync(employerId, named, cancellation)).Complete(), unit => unit.Description,
                unit => unit.Id),
        };
        return units.Where(unit => unit.Value is not null)
            .ToDictionary(unit => LoketFields.Find(unit.Key)!, unit => unit.Value!.Value.ToString("D"));
    }

    public Task CarryOutAsync(HeldEmployee held, EmployeePlan plan, CancellationToken cancellation) =>
        _employees.CarryOutAsync(plan, held, cancellation);

    public async Task<CitizenServiceNumber?> ReadNumberAsync(Guid employeeId, CancellationToken cancellation) =>
        (await loket.CitizenServiceNumbers.OfEmployeeAsync(employeeId, cancellation))?.Number;

    public Task WriteNumberAsync(Guid employeeId, CitizenServiceNumber number, CancellationToken cancellation) =>
        loket.CitizenServiceNumbers.SetOfEmployeeAsync(employeeId, number, cancellation);

    public Task<Guid?> FindConceptAsync(Guid employerId, string uniqueName, CancellationToken cancellation) =>
        _concepts.FindAsync(employerId, uniqueName, cancellation);

    public Task<Guid> MakeConceptAsync(Guid employerId, JsonObject concept, CancellationToken cancellation) =>
        loket.ConceptEmployees.CreateAsync(employerId, concept, cancellation);

    public async Task<bool> TryChangeConceptAsync(Guid conceptId, JsonObject concept, CancellationToken cancellation)
    {
        if (await loket.ConceptEmployees.ReadAsync(conceptId, cancellation) is not { } now)
            return false;
        await loket.ConceptEmployees.UpdateAsync(conceptId, concept, now.ETag, cancellation);
        return true;
    }

    public async Task<bool> TryConvertAsync(Guid conceptId, bool validateOnly, CancellationToken cancellation)
    {
        var answer = validateOnly
            ? await _concepts.ValidateAsync(conceptId, cancellation)
            : await _concepts.ConvertAsync(conceptId, cancellation);
        return answer.State switch
        {
            ConceptState.Refused => throw new LoketException(answer.Refusal!),
            ConceptState.Ready => true,
            // Of one that was converted before, there is no concept any more.
            ConceptState.Converted => !validateOnly,
            _ => false,
        };
    }

    /// <summary>Loket compares without regard to case, and more than one of the name stands for none.</summary>
    private static Guid? Only<T>(IReadOnlyList<T> units, Func<T, string?> name, Func<T, Guid?> id) =>
        units.Where(unit => string.Equals(name(unit)?.Trim(), LoketFields.General, StringComparison.OrdinalIgnoreCase)).ToList()
            is [var one]
            ? id(one)
            : null;
}
