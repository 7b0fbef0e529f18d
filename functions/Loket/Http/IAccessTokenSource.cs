using LoketFunctions.Loket.Configuration;

namespace LoketFunctions.Loket.Http;

/// <summary>Where a connection's access token comes from; whoever stores the tokens provides it.</summary>
internal interface IAccessTokenSource
{
    /// <summary>A token that is expected to be good.</summary>
    ValueTask<AccessToken> GetAsync(CancellationToken cancellation);

    /// <summary>A token other than the one that Loket rejected; refreshes at most once however many callers ask.</summary>
    ValueTask<AccessToken> RenewAsync(AccessToken rejected, CancellationToken cancellation);
}
