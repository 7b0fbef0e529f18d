using LoketFunctions.Identifiers;

namespace LoketFunctions.Personnel.SetUp;

/// <summary>A customer of an HR system asks for the link, for one or several legal entities. Each is a connection of its own.</summary>
/// <param name="PayrollContact">Who processes the payroll.</param>
/// <param name="OwnerEmail">Who is mailed what the set-up needs.</param>
internal sealed record BookingRequest(
    PayrollContact PayrollContact, string OwnerEmail, string Language, IReadOnlyList<BookedEntity> LegalEntities)
{
    public const int LongestMessage = 2000;
    public const int MostEntities = 20;

    /// <summary>Whatever the customer adds for people to read; null for nothing.</summary>
    public string? Message { get; init; }

    public override string ToString() => nameof(BookingRequest);
}

/// <summary>The person who processes the payroll, within the company or at its accountant.</summary>
internal sealed record PayrollContact(string Name, string Email)
{
    public override string ToString() => nameof(PayrollContact);
}

/// <summary>A legal entity as it is booked.</summary>
/// <param name="Id">The HR system's own.</param>
/// <param name="Country">Two letters of ISO 3166.</param>
/// <param name="TaxId">Of the Netherlands a wage tax number (loonheffingennummer).</param>
internal sealed record BookedEntity(string Id, string Name, string Country, string TaxId)
{
    public override string ToString() => Id;
}

/// <summary>What a booking made: a connection per legal entity, in the order of the booking.</summary>
internal sealed record BookingResponse(IReadOnlyList<BookedConnection> Connections);

internal sealed record BookedConnection(ConnectionId ConnectionId, string EntityId, string Name, SetUpStage Stage)
{
    public override string ToString() => EntityId;
}
