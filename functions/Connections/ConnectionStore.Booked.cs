using System.Net;
using Azure.Data.Tables;
using LoketFunctions.Identifiers;
using LoketFunctions.Storage;

namespace LoketFunctions.Connections;

// What only connections need in which the HR system leads.
internal sealed partial class ConnectionStore
{
    /// <summary>Administrations that bear this wage tax number or are this one, of all connections of the installation.</summary>
    public async Task<IReadOnlyList<AdministrationRow>> BearersAsync(WageTaxNumber number, Guid id, CancellationToken cancellation)
    {
        var (tax, row) = (number.ToString(), id.ToString("D"));
        return await tables.Administrations.ListAsync<AdministrationRow>(
            TableClientExtensions.TableFilter($"TaxNumber eq {tax} or RowKey eq {row}"), cancellation);
    }

    /// <summary>Adds connections of one tenant, all or none. False where one of them is there already.</summary>
    public async Task<bool> TryAddAllAsync(IReadOnlyList<Connection> added, CancellationToken cancellation)
    {
        try
        {
            await tables.Connections.SubmitTransactionAsync(
                added.Select(one => new TableTransactionAction(TableTransactionActionType.Add, one)), cancellation);
            return true;
        }
        catch (TableTransactionFailedException exception) when (exception.Status == (int)HttpStatusCode.Conflict)
        {
            return false;
        }
    }
}
