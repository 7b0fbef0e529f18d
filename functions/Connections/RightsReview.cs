using LoketFunctions.Loket;
using LoketFunctions.Planner;

namespace LoketFunctions.Connections;

/// <summary>Whether the connected user has every right at the employers that take part, and what follows for the connection.</summary>
internal sealed class RightsReview(
    ConnectionStore connections, LoketClients clients, ConnectionAttention attention, Planners planners, ISetUpRules setUp)
{
    /// <summary>
    /// Looks again at a connection that waits for rights, so that those granted since make it active without anybody choosing anew; does
    /// nothing for one that waits for something else, or for nothing.
    /// </summary>
    /// <returns>The connection as it is now.</returns>
    /// <exception cref="LoketFunctions.Loket.Failures.LoketException">Loket could not be asked.</exception>
    public async Task<Connection> LookAgainAsync(Connection connection, CancellationToken cancellation)
    {
        if (connection.State != ConnectionState.SetUp && connection.Attention != AttentionReason.RightsMissing)
            return connection;
        return await ReviewAsync(connection, cancellation);
    }

    /// <summary>
    /// Looks at a connection in whatever state: one that works goes on when a right is missing, and needs attention until it is there.
    /// </summary>
    /// <returns>The connection as it is now.</returns>
    /// <exception cref="LoketFunctions.Loket.Failures.LoketException">Loket could not be asked.</exception>
    public async Task<Connection> ReviewAsync(Connection connection, CancellationToken cancellation)
    {
        var chosen = await connections.AdministrationsAsync(connection.Id, cancellation);
        if (chosen.Count == 0)
            return connection;
        var loket = clients.For(connection);
        var profile = connection.Effective(planners.Get(connection.Tenant.Planner).Profile);
        // All at once: the client itself limits how many calls of a connection run.
        var rights = await Task.WhenAll(
            chosen.GroupBy(row => row.EmployerId).Select(rows => OfAsync(loket, rows.First(), profile, cancellation)));
        return await JudgeAsync(connection, rights, cancellation);
    }

    /// <param name="rights">At every employer that takes part.</param>
    /// <returns>The connection as it is now.</returns>
    public async Task<Connection> JudgeAsync(Connection connection, IEnumerable<EmployerRights> rights, CancellationToken cancellation)
    {
        List<EmployerRights> lacking = [.. rights.Where(each => each.Missing.Count > 0)];
        if (lacking.Count == 0)
        {
            var now = await attention.ChangeAsync(connection.Tenant, connection.Id, row => row.Complete(), cancellation);
            if (connection.State == ConnectionState.SetUp && now.State == ConnectionState.Active)
                await setUp.CompletedAsync(now, cancellation);
            return now;
        }

        await attention.RaiseAsync(
            connection.Tenant, connection.Id, AttentionReason.RightsMissing, AttentionTexts.MissingRights(lacking, connection.Language),
            cancellation);
        return await connections.GetAsync(connection.Tenant, connection.Id, cancellation);
    }

    private static async Task<EmployerRights> OfAsync(
        LoketClient loket, AdministrationRow employer, PlannerProfile profile, CancellationToken cancellation) =>
        new(employer.EmployerId, employer.EmployerName, await RightsCheck.MissingAsync(loket, employer.EmployerId, profile, cancellation));
}
