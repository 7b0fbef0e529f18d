using LoketFunctions.Loket.Clients;
using LoketFunctions.Loket.Configuration;
using LoketFunctions.Loket.Http;

namespace LoketFunctions.Loket;

/// <summary>Opens Loket for one connected user. Cheap: nothing is sent, and nothing needs closing.</summary>
internal sealed class LoketClientFactory(LoketPipeline pipeline, LoketOptions options, KnownActivities known)
{
    /// <param name="connectionId">Calls with the same id share one limit in this process.</param>
    /// <param name="observer">Told of this client's calls only, e.g. to count those of one run.</param>
    public LoketClient Open(string connectionId, IAccessTokenSource tokens, ILoketCallObserver? observer = null) =>
        new(new LoketConnection(connectionId, tokens, observer, pipeline), options, known);
}
