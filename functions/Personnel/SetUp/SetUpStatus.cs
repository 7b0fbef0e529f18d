using LoketFunctions.Connections;
using LoketFunctions.Http;

namespace LoketFunctions.Personnel.SetUp;

/// <summary>How far the link of a connection's legal entity is, by what is known of it now.</summary>
internal sealed class SetUpStatus(LegalEntityStore entities)
{
    /// <summary>Null for a connection that was not booked.</summary>
    public async Task<SetUpStage?> FindAsync(Connection connection, CancellationToken cancellation) =>
        await entities.FindAsync(connection.Id, cancellation) is { } entity ? new SetUp(connection, entity).Facts.Stage : null;

    /// <exception cref="ProblemException">What is pushed does not go to Loket yet, or not any more.</exception>
    public async Task RequireActiveAsync(Connection connection, CancellationToken cancellation)
    {
        if (await FindAsync(connection, cancellation) is not SetUpStage.Active)
            throw Problems.Throw(ConnectionProblems.NotActive(connection.State));
    }
}
