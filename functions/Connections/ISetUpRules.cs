using LoketFunctions.Http;

namespace LoketFunctions.Connections;

/// <summary>
/// What holds while a connection is set up in which the HR system leads. Connections ask it here, and know nothing else of it.
/// </summary>
internal interface ISetUpRules
{
    /// <exception cref="ProblemException">It is not yet time that somebody signs in at Loket.</exception>
    Task RequireSignInAsync(Connection connection, CancellationToken cancellation);

    /// <summary>Somebody signed in at Loket. Nothing where it is not such a connection.</summary>
    Task SignedInAsync(Connection connection, CancellationToken cancellation);

    /// <exception cref="ProblemException">The legal entity cannot go to what was chosen.</exception>
    Task RequireMappingAsync(Connection connection, ChosenAdministrations mapping, CancellationToken cancellation);

    /// <summary>The legal entity goes to an administration from now on.</summary>
    Task MappedAsync(Connection connection, CancellationToken cancellation);

    /// <summary>No right is missing any more, for the first time. Nothing where it is not such a connection.</summary>
    Task CompletedAsync(Connection connection, CancellationToken cancellation);
}

/// <summary>What was chosen for a connection that has one administration.</summary>
/// <param name="Chosen">What is to take part.</param>
/// <param name="Offered">All that the connected user reaches, of all employers.</param>
internal sealed record ChosenAdministrations(IReadOnlyList<AdministrationRow> Chosen, IReadOnlyList<AdministrationRow> Offered);
