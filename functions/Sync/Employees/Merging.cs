using LoketFunctions.Connections;
using LoketFunctions.Staff;

namespace LoketFunctions.Sync.Employees;

/// <summary>
/// Several records of Loket's that are one employee of the planner's: of all of them the contracts are sent, and what is the person's is
/// sent by one, so that they do not overwrite each other. That is the newest one where the others have left, else who was there first.
/// </summary>
internal sealed class Merging(LinkStore links)
{
    public async Task MergeAsync(
        Connection connection, StaffView view, Guid employeeId, string plannerEmployeeId, CancellationToken cancellation)
    {
        var others = OthersOf(view, plannerEmployeeId, employeeId);
        var speaks = others.All(other => ChoiceRules.HasLeft(view, other));
        await links.MergeAsync(connection.Id, employeeId, plannerEmployeeId, speaks, cancellation);
        if (speaks)
        {
            foreach (var other in others)
                await links.SpeakAsync(connection.Id, other, speaks: false, cancellation);
        }
    }

    /// <summary>Another choice holds for the employee from now on: one of those who stay speaks for the person.</summary>
    public async Task PartAsync(Connection connection, StaffView view, Guid employeeId, CancellationToken cancellation)
    {
        if (view.Planner.LinkOf(employeeId) is not { PlannerEmployeeId: { } plannerId })
            return;
        var staying = view.Planner.MergedWith(plannerId, employeeId);
        if (staying.Count > 0 && staying.All(other => view.Planner.LinkOf(other)?.Silent == true))
            await links.SpeakAsync(
                connection.Id, staying.OrderBy(other => ChoiceRules.HasLeft(view, other)).First(), speaks: true, cancellation);
    }

    /// <summary>Who holds the planner's employee, and who was merged with that one before.</summary>
    private static IReadOnlyList<Guid> OthersOf(StaffView view, string plannerEmployeeId, Guid employeeId) =>
        view.Planner.MergedWith(plannerEmployeeId, employeeId) is { Count: > 0 } merged ? merged
        : view.Planner.Find(plannerEmployeeId) is { } theirs && view.Planner.HolderOf(theirs) is { } holder && holder != employeeId
            ? [holder]
        : [];
}
