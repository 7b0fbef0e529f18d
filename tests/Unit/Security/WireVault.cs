using System.Net;
using System.Text;
using System.Text.Json;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;
using LoketFunctions.Security;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoketFunctions.Tests.Security;

/// <summary>
/// Key Vault as its client sees it on the wire: statuses, codes and inner codes are those of the service. One secret, "tokens", whose
/// versions can be disabled, and gone where the secret was made anew.
/// </summary>
internal sealed class WireVault : HttpMessageHandler
{
    private readonly Dictionary<string, (string Value, bool Enabled)> _versions = new(StringComparer.Ordinal);

    /// <summary>What every question meets instead of the vault; null for none.</summary>
    public Func<CancellationToken, Task<HttpResponseMessage>>? Fault { get; set; }

    public int Asked { get; private set; }

    public void Add(string version) =>
        _versions[version] = (Convert.ToBase64String(Enumerable.Repeat((byte)version[^1], TokenKey.Length).ToArray()), true);

    public void Enable(string version, bool isEnabled) => _versions[version] = (_versions[version].Value, isEnabled);

    public void Remove(string version) => _versions.Remove(version);

    public void Answer(HttpStatusCode status, string code, string inner) => Fault = _ => Task.FromResult(Refuse(status, code, inner));

    /// <summary>On this vault, by the app's own retries but quicker.</summary>
    public KeyVaultTokenKeys Keys(TimeProvider clock)
    {
        var options = new SecretClientOptions { Transport = new HttpClientTransport(new HttpClient(this, disposeHandler: false)) };
        (options.Retry.MaxRetries, options.Retry.Delay, options.Retry.MaxDelay) = (
            2, TimeSpan.FromMilliseconds(1), TimeSpan.FromMilliseconds(1));
        var client = new SecretClient(new Uri("https://kv.vault.azure.net/"), new Identity(), options);
        return new KeyVaultTokenKeys(client, "tokens", clock, NullLogger<KeyVaultTokenKeys>.Instance);
    }

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        if (request.Headers.Authorization is null)
            return Challenge();
        Asked++;
        if (Fault is { } fault)
            return await fault(cancellationToken);
        var version = request.RequestUri!.AbsolutePath.Split('/')[3];
        if (version == "versions")
            return Json(HttpStatusCode.OK, new { value = _versions.Keys.Select(Properties), nextLink = (string?)null });
        return !_versions.TryGetValue(version, out var found) ? Refuse(HttpStatusCode.NotFound, "SecretNotFound", null)
            : !found.Enabled ? Refuse(HttpStatusCode.Forbidden, "Forbidden", "SecretDisabled")
            : Json(HttpStatusCode.OK, new { value = found.Value, id = IdOf(version), attributes = new { enabled = true } });
    }

    private object Properties(string version, int place) =>
        new { id = IdOf(version), attributes = new { enabled = _versions[version].Enabled, created = 1_700_000_000 + place } };

    private static string IdOf(string version) => $"https://kv.vault.azure.net/secrets/tokens/{version}";

    private static HttpResponseMessage Challenge()
    {
        var response = new HttpResponseMessage(HttpStatusCode.Unauthorized);
        response.Headers.TryAddWithoutValidation(
            "WWW-Authenticate",
            "Bearer authorization=\"https://login.microsoftonline.com/11111111-1111-1111-1111-111111111111\", "
                + "resource=\"https://vault.azure.net\"");
        return response;
    }

    private static HttpResponseMessage Refuse(HttpStatusCode status, string code, string? inner) =>
        Json(status, new { error = new { code, message = "Not this time.", innererror = inner is null ? null : new { code = inner } } });

    private static HttpResponseMessage Json(HttpStatusCode status, object body) =>
        new(status) { Content = new StringContent(JsonSerializer.Serialize(body), Encoding.UTF8, "application/json") };

    private sealed class Identity : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new("identity", DateTimeOffset.MaxValue);

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
