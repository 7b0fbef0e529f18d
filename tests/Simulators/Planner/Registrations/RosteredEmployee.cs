using System.Globalization;
using System.Text.Json.Nodes;

namespace LoketFunctions.Simulators.Planner.Registrations;

/// <summary>Somebody of the planner who can be rostered.</summary>
/// <param name="Id">The planner's id.</param>
/// <param name="LoketEmployeeId">Null while the employee is not linked.</param>
public sealed record RosteredEmployee(string Id, string? LoketEmployeeId, IReadOnlyList<RosteredContract> Contracts)
{
    /// <summary>The employee with the contracts that the app sent the planner.</summary>
    public static RosteredEmployee Of(StoredEmployee employee)
    {
        ArgumentNullException.ThrowIfNull(employee);
        return new RosteredEmployee(employee.Id, employee.LoketEmployeeId,
            [.. employee.Contracts.OrderBy(contract => contract.Key, StringComparer.Ordinal).Select(contract => Contract(contract.Value))]);
    }

    private static RosteredContract Contract(JsonObject fields) =>
        new(Day(fields["contractStartDate"]), Day(fields["contractEndDate"]), (string?)fields["contractType"] == "zeroHours");

    private static DateOnly? Day(JsonNode? day) => day is null ? null : DateOnly.Parse((string)day!, CultureInfo.InvariantCulture);
}

/// <param name="Start">First day, null for always.</param>
/// <param name="End">Last day, null for open-ended.</param>
/// <param name="AdministrationId">Named in the registrations where somebody works in several; null leaves it out.</param>
public sealed record RosteredContract(DateOnly? Start, DateOnly? End, bool IsZeroHours, string? AdministrationId = null)
{
    public bool IsActiveOn(DateOnly day) => !(Start > day) && !(End < day);
}
