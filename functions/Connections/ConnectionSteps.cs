using LoketFunctions.Loket;
using LoketFunctions.Planner;
using LoketFunctions.Runs;
using LoketFunctions.Security;

namespace LoketFunctions.Connections;

/// <summary>What a step of a run works with.</summary>
/// <param name="Planner">With the connection's own settings in the place of the profile's.</param>
internal sealed record RunScope(Connection Connection, PlannerSettings Planner, LoketClient Loket)
{
    public PlannerProfile Profile => Planner.Profile;

    public override string ToString() => nameof(RunScope);
}

/// <summary>Runs the steps of a run for its connection: see <see cref="StepRunner"/>.</summary>
internal sealed class ConnectionSteps(StepRunner runner, ConnectionStore connections, Planners planners, LoketClients loketClients)
{
    /// <param name="name">The activity's.</param>
    public Task<StepResult<T>> RunAsync<T>(
        string name, RunStep step, IRunNotes notes, Func<RunScope, Task<StepResult<T>>> work, CancellationToken cancellation)
        where T : class =>
        runner.RunAsync(
            name, step, notes,
            async loketCalls =>
            {
                var tenant = Tenant.FromKey(step.TenantKey);
                var connection = await connections.GetAsync(tenant, step.Hold.Run.ConnectionId, cancellation);
                // Also what has no lease to lose ends with its connection.
                if (connection.State == ConnectionState.Disconnected)
                    throw new SupersededException();
                var planner = planners.Get(tenant.Planner);
                return await work(new RunScope(
                    connection, planner with { Profile = connection.Effective(planner.Profile) },
                    loketClients.For(connection, loketCalls)));
            },
            cancellation);
}

internal static class RunAdministrations
{
    /// <summary>It takes part in the run.</summary>
    public static Task AddAdministrationAsync<TRun, TAdministration>(
        this RunStore<TRun, TAdministration> runs, RunKey run, AdministrationRow administration, CancellationToken cancellation)
        where TRun : RunRow, new()
        where TAdministration : RunAdministrationRow, new() =>
        runs.AddAdministrationAsync(run, administration.Id, administration.Name, administration.EmployerName, cancellation);
}
