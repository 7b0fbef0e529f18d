using System.Net;
using System.Security.Cryptography.X509Certificates;
using Azure.Core;
using Azure.Core.Pipeline;
using Azure.Security.KeyVault.Secrets;
using LoketFunctions.Monitoring.Health;
using LoketFunctions.Monitoring.Health.Checks;
using LoketFunctions.Sandbox.Mail;
using LoketFunctions.Sandbox.Running;
using LoketFunctions.Security;
using LoketFunctions.Tests.Telemetry;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoketFunctions.Tests.Monitoring.Health;

/// <summary>Readiness by the real client of Key Vault, over HTTPS, with a vault that stops and starts.</summary>
public sealed class KeyVaultCheckTests
{
    private static readonly X509Certificate2 Certificate = SmtpCertificate.Create();

    [Fact]
    public async Task A_vault_that_stops_turns_readiness_red_and_green_again()
    {
        var port = FreePort.Find();
        var vault = await StartAsync(port, hasSecret: true);
        var check = new KeyVaultCheck(new TokenKeyVault(Client(port), "tokens"));
        Assert.Equal(CheckStatus.Ok, await LookAsync());

        await vault.DisposeAsync();
        Assert.Equal(CheckStatus.Failed, await LookAsync());

        await using (await StartAsync(port, hasSecret: true))
            Assert.Equal(CheckStatus.Ok, await LookAsync());

        // The vault is there, but somebody removed the secret.
        await using (await StartAsync(port, hasSecret: false))
            Assert.Equal(CheckStatus.Failed, await LookAsync());

        async Task<CheckStatus> LookAsync() =>
            Assert.Single((await new Readiness([check], Quiet.Metrics, TimeProvider.System, NullLogger<Readiness>.Instance).LookAsync(
                default)).Checks).Status;
    }

    [Fact]
    public async Task With_a_key_of_the_settings_no_vault_is_asked()
    {
        var readiness = new Readiness(
            [new KeyVaultCheck(new TokenKeyVault(null, "tokens"))], Quiet.Metrics, TimeProvider.System, NullLogger<Readiness>.Instance);

        Assert.Equal(CheckStatus.NotUsed, Assert.Single((await readiness.LookAsync(default)).Checks).Status);
    }

    /// <summary>As Key Vault does: asks for a token first, then lists the versions of the secret.</summary>
    private static async Task<WebApplication> StartAsync(int port, bool hasSecret)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration()
            .ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, port, listen => listen.UseHttps(Certificate)));
        var app = builder.Build();
        app.Run(http =>
        {
            if (http.Request.Headers.Authorization.Count > 0)
            {
                http.Response.ContentType = "application/json";
                var versions = hasSecret
                    ? $$$"""{"id":"https://127.0.0.1:{{{port}}}/secrets/tokens/v1","attributes":{"enabled":true}}"""
                    : "";
                return http.Response.WriteAsync($$"""{"value":[{{versions}}]}""");
            }

            http.Response.StatusCode = StatusCodes.Status401Unauthorized;
            http.Response.Headers.WWWAuthenticate =
                "Bearer authorization=\"https://login.example/tenant\", resource=\"https://vault.example\"";
            return Task.CompletedTask;
        });
        await app.StartAsync();
        return app;
    }

    private static SecretClient Client(int port)
    {
        var handler = new SocketsHttpHandler
        {
            SslOptions =
            { RemoteCertificateValidationCallback = (_, shown, _, _) => shown?.GetCertHashString() == Certificate.GetCertHashString() }
        };
        var options = new SecretClientOptions
        {
            Transport = new HttpClientTransport(new HttpClient(handler)),
            DisableChallengeResourceVerification = true,
        };
        return new SecretClient(new Uri($"https://127.0.0.1:{port}/"), new StubCredential(), options);
    }

    private sealed class StubCredential : TokenCredential
    {
        public override AccessToken GetToken(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            new("stub", TimeProvider.System.GetUtcNow().AddHours(1));

        public override ValueTask<AccessToken> GetTokenAsync(TokenRequestContext requestContext, CancellationToken cancellationToken) =>
            ValueTask.FromResult(GetToken(requestContext, cancellationToken));
    }
}
