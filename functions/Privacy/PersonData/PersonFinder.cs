using System.Collections.Concurrent;
using Azure.Storage.Blobs.Models;
using LoketFunctions.Connections;
using LoketFunctions.Staff;
using LoketFunctions.Storage;

namespace LoketFunctions.Privacy.PersonData;

/// <summary>A slice that knows people of its own, besides those whom snapshots and links name.</summary>
internal interface IKnownPeople
{
    Task<bool> KnowsAsync(ConnectionKey connection, Guid employeeId, CancellationToken cancellation);
}

/// <summary>
/// Finds by what a person is known: in all snapshots of the connection, also of administrations that were left out since.
/// </summary>
internal sealed class PersonFinder(AppBlobs blobs, SnapshotStore snapshots, LinkStore links, IEnumerable<IKnownPeople> others)
{
    private const int AtOnce = 8;

    /// <summary>Null where the connection knows no person of this id.</summary>
    public async Task<PersonOnFile?> FindAsync(Connection connection, Guid employeeId, string language, CancellationToken cancellation)
    {
        var folder = $"{connection.Id}/";
        var found = new ConcurrentDictionary<Guid, PersonInSnapshot>();
        await Parallel.ForEachAsync(
            blobs.Snapshots.GetBlobsAsync(BlobTraits.None, BlobStates.None, folder, cancellation),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellation },
            async (blob, token) =>
            {
                // Beside them lie the planner's employees.
                if (Guid.TryParse(blob.Name[folder.Length..].Split('.')[0], out var administration)
                    && (await snapshots.ReadAsync(new(connection.Id, administration), token))?.Value.People.GetValueOrDefault(
                        employeeId) is { } person)
                {
                    found[administration] = new PersonInSnapshot(person, blob.Properties.LastModified);
                }
            });
        var link = await links.FindAsync(connection.Id, employeeId, cancellation);
        var isKnown = link is not null || !found.IsEmpty;
        foreach (var other in others)
            isKnown = isKnown || await other.KnowsAsync(connection.Key, employeeId, cancellation);
        return isKnown ? new PersonOnFile(connection.Tenant, connection.Id, employeeId, found, link, language) : null;
    }
}
