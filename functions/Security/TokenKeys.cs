using System.Buffers.Text;
using System.Security.Cryptography;

namespace LoketFunctions.Security;

/// <summary>A key of 32 bytes that tokens are sealed under, and the id by which it is found again. Never printed.</summary>
internal sealed class TokenKey
{
    public const int Length = 32;
    private readonly byte[] _bytes;

    public TokenKey(string id, byte[] bytes)
    {
        if (bytes.Length != Length)
            throw new FormatException($"A token key is base64 of {Length} bytes.");
        (Id, _bytes) = (id, bytes);
    }

    public string Id { get; }

    public AesGcm CreateCipher() => new(_bytes, TokenCipher.TagLength);

    /// <summary>Reads base64; throws <see cref="FormatException"/> without quoting what it read.</summary>
    public static TokenKey Parse(string id, string? base64)
    {
        var bytes = new byte[Length];
        return base64 is { Length: > 0 }
            && Base64.IsValid(base64, out var length) && length == Length
            && Convert.TryFromBase64String(base64.Trim(), bytes, out _)
                ? new TokenKey(id, bytes)
                : throw new FormatException($"A token key is base64 of {Length} bytes.");
    }

    public override string ToString() => "***";
}

/// <summary>Where the token keys come from.</summary>
internal interface ITokenKeys
{
    /// <summary>The key to seal with now.</summary>
    ValueTask<TokenKey> CurrentAsync(CancellationToken cancellation);

    /// <summary>The key that something was sealed with; null when there is none of that id any more.</summary>
    ValueTask<TokenKey?> FindAsync(string id, CancellationToken cancellation);
}

/// <summary>One key from a setting, for development and tests.</summary>
internal sealed class LocalTokenKeys(string? base64) : ITokenKeys
{
    public const string KeyId = "local";
    private readonly TokenKey _key = TokenKey.Parse(KeyId, base64);

    public ValueTask<TokenKey> CurrentAsync(CancellationToken cancellation) => ValueTask.FromResult(_key);

    public ValueTask<TokenKey?> FindAsync(string id, CancellationToken cancellation) =>
        ValueTask.FromResult<TokenKey?>(id == KeyId ? _key : null);
}
