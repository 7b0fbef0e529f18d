using LoketFunctions.Loket;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Failures;
using LoketFunctions.Loket.Http;
using LoketFunctions.Loket.OAuth;
using LoketFunctions.Planner;

namespace LoketFunctions.Connections;

/// <summary>The user reaches several employers where it may be one only.</summary>
internal sealed class SeveralEmployersException(int employers)
    : Exception($"The user reaches {employers} employers, and may reach one.")
{
    public int Employers => employers;
}

/// <summary>
/// Where an HR system leads, a user is of one employer only. It is asked with the tokens of the sign-in itself, so that nothing is kept of
/// a user who is refused, and what was there before stays.
/// </summary>
internal sealed class SingleEmployer(LoketClientFactory factory, Planners planners)
{
    /// <exception cref="SeveralEmployersException">The user reaches more than one.</exception>
    /// <exception cref="LoketException">Loket could not be asked.</exception>
    public async Task RequireAsync(Connection connection, LoketTokens tokens, CancellationToken cancellation)
    {
        if (planners.Find(connection.Tenant.Planner) is not { Profile.LeadsEmployees: true })
            return;
        var count = await CountAsync(factory.Open(connection.Id, new TokensAtHand(tokens)), cancellation);
        if (count > 1)
            throw new SeveralEmployersException(count);
    }

    private static async Task<int> CountAsync(LoketClient loket, CancellationToken cancellation)
    {
        try
        {
            var list = await loket.Employers.ListMinimizedAsync(filter: null, cancellation);
            return list.Items.Count + list.Unreadable.Count + list.Failures.Count;
        }
        catch (LoketException exception) when (exception.Failure.Reason == FailureReason.RightMissing)
        {
            // Who sees no employer reaches none; the checklist says what is missing.
            return 0;
        }
    }

    private sealed class TokensAtHand(LoketTokens tokens) : IAccessTokenSource
    {
        public ValueTask<AccessToken> GetAsync(CancellationToken cancellation) => new(tokens.AccessToken ?? throw Refused());

        public ValueTask<AccessToken> RenewAsync(AccessToken rejected, CancellationToken cancellation) => throw Refused();

        private static LoketException Refused() => new(new LoketFailure(FailureReason.Reconnect, 401, nameof(SingleEmployer)));
    }
}
