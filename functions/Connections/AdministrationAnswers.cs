using LoketFunctions.Http;
using LoketFunctions.Identifiers;

namespace LoketFunctions.Connections;

/// <summary>What can take part in a connection, live from Loket, and how the connection stands.</summary>
/// <param name="ClosedEmployers">Employers of the user whose administrations Loket does not show to the user.</param>
public sealed record AdministrationsResponse(
    ConnectionState State,
    AttentionResponse? Attention,
    IReadOnlyList<OfferedAdministration> Administrations,
    IReadOnlyList<ClosedEmployer> ClosedEmployers)
{
    /// <summary>How many can be chosen, whichever are listed.</summary>
    public required int Total { get; init; }

    /// <summary>How many employers are closed, whichever are listed.</summary>
    public required int ClosedTotal { get; init; }

    /// <summary>In the planner an administration is a venue: whoever chooses says which.</summary>
    public required bool AsksVenues { get; init; }

    /// <summary>A page of either list.</summary>
    public AdministrationsResponse AtPage(PageQuery page) =>
        this with { Administrations = page.From(Administrations), ClosedEmployers = page.From(ClosedEmployers) };
}

/// <summary>A payroll administration (verloningsadministratie) that the connected user can reach.</summary>
/// <param name="ClientNumber">Aansluitnummer.</param>
/// <param name="PayrollPeriodType">Loket's key: 1 month, 3 four weeks, 4 week.</param>
/// <param name="Chosen">It takes part in this connection.</param>
/// <param name="MissingRights">
/// Dutch names of the rights that the profile needs and the user lacks at this employer, and of products that the employer lacks.
/// </param>
/// <param name="OtherConnection">
/// The account's connection in which it takes part already, so that it cannot be chosen here; null for none.
/// </param>
public sealed record OfferedAdministration(
    Guid EmployerId,
    string EmployerName,
    Guid Id,
    string Name,
    int? ClientNumber,
    int? PayrollPeriodType,
    DateOnly? StartDate,
    DateOnly? EndDate,
    bool Chosen,
    IReadOnlyList<string> MissingRights,
    ConnectionId? OtherConnection)
{
    /// <summary>Null where it takes no part, or none was chosen.</summary>
    public required Venue? Venue { get; init; }
}

public sealed record ClosedEmployer(Guid EmployerId, string EmployerName);

/// <summary>The body of a choice.</summary>
internal sealed record AdministrationChoice(IReadOnlyList<Guid> AdministrationIds)
{
    /// <summary>What the engine's histories were measured for (docs/scale.md).</summary>
    public const int MostAdministrations = 5000;

    /// <summary>Which venues they are, all that have one; null leaves what was said before.</summary>
    public IReadOnlyList<AdministrationVenue?>? Venues { get; init; }
}
