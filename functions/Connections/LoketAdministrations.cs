using LoketFunctions.Failures;
using LoketFunctions.Loket;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Model;
using LoketFunctions.Planner;

namespace LoketFunctions.Connections;

/// <summary>An employer as the connected user sees it now. Administrations is null where Loket does not show them to the user.</summary>
internal sealed record VisibleEmployer(EmployerRights Rights, IReadOnlyList<PayrollAdministration>? Administrations);

/// <summary>Reads the employers, administrations and rights of a connection's user, live from Loket.</summary>
internal sealed class LoketAdministrations(LoketClients clients)
{
    /// <exception cref="LoketException">Loket could not be asked.</exception>
    public async Task<IReadOnlyList<VisibleEmployer>> ReadAsync(
        Connection connection, PlannerProfile profile, CancellationToken cancellation)
    {
        var loket = clients.For(connection);
        var employers = (await loket.Employers.ListMinimizedAsync(filter: null, cancellation)).Readable();
        // All at once: the client itself limits how many calls of a connection run.
        return await Task.WhenAll(employers.Select(employer => ReadEmployerAsync(loket, employer, profile, cancellation)));
    }

    private static async Task<VisibleEmployer> ReadEmployerAsync(
        LoketClient loket, Employer employer, PlannerProfile profile, CancellationToken cancellation)
    {
        var (id, name) = (employer.Id!.Value, Shortened.Of(employer.CompanyName ?? employer.Id.Value.ToString("D"), Shortened.Name));
        try
        {
            var administrations = (await loket.Administrations.ListPayrollAsync(id, filter: null, cancellation)).Readable();
            var missing = await RightsCheck.MissingAsync(loket, id, profile, cancellation);
            return new VisibleEmployer(new EmployerRights(id, name, missing), administrations);
        }
        catch (LoketException exception) when (exception.Failure.Reason == FailureReason.RightMissing)
        {
            return new VisibleEmployer(
                new EmployerRights(id, name, (await RightsCheck.NeededAsync(loket, profile, cancellation)).Names), Administrations: null);
        }
    }
}
