using System.Net;
using System.Net.Sockets;
using Azure;
using Azure.Identity;
using LoketFunctions.Security;

namespace LoketFunctions.Tests.Security;

/// <summary>A key that is gone, a vault that is away, and an app that may not read: three things, of three people.</summary>
public sealed class LostKeyTests : IDisposable
{
    private readonly WireVault _vault = new();
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    public LostKeyTests()
    {
        _vault.Add("v1");
        _vault.Add("v2");
    }

    public void Dispose() => _vault.Dispose();

    [Fact]
    public async Task A_version_that_is_disabled_is_gone_and_comes_back()
    {
        var keys = _vault.Keys(_clock);
        Assert.NotNull(await keys.FindAsync("v1", default));
        _vault.Enable("v1", false);
        _clock.Advance(KeyVaultTokenKeys.CacheTime);
        Assert.Null(await keys.FindAsync("v1", default));
        Assert.Equal("v2", (await keys.CurrentAsync(default)).Id);
        _vault.Enable("v1", true);
        Assert.NotNull(await keys.FindAsync("v1", default));
    }

    /// <summary>Single versions cannot be purged: the secret was deleted and made anew under its name.</summary>
    [Fact]
    public async Task A_version_that_a_new_secret_does_not_have_is_gone()
    {
        _vault.Remove("v1");
        Assert.Null(await _vault.Keys(_clock).FindAsync("v1", default));
    }

    [Fact]
    public async Task A_whole_secret_that_is_gone_is_the_operators_to_restore()
    {
        _vault.Remove("v1");
        _vault.Remove("v2");
        await RefusedAsync();
    }

    [Theory]
    [InlineData(HttpStatusCode.Forbidden, "Forbidden", "ForbiddenByRbac")]
    [InlineData(HttpStatusCode.Forbidden, "Forbidden", "ForbiddenByPolicy")]
    [InlineData(HttpStatusCode.Forbidden, "Forbidden", "ForbiddenByFirewall")]
    [InlineData(HttpStatusCode.NotFound, "SecretNotFound", "SecretNotFound")]
    [InlineData(HttpStatusCode.BadRequest, "BadParameter", "BadParameter")]
    public async Task Whatever_else_the_vault_refuses_is_the_operators_and_no_key_is_gone(HttpStatusCode status, string code, string inner)
    {
        _vault.Answer(status, code, inner);
        await RefusedAsync();
    }

    [Theory]
    [InlineData(HttpStatusCode.TooManyRequests)]
    [InlineData(HttpStatusCode.RequestTimeout)]
    [InlineData(HttpStatusCode.InternalServerError)]
    [InlineData(HttpStatusCode.BadGateway)]
    [InlineData(HttpStatusCode.ServiceUnavailable)]
    [InlineData(HttpStatusCode.GatewayTimeout)]
    public async Task A_vault_that_is_too_busy_is_away(HttpStatusCode status)
    {
        _vault.Answer(status, "Throttled", "Throttled");
        await AwayAsync();
    }

    [Theory]
    [InlineData(SocketError.ConnectionRefused, HttpRequestError.ConnectionError, true)]
    [InlineData(SocketError.ConnectionReset, HttpRequestError.ConnectionError, true)]
    [InlineData(SocketError.TryAgain, HttpRequestError.NameResolutionError, true)]
    [InlineData(SocketError.HostNotFound, HttpRequestError.NameResolutionError, false)]
    public async Task A_vault_without_a_connection_is_away_and_one_that_no_name_server_knows_is_no_more(
        SocketError error, HttpRequestError kind, bool isAway)
    {
        _vault.Fault = _ => throw new HttpRequestException(kind, "No connection.", new SocketException((int)error));
        await (isAway ? AwayAsync() : RefusedAsync());
        Assert.True(_vault.Asked > 2, "It is tried again by the client itself.");
    }

    [Fact]
    public async Task A_vault_that_hangs_is_away_while_somebody_still_waits()
    {
        _vault.Fault = async cancellation =>
        {
            await Task.Delay(Timeout.Infinite, cancellation);
            throw new InvalidOperationException();
        };
        await AwayAsync();
    }

    [Fact]
    public async Task Whoever_hangs_up_hears_of_no_vault()
    {
        using var caller = new CancellationTokenSource();
        _vault.Fault = async cancellation =>
        {
            await caller.CancelAsync();
            cancellation.ThrowIfCancellationRequested();
            throw new InvalidOperationException();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await _vault.Keys(_clock).FindAsync("v1", caller.Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("../../keys/other")]
    [InlineData("v1?api-version=1")]
    [InlineData("versions/v1")]
    public async Task What_is_no_version_is_no_key_and_nobody_is_asked(string id)
    {
        Assert.Null(await _vault.Keys(_clock).FindAsync(id, default));
        Assert.Equal(0, _vault.Asked);
    }

    [Fact]
    public void An_identity_that_cannot_sign_in_is_told_by_why()
    {
        Assert.False(
            KeyVaultFaults.Of(new AuthenticationFailedException("no", new RequestFailedException(400, "identity not found")))!.IsAway);
        Assert.False(KeyVaultFaults.Of(new CredentialUnavailableException("no identity"))!.IsAway);
        Assert.True(KeyVaultFaults.Of(new AuthenticationFailedException("no", new RequestFailedException(503, "later")))!.IsAway);
        Assert.True(KeyVaultFaults.Of(new AuthenticationFailedException(
            "no", new AggregateException(new RequestFailedException(400, "x"), new TaskCanceledException())))!.IsAway);
        Assert.Null(KeyVaultFaults.Of(new InvalidOperationException("ours")));
    }

    private async Task AwayAsync() => await ThrowsAsync(isAway: true);

    private async Task RefusedAsync() => await ThrowsAsync(isAway: false);

    private async Task ThrowsAsync(bool isAway)
    {
        var keys = _vault.Keys(_clock);
        foreach (var ask in new Func<Task>[] { async () => await keys.FindAsync("v1", default),
            async () => await keys.CurrentAsync(default) })
            Assert.Equal(isAway, (await Assert.ThrowsAsync<TokenKeysException>(ask)).IsAway);
    }
}
