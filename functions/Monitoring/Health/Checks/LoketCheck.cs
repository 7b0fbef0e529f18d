using LoketFunctions.Loket.Configuration;

namespace LoketFunctions.Monitoring.Health.Checks;

/// <summary>Loket's two hosts answer, whatever they say: nothing is asked for, and no credentials are sent.</summary>
internal sealed class LoketCheck(IHttpClientFactory clients, LoketOptions options) : IDependencyCheck
{
    public const string HttpClientName = "health";

    public string Name => "loket";

    public bool IsUsed => true;

    public Task CheckAsync(CancellationToken cancellation) =>
        Task.WhenAll(AskAsync(options.ApiBaseAddress, cancellation), AskAsync(options.OAuthBaseAddress, cancellation));

    private async Task AskAsync(Uri address, CancellationToken cancellation)
    {
        using var client = clients.CreateClient(HttpClientName);
        using var request = new HttpRequestMessage(HttpMethod.Head, address);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
    }
}
