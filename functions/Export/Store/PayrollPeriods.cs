using LoketFunctions.Connections;
using LoketFunctions.Export.Model;
using LoketFunctions.Http;
using LoketFunctions.Loket.Failures;

namespace LoketFunctions.Export.Store;

/// <summary>The payroll periods of administrations, as Loket has them now.</summary>
internal sealed class PayrollPeriods(LoketClients clients)
{
    /// <summary>As Loket has it now.</summary>
    /// <exception cref="ProblemException">There is no such period, or Loket cannot be asked.</exception>
    public async Task<ExportPeriod> FindAsync(Connection connection, Guid administrationId, int periodId, CancellationToken cancellation) =>
        (await ListAsync(connection, administrationId, cancellation)).FirstOrDefault(period => period.Id == periodId)
        ?? throw Problems.Throw(Problems.NotFound("payroll period"));

    /// <exception cref="ProblemException">Loket cannot be asked.</exception>
    public async Task<IReadOnlyList<ExportPeriod>> ListAsync(Connection connection, Guid administrationId, CancellationToken cancellation)
    {
        try
        {
            return [.. PayrollPeriodGuard.Known(
                (await clients.For(connection).PayrollPeriods.ListAsync(administrationId, cancellation)).Readable())];
        }
        catch (LoketException exception)
        {
            throw Problems.Throw(ConnectionProblems.Of(exception.Failure));
        }
    }
}
