using Azure;
using Azure.Security.KeyVault.Secrets;
using LoketFunctions.Security;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace LoketFunctions.Tests.Security;

public sealed class TokenKeyTests
{
    private static readonly string Key = Convert.ToBase64String(new byte[TokenKey.Length]);
    private static readonly DateTimeOffset Day = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly FakeVault _vault = new();
    private readonly ManualClock _clock = new(Day.AddDays(10));

    [Fact]
    public async Task The_newest_enabled_version_is_current_and_older_ones_are_found()
    {
        _vault.Add("v1", Day);
        _vault.Add("v3", Day.AddDays(3));
        _vault.Add("v2", Day.AddDays(2));
        _vault.Add("disabled", Day.AddDays(4), enabled: false);
        _vault.Add("future", Day.AddDays(5), notBefore: Day.AddDays(30));
        _vault.Add("expired", Day.AddDays(6), expiresOn: Day.AddDays(7));
        var keys = Keys();

        Assert.Equal("v3", (await keys.CurrentAsync(default)).Id);
        Assert.Equal("v1", (await keys.FindAsync("v1", default))!.Id);
        Assert.Null(await keys.FindAsync("never", default));
    }

    [Fact]
    public async Task A_rotation_is_noticed_within_minutes_and_the_vault_is_not_asked_each_time()
    {
        _vault.Add("v1", Day);
        var keys = Keys();
        for (var i = 0; i < 10; i++)
            await keys.CurrentAsync(default);
        var calls = _vault.Calls;
        _vault.Add("v2", Day.AddDays(1));
        Assert.Equal("v1", (await keys.CurrentAsync(default)).Id);
        Assert.Equal(2, calls);

        _clock.Advance(KeyVaultTokenKeys.CacheTime);

        Assert.Equal("v2", (await keys.CurrentAsync(default)).Id);
    }

    [Fact]
    public async Task Without_a_usable_version_it_says_what_the_operator_does()
    {
        var refused = await Assert.ThrowsAsync<TokenKeysException>(async () => await Keys().CurrentAsync(default));

        Assert.False(refused.IsAway);
        Assert.Contains("'tokens'", refused.Message, StringComparison.Ordinal);
    }

    /// <summary>Key Vault refuses both with 403. Taking a lost right for a withdrawn key would have every user sign in again.</summary>
    [Fact]
    public async Task A_disabled_version_is_withdrawn_and_a_missing_right_is_a_fault()
    {
        _vault.Add("v1", Day, enabled: false);
        _vault.Add("v2", Day.AddDays(1));
        var keys = Keys();

        Assert.Null(await keys.FindAsync("v1", default));
        _vault.MayRead = false;
        Assert.False((await Assert.ThrowsAsync<TokenKeysException>(async () => await keys.FindAsync("v2", default))).IsAway);
    }

    [Fact]
    public async Task A_value_that_is_no_key_is_refused_without_being_quoted()
    {
        _vault.Add("v1", Day, value: "c2hvcnQ=");

        var refused = await Assert.ThrowsAsync<TokenKeysException>(async () => await Keys().CurrentAsync(default));

        Assert.Contains("base64 of 32 bytes", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("c2hvcnQ", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task On_a_developers_machine_a_setting_is_enough()
    {
        var keys = Read(("Security:LocalTokenKey", Key));

        Assert.Equal("local", (await keys.CurrentAsync(default)).Id);
        Assert.NotNull(await keys.FindAsync("local", default));
        Assert.Null(await keys.FindAsync("other", default));
    }

    [Fact]
    public void With_an_address_the_keys_come_from_Key_Vault() =>
        Assert.IsType<KeyVaultTokenKeys>(Read(("Security:KeyVaultUri", "https://kv.vault.azure.net/"), ("WEBSITE_SITE_NAME", "app")));

    [Fact]
    public void Every_fault_is_named()
    {
        var refused = Assert.Throws<InvalidOperationException>(() => Read(
            ("Security:LocalTokenKey", "short"), ("Security:KeyVaultUri", "http://kv"), ("WEBSITE_SITE_NAME", "app")));

        Assert.Contains("not allowed inside Azure", refused.Message, StringComparison.Ordinal);
        Assert.Contains("Security__KeyVaultUri is not an absolute https", refused.Message, StringComparison.Ordinal);
        Assert.Contains("base64 of 32 bytes", refused.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("short", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("app")]
    public void Without_a_key_the_app_does_not_start(string? site) =>
        Assert.Throws<InvalidOperationException>(() => Read(("WEBSITE_SITE_NAME", site)));

    [Fact]
    public void Inside_Azure_a_local_key_is_refused() =>
        Assert.Throws<InvalidOperationException>(() => Read(
            ("Security:LocalTokenKey", Key), ("Security:KeyVaultUri", "https://kv.vault.azure.net/"), ("WEBSITE_SITE_NAME", "app")));

    private KeyVaultTokenKeys Keys() => new(_vault, "tokens", _clock, NullLogger<KeyVaultTokenKeys>.Instance);

    private static ITokenKeys Read(params (string Key, string? Value)[] settings) => StartUp
        .Read(settings.ToDictionary(setting => setting.Key, setting => setting.Value),
            new ServiceCollection().AddLogging().AddSingleton(TimeProvider.System).AddTokenKeys)
        .BuildServiceProvider().GetRequiredService<ITokenKeys>();

    private sealed class FakeVault : SecretClient
    {
        private readonly Dictionary<string, KeyVaultSecret> _versions = [];

        public int Calls { get; private set; }

        /// <summary>False: the app's identity has lost its right.</summary>
        public bool MayRead { get; set; } = true;

        public void Add(
            string version, DateTimeOffset createdOn, bool enabled = true, DateTimeOffset? notBefore = null, DateTimeOffset? expiresOn =
                null,
            string? value = null)
        {
            var properties = SecretModelFactory.SecretProperties(
                id: new Uri($"https://kv.vault.azure.net/secrets/tokens/{version}"), name: "tokens", version: version,
                createdOn: createdOn);
            properties.Enabled = enabled;
            properties.NotBefore = notBefore;
            properties.ExpiresOn = expiresOn;
            _versions[version] = SecretModelFactory.KeyVaultSecret(properties, value ?? Key);
        }

        public override AsyncPageable<SecretProperties> GetPropertiesOfSecretVersionsAsync(
            string name, CancellationToken cancellationToken = default)
        {
            Calls++;
            var page = Page<SecretProperties>.FromValues(_versions.Values.Select(secret => secret.Properties).ToList(), null, null!);
            return AsyncPageable<SecretProperties>.FromPages([page]);
        }

        public override Task<Response<KeyVaultSecret>> GetSecretAsync(
            string name, string? version = null, SecretContentType? outContentType = null, CancellationToken cancellationToken = default)
        {
            Calls++;
            if (!_versions.TryGetValue(version!, out var secret))
                throw new RequestFailedException(404, "not there");
            return MayRead && secret.Properties.Enabled == true
                ? Task.FromResult(Response.FromValue(secret, null!))
                : throw new RequestFailedException(403, "Forbidden");
        }
    }
}
