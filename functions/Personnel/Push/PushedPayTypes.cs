using LoketFunctions.Identifiers;
using LoketFunctions.Mapping;

namespace LoketFunctions.Personnel.Push;

/// <summary>Tells mappings which types of compensations the last pushes could not place.</summary>
internal sealed class PushedPayTypes(PushStore pushes) : IUnmappedCodes
{
    private const int PushesToLookAt = 10;

    public async Task<IReadOnlyList<EncounteredCode>> ListAsync(AdministrationKey administration, CancellationToken cancellation)
    {
        var met = new List<EncounteredCode>();
        foreach (var (age, push) in (await pushes.ListAsync(administration.Connection, PushesToLookAt, cancellation)).Index())
        {
            if (await pushes.FindAdministrationAsync(push.Key, administration.Administration, cancellation) is { } row)
            {
                met.AddRange(row.UnmappedTypes.Select(
                    type => new EncounteredCode(new UnmappedCode(MappingKind.WageComponent, type), InLast: age == 0)));
            }
        }

        return [.. met.DistinctBy(one => one.Code)];
    }
}
