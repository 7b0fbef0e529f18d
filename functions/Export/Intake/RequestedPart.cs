using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Http;
using LoketFunctions.Loket.Failures;

namespace LoketFunctions.Export.Intake;

/// <summary>
/// Whether the administration and the payroll period that an export request names are there: whoever errs in them hears so at once,
/// not by an export that was taken and then refused.
/// </summary>
internal sealed class RequestedPart(ConnectionStore connections, LoketClients clients)
{
    /// <summary>With more, each administration says for itself in the export whether it has the period.</summary>
    private const int MostAsked = 10;

    /// <summary>The planner waits for an answer; a Loket that is slow or away is the export's to wait for.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <exception cref="ProblemException">The administration takes no part, or none of them has the period.</exception>
    public async Task RequireAsync(Connection connection, ExportHeader header, CancellationToken cancellation)
    {
        var administrations = await connections.AdministrationsAsync(connection.Id, cancellation);
        if (header.AdministrationId is { } id)
            administrations = [ConnectionStore.RequirePart(administrations, id)];
        if (administrations.Count is 0 or > MostAsked)
            return;
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        patience.CancelAfter(Patience);
        try
        {
            foreach (var administration in administrations)
            {
                var periods = await clients.For(connection).PayrollPeriods.ListAsync(administration.Id, patience.Token);
                if (PayrollPeriodGuard.Find(periods.Readable(), header.Period) is not null)
                    return;
            }
        }
        catch (Exception exception) when (exception is LoketException
            || (exception is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return;
        }

        throw Problems.Throw(Problems.Invalid("period", ExportInputFaults.NoSuchPeriod));
    }
}
