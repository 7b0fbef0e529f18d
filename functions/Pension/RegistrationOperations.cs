using System.Globalization;
using LoketFunctions.Audit;
using LoketFunctions.Connections;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Pension.Registering;
using LoketFunctions.Pension.Stages;
using LoketFunctions.Security;

namespace LoketFunctions.Pension;

/// <summary>The registration form (aanmeldscherm) of a pension link: proposed from Loket, filled in, and sent.</summary>
internal sealed class RegistrationOperations(
    PensionAccess access, RegistrationStore store, RegistrationProposer proposer, PensionStore stages, StageMoves moves, AuditLog audit,
    TimeProvider clock)
{
    public async Task<RegistrationResponse> GetAsync(Caller caller, ConnectionId connectionId, CancellationToken cancellation)
    {
        var connection = await access.SeeAsync(caller, connectionId, cancellation);
        return RegistrationResponse.Of(
            await OpenedAsync(() => store.ReadAsync(connection.Key, cancellation)), caller.Language ?? connection.Language);
    }

    /// <summary>What Loket tells of it, asked now. Nothing is kept.</summary>
    public async Task<RegistrationProposalResponse> ProposeAsync(Caller caller, ConnectionId connectionId, CancellationToken cancellation)
    {
        var connection = await access.SeeAsync(caller, connectionId, cancellation);
        try
        {
            var proposal = await proposer.ProposeAsync(connection, cancellation);
            return RegistrationProposalResponse.Of(proposal, caller.Language ?? connection.Language);
        }
        catch (LoketException exception)
        {
            throw Problems.Throw(ConnectionProblems.Of(exception.Failure));
        }
    }

    /// <summary>Keeps it as it is filled in, whatever is still wrong with it, which the answer says.</summary>
    public async Task<RegistrationResponse> SaveAsync(
        Caller caller, ConnectionId connectionId, RegistrationChange change, CancellationToken cancellation)
    {
        var connection = await access.ChangeAsync(caller, connectionId, cancellation);
        Require(RegistrationCheck.TooMuch(change.Registration));
        await RequireStandingAsync(connectionId, cancellation);
        var saved = await OpenedAsync(() => store.TryChangeAsync(
            connection.Key, change.Version, before => before with { Version = before.Version + 1, Draft = change.Registration },
            cancellation)) ?? throw Problems.Throw(PensionProblems.RegistrationChanged(change.Version));
        await audit.WriteAsync(
            caller, connectionId,
            new AuditEvent(AuditAction.PensionRegistrationChanged, Before: Text(change.Version), After: Text(saved.Version)), cancellation);
        return RegistrationResponse.Of(saved, caller.Language ?? connection.Language);
    }

    /// <summary>
    /// Sends what is filled in: the provider's side is told and reads it. The link is registered by it; where it was before, what was sent
    /// is replaced and the link stays as far as it is. The same version again changes nothing.
    /// </summary>
    public async Task<RegistrationResponse> SendAsync(
        Caller caller, ConnectionId connectionId, SendRegistrationRequest request, CancellationToken cancellation)
    {
        var connection = await access.ChangeAsync(caller, connectionId, cancellation);
        await RequireStandingAsync(connectionId, cancellation);
        var isNews = false;
        var sent = await OpenedAsync(() => store.TryChangeAsync(
            connection.Key, request.Version,
            before =>
            {
                Require(RegistrationCheck.FaultsOf(before.Draft));
                Require(RegistrationCheck.WarningsOf(before.Draft));
                isNews = before.Sent?.Version != before.Version;
                return isNews ? before with { Sent = new SentRegistration(before.Version, clock.GetUtcNow(), before.Draft) } : before;
            },
            cancellation)) ?? throw Problems.Throw(PensionProblems.RegistrationChanged(request.Version));
        if (isNews)
        {
            await audit.WriteAsync(
                caller, connectionId, new AuditEvent(AuditAction.PensionRegistrationSent, After: Text(sent.Version)), cancellation);
        }

        // After a death in between this is what the repeat still does.
        if ((await stages.LinkAsync(connectionId, cancellation)).Stage is PensionStage.Draft or PensionStage.Registered)
            await moves.MoveAsync(caller, connection, PensionParty.User, new StageMove(PensionStage.Registered), cancellation);
        return RegistrationResponse.Of(sent, caller.Language ?? connection.Language);
    }

    private async Task RequireStandingAsync(ConnectionId connectionId, CancellationToken cancellation)
    {
        if (await stages.LinkAsync(connectionId, cancellation) is { Stage: PensionStage.Ended })
            throw Problems.Throw(PensionProblems.StepNotNext(PensionStage.Ended, PensionStage.Registered, PensionSteps.OfLink));
    }

    private static void Require(Dictionary<string, InputFault> faults)
    {
        if (faults.Count > 0)
            throw Problems.Throw(Problems.Invalid(faults));
    }

    private static async Task<T> OpenedAsync<T>(Func<Task<T>> open)
    {
        try
        {
            return await open();
        }
        catch (BrokenSealException)
        {
            throw Problems.Throw(PensionProblems.RegistrationUnreadable());
        }
    }

    private static string Text(int version) => version.ToString(CultureInfo.InvariantCulture);
}
