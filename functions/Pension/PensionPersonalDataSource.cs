using System.Runtime.CompilerServices;
using LoketFunctions.Connections;
using LoketFunctions.Pension.Registering;
using LoketFunctions.Privacy.PersonData;
using LoketFunctions.Security;

namespace LoketFunctions.Pension;

/// <summary>What a registration says of a director, where the director was proposed from Loket and is known by that.</summary>
internal sealed class PensionPersonalDataSource(RegistrationStore store) : IPersonalDataSource, IKnownPeople
{
    private static readonly PersonalDataPlace Place = new(
        "pension", PensionTexts.Of("PensionPersonalDataSource.Why"), PersonalDataPlace.WhileTheConnectionStands);

    public async IAsyncEnumerable<PersonalDataItem> ReadAsync(PersonOnFile person, [EnumeratorCancellation] CancellationToken cancellation)
    {
        if (await FindAsync(new ConnectionKey(person.Tenant, person.ConnectionId), cancellation) is not { } registration)
            yield break;
        foreach (var director in DirectorsOf(registration.Draft, person.EmployeeId))
            yield return Place.Item(person.Language, new { director.Name, director.PersonnelNumber });
        if (registration.Sent is { } sent)
        {
            foreach (var director in DirectorsOf(sent.Draft, person.EmployeeId))
                yield return Place.Item(person.Language, new { director.Name, director.PersonnelNumber }, sent.At);
        }
    }

    public async Task<bool> KnowsAsync(ConnectionKey connection, Guid employeeId, CancellationToken cancellation) =>
        await FindAsync(connection, cancellation) is { } registration
        && (DirectorsOf(registration.Draft, employeeId).Any()
            || (registration.Sent is { } sent && DirectorsOf(sent.Draft, employeeId).Any()));

    private static IEnumerable<RegisteredDirector> DirectorsOf(RegistrationDraft draft, Guid employeeId) =>
        (draft.Employers ?? []).SelectMany(employer => employer.Directors ?? []).Where(director => director.EmployeeId == employeeId);

    /// <summary>Null where there is none that can be opened.</summary>
    private async Task<Registration?> FindAsync(ConnectionKey connection, CancellationToken cancellation)
    {
        try
        {
            return await store.ReadAsync(connection, cancellation);
        }
        catch (BrokenSealException)
        {
            return null;
        }
    }
}
