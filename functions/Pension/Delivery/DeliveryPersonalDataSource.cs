using System.Runtime.CompilerServices;
using LoketFunctions.Connections;
using LoketFunctions.Pension.Delivery.Contents;
using LoketFunctions.Privacy.PersonData;
using LoketFunctions.Security;

namespace LoketFunctions.Pension.Delivery;

/// <summary>What was delivered of a person; the citizen service number, which leaves for the provider only, is stars.</summary>
internal sealed class DeliveryPersonalDataSource(DeliveryStore store, ContentsStore contents) : IPersonalDataSource, IKnownPeople
{
    private static readonly PersonalDataPlace Place = new(
        "pension", PensionTexts.Of("DeliveryPersonalDataSource.Why"), PensionTexts.Of("DeliveryPersonalDataSource.HowLong"));

    public async IAsyncEnumerable<PersonalDataItem> ReadAsync(PersonOnFile person, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var (row, version, found) in AllAsync(new(person.Tenant, person.ConnectionId), cancellation))
        {
            var columns = found.Columns.Select(column => column.Name).ToList();
            foreach (var line in found.Lines.Where(line => line.EmployeeId == person.EmployeeId))
            {
                yield return Place.Item(
                    person.Language, new { row.PeriodId, version.Version, columns, DeliveryLine.Of(found, line).Cells }, version.MadeAt);
            }
        }
    }

    public async Task<bool> KnowsAsync(ConnectionKey connection, Guid employeeId, CancellationToken cancellation) =>
        await AllAsync(connection, cancellation).AnyAsync(
            one => one.Contents.Lines.Any(line => line.EmployeeId == employeeId), cancellation);

    /// <summary>But for those that cannot be opened any more.</summary>
    private async IAsyncEnumerable<(DeliveryRow Row, DeliveryVersion Version, DeliveryContents Contents)> AllAsync(
        ConnectionKey connection, [EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var row in await store.ListAsync(connection.Id, cancellation))
        {
            foreach (var version in row.Versions.Where(one => !one.IsForgotten))
            {
                if (await FindAsync(connection, row, version.Version, cancellation) is { } found)
                    yield return (row, version, found);
            }
        }
    }

    private async Task<DeliveryContents?> FindAsync(ConnectionKey connection, DeliveryRow row, int version, CancellationToken cancellation)
    {
        try
        {
            return await contents.FindAsync(connection, row.AdministrationId, row.PeriodId, version, cancellation);
        }
        catch (BrokenSealException)
        {
            return null;
        }
    }
}
