using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Planner;
using LoketFunctions.Security;

namespace LoketFunctions.Connections.Checklist;

/// <summary>What is to be arranged in Loket for a connection, and how much of it is.</summary>
internal sealed class ChecklistOperations(
    ConnectionStore connections, ChecklistInspection inspection, RightsReview look, ChecklistTicks ticks, Planners planners)
{
    /// <summary>Live from Loket, once somebody has signed in.</summary>
    /// <exception cref="ProblemException">The connection is not reached, was ended, or needs a new sign-in.</exception>
    public async Task<ChecklistResponse> GetAsync(Caller caller, ConnectionId connectionId, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(caller, connectionId, Permission.EditConnection, cancellation);
        var profile = connection.Effective(planners.Get(connection.Tenant.Planner).Profile);
        try
        {
            ChecklistFindings findings;
            if (connection.State == ConnectionState.Requested)
            {
                findings = await inspection.BeforeSignInAsync(connection, profile, cancellation);
            }
            else
            {
                findings = await inspection.LookAsync(connection, profile, cancellation);
                connection = await TryLookAgainAsync(connection, cancellation);
            }

            var said = profile.SetUp.Any(ChecklistTicks.Items.Contains) ? await ticks.ReadAsync(connection, cancellation) : null;
            return new ChecklistWriter(profile, findings.Rights, caller.Language ?? connection.Language, said)
                .Answer(connection.State, findings);
        }
        catch (LoketException exception)
        {
            throw Problems.Throw(ConnectionProblems.Of(exception.Failure));
        }
    }

    /// <summary>The list is answered also where this review fails.</summary>
    private async Task<Connection> TryLookAgainAsync(Connection connection, CancellationToken cancellation)
    {
        try
        {
            return await look.LookAgainAsync(connection, cancellation);
        }
        catch (LoketException exception) when (exception.Failure.Reason != FailureReason.Reconnect)
        {
            return connection;
        }
    }
}
