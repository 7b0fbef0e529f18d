using System.Text.Json;
using LoketFunctions.Audit;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Planner;
using LoketFunctions.Security;

namespace LoketFunctions.Connections.Checklist;

/// <summary>Says that something is arranged.</summary>
/// <param name="Name">Of the person who says so; in the console it is known without.</param>
internal sealed record ChecklistTickRequest(string? Name = null)
{
    public const int LongestName = 100;

    public override string ToString() => nameof(ChecklistTickRequest);
}

/// <summary>People say, by name, that something is arranged which Loket's API does not tell; and take that back.</summary>
internal sealed class ChecklistTickOperations(
    ConnectionStore connections, ChecklistOperations checklist, ChecklistTicks ticks, Planners planners, AuditLog audit)
{
    /// <param name="code">The item's, as the checklist names it.</param>
    public async Task<ChecklistResponse> TickAsync(
        Caller caller, ConnectionId connectionId, string code, ChecklistTickRequest request, CancellationToken cancellation)
    {
        var (connection, item) = await FindAsync(caller, connectionId, code, cancellation);
        var name = (caller.Actor.Name ?? request.Name)?.Trim();
        if (name is not { Length: >= 1 and <= ChecklistTickRequest.LongestName } || name.Any(char.IsControl) || !name.Any(char.IsLetter))
            throw Problems.Throw(Problems.Invalid("name", InputFaults.NotLine(ChecklistTickRequest.LongestName)));
        if (await ticks.TickAsync(connection, item, name, cancellation))
        {
            await audit.WriteAsync(
                caller, connectionId, new AuditEvent(AuditAction.ChecklistTicked, After: item.ToString()), cancellation);
        }

        return await checklist.GetAsync(caller, connectionId, cancellation);
    }

    /// <param name="code">As of <see cref="TickAsync"/>.</param>
    public async Task<ChecklistResponse> TakeBackAsync(
        Caller caller, ConnectionId connectionId, string code, CancellationToken cancellation)
    {
        var (connection, item) = await FindAsync(caller, connectionId, code, cancellation);
        if (await ticks.TakeBackAsync(connection, item, cancellation))
        {
            await audit.WriteAsync(
                caller, connectionId, new AuditEvent(AuditAction.ChecklistTickTakenBack, Before: item.ToString()), cancellation);
        }

        return await checklist.GetAsync(caller, connectionId, cancellation);
    }

    /// <exception cref="ProblemException">The product has no such item, or Loket tells how it stands.</exception>
    private async Task<(Connection Connection, SetUpItem Item)> FindAsync(
        Caller caller, ConnectionId connectionId, string code, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(caller, connectionId, Permission.EditConnection, cancellation);
        var items = planners.Get(connection.Tenant.Planner).Profile.SetUp.Where(ChecklistTicks.Items.Contains);
        foreach (var item in items)
        {
            if (JsonNamingPolicy.CamelCase.ConvertName(item.ToString()) == code)
                return (connection, item);
        }

        throw Problems.Throw(Problems.NotFound("item of the checklist that can be ticked"));
    }
}
