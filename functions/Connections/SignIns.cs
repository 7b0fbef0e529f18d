using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using LoketFunctions.Security;
using LoketFunctions.Storage;

namespace LoketFunctions.Connections;

/// <summary>Where the user's browser goes after signing in. Never an address that a request gives.</summary>
internal enum ReturnTo
{
    /// <summary>The connection's return address, as the operator allows it.</summary>
    Planner,

    /// <summary>The page of the connection in this app's own console.</summary>
    Console,
}

/// <summary>A link to start signing in: good once, until it expires.</summary>
internal sealed record Ticket(string Value, DateTimeOffset ExpiresAt)
{
    public override string ToString() => "***";
}

/// <summary>A ticket that is good, for the browser that brought it.</summary>
internal sealed record OpenTicket(ConnectionKey Connection, ReturnTo ReturnTo, string? SealedRequester)
{
    public override string ToString() => "***";
}

internal sealed record TicketClaim(OpenTicket? Ticket, SignInRefusal? Refusal)
{
    public override string ToString() => "***";
}

/// <summary>What goes to Loket when a sign-in starts.</summary>
internal sealed record StartedSignIn(string State, string CodeChallenge)
{
    public override string ToString() => "***";
}

/// <summary>A sign-in that came back, claimed by this call and no other.</summary>
internal sealed record ClaimedSignIn(ConnectionKey Connection, ReturnTo ReturnTo, string CodeVerifier)
{
    public override string ToString() => "***";
}

internal enum SignInRefusal
{
    /// <summary>Expired, used already, or never made: which of them is not said.</summary>
    Gone,

    /// <summary>Another browser than the one that started it.</summary>
    OtherBrowser,

    /// <summary>What was kept of it cannot be opened any more: its key is gone.</summary>
    Unreadable,
}

internal sealed record SignInClaim(ClaimedSignIn? SignIn, SignInRefusal? Refusal);

/// <summary>
/// One-time links and sign-ins under way. Their values are random and only their hashes are stored; each is good for ten
/// minutes and once, however many ask at the same time.
/// </summary>
internal sealed class SignIns(AppTables tables, TokenCipher cipher, TimeProvider clock)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const string Tickets = "ticket";
    private const string States = "state";
    private const string VerifierPurpose = "pkce-verifier";
    private const string RequesterPurpose = "connect-requester";

    public async Task<Ticket> IssueTicketAsync(ConnectionKey connection, LinkUse use, CancellationToken cancellation)
    {
        var value = SecureRandom.NewToken();
        var row = NewRow(Tickets, value, connection, use.ReturnTo);
        row.BrowserHash = use.BrowserValue is { } browser ? SecureRandom.Hash(browser) : null;
        row.SealedRequester = use.Requester is { } requester
            ? await cipher.SealAsync(requester, SealedFor(connection, RequesterPurpose), cancellation)
            : null;
        await tables.SignIns.AddEntityAsync(row, cancellation);
        return new Ticket(value, row.ExpiresAt);
    }

    /// <summary>Looks at the ticket, which stays good: whoever only opens a link, such as a mail server, does not use it up.</summary>
    public Task<TicketClaim> LookAtTicketAsync(string ticket, string? browserValue, CancellationToken cancellation) =>
        ClaimTicketAsync(ticket, browserValue, useUp: false, cancellation);

    /// <summary>Uses the ticket up. Of calls that race with the same one, one gets it.</summary>
    /// <exception cref="TokenKeysException">No sign-in can begin now; the ticket stays good.</exception>
    public Task<TicketClaim> TakeTicketAsync(string ticket, string? browserValue, CancellationToken cancellation) =>
        ClaimTicketAsync(ticket, browserValue, useUp: true, cancellation);

    /// <summary>Who asked for the link; null where the planner did not say.</summary>
    /// <exception cref="BrokenSealException">It was said, and cannot be opened any more.</exception>
    public async Task<string?> RequesterOfAsync(OpenTicket ticket, CancellationToken cancellation) =>
        ticket.SealedRequester is { } name
            ? await cipher.OpenAsync(name, SealedFor(ticket.Connection, RequesterPurpose), cancellation)
            : null;

    /// <param name="browserValue">Of the one browser that may come back.</param>
    public async Task<StartedSignIn> StartAsync(
        ConnectionKey connection, ReturnTo returnTo, string browserValue, CancellationToken cancellation)
    {
        var (state, verifier) = (SecureRandom.NewToken(), SecureRandom.NewToken());
        var row = NewRow(States, state, connection, returnTo);
        row.BrowserHash = SecureRandom.Hash(browserValue);
        row.SealedVerifier = await cipher.SealAsync(verifier, SealedFor(connection, VerifierPurpose), cancellation);
        await tables.SignIns.AddEntityAsync(row, cancellation);
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(verifier)));
        return new StartedSignIn(state, challenge);
    }

    /// <summary>Claims the sign-in for this call. Of calls that race with the same state, one gets it.</summary>
    /// <exception cref="TokenKeysException">It cannot be finished now; the sign-in stays good.</exception>
    public async Task<SignInClaim> ClaimAsync(string state, string? browserValue, CancellationToken cancellation)
    {
        if (await FindAsync(States, state, cancellation) is not { BrowserHash: { } browserHash, SealedVerifier: { } sealedVerifier } row)
            return new SignInClaim(null, SignInRefusal.Gone);
        // Before it is used up: whoever merely learnt the state cannot take the sign-in from the right browser.
        if (!IsFrom(browserValue, browserHash))
            return new SignInClaim(null, SignInRefusal.OtherBrowser);
        // Also before: what comes of it has to be sealed, and a key that is out of reach must not cost the sign-in.
        await cipher.ReadyAsync(cancellation);
        var verifier = await TryOpenAsync(sealedVerifier, ConnectionOf(row), cancellation);
        if (!await tables.SignIns.TryDeleteAsync(row, cancellation))
            return new SignInClaim(null, SignInRefusal.Gone);
        return verifier is null
            ? new SignInClaim(null, SignInRefusal.Unreadable)
            : new SignInClaim(new ClaimedSignIn(ConnectionOf(row), row.ReturnTo, verifier), null);
    }

    private async Task<string?> TryOpenAsync(string sealedVerifier, ConnectionKey connection, CancellationToken cancellation)
    {
        try
        {
            return await cipher.OpenAsync(sealedVerifier, SealedFor(connection, VerifierPurpose), cancellation);
        }
        catch (BrokenSealException)
        {
            return null;
        }
    }

    /// <summary>Removes what expired unused; returns how many.</summary>
    public async Task<int> ForgetOldAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var old = await tables.SignIns.ListAsync<SignInRow>(TableClientExtensions.TableFilter($"ExpiresAt le {now}"), cancellation);
        foreach (var row in old)
            await tables.SignIns.TryDeleteAsync(row, cancellation);
        return old.Count;
    }

    private async Task<TicketClaim> ClaimTicketAsync(string ticket, string? browserValue, bool useUp, CancellationToken cancellation)
    {
        if (await FindAsync(Tickets, ticket, cancellation) is not { } row)
            return new TicketClaim(null, SignInRefusal.Gone);
        if (row.BrowserHash is { } browserHash && !IsFrom(browserValue, browserHash))
            return new TicketClaim(null, SignInRefusal.OtherBrowser);
        if (useUp)
            await cipher.ReadyAsync(cancellation);
        return useUp && !await tables.SignIns.TryDeleteAsync(row, cancellation)
            ? new TicketClaim(null, SignInRefusal.Gone)
            : new TicketClaim(new OpenTicket(ConnectionOf(row), row.ReturnTo, row.SealedRequester), null);
    }

    private static bool IsFrom(string? browserValue, string browserHash) =>
        browserValue is not null && SecureRandom.Matches(browserValue, browserHash);

    private async Task<SignInRow?> FindAsync(string partition, string value, CancellationToken cancellation)
    {
        var row = await tables.SignIns.FindAsync<SignInRow>(partition, SecureRandom.Hash(value), cancellation);
        return row is not null && clock.GetUtcNow() < row.ExpiresAt ? row : null;
    }

    private SignInRow NewRow(string partition, string value, ConnectionKey connection, ReturnTo returnTo) => new()
    {
        PartitionKey = partition,
        RowKey = SecureRandom.Hash(value),
        TenantKey = connection.Tenant.Key,
        ConnectionId = connection.Id.ToString(),
        ReturnTo = returnTo,
        ExpiresAt = clock.GetUtcNow() + Lifetime,
    };

    private static ConnectionKey ConnectionOf(SignInRow row) => new(Tenant.FromKey(row.TenantKey), new(row.ConnectionId));

    private static SealedFor SealedFor(ConnectionKey connection, string purpose) => new(connection.Tenant, connection.Id, purpose);
}
