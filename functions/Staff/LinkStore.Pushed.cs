using LoketFunctions.Identifiers;
using LoketFunctions.Storage;

namespace LoketFunctions.Staff;

/// <summary>Links of people whom the planner itself brought to Loket.</summary>
internal sealed partial class LinkStore
{
    /// <summary>Whom of Loket's the planner's employee is; null where nothing says so. The user's choice goes before a rule.</summary>
    public async Task<Link?> FindByPlannerAsync(ConnectionId connectionId, string plannerEmployeeId, CancellationToken cancellation) =>
        (await tables.Links.ListAsync<LinkRow>(
            TableClientExtensions.TableFilter(
            $"PartitionKey eq {connectionId} and (PlannerEmployeeId eq {plannerEmployeeId} or ChosenEmployeeId eq {plannerEmployeeId})"),
            cancellation))
        .Select(row => row.ToLink()).Where(link => link.PlannerEmployeeId == plannerEmployeeId)
        .OrderBy(link => link.Merged).ThenBy(link => link.Rule != LinkRule.Choice).FirstOrDefault();

    /// <summary>Whom the planner pushed, and who that is in Loket.</summary>
    public async Task<IReadOnlyList<Link>> ListPushedAsync(ConnectionId connectionId, CancellationToken cancellation) =>
    [
        .. (await tables.Links.ListAsync<LinkRow>(
            TableClientExtensions.TableFilter(
                $"PartitionKey eq {connectionId} and RowKey lt {ClaimPrefix} and Rule eq {LinkRule.Pushed}"),
            cancellation)).Select(row => row.ToLink()),
    ];

    /// <summary>Keeps whom the planner pushed: the person was made or found in Loket.</summary>
    /// <returns>False where either of the two is somebody else's; nothing is kept then.</returns>
    public async Task<bool> TryKeepPushedAsync(
        ConnectionId connectionId, Guid employeeId, string plannerEmployeeId, CancellationToken cancellation)
    {
        if (await FindByPlannerAsync(connectionId, plannerEmployeeId, cancellation) is { } held)
            return held.EmployeeId == employeeId;
        var isFree = false;
        await TryChangeAsync(
            connectionId, employeeId,
            row =>
            {
                isFree = row.ToLink().PlannerEmployeeId is null;
                if (isFree)
                    (row.PlannerEmployeeId, row.Rule, row.ChangedAt) = (plannerEmployeeId, LinkRule.Pushed, clock.GetUtcNow());
            },
            cancellation);
        return isFree;
    }

    /// <summary>Takes back what <see cref="TryKeepPushedAsync"/> kept of somebody who is not in Loket after all.</summary>
    public async Task ForgetPushedAsync(ConnectionId connectionId, Guid employeeId, CancellationToken cancellation)
    {
        if (await FindRowAsync(connectionId, employeeId, cancellation) is { Rule: LinkRule.Pushed, Choice: null } row)
            await tables.Links.TryDeleteAsync(row, cancellation);
    }
}
