using System.Security.Cryptography;
using LoketFunctions.Identifiers;
using LoketFunctions.Security;

namespace LoketFunctions.Tests.Security;

public sealed class TokenCipherTests
{
    private static readonly SealedFor Binding = new(new Tenant("eitje", "acme"), new ConnectionId("connection-1"), "refresh-token");

    private readonly RotatingKeys _keys = new("old");

    [Fact]
    public async Task What_is_sealed_opens_again_and_shows_nothing()
    {
        var cipher = new TokenCipher(_keys);

        var text = await cipher.SealAsync("the token é", Binding, default);

        Assert.Matches(@"^old\.[\w-]{16}\.[\w-]{22}\.[\w-]+$", text);
        Assert.Equal("the token é", await cipher.OpenAsync(text, Binding, default));
        Assert.NotEqual(text, await cipher.SealAsync("the token é", Binding, default));
    }

    public static TheoryData<string, string, string, string> Others => new()
    {
        { "eitje", "other", "connection-1", "refresh-token" },
        { "l1nda", "acme", "connection-1", "refresh-token" },
        { "eitje", "acme", "connection-2", "refresh-token" },
        { "eitje", "acme", "connection-1", "access-token" },
    };

    [Theory]
    [MemberData(nameof(Others))]
    public async Task It_opens_for_nothing_else(string planner, string account, string connection, string purpose)
    {
        var cipher = new TokenCipher(_keys);
        var text = await cipher.SealAsync("secret", Binding, default);

        await Assert.ThrowsAsync<BrokenSealException>(
            () => cipher.OpenAsync(text, new SealedFor(new Tenant(planner, account), new ConnectionId(connection), purpose), default));
    }

    [Fact]
    public async Task A_change_in_any_part_is_noticed()
    {
        var cipher = new TokenCipher(_keys);
        _keys.Add("other");
        _keys.Current = "old";
        var parts = (await cipher.SealAsync("secret", Binding, default)).Split('.');
        for (var part = 0; part < parts.Length; part++)
        {
            var changed = (string[])parts.Clone();
            changed[part] = part == 0 ? "other" : (changed[part][0] == 'A' ? 'B' : 'A') + changed[part][1..];
            await Assert.ThrowsAsync<BrokenSealException>(() => cipher.OpenAsync(string.Join('.', changed), Binding, default));
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("old")]
    [InlineData("old.a.b")]
    [InlineData("old.!.!.!")]
    [InlineData("old.AAAA.AAAA.AAAA")]
    [InlineData("gone.AAAA.AAAA.AAAA")]
    public async Task What_is_no_sealed_text_is_refused(string text) =>
        await Assert.ThrowsAsync<BrokenSealException>(() => new TokenCipher(_keys).OpenAsync(text, Binding, default));

    [Fact]
    public async Task After_a_rotation_old_texts_open_and_new_ones_use_the_new_key()
    {
        var cipher = new TokenCipher(_keys);
        var before = await cipher.SealAsync("secret", Binding, default);
        _keys.Add("new");

        Assert.Equal("secret", await cipher.OpenAsync(before, Binding, default));
        var after = await cipher.SealAsync("secret", Binding, default);
        Assert.StartsWith("new.", after, StringComparison.Ordinal);
        Assert.Equal("secret", await cipher.OpenAsync(after, Binding, default));

        _keys.Remove("old");
        await Assert.ThrowsAsync<BrokenSealException>(() => cipher.OpenAsync(before, Binding, default));
    }

    private sealed class RotatingKeys : ITokenKeys
    {
        private readonly Dictionary<string, TokenKey> _keys = [];

        public RotatingKeys(string first) => Add(first);

        public string Current { get; set; } = "";

        public void Add(string id)
        {
            _keys[id] = new TokenKey(id, RandomNumberGenerator.GetBytes(TokenKey.Length));
            Current = id;
        }

        public void Remove(string id) => _keys.Remove(id);

        public ValueTask<TokenKey> CurrentAsync(CancellationToken cancellation) => ValueTask.FromResult(_keys[Current]);

        public ValueTask<TokenKey?> FindAsync(string id, CancellationToken cancellation) =>
            ValueTask.FromResult(_keys.GetValueOrDefault(id));
    }
}
