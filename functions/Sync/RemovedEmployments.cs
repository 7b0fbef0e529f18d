using System.Text.Json;
using LoketFunctions.Identifiers;
using LoketFunctions.Loket;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Staff;

namespace LoketFunctions.Sync;

/// <summary>
/// Finds what was removed in Loket. Reading by change does not show it, but it raises the employer's version number: then its list of
/// numbers, which names every employment, is held against those that are known.
/// </summary>
internal sealed class RemovedEmployments(SnapshotStore snapshots)
{
    /// <summary>A short list is never a mass deletion: more than a third is looked into by a person.</summary>
    private const int MostOfAll = 3;

    /// <summary>Of small employers, where a third is nobody.</summary>
    private const int AlwaysPossible = 3;

    public async Task<IReadOnlyList<Guid>> FindAsync(EmployerStep step, LoketClient loket, CancellationToken cancellation)
    {
        var known = await KnownAsync(step, cancellation);
        if (known.Count == 0)
            return [];
        var list = await loket.VersionNumbers.EmploymentsAsync(step.Employer.EmployerId, null, cancellation);
        if (list.Unreadable.Any(record => record.Id is null))
            return [];
        var there = list.Readable().Select(version => version.Id).Concat(list.Unreadable.Select(record => record.Id)).ToHashSet();
        var gone = known.Where(employment => !there.Contains(employment)).ToList();
        var isTooMany = gone.Count > AlwaysPossible && gone.Count * MostOfAll > known.Count;
        return gone.Count > 0 && !isTooMany && await HidesNothingAsync(step, loket, cancellation) ? gone : [];
    }

    private async Task<HashSet<Guid>> KnownAsync(EmployerStep step, CancellationToken cancellation)
    {
        var known = new HashSet<Guid>();
        foreach (var administration in step.Employer.AdministrationIds)
        {
            var snapshot = await TryReadAsync(new(step.Request.ConnectionId, administration), cancellation);
            known.UnionWith(snapshot?.People.Values.SelectMany(person => person.Wanted.Contracts.Keys) ?? []);
        }

        return known;
    }

    /// <summary>One that cannot be read is for the step that syncs its administration to say; the others go on.</summary>
    private async Task<StaffSnapshot?> TryReadAsync(AdministrationKey administration, CancellationToken cancellation)
    {
        try
        {
            return (await snapshots.ReadAsync(administration, cancellation))?.Value;
        }
        catch (Exception exception) when (exception is JsonException or InvalidDataException)
        {
            return null;
        }
    }

    /// <summary>Only where Loket says so: who is hidden is not gone.</summary>
    private static async Task<bool> HidesNothingAsync(EmployerStep step, LoketClient loket, CancellationToken cancellation)
    {
        try
        {
            var settings = await loket.UserFilterSettings.FindAsync(step.Employer.EmployerId, cancellation);
            return settings is not null && settings.EmploymentFilter?.MayHide != true;
        }
        catch (LoketException)
        {
            return false;
        }
    }
}
