using LoketFunctions.Audit;
using LoketFunctions.Failures;
using LoketFunctions.Http;
using LoketFunctions.Identifiers;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.OAuth;
using LoketFunctions.Planner;
using LoketFunctions.Security;
using Microsoft.Extensions.Logging;

namespace LoketFunctions.Connections;

/// <summary>The user's way to Loket and back: one-time link, question, sign-in at Loket, tokens, back to the planner.</summary>
internal sealed partial class ConnectFlow(
    SignIns signIns,
    ConnectionStore connections,
    ConnectionAttention attention,
    Grants grants,
    SingleEmployer single,
    LoketOAuthClient loket,
    Planners planners,
    PublicAddress address,
    AuditLog audit,
    ISetUpRules setUp,
    ILogger<ConnectFlow> logger)
{
    private const string Connected = "connected";
    private const string Denied = "denied";
    private const string Failed = "failed";

    /// <summary>The reason of a sign-in that was refused: see <see cref="SingleEmployer"/>.</summary>
    internal const string SeveralEmployers = "several-employers";

    private const string UserSaidNo = "access_denied";

    /// <summary>What the one-time link would lead to; it stays good.</summary>
    /// <param name="browserValue">From the browser's cookie, which an unbound link does not ask for.</param>
    public async Task<ConnectLanding> LookAsync(string ticket, string? browserValue, CancellationToken cancellation)
    {
        var claim = await signIns.LookAtTicketAsync(ticket, browserValue, cancellation);
        if (claim.Ticket is not { } open)
            return new ConnectLanding(null, PageOf(claim.Refusal, ConnectPage.LinkGone));
        if (await StandingAsync(open.Connection, cancellation) is not { } connection
            || planners.Find(connection.Tenant.Planner)?.Profile is not { } profile)
            return new ConnectLanding(null, ConnectPage.LinkGone);
        try
        {
            var requester = await signIns.RequesterOfAsync(open, cancellation);
            return new ConnectLanding(
                new ConnectQuestion(profile.Product, connection.Tenant.Account, connection.Label, requester, connection.Language)
                {
                    Purpose = profile.Purpose,
                },
                null);
        }
        catch (BrokenSealException)
        {
            return new ConnectLanding(null, ConnectPage.SignInUnreadable);
        }
    }

    /// <summary>Uses the one-time link up.</summary>
    /// <param name="browserValue">From the browser's cookie: the one that may come back.</param>
    public async Task<SignInStart> StartAsync(string ticket, string browserValue, CancellationToken cancellation)
    {
        var claim = await signIns.TakeTicketAsync(ticket, browserValue, cancellation);
        if (claim.Ticket is not { } taken)
            return new SignInStart(null, PageOf(claim.Refusal, ConnectPage.LinkGone));
        if (await StandingAsync(taken.Connection, cancellation) is null)
            return new SignInStart(null, ConnectPage.LinkGone);
        var started = await signIns.StartAsync(taken.Connection, taken.ReturnTo, browserValue, cancellation);
        return new SignInStart(loket.AuthorizeAddress(started.State, started.CodeChallenge), null);
    }

    /// <param name="browserValue">From the browser's cookie.</param>
    public async Task<ConnectOutcome> CompleteAsync(CallbackQuery query, string? browserValue, CancellationToken cancellation)
    {
        if (string.IsNullOrEmpty(query.State))
            return new ConnectOutcome(null, ConnectPage.Incomplete);
        var claim = await signIns.ClaimAsync(query.State, browserValue, cancellation);
        if (claim.SignIn is not { } signIn)
            return new ConnectOutcome(null, PageOf(claim.Refusal, ConnectPage.SignInGone));
        if (await connections.FindAsync(signIn.Connection.Tenant, signIn.Connection.Id, cancellation) is not { } connection)
            return new ConnectOutcome(null, ConnectPage.SignInGone);

        try
        {
            var (result, reason) = await FinishAsync(connection, signIn, query);
            LogFinished(connection.Id, result, reason);
            return Back(connection, signIn.ReturnTo, result, reason);
        }
        catch (SeveralEmployersException refused)
        {
            LogFinished(connection.Id, Failed, SeveralEmployers);
            return Back(connection, signIn.ReturnTo, Failed, SeveralEmployers) with
            {
                Page = ConnectPage.SeveralEmployers,
                Employers = refused.Employers,
            };
        }
    }

    /// <summary>Not to be cancelled: the code is good once, so a browser that hangs up here would lose the sign-in.</summary>
    /// <exception cref="SeveralEmployersException">Nothing of the sign-in is kept.</exception>
    private async Task<(string Result, string? Reason)> FinishAsync(Connection connection, ClaimedSignIn signIn, CallbackQuery query)
    {
        if (connection.State == ConnectionState.Disconnected)
            return (Failed, ConnectionProblemCodes.Disconnected);
        if (query.Error == UserSaidNo)
            return (Denied, null);
        if (!string.IsNullOrEmpty(query.Error) || string.IsNullOrWhiteSpace(query.Code))
            return (Failed, ConnectionProblemCodes.LoketRefused);
        try
        {
            await grants.TakeAsync(
                connection.Key,
                async never =>
                {
                    var tokens = await loket.ExchangeCodeAsync(new AuthorizationCode(query.Code), signIn.CodeVerifier, never);
                    await single.RequireAsync(connection, tokens, never);
                    return tokens;
                },
                CancellationToken.None);
        }
        catch (LoketException exception)
        {
            LogExchangeFailed(connection.Id, exception.Failure.Reason, exception.Failure.HttpStatus);
            return (Failed, exception.Failure.Class == FailureClass.Transient
                ? ConnectionProblemCodes.LoketUnavailable
                : ConnectionProblemCodes.LoketRefused);
        }

        var hasAdministrations = (await connections.AdministrationsAsync(connection.Id, CancellationToken.None)).Count > 0;
        var signedIn = await attention.ChangeAsync(
            connection.Tenant, connection.Id, row => row.SignedIn(hasAdministrations), CancellationToken.None);
        if (signedIn.State == ConnectionState.Disconnected)
        {
            // Ended while the user was at Loket: the new grant is not kept.
            await grants.ForgetAsync(connection.Key, CancellationToken.None);
            return (Failed, ConnectionProblemCodes.Disconnected);
        }

        await audit.NoteAsync(connection.Tenant, connection.Id, new AuditEvent(AuditAction.SignedIn), CancellationToken.None);
        await setUp.SignedInAsync(signedIn, CancellationToken.None);
        return (Connected, null);
    }

    /// <param name="gone">What to show of a value that is no longer good.</param>
    private static ConnectPage PageOf(SignInRefusal? refusal, ConnectPage gone) => refusal switch
    {
        SignInRefusal.OtherBrowser => ConnectPage.OtherBrowser,
        SignInRefusal.Unreadable => ConnectPage.SignInUnreadable,
        _ => gone,
    };

    /// <summary>Null where it was ended: its links ended with it.</summary>
    private async Task<Connection?> StandingAsync(ConnectionKey key, CancellationToken cancellation) =>
        await connections.FindAsync(key.Tenant, key.Id, cancellation) is { State: not ConnectionState.Disconnected } connection
            ? connection
            : null;

    private ConnectOutcome Back(Connection connection, ReturnTo returnTo, string result, string? reason)
    {
        var outcome = $"result={result}" + (reason is null ? "" : $"&reason={reason}");
        var id = Uri.EscapeDataString(connection.Id.ToString());
        var back = returnTo == ReturnTo.Console
            ? address.Api($"console/connections/{id}/connect?{outcome}")
            : BackToPlanner(connection, $"connection={id}&{outcome}");
        return back is null
            ? new ConnectOutcome(null, result == Connected ? ConnectPage.Connected : ConnectPage.NotConnected, connection.Language)
            : new ConnectOutcome(back, null, connection.Language);
    }

    /// <summary>The address is checked again: the operator may have withdrawn it since it was set. Then null.</summary>
    private Uri? BackToPlanner(Connection connection, string added)
    {
        if (!Uri.TryCreate(connection.ReturnAddress, UriKind.Absolute, out var back)
            || planners.Find(connection.Tenant.Planner)?.AllowsReturnTo(back) != true)
            return null;
        var query = back.Query.TrimStart('?');
        return new UriBuilder(back) { Query = query.Length == 0 ? added : $"{query.TrimEnd('&')}&{added}" }.Uri;
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "The sign-in for connection {Connection} ended: {Result} {Reason}")]
    private partial void LogFinished(ConnectionId connection, string result, string? reason);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Loket gave connection {Connection} no tokens: {Reason}, status {Status}")]
    private partial void LogExchangeFailed(ConnectionId connection, FailureReason reason, int? status);
}
