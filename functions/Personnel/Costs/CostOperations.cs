using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Loket;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Model;
using LoketFunctions.Personnel.Reading;
using LoketFunctions.Security;
using LoketFunctions.Time;

namespace LoketFunctions.Personnel.Costs;

/// <summary>What an hour of an employee costs (kostprijs per uur), to planners that want it. Nothing of it is stored.</summary>
internal sealed class CostOperations(ConnectionStore connections, LoketClients lokets, AuditLog audit, TimeProvider clock)
{
    /// <param name="on">Null: today.</param>
    public async Task<CostsPerHourResponse> ListAsync(
        Caller caller, ConnectionId connectionId, Guid administrationId, DateOnly? on, PageQuery page, CancellationToken cancellation)
    {
        var connection = await connections.GetAsync(caller, connectionId, Permission.ViewPayroll, cancellation);
        var administration = await connections.GetAdministrationAsync(
            caller, connection, administrationId, Permission.ViewPayroll, cancellation);
        if (!connection.CostPerHour)
            throw Problems.Throw(ConnectionProblems.SettingOff(SettingSetters.CostPerHour));
        var day = on ?? AmsterdamTime.DateOf(clock.GetUtcNow());
        var loket = lokets.For(connection);
        try
        {
            var read = await EmploymentReads.ReadAsync(
                loket, administration, page, (employment, token) => OfAsync(loket, employment, day, token), cancellation);
            await audit.WriteAsync(
                caller, connectionId, new AuditEvent(AuditAction.CostPerHourRead) { AdministrationId = administrationId }, cancellation);
            return new CostsPerHourResponse(day, read.Total, read.Read, read.NotRead);
        }
        catch (LoketException exception)
        {
            throw Problems.Throw(ConnectionProblems.Of(exception.Failure));
        }
    }

    private static async Task<EmployeeCost> OfAsync(LoketClient loket, Employment employment, DateOnly day, CancellationToken cancellation)
    {
        var costs = (await loket.CostsPerHour.ListAsync(employment.Id!.Value, cancellation)).Complete();
        // One of an unknown amount or time may be the one that holds: nothing is said rather than something else.
        var odd = costs.Where(cost => cost is not { Amount: not null, Period.StartDate: not null }).ToList();
        if (odd.Count > 0)
        {
            throw new LoketException(LoketFailure.Of(
                "GetCostPerHourByEmploymentId", [.. odd.Select(cost => new UnreadableRecord("costPerHour", cost.Id, null, null))]));
        }

        var holds = costs.Where(cost => cost.Period!.StartDate <= day).MaxBy(cost => cost.Period!.StartDate);
        return new EmployeeCost(
            employment.Id.Value, employment.Employee?.Id, employment.Employee?.EmployeeNumber, employment.PayrollId, holds?.Amount,
            holds?.Period?.StartDate, SourceOf(holds?.RegistrationMethod?.Value));
    }

    private static CostSource? SourceOf(string? method) => method switch
    {
        "Verloning" => CostSource.Payroll,
        "Schatting" => CostSource.Estimate,
        "Handmatig" => CostSource.Manual,
        _ => null,
    };
}
