using LoketFunctions.Http;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Planner;
using LoketFunctions.Security;

namespace LoketFunctions.Connections.Checklist;

/// <summary>What is to be arranged in Loket for a connection, and how much of it is.</summary>
internal sealed class ChecklistOperations(ConnectionStore connections, ChecklistInspection inspection, Planners planners)
{
    /// <summary>Live from Loket, once somebody has signed in.</summary>
    /// <exception cref="ProblemException">The connection is not his or was ended, or somebody has to sign in again.</exception>
    public async Task<ChecklistAnswer> GetAsync(Caller caller, string connectionId, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(caller, connectionId, Permission.EditConnection, cancellation);
        var profile = planners.Get(connection.Tenant.Planner).Profile;
        try
        {
            var findings = connection.State switch
            {
                ConnectionState.Requested => await inspection.BeforeSignInAsync(connection, profile, cancellation),
                _ => await inspection.LookAsync(connection, profile, cancellation),
            };
            return new ChecklistWriter(profile, caller.Language ?? connection.Language).Answer(connection.State, findings);
        }
        catch (LoketException exception)
        {
            throw Problems.Throw(ConnectionProblems.Of(exception.Failure));
        }
    }
}
