using System.Text.Json;

namespace LoketFunctions.Planner;

/// <summary>
/// A page of records of an HR system that leads, as it gives them: each is read by itself. <paramref name="NextCursor"/> is null on the
/// last.
/// </summary>
internal sealed record UnreadPersonnel(IReadOnlyList<JsonElement> Employees, string? NextCursor = null) : IPlannerPage<JsonElement>
{
    IReadOnlyList<JsonElement> IPlannerPage<JsonElement>.Items => Employees;

    public override string ToString() => $"{Employees.Count} records";
}
