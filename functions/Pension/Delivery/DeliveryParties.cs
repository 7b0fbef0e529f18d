using System.Globalization;
using LoketFunctions.Connections;
using LoketFunctions.Pension.Registering;
using LoketFunctions.Pension.Stages;

namespace LoketFunctions.Pension.Delivery;

/// <summary>An administration whose periods are delivered.</summary>
/// <param name="EmployerId">The number that Loket shows.</param>
/// <param name="FirstExchange">No period that ended before it is ever delivered.</param>
internal sealed record DeliveryParty(AdministrationRow Administration, string EmployerId, string? ContractNumber, DateOnly FirstExchange)
{
    public override string ToString() => nameof(DeliveryParty);
}

/// <param name="Unknown">Administrations of whose employer Loket does not tell the number, by which it would be registered.</param>
internal sealed record FoundParties(IReadOnlyList<DeliveryParty> Parties, int Unknown)
{
    public static FoundParties None { get; } = new([], 0);

    public override string ToString() => nameof(FoundParties);
}

/// <summary>
/// Whose data is delivered, and from when on: employers of the registration as it was sent, once the link is active, and those whose own
/// request became active later. Administrations of other employers are not.
/// </summary>
internal sealed class DeliveryParties(
    ConnectionStore connections, PensionStore stages, RegistrationStore registrations, LoketClients lokets)
{
    /// <exception cref="Security.BrokenSealException">The registration cannot be opened any more.</exception>
    /// <exception cref="Loket.Failures.LoketException">Loket does not tell the employers' numbers.</exception>
    public async Task<FoundParties> FindAsync(Connection connection, CancellationToken cancellation)
    {
        var link = await stages.LinkAsync(connection.Id, cancellation);
        if (link.Stage != PensionStage.Active || link.FirstExchangeDay is not { } first)
            return FoundParties.None;
        var administrations = await connections.AdministrationsAsync(connection.Id, cancellation);
        if (administrations.Count == 0)
            return FoundParties.None;
        var sent = (await registrations.ReadAsync(connection.Key, cancellation)).Sent?.Draft;
        var requests = await stages.RequestsAsync(connection.Id, cancellation);
        var employers = (await lokets.For(connection).Employers.ListAsync(filter: null, cancellation)).Readable();
        var numbers = employers.Where(one => one is { Id: not null, EmployerNumber: not null }).ToDictionary(
            one => one.Id!.Value, one => one.EmployerNumber!.Value.ToString(CultureInfo.InvariantCulture));
        var known = administrations.Where(one => numbers.ContainsKey(one.EmployerId)).ToList();
        return new FoundParties(
            [.. known.Select(one => PartyOf(one, numbers[one.EmployerId])).OfType<DeliveryParty>()], administrations.Count - known.Count);

        DeliveryParty? PartyOf(AdministrationRow administration, string employerId)
        {
            if (sent?.Employers?.Any(one => one.EmployerId == employerId) == true)
                return new DeliveryParty(administration, employerId, sent.ContractNumber, first);
            return requests.FirstOrDefault(one => one.EmployerId == employerId && one.Stage == RequestStage.Active) is { } request
                && request.FirstExchangeDay is { } own
                ? new DeliveryParty(administration, employerId, request.ContractNumber ?? sent?.ContractNumber, own)
                : null;
        }
    }
}
