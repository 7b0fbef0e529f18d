using LoketFunctions.Connections;
using LoketFunctions.Failures;
using LoketFunctions.Pension.Delivery.Transport;
using LoketFunctions.Pension.Stages;
using LoketFunctions.Runs;
using LoketFunctions.Security;
using Microsoft.Azure.Functions.Worker;

namespace LoketFunctions.Pension.Delivery;

/// <summary>The activities of <see cref="DeliveryOrchestration"/>. Each may run again: what is done stands in the rows.</summary>
internal sealed class DeliverySteps(
    ConnectionStore connections, DeliveryParties parties, DuePeriods due, DeliveryStore store, DeliveryMaker maker, DeliverySender sender,
    DeliveryNews news, PensionStore stages, LoketClients lokets, ConnectionAttention attention,
    TimeProvider clock)
{
    /// <summary>With a failure also where some administrations could not be read: the periods are those of the others.</summary>
    [Function(nameof(FindOpenPeriods))]
    public async Task<StepResult<OpenPeriods>> FindOpenPeriods([ActivityTrigger] DeliveryLook look, CancellationToken cancellation)
    {
        var result = await RunAsync(look, new OpenPeriods([]), async connection =>
        {
            var found = await parties.FindAsync(connection, cancellation);
            var failure = found.Unknown > 0 ? new StepFailure(FailureClass.Configuration, RunCodes.RecordUnreadable) : null;
            foreach (var party in found.Parties)
            {
                // An administration that cannot be read does not keep the others from theirs.
                failure = await FindAsync(connection, party, cancellation) ?? failure;
            }

            var open = (await store.ListAsync(connection.Id, cancellation)).Where(row => row.IsOpen(clock.GetUtcNow()))
                .OrderBy(row => row.PeriodId).Select(row => row.Key);
            return new StepResult<OpenPeriods>(new OpenPeriods([.. open]), failure);
        }, cancellation);
        await stages.ChangeLinkAsync(
            look.ConnectionId,
            link =>
            {
                if (link.LookFailure == result.Failure?.Code)
                    return false;
                (link.LookFailure, link.LookFailureTold) = (result.Failure?.Code, null);
                return true;
            },
            cancellation);
        return result;
    }

    /// <summary>A version that is ready goes first; then the next one is made and goes, until payroll says nothing new.</summary>
    [Function(nameof(DeliverPeriod))]
    public async Task<StepResult<StepDone>> DeliverPeriod([ActivityTrigger] DeliveryStep step, CancellationToken cancellation)
    {
        var result = await RunAsync(step.Look, new StepDone(), async connection =>
        {
            if (await store.FindAsync(connection.Id, step.Period, cancellation) is { } row && row.IsOpen(clock.GetUtcNow())
                && (await parties.FindAsync(connection, cancellation)).Parties
                    .FirstOrDefault(one => one.Administration.Id == step.Period.AdministrationId) is { } party)
            {
                if (row.State == DeliveryState.Ready)
                    row = await sender.SendAsync(connection, row, cancellation);
                if (row.IsOpen(clock.GetUtcNow()))
                    row = await maker.MakeAsync(connection, party, row, cancellation);
                if (row.State == DeliveryState.Ready)
                    await sender.SendAsync(connection, row, cancellation);
            }

            return StepDone.Nothing;
        }, cancellation);
        if (result.Failure is { } failure)
        {
            await store.ChangeOrAddAsync(
                step.Look.ConnectionId, step.Period, () => throw new InvalidOperationException("The delivery's row is gone."),
                row => row.Failure != failure.Code && (row.Failure = failure.Code) is not null, cancellation);
        }

        return result;
    }

    [Function(nameof(TellDeliveries))]
    public Task<StepResult<StepDone>> TellDeliveries([ActivityTrigger] DeliveryLook look, CancellationToken cancellation) =>
        RunAsync(look, new StepDone(), async connection =>
        {
            await news.TellAsync(connection, look.At, cancellation);
            return StepDone.Nothing;
        }, cancellation);

    private async Task<StepFailure?> FindAsync(Connection connection, DeliveryParty party, CancellationToken cancellation)
    {
        try
        {
            await due.FindAsync(connection, lokets.For(connection), party, cancellation);
            return null;
        }
        catch (Exception exception) when (FailureOf(exception) is { Code: not RunCodes.Reconnect } failure)
        {
            return failure;
        }
    }

    /// <param name="nothing">The outcome where the connection ended, or somebody has to sign in again.</param>
    private async Task<StepResult<T>> RunAsync<T>(
        DeliveryLook look, T nothing, Func<Connection, Task<StepResult<T>>> work, CancellationToken cancellation)
        where T : class
    {
        var tenant = Tenant.FromKey(look.TenantKey);
        try
        {
            var connection = await connections.GetAsync(tenant, look.ConnectionId, cancellation);
            return connection.CanSync ? await work(connection) : new StepResult<T>(nothing, null);
        }
        catch (Exception exception) when (FailureOf(exception) is { } failure)
        {
            if (failure.Code == RunCodes.Reconnect)
                await attention.RaiseAsync(tenant, look.ConnectionId, AttentionReason.Reconnect, null, cancellation);
            return new StepResult<T>(null, failure);
        }
    }

    /// <summary>Null for a fault that nobody foresaw.</summary>
    private static StepFailure? FailureOf(Exception exception) => exception switch
    {
        DeliveryException delivery => new StepFailure(delivery.Class, delivery.Code, delivery.RetryAfter),
        BrokenSealException => new StepFailure(FailureClass.Configuration, HoldCodes.SealBroken),
        _ => StepFailures.Of(exception),
    };
}
